/** Twelve things that happen to pages, done to every captured and made one: none of them may be read as a success that it is not. */
import { isTrustworthy } from '../../src/domain/run.ts';
import { stillRight } from '../../test/support/captured-pages.ts';
import { MUTATIONS } from '../../test/support/page-mutations.ts';
import { wholePages } from './layouts.ts';

export interface AlteredRow {
  readonly change: string;
  readonly page: string;
  readonly outcome: string;
  /** It says that nothing is missing, and something is. */
  readonly falseSuccess: boolean;
  /** Every review is there to be read, and was. */
  readonly right: number;
  readonly all: number;
  readonly whole: boolean;
  readonly faults: readonly string[];
}

/** One row a change and page. */
export function altered(): readonly AlteredRow[] {
  return wholePages().flatMap((page) =>
    MUTATIONS.map(({ name, whole, apply }, seed): AlteredRow => {
      const swapped = name === 'other language';
      // Customers are called "2 weeks ago" too: a blind swap of words changes them like the labels.
      const reviews = swapped ? JSON.parse(apply(JSON.stringify(page.page.reviews), seed)) : page.page.reviews;
      const wanted = { ...page, page: { ...page.page, reviews } };
      const { right, all, faults, found } = stillRight(wanted, apply(page.body, seed), swapped ? ['dateText'] : []);
      const believed = isTrustworthy(found.outcome);
      const falseSuccess = believed && (right < all || (all === 0 && !isTrustworthy(page.page.outcome)));
      return { change: name, page: page.name, outcome: found.outcome, falseSuccess, right, all, whole, faults };
    }),
  );
}
