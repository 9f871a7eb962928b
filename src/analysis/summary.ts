/** What customers say, in at most three sentences, each a quote: nothing is put into anybody's mouth. Pure. */
import type { Quote, Theme } from './themes.ts';

/** Quotes of a summary. */
const MOST = 3;
/** Characters of a quote that is read at a glance. */
const [SHORTEST, LONGEST] = [12, 180];

/**
 * The most telling quote of each of the largest themes, from different reviews; the largest theme's next quotes where there
 * are fewer themes. Empty when there is no theme.
 */
export function summaryOf(themes: readonly Theme[]): Quote[] {
  const chosen: Quote[] = [];
  const rounds = themes.length > 0 ? Math.ceil(MOST / themes.length) : 0;
  for (let round = 0; round < rounds; round++) {
    for (const { quotes } of themes) {
      if (chosen.length === MOST) return chosen;
      const taken = new Set(chosen.map(({ review }) => review));
      const fresh = quotes.filter(({ review }) => !taken.has(review));
      const fitting = fresh.find(({ text }) => text.length >= SHORTEST && text.length <= LONGEST) ?? fresh[0];
      if (fitting) chosen.push(fitting);
    }
  }
  return chosen;
}
