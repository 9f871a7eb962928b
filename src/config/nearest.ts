/** The nearest valid name to a misspelt one, so that an error can say what was probably meant. */

/** The candidate nearest to `word` by Levenshtein distance, case ignored; none when over a third of the word would have to change. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = distance(wanted, candidate.slice(0, LONGEST).toLowerCase());
    if (away < least && away < wanted.length) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

const LONGEST = 64;

/** Levenshtein distance with transposition of neighbours (optimal string alignment): `langugae` is 1 from `language`. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}
