/** A page of ours in a real browser: what it did that it should not, whether it scrolls sideways, what axe-core finds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestBrowser } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Look {
  readonly faults: readonly string[];
  readonly overflow: boolean;
  /** Ids of the rules that were broken, with the first element of each. */
  readonly axe: readonly string[];
}

/** Opens the page under its own policy first, then once more without it for axe-core, which is a script. */
export async function lookWith(
  browser: TestBrowser,
  url: string,
  { width, colorScheme }: { readonly width: number; readonly colorScheme: 'light' | 'dark' },
): Promise<Look> {
  const origin = new URL(url).origin;
  const options = { viewport: { width, height: 900 }, colorScheme };
  const { page, faults } = await browser.open(origin, options);
  await page.goto(url);
  const overflow = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  await page.context().close();
  const { page: open } = await browser.open(origin, { ...options, bypassCSP: true });
  await open.goto(url);
  await open.evaluate(AXE);
  const axe = await open.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 200)))',
  );
  await open.context().close();
  return { faults, overflow, axe };
}
