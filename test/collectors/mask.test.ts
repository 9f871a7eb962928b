import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../../src/collectors/mask.ts';
import { cpuMillis } from '../support/cpu-time.ts';

/** Invented personal data of the forms that the mask promises; every one must go. */
const PERSONAL = [
  'ada.lovelace+x@mail.example.org',
  'prénom.nom@société.fr',
  '+33 6 12 34 56 78',
  '+33(0)6 12 34 56 78',
  '0033612345678',
  '06 12 34 56 78',
  '06.12.34.56.78',
  '06-12-34-56-78',
  '0612345678',
  '020 7946 0958',
  '(020) 7946 0958',
  '+1 (415) 555-0132',
  '415-555-0132',
  '(415) 555-0132',
  '0912 345 6789',
  '۰۹۱۲۳۴۵۶۷۸۹',
  '۰۹۱۲ ۳۴۵ ۶۷۸۹',
  '+98 21 8888 7777',
  '+49 30 901820',
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  'FR76 3000 6000 0112 3456 7890 189',
  'DE89370400440532013000',
  '123456789',
  '987654321012',
];

/** What must stay, because it is no personal datum or as likely is not. */
const KEPT = [
  '12/03/2026',
  '2026-03-12',
  '12.03.2026 14',
  '2026-03-12 10:30:00',
  '2019-2020',
  '1 234 567,89 €',
  '1.234.567,89',
  '12 000 000',
  '150000000 ریال',
  '۱۵۰۰۰۰۰۰۰ تومان',
  '2026',
  'order 12345678',
  'AB12345678',
  '10:30-18:45',
  '3.5/5 and 4/5',
  'room 1204, 3rd floor, 24/7',
  '100 000 km',
  '@lou and me @ home',
];

describe('maskPersonal', () => {
  it.each(PERSONAL)('masks %s', (personal) => {
    const masked = maskPersonal(`Call me: ${personal}, please`);
    expect(masked).toMatch(/^Call me: \(?\[(?:e-mail|phone|number|iban)\], please$/);
  });

  it.each(KEPT)('keeps %s', (kept) => {
    expect(maskPersonal(`It was ${kept}, please`)).toBe(`It was ${kept}, please`);
  });

  it('takes time in proportion to the length on adversarial text', () => {
    const pieces = ['a@', '@', '1', '1 ', '+1', '0-', '(0', 'a.', 'AA11 ', 'A', '1.1,', ' ', '۱', 'x@y.', '00 ', '1  '];
    for (const piece of pieces) {
      const text = piece.repeat(500_000 / piece.length);
      expect(
        cpuMillis(() => void maskPersonal(text)),
        piece,
      ).toBeLessThan(1_000);
    }
  });
});
