/** The class-name lottery: captured pages with every class name and id drawn anew, then with more marks taken away. */
import { type CapturedPage, capturedPages, stillRight } from '../../test/support/captured-pages.ts';
import { dropAttribute, type LabelLanguage, shuffleNames, swapLanguage } from '../../test/support/page-mutations.ts';

const SEEDS = 20;

export interface LotteryRow {
  readonly change: string;
  readonly page: string;
  readonly right: number;
  readonly all: number;
  readonly faults: readonly string[];
}

/** One row a change and page; `right` reviews of `all`, over all seeds. */
export function lottery(seeds = SEEDS): readonly LotteryRow[] {
  const pages = capturedPages().filter(({ page }) => page.reviews.length > 0);
  const without = (mark: string) => (body: string, seed: number) => dropAttribute(shuffleNames(body, seed), mark);
  return [
    ...pages.map((page) => row('names', page, seeds, shuffleNames)),
    ...pages.map((page) => row('names, jslog', page, Math.ceil(seeds / 4), without('jslog'))),
    ...(['en', 'fr', 'fa', 'de', 'es', 'ar'] satisfies LabelLanguage[]).flatMap((to) =>
      pages
        .filter(({ name }) => name.startsWith('google-maps-dom'))
        .map((page) => row(`labels in ${to}`, page, 1, (body) => swapLanguage(body, to), ['dateText'])),
    ),
  ];
}

function row(
  change: string,
  page: CapturedPage,
  seeds: number,
  apply: (body: string, seed: number) => string,
  but: readonly string[] = [],
): LotteryRow {
  const draws = Array.from({ length: seeds }, (_, seed) => stillRight(page, apply(page.body, seed + 1), but));
  return {
    change,
    page: page.name,
    right: draws.reduce((sum, { right }) => sum + right, 0),
    all: draws.reduce((sum, { all }) => sum + all, 0),
    faults: draws.flatMap(({ faults }) => faults).slice(0, 3),
  };
}
