import { describe, expect, it } from 'vitest';
import { recogniseBlock } from '../../../src/collectors/page/blocked.ts';
import { instant } from '../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const page = (title: string, body: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const stateOf = (body: string): string | undefined => recogniseBlock({ body, capturedAt })?.state;

describe('walls and error pages of any site', () => {
  it.each([
    ['browser-check', page('Attention Required! | Cloudflare', '<h1>Sorry, you have been blocked</h1>')],
    ['browser-check', page('', '<iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incident ID: 1</iframe>')],
    ['browser-check', page('', '<script>window.awsWafCookieDomainList=[]</script><noscript>x</noscript>')],
    [
      'browser-check',
      page('shop', "<p>Please enable JS</p><script>var dd={'host':'geo.captcha-delivery.com'}</script>"),
    ],
    ['browser-check', page('Access to this page', '<p>Press and hold</p><script>window._pxAppId="PX1"</script>')],
    ['browser-check', page('DDoS-Guard', '<h1>Checking your browser</h1>')],
    ['captcha', page('', '<div class="cf-turnstile"></div>')],
    ['site-error', page('shop.example | 522: Connection timed out', '<h1>Connection timed out</h1>')],
    ['site-error', '<html><body><h1>503 Service Unavailable</h1>No server is available</body></html>'],
    ['site-error', page('Error 502 (Server Error)!!1', '<p>That’s an error.</p>')],
    ['too-many-requests', page('429 Too Many Requests', '<h1>429 Too Many Requests</h1><hr>nginx')],
    ['access-denied', page('403 - Forbidden: Access is denied.', '<h1>Server Error</h1>')],
    ['access-denied', page('Доступ запрещён', '')],
    ['access-denied', page('アクセスが拒否されました', '')],
    ['login', page('401 Unauthorized', '<h1>Unauthorized</h1>')],
    ['login', page('', '<script>location.href="https://x.example/authwall?trk=1"</script>')],
    ['login', page('Sign in to your account', '<h1>Sign in</h1><form><input type="email"></form>')],
    ['not-found', page('Pagina non trovata', '')],
    ['not-found', page('404 - File or directory', '<h1>Server Error</h1>')],
    ['maintenance', page('Site en maintenance', '<p>Nous revenons</p>')],
    ['maintenance', page('Shop', 'Briefly unavailable for scheduled maintenance. Check back in a minute.')],
    ['age-gate', page('Wines', '<div class="age-gate"><p>Are you of legal drinking age?</p></div>')],
    [
      'script-shell',
      page('Shop', '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'),
    ],
  ])('says %s', (state, body) => {
    expect(stateOf(body)).toBe(state);
  });

  const prose = '<p>We sell lamps, and mend them while you wait.</p>'.repeat(12);
  it.each([
    ['a name', page('Café 404', '<h1>Café 404</h1><p>Open daily.</p>')],
    ['an address', page('Bakery, 403 rue du Bac', '<h1>Bakery</h1><p>403 rue du Bac</p>')],
    ['a number of dishes', page('500 ways to cook rice', '<h1>500 ways</h1>')],
    ['a trade', page('Car maintenance and repair', '<h1>Scheduled maintenance</h1>')],
    ['a city', page('Forbidden City View Hotel', '<h1>Forbidden City View Hotel</h1>')],
    ['a beacon', page('Lamps', `${prose}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`)],
    ['a tag of a firm beside words', page('Lamps', `${prose}<script src="/_Incapsula_Resource?a"></script>`)],
    ['a hint for those without scripts', page('Lamps', `<noscript>Please enable JavaScript</noscript>${prose}`)],
    [
      'a captcha beside ratings',
      page(
        'Lamps',
        '<div class="g-recaptcha"></div><script type="application/ld+json">{"@type":"AggregateRating"}</script>',
      ),
    ],
  ])('takes %s for no wall', (_, body) => {
    expect(stateOf(body)).toBeUndefined();
  });
});

describe('walls of Google and Facebook', () => {
  it.each([
    ['google-consent', 'https://consent.youtube.com/m?continue=x', page('Avant', '')],
    ['google-consent', 'https://consent.google.pl/m?continue=x', page('Przed', '')],
    ['google-captcha', undefined, page('Sorry...', '<p>your network may be sending automated queries</p>')],
    ['facebook-blocked', 'https://m.facebook.com/x', page('Facebook', '<div>You’re Temporarily Blocked</div>')],
  ])('says %s', (state, url, body) => {
    expect(recogniseBlock({ body, capturedAt, ...(url && { url }) })?.state).toBe(state);
  });
});
