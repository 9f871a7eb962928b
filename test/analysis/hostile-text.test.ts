/** The text pass on texts made to hurt it: no exception, offsets always valid. Times are measured in bench/quality/hostile-text.ts. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { passOver, SHAPES } from '../../bench/quality/hostile-text.ts';
import { cutClauses } from '../../src/analysis/clauses.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { entriesOf } from '../../src/analysis/word-entries.ts';
import { readWords } from '../../src/analysis/words.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

/** Says what is wrong with the pass over a text; nothing when all is well. */
function faultIn(text: string, code: string): string | undefined {
  const language = languages[code]!;
  const pass = readWords(text, language.elisions);
  let last = 0;
  for (const { start, end, form } of pass.words) {
    if (!(start >= last && end > start && end <= text.length)) return `offsets ${start}–${end} after ${last}`;
    if (cutsPair(text, start) || cutsPair(text, end)) return `a character is cut at ${start}–${end}`;
    if (form === '' || form.length > 80) return `form of ${form.length} units`;
    last = end;
  }
  let from = 0;
  for (const clause of cutClauses(pass, entriesOf(pass.words, language), language)) {
    if (clause.from !== from || clause.to <= from) return `clause ${clause.from}–${clause.to} after ${from}`;
    from = clause.to;
  }
  return from === pass.words.length ? undefined : `clauses end at ${from} of ${pass.words.length}`;
}

function cutsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff;
}

/** Seeded (mulberry32), so that a failure can be seen again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES =
  "a B é e\u0301 l' d’ & &amp; &#39; &#x1F600; &#xD800; &nbsp <br> <b <3 :) :-( ^^ )) ((( ... . , ! ؟ ، \n @x #aB #خرید http://a.b www.a. a.b. S.A.V. x@y.z 3,5 10:30 ۲۰ % € می نمی شود ها تر ام و \u200c \u200d \ufe0f 👩‍👧 👍🏽 🇫🇷 🇫 1️⃣ # \ud83d \udc00 \u0301 \u0640 \ufffd \u06ea â€™ Ã© Â 中 и 𝗴 ﷺ \u202e \u0000 - – -- \" « ' ` \t \u2028".split(
    ' ',
  );

describe('offsets', () => {
  test('are valid for random texts of odd pieces and random code units', () => {
    const random = dice(4);
    for (let round = 0; round < 4000; round++) {
      let text = '';
      for (let k = Math.floor(random() * 14); k >= 0; k--) {
        const raw = String.fromCharCode(Math.floor(random() * 65_536));
        text += random() < 0.2 ? raw : PIECES[Math.floor(random() * PIECES.length)]!;
        if (random() < 0.35) text += ' ';
      }
      const code = ['en', 'fr', 'fa'][round % 3]!;
      expect(faultIn(text, code), JSON.stringify(text)).toBeUndefined();
    }
  });

  test.each(Object.entries(SHAPES))('are valid in a long run of %s', (_shape, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    for (const code of Object.keys(languages)) expect(faultIn(text, code)).toBeUndefined();
    expect(passOver(text)).toBeLessThanOrEqual(text.length);
  });
});

describeWithShared('suites/blns', 'public suites', () => {
  test('naughty strings and dangerous code points keep valid offsets', () => {
    const strings = JSON.parse(readFileSync(sharedPath('suites/blns/blns-two-thirds.json'), 'utf8')) as string[];
    const cases = JSON.parse(readFileSync(sharedPath('suites/text-dangers/code-point-cases.json'), 'utf8')) as {
      codeUnits: number[];
    }[];
    const texts = [...strings, ...cases.map(({ codeUnits }) => String.fromCharCode(...codeUnits))];
    expect(texts.length).toBeGreaterThan(400);
    for (const text of texts)
      for (const code of Object.keys(languages)) expect(faultIn(text, code), text).toBeUndefined();
  });

  test('every emoji of Unicode is one word', () => {
    const lines = readFileSync(sharedPath('suites/unicode/emoji-test-two-thirds.tsv'), 'utf8').split('\n');
    let seen = 0;
    for (const line of lines) {
      const points = /^(?:[0-9A-F]{4,6})(?: [0-9A-F]{4,6})*/.exec(line)?.[0];
      // A skin tone alone is part of an emoji; the double marks ‼ and ⁉ end a sentence here.
      if (points === undefined || line.includes('component') || /^(?:203C|2049)/.test(line)) continue;
      const emoji = String.fromCodePoint(...points.split(' ').map((point) => Number.parseInt(point, 16)));
      const { words } = readWords(`a ${emoji} b`, new Set());
      expect(
        words.map(({ start, end }) => [start, end]),
        points,
      ).toEqual([
        [0, 1],
        [2, 2 + emoji.length],
        [3 + emoji.length, 4 + emoji.length],
      ]);
      seen++;
    }
    expect(seen).toBeGreaterThan(3000);
  });
});
