/** What a signed link can and cannot be made to say. */
import { describe, expect, it } from 'vitest';
import { type ActLink, actLinks, isExpired, type LinkKeys, readActLink, signActLink } from '../../src/alerts/link.ts';
import { teamId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';

const KEY = new Secret('a key of at least thirty-two characters');
const KEYS: LinkKeys = [KEY];
const NOW = instant('2026-06-01T12:00:00Z');
const LOGISTICS = teamId.parse('logistics');
const LINK: ActLink = {
  act: 'acknowledge',
  incident: 'shop/north/delivery/down/1',
  team: LOGISTICS,
  subject: 'Shop North: “Livraison” fell 4,31 → 3,80 · تحویل',
  made: NOW,
  expires: instant(millis(NOW) + 14 * DAY_MS),
};
const rules = (url: string) => ({ url, keys: KEYS, days: 14 });
const tokenOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);

it('says again what was signed', () => {
  const token = signActLink(LINK, KEY);
  expect(token).toMatch(/^v1\.[\w-]+\.[\w-]{43}$/);
  expect(readActLink(token, KEYS)).toEqual(LINK);
});

it('makes two addresses below the configured one, each for its own act', () => {
  for (const [url, base] of [
    ['https://vigie.example.com', 'https://vigie.example.com/act/'],
    ['https://example.com/vigie/', 'https://example.com/vigie/act/'],
    ['http://localhost:8787/?q#f', 'http://localhost:8787/act/'],
  ] as const) {
    const { acknowledge, silence } = actLinks(rules(url), { key: LINK.incident }, LOGISTICS, LINK.subject, NOW);
    expect(acknowledge.startsWith(base)).toBe(true);
    expect(readActLink(tokenOf(acknowledge), KEYS)).toEqual(LINK);
    expect(readActLink(tokenOf(silence), KEYS)).toEqual({ ...LINK, act: 'silence' });
  }
});

it('is refused when any one character of it is another one, missing or doubled', () => {
  const token = signActLink(LINK, KEY);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/%';
  let tried = 0;
  for (let at = 0; at < token.length; at++) {
    const put = (text: string) => token.slice(0, at) + text + token.slice(at + 1);
    // Around the end every letter: the last of base64url has bits that decode to nothing.
    const others = at > token.length - 4 ? [...alphabet] : [...'Aa0-_.'];
    for (const other of [...others, '', token[at]! + token[at]!]) {
      if (other === token[at]) continue;
      tried += 1;
      expect(readActLink(put(other), KEYS), `${at}: ${other}`).toBeUndefined();
    }
  }
  expect(tried).toBeGreaterThan(1000);
});

it.each(['', '.', '..', 'v1', 'v1..', 'v1.e30.', 'v2', 'x'.repeat(1_000_000), `v1.${'A'.repeat(2_000_000)}.A`])(
  'refuses what is no token (%#)',
  (token) => expect(readActLink(token, KEYS)).toBeUndefined(),
);

it('is refused under another key, another version, and with parts of two links put together', () => {
  const token = signActLink(LINK, KEY);
  const other = signActLink({ ...LINK, incident: 'shop/south/delivery/down/1' }, KEY);
  const [, said = '', signed = ''] = token.split('.');
  const [, otherSaid = '', otherSigned = ''] = other.split('.');
  expect(readActLink(token, [new Secret('another key of thirty-two characters!')])).toBeUndefined();
  for (const forged of [`v2.${said}.${signed}`, `v1.${said}.${otherSigned}`, `v1.${otherSaid}.${signed}`, `${token}.`])
    expect(readActLink(forged, KEYS)).toBeUndefined();
  // The signature covers what it is for: a signature of the bare words by the same key is none.
  expect(readActLink(signActLink({ ...LINK, act: 'silence' }, KEY), KEYS)?.act).toBe('silence');
});

describe('while a key is rotated', () => {
  const before = KEY;
  const next = new Secret('the next key of thirty-two characters');
  const both: LinkKeys = [next, before];

  it('mails of before and of after are answered, and new ones are signed by the first', () => {
    expect(readActLink(signActLink(LINK, before), both)).toEqual(LINK);
    const made = { url: 'https://v.example', keys: both, days: 14 };
    const { acknowledge } = actLinks(made, { key: LINK.incident }, LOGISTICS, LINK.subject, NOW);
    expect(readActLink(tokenOf(acknowledge), both)).toEqual(LINK);
    expect(readActLink(tokenOf(acknowledge), [next])).toEqual(LINK);
    expect(readActLink(tokenOf(acknowledge), [before])).toBeUndefined();
  });

  it('the old one is worth nothing once it is taken out, and no third one ever', () => {
    expect(readActLink(signActLink(LINK, before), [next])).toBeUndefined();
    expect(readActLink(signActLink(LINK, new Secret('a third key of thirty-two characters!')), both)).toBeUndefined();
  });

  it('what one key signed is not mixed with what the other did', () => {
    const [version, said] = signActLink({ ...LINK, incident: 'shop/south/delivery/down/1' }, next).split('.');
    const [, , signed] = signActLink(LINK, before).split('.');
    expect(readActLink([version, said, signed].join('.'), both)).toBeUndefined();
  });

  it('every key is tried, whichever fits: time tells nobody which one signed', () => {
    const asked: string[] = [];
    class Listening extends Secret {
      override reveal(): string {
        asked.push(super.reveal());
        return super.reveal();
      }
    }
    const [first, second] = [new Listening('1'.repeat(32)), new Listening('2'.repeat(32))];
    for (const signer of [first, second, KEY]) {
      const token = signActLink(LINK, signer);
      asked.length = 0;
      readActLink(token, [first, second]);
      expect(asked).toEqual(['1'.repeat(32), '2'.repeat(32)]);
    }
  });
});

it('refuses what the right key signed but no link of ours says', () => {
  const sign = (link: object) => signActLink(link as ActLink, KEY);
  expect(readActLink(sign({ ...LINK, act: 'close' }), KEYS)).toBeUndefined();
  expect(readActLink(sign({ ...LINK, team: '../x' }), KEYS)).toBeUndefined();
  expect(readActLink(sign({ ...LINK, incident: '' }), KEYS)).toBeUndefined();
});

it('stops working at its end, to the second', () => {
  expect(isExpired(LINK, instant(millis(LINK.expires) - 1))).toBe(false);
  expect(isExpired(LINK, LINK.expires)).toBe(true);
});

it('stays an address that mail programs carry, whatever the subject', () => {
  const subject = `\u202e${'ط'.repeat(5000)}\r\nBcc: x@example.org`;
  const { silence } = actLinks(rules('https://vigie.example.com'), { key: 'k'.repeat(255) }, LOGISTICS, subject, NOW);
  expect(silence.length).toBeLessThan(1500);
  expect(readActLink(tokenOf(silence), KEYS)?.subject).toHaveLength(100);
  expect(readActLink(tokenOf(silence), KEYS)?.subject).not.toMatch(/[\r\n\u202e]/);
});
