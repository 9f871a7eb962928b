/** Reviews as rows of a file, for the page and for `vigie export`: one at a time, however many there are. */
import type { Finding } from '../domain/finding.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import type { Db } from '../store/database.ts';
import { eachReview, type ReviewFilter } from '../store/review-search.ts';
import { type ShownReview, shownReviews } from '../store/shown-reviews.ts';

export type ExportCell = string | number | boolean | null;

/** Reviews read at once; what is held in memory. */
const BATCH = 500;

/** Column → its value. No name of an author exists, and no key of one leaves the database. */
const COLUMNS: Readonly<Record<string, (review: ShownReview) => ExportCell>> = {
  id: ({ id }) => id,
  brand: ({ brand }) => brand,
  region: ({ region }) => region ?? null,
  location: ({ location }) => location ?? null,
  source: ({ source }) => source,
  written_earliest: ({ written }) => written.earliest,
  written_latest: ({ written }) => written.latest,
  first_seen: ({ seenAt }) => seenAt,
  scale: ({ scale }) => scale,
  score: ({ rating }) => rating ?? null,
  recommends: ({ recommends }) => recommends ?? null,
  language: ({ analysis, language }) => analysis?.language ?? language ?? null,
  text: ({ text }) => text ?? null,
  reply: ({ reply }) => reply?.text ?? null,
  sentiment: ({ analysis }) => analysis?.sentiment.label ?? null,
  sentiment_score: ({ analysis }) => analysis?.sentiment.score ?? null,
  emotion: ({ analysis }) => analysis?.emotion ?? null,
  severity: ({ analysis }) => analysis?.severe ?? null,
  blamed: (review) => names(review, (polarity) => polarity < 0),
  praised: (review) => names(review, (polarity) => polarity >= 0),
  findings: (review) => JSON.stringify(findingsOf(review)),
  corrected: ({ corrected }) => corrected !== undefined,
  revision: ({ revision }) => revision,
  removed_at: ({ removedAt }) => removedAt ?? null,
  url: ({ url }) => url ?? null,
};

/** Everything that matches, newest first. */
export function exportTable(
  db: Db,
  filter: ReviewFilter,
  now: Instant,
): { readonly name: string; readonly columns: readonly string[]; readonly rows: AsyncIterable<readonly ExportCell[]> } {
  return { name: `reviews-${dayOf(now)}`, columns: Object.keys(COLUMNS), rows: rowsOf(db, filter) };
}

async function* rowsOf(db: Db, filter: ReviewFilter): AsyncGenerator<readonly ExportCell[]> {
  const cells = Object.values(COLUMNS);
  for await (const marks of eachReview(db, filter, BATCH)) {
    const reviews = await shownReviews(
      db,
      marks.map(({ id }) => id),
    );
    for (const review of reviews) yield cells.map((cell) => cell(review));
  }
}

function findingsOf({ corrected, analysis }: ShownReview): readonly Finding[] {
  return corrected ?? analysis?.findings ?? [];
}

function names(review: ShownReview, holds: (polarity: number) => boolean): string | null {
  const found = findingsOf(review).filter(({ polarity }) => holds(polarity));
  return [...new Set(found.map(({ touchpoint }) => touchpoint))].join(' ') || null;
}
