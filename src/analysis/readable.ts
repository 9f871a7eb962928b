/** What the customer meant the text to say, and the way back: HTML entities, tags and wrongly decoded UTF-8. Apart, because only here do offsets move. */
import { ENTITIES } from './entities.ts';

/** `text` to be read; `starts[i]`, `ends[i]`: where its UTF-16 unit `i` begins and ends in the text as given; absent when nothing changed. */
export interface Readable {
  readonly text: string;
  readonly starts?: Int32Array;
  readonly ends?: Int32Array;
}

/** Without one of these there is nothing to repair: most texts are done here. */
const SUSPICIOUS =
  /[&<\ufffd]|[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

// Every repetition is bounded or excludes what ends it, and no alternative begins like another: linear.
const BROKEN =
  /&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,11});|<\/?(?:br|p|div|li|ul|span|b|i|u|em|strong|a)\b[^<>]{0,200}>|[\u00c2-\u00df][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]|[\u00e0-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{2}|[\u00f0-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{3}|[\u0080-\u009f]?\ufffd[\ufffd\u0080-\u009f\u050d\u050f\u06d6-\u06ed]{0,8}/g;

/** Repairs a text; offsets of the result lead back to the text as given. Linear, never throws. */
export function readable(given: string): Readable {
  if (!SUSPICIOUS.test(given)) return { text: given };
  const parts: string[] = [];
  const cuts: { readonly at: number; readonly end: number; readonly length: number }[] = [];
  let done = 0;
  for (const match of given.matchAll(BROKEN)) {
    const repaired = repair(match[0], given, match.index);
    if (repaired === undefined) continue;
    parts.push(given.slice(done, match.index), repaired);
    done = match.index + match[0].length;
    cuts.push({ at: match.index, end: done, length: repaired.length });
  }
  if (cuts.length === 0) return { text: given };
  parts.push(given.slice(done));
  const text = parts.join('');
  return { text, ...wayBack(text.length, given.length, cuts) };
}

function wayBack(
  length: number,
  given: number,
  cuts: readonly { readonly at: number; readonly end: number; readonly length: number }[],
): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let to = 0;
  let from = 0;
  const copy = (until: number) => {
    while (from < until) {
      starts[to] = from;
      ends[to++] = ++from;
    }
  };
  for (const cut of cuts) {
    copy(cut.at);
    starts.fill(cut.at, to, to + cut.length);
    ends.fill(cut.end, to, to + cut.length);
    to += cut.length;
    from = cut.end;
  }
  copy(given);
  return { starts, ends };
}

function repair(piece: string, given: string, at: number): string | undefined {
  const first = piece.charCodeAt(0);
  if (first === 0x26) return ofEntity(piece.replace(/^&(?:amp;)*(?=.)/, ''));
  if (first === 0x3c) return /^<\/?(?:br|p|div|li|ul)\b/.test(piece) ? '\n' : ' ';
  if (first >= 0xc2 && first <= 0xf4) return ofLatinBytes(piece);
  return isLatinLetter(given, at - 1) && isLatinLetter(given, at + piece.length) ? "'" : ' ';
}

/** `tail`: the entity without its "&". */
function ofEntity(tail: string): string | undefined {
  const name = tail.slice(0, -1);
  if (name.charCodeAt(0) !== 0x23) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return ' ';
  // HTML reads numbers 128–159 as Windows-1252, as browsers do.
  return code >= 0x80 && code <= 0x9f ? (windows.decode(Uint8Array.of(code)) ?? ' ') : String.fromCodePoint(code);
}

const windows = new TextDecoder('windows-1252');

/** Bytes of the characters that Windows-1252 puts at 0x80–0x9F. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, k) => [windows.decode(Uint8Array.of(0x80 + k)), 0x80 + k] as const),
);

/** UTF-8 that somebody read as Windows-1252 ("â€™", "Ã©"); undefined when it is none. */
function ofLatinBytes(piece: string): string | undefined {
  const lead = piece.charCodeAt(0);
  const wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (0xff >> (wanted + 1));
  for (let k = 1; k < wanted; k++) point = point * 64 + ((BYTES.get(piece.charAt(k)) ?? piece.charCodeAt(k)) & 0x3f);
  if (point < LEAST[wanted]! || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return String.fromCodePoint(point);
}

/** Smallest code point that UTF-8 writes with so many bytes: less is no UTF-8. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function isLatinLetter(text: string, at: number): boolean {
  return /^[a-zA-Z\u00c0-\u024f]$/.test(text.charAt(at));
}
