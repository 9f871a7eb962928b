import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '../../src/collectors/dates/written-date.ts';
import { MAX_TEXT, normaliseReview } from '../../src/collectors/normalise.ts';
import type { SourceId } from '../../src/domain/ids.ts';
import type { RawReview, Review } from '../../src/domain/review.ts';
import { instant } from '../../src/domain/time.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const seenAt = instant('2026-11-21T12:00:00Z');
const context = {
  source: 'lou' as SourceId,
  authorKey: (name: string) => `key(${name})`,
  seenAt,
};
const raw = (rest: Partial<RawReview> = {}): RawReview => ({
  externalId: 'r1',
  scale: 'stars',
  rating: 4,
  text: 'Fine',
  ...rest,
});
function kept(rest: Partial<RawReview> = {}): Review {
  const result = normaliseReview(raw(rest), context);
  if ('skipped' in result) throw new Error(result.skipped);
  return result.review;
}
const day = (text: string) => ({ earliest: instant(`${text}T00:00:00Z`), latest: instant(`${text}T23:59:59.999Z`) });

describe('the text that is kept', () => {
  it('is well-formed, without NUL, with one kind of line end, composed and trimmed', () => {
    expect(kept({ text: '  a\0b\r\nc\rd\u2028e\ud800 e\u0301  ' }).text).toBe('ab\nc\nd\ne\ufffd é');
  });

  it('keeps right-to-left marks, joiners and emoji', () => {
    const text = 'می‌خواهم \u202bمتن\u202c 👩‍👩‍👧 🇫🇷';
    expect(kept({ text }).text).toBe(text);
  });

  it('carries no e-mail address or phone number, in the reply neither', () => {
    const review = kept({ text: 'Write to ada@mail.example', reply: { text: 'Call 06 12 34 56 78' } });
    expect(review.text).toBe('Write to [e-mail]');
    expect(review.reply).toEqual({ text: 'Call [phone]' });
  });

  it('is cut at 64 Ki units, never inside a grapheme, and the hash covers the whole', () => {
    const family = '👩‍👩‍👧';
    const long = kept({ text: 'a'.repeat(MAX_TEXT - 3) + family.repeat(20) });
    expect(long.text).toBe('a'.repeat(MAX_TEXT - 3));
    expect(long.truncated).toBe(true);
    expect(kept({ text: 'a'.repeat(MAX_TEXT - 3) + family.repeat(21) }).contentHash).not.toBe(long.contentHash);
    const marks = kept({ text: `a${'\u0301'.repeat(200_000)}` });
    expect(marks.text?.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(marks.text?.isWellFormed()).toBe(true);
    expect(kept({ text: 'x'.repeat(MAX_TEXT) })).toMatchObject({ truncated: false });
  });

  it('is absent when nothing can be seen in it', () => {
    expect(kept({ text: ' \u200b\u200e\n' })).not.toHaveProperty('text');
    expect(kept({ text: '👍' }).text).toBe('👍');
  });
});

describe('a review', () => {
  it('is skipped, with a reason, when nothing was rated, recommended or said', () => {
    expect(normaliseReview(raw({ rating: undefined, text: ' ' }), context)).toEqual({
      skipped: expect.stringContaining('nothing'),
    });
    expect(normaliseReview(raw({ rating: 9, text: '' }), context)).toEqual({
      skipped: expect.stringContaining('from 1 to 5'),
    });
    expect(kept({ rating: undefined, text: undefined, recommends: false }).recommends).toBe(false);
  });

  it('loses a rating outside its scale, with a note, never turning it into another', () => {
    for (const rating of [0, -1, 6, Number.NaN, Number.POSITIVE_INFINITY]) {
      const result = normaliseReview(raw({ rating }), context);
      expect(result).toMatchObject({ review: { text: 'Fine' }, note: expect.stringContaining('from 1 to 5') });
      expect('review' in result && 'rating' in result.review).toBe(false);
    }
    expect(kept({ rating: 0, scale: 'nps' }).rating).toBe(0);
    expect(kept({ rating: 4.5 }).rating).toBe(4.5);
  });

  it('carries the author only as a key, of the name folded and trimmed; "Anonymous" is nobody', () => {
    expect(kept({ author: ' Ａda\u00a0 L. ' }).authorKey).toBe('key(Ada L.)');
    expect(JSON.stringify(kept({ author: 'Ada Secret' }))).not.toMatch(/"author":/);
    for (const author of ['Anonymous', 'Un utilisateur Google', 'ناشناس', ' ', undefined]) {
      expect(kept({ author })).not.toHaveProperty('authorKey');
    }
  });

  it('has a date as an interval: clamped to when it was seen, all of time when the source gives none', () => {
    expect(kept({ written: day('2026-03-01') }).written).toEqual(day('2026-03-01'));
    expect(kept({ written: day('2030-01-01') }).written).toEqual({ earliest: seenAt, latest: seenAt });
    expect(kept().written).toEqual({ earliest: '1995-01-01T00:00:00.000Z', latest: seenAt });
  });

  it('keeps only addresses of the web, canonical languages, and sub-ratings within 1 to 5', () => {
    expect(kept({ url: 'javascript:alert(1)' })).not.toHaveProperty('url');
    expect(kept({ url: 'https://x.example/a b' }).url).toBe('https://x.example/a%20b');
    expect(kept({ language: 'fr_ca' }).language).toBe('fr-CA');
    expect(kept({ language: 'the French one' })).not.toHaveProperty('language');
    expect(kept({ subRatings: { staff: 5, price: 0 } as never }).subRatings).toEqual({ staff: 5 });
  });
});

describe('the external id', () => {
  it('is the source’s own, opaque and case-sensitive; one too long for an index is kept as its hash', () => {
    expect(kept({ externalId: ' ChZDSUhN\0 ' })).toMatchObject({
      externalId: 'ChZDSUhN',
      externalIdIsComposite: false,
    });
    expect(kept({ externalId: 'x'.repeat(10_000) }).externalId).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  const composite = (rest: Partial<RawReview> = {}) =>
    kept({ externalId: undefined, author: 'Ada', written: day('2026-03-01'), ...rest }).externalId;
  it('is made of author, certain date, rating and text where the source has none', () => {
    expect(kept({ externalId: undefined })).toMatchObject({
      externalIdIsComposite: true,
      externalId: expect.stringMatching(/^composite:[0-9a-f]{64}$/),
    });
    expect(composite()).toBe(composite());
    const others = [
      { author: 'Bea' },
      { rating: 3 },
      { text: 'Other' },
      { recommends: true },
      { written: day('2026-03-02') },
    ];
    expect(new Set([composite(), ...others.map(composite)]).size).toBe(6);
  });

  it('does not change when "3 months ago" becomes "4 months ago", nor with what the date is worded like', () => {
    const months = (from: string, to: string, wording: string) => ({
      earliest: instant(from),
      latest: instant(to),
      wording,
    });
    expect(composite({ written: months('2026-07-21', '2026-08-21', '3 months ago') })).toBe(
      composite({ written: months('2026-06-21', '2026-07-21', '4 months ago') }),
    );
  });
});

describe('a page without ids, read on several days', () => {
  const DAY_MS = 86_400_000;
  const first = Date.parse('2026-03-12T20:30:00Z');

  /** Ids of what a page shows `after` days, each entry worded as `worded` says for its age in hours. */
  function idsAfter(
    after: number,
    entries: readonly Partial<RawReview>[],
    worded: (hours: number) => string,
  ): string[] {
    const capturedAt = instant(first + after * DAY_MS);
    return entries.map((entry, index) => {
      const wording = worded(index * 3 + after * 24);
      const written = readWrittenDate(wording, { capturedAt, language: 'en' });
      expect(written, wording).toBeDefined();
      const result = normaliseReview(
        { scale: 'stars', rating: 5, ...entry, written: written! },
        { ...context, seenAt: capturedAt },
      );
      return 'review' in result ? result.review.externalId : '';
    });
  }

  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const relative = (hours: number): string => {
    if (hours < 24) return ago.format(-hours, 'hour');
    const days = Math.floor(hours / 24);
    if (days < 7) return ago.format(-days, 'day');
    return days < 30 ? ago.format(-Math.floor(days / 7), 'week') : ago.format(-Math.floor(days / 30), 'month');
  };
  const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  /** The site lies so far east that its day begins while ours still lasts. */
  const eastern = (hours: number, after: number) =>
    english.format(first + after * DAY_MS - hours * 3_600_000 + 9 * 3_600_000);

  const spoken: Partial<RawReview>[] = [
    { author: 'Ada', text: 'Friendly people, a good lamp and quick at the till.' },
    { author: 'Bea', text: 'Never again: two weeks late and nobody answered me.', rating: 1 },
    { text: 'The parcel was open and half of the order was missing.', rating: 2 },
  ];
  const silent: Partial<RawReview>[] = [{ author: 'Cleo' }, { author: 'Dov', text: 'Top' }, { rating: 3 }];

  it.each([
    ['relative dates', [...spoken, ...silent], relative],
    [
      'relative dates that become calendar dates',
      spoken,
      (hours: number) => (hours < 48 ? relative(hours) : '10 March 2026'),
    ],
  ] as const)('doubles nothing with %s', (_, entries, worded) => {
    const ids = [0, 1, 8, 39].map((after) => idsAfter(after, entries, worded));
    expect(new Set(ids[0]).size).toBe(entries.length);
    for (const later of ids) expect(later).toEqual(ids[0]);
  });

  it('doubles nothing with calendar dates that are tomorrow for us', () => {
    const ids = [0, 1, 8, 39].map((after) => idsAfter(after, [...spoken, ...silent], (hours) => eastern(hours, after)));
    for (const later of ids) expect(later).toEqual(ids[0]);
  });

  it('knows a review again whose text was cut, by its beginning', () => {
    const text = 'A very long story of a lamp that came late. '.repeat(20);
    const [whole] = idsAfter(0, [{ author: 'Ada', text }], relative);
    const [cut] = idsAfter(1, [{ author: 'Ada', text: `${text.slice(0, 200)}…`, truncated: true }], relative);
    expect(cut).toBe(whole);
  });

  it('tells two short ones apart by a calendar date, and takes two of the same day for one', () => {
    const dates = ['1 March 2026', '2 March 2026', '2 March 2026'];
    const ids = idsAfter(0, [{}, {}, {}], (hours) => dates[hours / 3]!);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('the content hash', () => {
  const hash = (rest: Partial<RawReview> = {}) => kept(rest).contentHash;

  it('changes with rating, recommendation, text, reply and sub-ratings', () => {
    const edits: Partial<RawReview>[] = [
      { rating: 3 },
      { recommends: true },
      { text: 'Fine!' },
      { reply: { text: 'Thanks' } },
      { subRatings: { staff: 3 } as never },
    ];
    expect(new Set([hash(), ...edits.map(hash)]).size).toBe(6);
  });

  it('does not change with dates, authors, the form of accents or line ends', () => {
    expect(hash({ written: day('2026-03-01'), author: 'Ada', url: 'https://x.example/' })).toBe(hash());
    expect(hash({ text: 'é\r\nb' })).toBe(hash({ text: 'e\u0301\nb' }));
  });

  it('is a SHA-256 over exactly those fields', () => {
    const wanted = createHash('sha256')
      .update(JSON.stringify([4, null, 'Fine', null, null]))
      .digest('hex');
    expect(hash()).toBe(wanted);
  });
});

describeWithShared('suites/blns', 'the naughty strings', () => {
  it('come through identical but for the documented normalisation, as text, author and reply', () => {
    const strings: { s: string }[] = JSON.parse(readFileSync(sharedPath('suites/blns/blns-two-thirds.json'), 'utf8'));
    expect(strings.length).toBeGreaterThan(300);
    let identical = 0;
    for (const { s } of strings) {
      const { text } = kept({ text: s, author: s, reply: { text: s } });
      const documented = s
        .toWellFormed()
        .replaceAll('\0', '')
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .normalize('NFC')
        .trim();
      const unmasked = text?.replace(/\[(?:phone|number|iban|e-mail)\]/g, '') === text;
      if (text === undefined) expect(documented).not.toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      else if (unmasked) expect(text).toBe(documented);
      if (text === documented) identical += 1;
      expect(JSON.parse(JSON.stringify(text ?? ''))).not.toContain('\0');
    }
    expect(identical).toBeGreaterThan(strings.length * 0.9);
  });
});
