/** The distinct words of the training texts, and which rows of the vectors each is made of. */
import { hashOf } from '../src/analysis/features.ts';
import { wordRows } from '../src/analysis/network.ts';

/** Rows of one word: its own first, if it has one; the n-grams' count by `share` each. */
export interface WordRows {
  readonly list: Int32Array;
  readonly own: boolean;
  readonly share: number;
}

/** `counts`: how often each word stands in the texts. `known`: hashes of words with a vector of their own, ascending. */
export interface Lexicon {
  readonly ids: ReadonlyMap<string, number>;
  readonly counts: readonly number[];
  readonly rows: readonly WordRows[];
  readonly known: Uint32Array;
  readonly gramBits: number;
  /** Rows in all. */
  readonly size: number;
}

/** Words seen at least `fewest` times, at most `most` of them, get a vector of their own; all words may share n-grams. */
export function buildLexicon(
  texts: Iterable<readonly string[]>,
  { fewest, most, gramBits }: { readonly fewest: number; readonly most: number; readonly gramBits: number },
): Lexicon {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  for (const text of texts) {
    for (const form of text) {
      const id = ids.get(form);
      if (id !== undefined) counts[id]! += 1;
      else {
        ids.set(form, counts.length);
        counts.push(1);
      }
    }
  }
  const frequent = [...ids]
    .filter(([, id]) => counts[id]! >= fewest)
    .sort(([, a], [, b]) => counts[b]! - counts[a]! || a - b);
  const known = Uint32Array.from(new Set(frequent.slice(0, most).map(([form]) => hashOf(form) >>> 0))).sort();
  return withRows({ ids, counts, known, gramBits });
}

/** A lexicon that holds these words too, each with a vector of its own. Places of words stay, rows move. */
export function knowWords(lexicon: Lexicon, forms: readonly string[]): Lexicon {
  const ids = new Map(lexicon.ids);
  const counts = [...lexicon.counts];
  for (const form of forms) {
    if (ids.has(form)) continue;
    ids.set(form, counts.length);
    counts.push(0);
  }
  const hashes = new Set([...lexicon.known, ...forms.map((form) => hashOf(form) >>> 0)]);
  return withRows({ ids, counts, known: Uint32Array.from(hashes).sort(), gramBits: lexicon.gramBits });
}

function withRows(lexicon: Omit<Lexicon, 'rows' | 'size'>): Lexicon {
  const { ids, known, gramBits } = lexicon;
  const rows = Array.from(ids.keys(), (form) => {
    const { own, grams } = wordRows(known, gramBits, form);
    return {
      list: Int32Array.from(own >= 0 ? [own, ...grams] : grams),
      own: own >= 0,
      share: 1 / Math.max(1, grams.length),
    };
  });
  return { ...lexicon, rows, size: known.length + 2 ** gramBits };
}
