/** Gets past a consent page by declining, never by accepting; apart, because it is a promise. */
import type { Page } from 'playwright';
import { SourceRefused } from '../../../errors.ts';

/** The form that refuses everything optional; its sibling with `set_eom=false` accepts. */
const REJECT = 'form:has(input[name=set_eom][value=true])';

/** Declines if a consent page is shown. @throws SourceRefused when it offers no way to decline */
export async function declineConsent(page: Page, timeoutMs: number): Promise<void> {
  if (!(await asksConsent(page))) return;
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
    if (!(await asksConsent(page))) return;
    break;
  }
  throw new SourceRefused(
    'blocked',
    `Expected a consent page that can be declined, got ${buttons.length === 0 ? 'none of its reject forms' : 'the same page again'}`,
  );
}

/** Asked of the page itself, by marks that no language changes: the forms that save the choice, or the host that shows them. */
async function asksConsent(page: Page): Promise<boolean> {
  const url = URL.canParse(page.url()) ? new URL(page.url()) : undefined;
  if (/^consent\.(?:google\.[a-z.]{2,6}|youtube\.com)$/.test(url?.hostname ?? '')) return true;
  return (await page.locator(FORMS).count()) > 0;
}

const FORMS =
  'form[action*="//consent.google."], form[action*="//consent.youtube."], form:has(input[name=set_eom]):has(input[name=continue])';
