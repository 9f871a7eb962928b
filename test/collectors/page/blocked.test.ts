import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facebookPage as facebookSite } from '../../../demo/site/facebook-page.ts';
import { mapsPage } from '../../../demo/site/maps-page.ts';
import { recogniseBlock } from '../../../src/collectors/page/blocked.ts';
import { instant } from '../../../src/domain/time.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';
import { sitePlace } from '../../support/site-places.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

function stateOf(body: string, url?: string) {
  return recogniseBlock({ body, capturedAt, ...(url && { url }) });
}

describeWithShared('fixtures/captured/blocked', 'captured pages', () => {
  const root = sharedPath('fixtures/captured');
  const blocked = readdirSync(`${root}/blocked`).filter((name) => name.endsWith('.html'));
  it.each(blocked)('names what blocks %s', (file) => {
    const expected = JSON.parse(readFileSync(`${root}/blocked/${file.replace('.html', '.expected.json')}`, 'utf8'));
    const block = stateOf(readFileSync(`${root}/blocked/${file}`, 'utf8'));
    expect(block?.state).toBe(expected.blockKind);
    expect(block?.outcome).toBe(expected.blockKind.startsWith('facebook') ? 'login' : 'blocked');
  });

  const good = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:html|json)$/.test(name) && !name.startsWith('blocked') && !name.endsWith('.expected.json'),
  );
  it('blocks none of the pages and answers that hold content', () => {
    expect(good.length).toBeGreaterThan(30);
    expect(good.filter((name) => stateOf(readFileSync(`${root}/${name}`, 'utf8')))).toEqual([]);
  });
});

describe('walls and shells', () => {
  const page = (body: string, head = ''): string =>
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  it.each([
    [
      'google-captcha',
      page('<form id="captcha-form" action="index"><div class="g-recaptcha" data-s="x"></div></form>'),
      undefined,
    ],
    ['google-captcha', page('<p>Ungewöhnlicher Datenverkehr</p>'), 'https://www.google.com/sorry/index?continue=x'],
    [
      'google-consent',
      page(
        '<form action="/s"><input type="hidden" name="set_eom" value="true"><input type="hidden" name="continue" value="x"></form>',
      ),
      undefined,
    ],
    ['google-consent', page('<p>Avant de continuer</p>'), 'https://consent.google.com/m?continue=x'],
    [
      'google-enablejs',
      page(
        '<noscript><meta http-equiv="refresh" content="0;url=/httpservice/retry/enablejs?sei=x"></noscript><p>x</p>',
      ),
      undefined,
    ],
    [
      'maps-limited-view',
      page(
        '<div role="main"><h1>Café</h1><p>Vue limitée de Google Maps</p></div><a href="https://accounts.google.com/ServiceLogin?x">Se connecter</a>',
      ),
      undefined,
    ],
    [
      'maps-limited-view',
      page('<div role="main"><h1>کافه</h1></div><a href="https://accounts.google.com/ServiceLogin?x">ورود</a>'),
      undefined,
    ],
    ['maps-script-shell', page('<noscript><div id="XvQR9b">…</div></noscript><script>1</script>'), undefined],
    [
      'facebook-login',
      page(
        '<div><form id="login_form" action="/login/?next=x"><input name="email"><input name="pass" type="password"></form></div>',
      ),
      undefined,
    ],
    ['facebook-login', page('<p>…</p>'), 'https://www.facebook.com/login/?next=x'],
    [
      'facebook-shell',
      page('<div id="splash-screen"></div><script>{"USER_ID":"0"}</script>', '<title>Facebook</title>'),
      undefined,
    ],
    [
      'facebook-not-available',
      page('<div>This content isn’t available right now</div>'),
      'https://www.facebook.com/x/reviews',
    ],
    [
      'browser-check',
      page('<h1>Just a moment...</h1><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>'),
      undefined,
    ],
    ['captcha', page('<div class="h-captcha"></div>'), undefined],
    ['access-denied', page('<h1>Access Denied</h1><p>Reference #18</p>', '<title>Access Denied</title>'), undefined],
    ['not-found', page('<h1>Page introuvable</h1>', '<title>404</title>'), undefined],
    ['site-error', page('<h1>Oops</h1>', '<title>502 Bad Gateway</title>'), undefined],
    ['login', page('<form><input type="password" name="p"></form>'), undefined],
    ['empty-body', '  \n ', undefined],
  ])('says %s', (state, body, url) => {
    const block = stateOf(body, url);
    expect(block?.state).toBe(state);
    expect(block?.reason).toMatch(/^Expected .+, got .+/);
  });

  it.each(['en', 'fr', 'fa'] as const)(
    'leaves honest pages with a login form or a script flag alone in %s',
    (language) => {
      const maps = mapsPage({ place: sitePlace('maps', language, 5, capturedAt), now: capturedAt, language });
      expect(
        stateOf(
          maps.replace(
            '<body>',
            '<body><script>APP_FLAGS=["limitedview"]</script><a href="https://accounts.google.com/ServiceLogin">x</a>',
          ),
        ),
      ).toBeUndefined();
      expect(stateOf(facebookSite(sitePlace('facebook', language, 0, capturedAt), capturedAt))).toBeUndefined();
    },
  );

  it('does not take a review that mentions a limited view, a captcha or a 404 for a block', () => {
    const card = '<div data-review-id="x1">limited view, captcha, 404 not found, access denied</div>';
    expect(
      stateOf(
        page(
          `<div role="main"><h1>Café</h1><button role="tab">Reviews</button>${card}</div><a href="https://accounts.google.com/ServiceLogin">x</a>`,
        ),
      ),
    ).toBeUndefined();
  });
});
