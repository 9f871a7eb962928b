/** A real Chromium without the rules that hold for other people's sites, for looking at pages of our own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { findBrowser } from '../../src/web/browser-binary.ts';

export interface TestBrowser {
  /** A page of its own context, and what it did that it should not: dialogs, requests outside `origin`, errors. */
  open(origin: string, options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly faults: string[] }>;
  close(): Promise<void>;
}

/** Starts one; a few seconds. */
export async function startChromium(): Promise<TestBrowser> {
  const { path, libraries } = await findBrowser({
    ...(process.env.VIGIE_BROWSER && { browserPath: process.env.VIGIE_BROWSER }),
  });
  const home = await mkdtemp(join(tmpdir(), 'vigie-chromium-'));
  const browser: Browser = await chromium.launch({
    executablePath: path,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-dev-shm-usage'],
    env: { ...process.env, HOME: home, ...(libraries && { LD_LIBRARY_PATH: libraries }) } as Record<string, string>,
  });
  return {
    async open(origin, options = {}) {
      const page = await (await browser.newContext(options)).newPage();
      const faults: string[] = [];
      page.on('dialog', (dialog) => {
        faults.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(origin)) faults.push(`request ${request.url()}`);
      });
      page.on('console', (message) => faults.push(`console ${message.text()}`));
      page.on('pageerror', (error) => faults.push(`error ${error.message}`));
      return { page, faults };
    },
    async close() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
