import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/alerts/digest.ts';
import { calmWeek, fullWeek, weekly } from './sample-digest.ts';

const HOSTILE = '<script>alert(1)</script>\r\nBcc: a@b.c \u202eevil\u202c';

describe('a weekly letter', () => {
  it('says what is open with its size, its age and who is on it', () => {
    const { subject, text, type, thread } = composeDigest(fullWeek(), 'en');
    expect({ subject, type, thread }).toEqual({
      subject: 'Week to 16 November 2026: 6 open, 1 better',
      type: 'digest.weekly',
      thread: 'digest/logistics',
    });
    expect(text).toContain(
      'Halte Lyon Part-Dieu: fell 4.31 → 3.81 since about 26 October 2026 · Delivery — open for 6 days, nobody has acknowledged it.',
    );
    expect(text).toContain('— recovering; Amal Rezaei is on it.');
    expect(text).toContain('one review of 14 November 2026 speaks of danger');
    expect(text).toContain('Halte Nantes: 1 customer gave more stars after an answer.');
    expect(text).toContain('Halte: 64 new reviews, 89.1% would recommend.');
    expect(text).toContain('at most 0.16 wrong alarms about falls');
  });

  it.each(['en', 'fr', 'fa'] as const)('has every part in %s, and no hole in any sentence', (language) => {
    const { subject, text, html } = composeDigest(fullWeek(), language);
    for (const words of [subject, text, html]) expect(words).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object/);
    expect(html.match(/<h2/g)).toHaveLength(8);
    expect(html).toContain(`dir="${language === 'fa' ? 'rtl' : 'ltr'}"`);
    if (language === 'fa')
      expect(
        text.replace(
          /tabriz-google|lille-trustpilot|Halte|Lyon Part-Dieu|Lille Flandres|Nantes|Amal Rezaei|Logistics|vigie/g,
          '',
        ),
      ).not.toMatch(/[A-Za-z0-9]/);
  });

  it('says that all is well only when everything was heard', () => {
    expect(composeDigest(calmWeek(), 'en').text).toContain('all is well');
    const { unheard } = fullWeek();
    expect(composeDigest(calmWeek({ unheard }), 'en').text).not.toContain('all is well');
  });

  it.each([
    ['en', '3 reviews since', 'one review of'],
    ['fr', '3 avis depuis le', 'un avis du'],
    ['fa', '۳ نظر از', 'نظری از'],
  ] as const)('counts the reviews of a severe case in %s', (language, several, single) => {
    const open = (reviews: readonly number[]) => [weekly({ kind: 'severe', severity: 'fraud', review: 1, reviews })];
    expect(composeDigest(calmWeek({ open: open([1, 2, 3]) }), language).text).toContain(several);
    expect(composeDigest(calmWeek({ open: open([1]) }), language).text).toContain(single);
  });

  it('stays short and under 20 kB for machines however much there is, and counts what it leaves out', () => {
    const many = Array.from({ length: 500 }, () => weekly());
    const { text, data } = composeDigest(fullWeek({ open: many, better: many, ended: many }), 'en');
    expect(text).toContain('And 488 more.');
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(19_000);
    expect(data.counts).toMatchObject({ open: 500, better: 500 });
  });

  it('shows names from outside as text, in subject and HTML', () => {
    const names = { place: () => HOSTILE, touchpoint: () => HOSTILE, team: () => HOSTILE };
    const wonBack = [{ place: HOSTILE, n: 2 }];
    const team = { ...calmWeek().team, name: HOSTILE };
    const { subject, html, text } = composeDigest(fullWeek({ names, wonBack, team }), 'en');
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(text).not.toContain('\u202e');
  });
});
