/** Gets past a consent page by declining, never by accepting; apart, because it is a promise. */
import type { Page } from 'playwright';
import { SourceRefused } from '../../../errors.ts';
import { recogniseBlock } from '../../blocked.ts';
import type { CollectTools } from '../../collector.ts';

/** The form that refuses everything optional; its sibling with `set_eom=false` accepts. */
const REJECT = 'form:has(input[name=set_eom][value=true])';

/** Declines if a consent page is shown. @throws SourceRefused when it offers no way to decline */
export async function declineConsent(page: Page, tools: CollectTools, timeoutMs: number): Promise<void> {
  if (!(await asksConsent(page, tools))) return;
  const forms = page.locator(`${REJECT} button, ${REJECT} input[type=submit]`);
  const buttons = await forms.all();
  for (const button of buttons) {
    // Each form stands there twice, for wide and narrow screens; one of them shows.
    if (!(await button.isVisible())) continue;
    await Promise.all([page.waitForLoadState('domcontentloaded'), button.click({ timeout: timeoutMs })]);
    await page
      .locator(REJECT)
      .first()
      .waitFor({ state: 'detached', timeout: timeoutMs })
      .catch(() => {});
    if (!(await asksConsent(page, tools))) return;
    break;
  }
  throw new SourceRefused(
    'blocked',
    `Expected a consent page that can be declined, got ${buttons.length === 0 ? 'none of its reject forms' : 'the same page again'}`,
  );
}

async function asksConsent(page: Page, tools: CollectTools): Promise<boolean> {
  const block = recogniseBlock({ body: await page.content(), url: page.url(), capturedAt: tools.now() });
  return block?.state === 'google-consent';
}
