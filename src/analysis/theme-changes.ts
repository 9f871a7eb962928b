/** How themes changed from one period to the next: which are new, grew, shrank or are gone, beyond chance. Pure. */
import { type Quote, type Theme, type ThemeOptions, themesOf } from './themes.ts';

export interface ThemeChange {
  readonly theme: Theme;
  /** Reviews that speak of it, and their share of all reviews of its language, per period. */
  readonly before: { readonly reviews: number; readonly share: number };
  readonly after: { readonly reviews: number; readonly share: number };
  /** `steady` unless the difference of the two shares is beyond chance (two-sided, 5 %). */
  readonly change: 'new' | 'more' | 'steady' | 'less' | 'gone';
}

/** Normal quantile of a two-sided 5 %. */
const Z = 1.96;

/**
 * Themes of both periods taken together, so that a theme has one name, and how often each period speaks of them. Shares are
 * compared by Newcombe's interval for two proportions (1998, method 10), which is right for few reviews.
 */
export function themeChanges(
  before: readonly Quote[],
  after: readonly Quote[],
  options: ThemeOptions = {},
): ThemeChange[] {
  const earlier = new Set(before);
  const totals = new Map(
    [...Map.groupBy([...before, ...after], ({ language }) => language).keys()].map((language) => [
      language,
      [reviewsIn(before, language), reviewsIn(after, language)] as const,
    ]),
  );
  return themesOf([...before, ...after], options).map((theme) => {
    const [allBefore, allAfter] = totals.get(theme.language)!;
    const was = theme.quotes.filter((quote) => earlier.has(quote)).length;
    const is = theme.quotes.length - was;
    return {
      theme,
      before: { reviews: was, share: allBefore > 0 ? was / allBefore : 0 },
      after: { reviews: is, share: allAfter > 0 ? is / allAfter : 0 },
      change: changeOf(was, allBefore, is, allAfter),
    };
  });
}

function reviewsIn(quotes: readonly Quote[], language: string): number {
  return new Set(quotes.filter((quote) => quote.language === language).map(({ review }) => review)).size;
}

function changeOf(was: number, allBefore: number, is: number, allAfter: number): ThemeChange['change'] {
  if (allBefore === 0 || allAfter === 0) return 'steady';
  const [p, q] = [was / allBefore, is / allAfter];
  const [lowP, highP] = wilson(was, allBefore);
  const [lowQ, highQ] = wilson(is, allAfter);
  const low = q - p - Math.hypot(q - lowQ, highP - p);
  const high = q - p + Math.hypot(highQ - q, p - lowP);
  if (low > 0) return was === 0 ? 'new' : 'more';
  if (high < 0) return is === 0 ? 'gone' : 'less';
  return 'steady';
}

/** Wilson's interval of a share (1927). */
function wilson(hits: number, all: number): readonly [low: number, high: number] {
  const p = hits / all;
  const middle = p + Z ** 2 / (2 * all);
  const spread = Z * Math.sqrt((p * (1 - p)) / all + Z ** 2 / (4 * all ** 2));
  return [(middle - spread) / (1 + Z ** 2 / all), (middle + spread) / (1 + Z ** 2 / all)];
}
