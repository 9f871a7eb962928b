/** Pages of every layout that the kinds read, captured ones and made ones: whole, and where one can be made, truly empty. */
import { existsSync } from 'node:fs';
import { parseCapture } from '../../src/collectors/parse.ts';
import * as facebook from '../../test/collectors/kinds/facebook-page/pages.ts';
import * as tripadvisor from '../../test/collectors/kinds/tripadvisor-page/pages.ts';
import * as trustpilot from '../../test/collectors/kinds/trustpilot/pages.ts';
import { type CapturedPage, capturedAt, capturedPages } from '../../test/support/captured-pages.ts';
import { sharedPath } from '../../test/support/shared.ts';
import { EMPTY_PAGES } from '../../test/support/unknown-sites/foreign.ts';
import { tuningSites } from '../../test/support/unknown-sites/tuning.ts';
import { madeMapsPage, madeReviews } from './maps-reviews.ts';

/** Whole pages, each with the reading of it untouched. */
export function wholePages(): readonly CapturedPage[] {
  const captured = existsSync(sharedPath('fixtures/captured')) ? capturedPages() : [];
  return [...captured, ...honestPages()];
}

/** Made pages that hold all the reviews they count: any verdict but `complete` is a false alarm. */
export function honestPages(): readonly CapturedPage[] {
  // Texts cut at a "More" button, or shown in translation only, make a page rightly `partial`.
  const wholeMapsReviews = madeReviews(24).filter(({ cut, translated }) => !cut && !translated);
  const languages = ['en', 'fr', 'fa', 'de', 'es', 'ar'];
  return [
    ...languages.map((language) =>
      made(`google-maps/${language}`, madeMapsPage({ language, reviews: wholeMapsReviews })),
    ),
    ...(['comet', 'mobile', 'classic'] as const).flatMap((layout) =>
      ['en', 'fr'].map((language) =>
        made(`facebook-page/${layout}-${language}`, facebook.page(layout, language, facebook.recommendations(12))),
      ),
    ),
    ...(['today', 'hotel'] as const).flatMap((layout) =>
      ['en', 'fr', 'de'].map((language) =>
        made(`tripadvisor-page/${layout}-${language}`, tripadvisor.page(layout, language, tripadvisor.reviews(12))),
      ),
    ),
    made('trustpilot/data', trustpilot.page(trustpilot.reviews(12))),
    made('trustpilot/cards', trustpilot.page(trustpilot.reviews(12), { data: false, jsonLd: false })),
    made('json-ld/store', jsonLdPage(12)),
    ...tuningSites()
      .filter(({ truth, shownCount }) => shownCount === truth.length)
      .map(({ name, html }) => made(`rendered-page/${name}`, html)),
  ];
}

/** Pages of places that nobody has reviewed yet, and that say so: any verdict but `empty` is a false alarm. */
export function emptyPages(): readonly CapturedPage[] {
  return [
    ...['en', 'fr'].map((language) => made(`facebook-page/${language}`, facebook.page('comet', language, [], 0))),
    ...['en', 'fr'].map((language) =>
      made(`tripadvisor-page/${language}`, tripadvisor.page('today', language, [], { shown: 0 })),
    ),
    made('trustpilot', trustpilot.page([], { shown: 0 })),
    made('json-ld', jsonLdPage(0)),
    ...EMPTY_PAGES.map((html, index) => made(`rendered-page/${index}`, html, 'rendered-page')),
  ];
}

function jsonLdPage(count: number): string {
  const review = Array.from({ length: count }, (_, index) => ({
    '@type': 'Review',
    author: { '@type': 'Person', name: `Author ${index}` },
    datePublished: `2026-0${1 + (index % 9)}-11`,
    reviewBody: `The lamp number ${index} came in an open box, and the shop sent another one.`,
    reviewRating: { ratingValue: 1 + (index % 5) },
  }));
  const aggregateRating = { '@type': 'AggregateRating', ratingValue: count > 0 ? 3 : 0, reviewCount: count };
  const store = { '@context': 'https://schema.org', '@type': 'Store', name: 'Lamps', aggregateRating, review };
  return `<!doctype html><html lang="en"><head><title>Lamps</title><script type="application/ld+json">${JSON.stringify(store)}</script></head><body><h1>Lamps</h1></body></html>`;
}

function made(name: string, body: string, kind?: string): CapturedPage {
  return { name: `made/${name}`, body, page: parseCapture({ body, capturedAt }, kind) };
}
