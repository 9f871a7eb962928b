/** One saved page or answer, of whatever kind → what it says, as `vigie parse` prints it. */
import type { RawReply, RawReview } from '../domain/review.ts';
import type { Outcome } from '../domain/run.ts';
import type { WrittenDate } from '../domain/time.ts';
import { SourceChanged } from '../errors.ts';
import type { Capture, Collector, PageReading } from './collector.ts';
import { collectors } from './kinds/index.ts';
import { recogniseBlock } from './page/blocked.ts';

/** One review as printed; `writtenAt` only when the moment is exact, else the ends of the interval. */
export interface ParsedReview extends WrittenFields, Omit<RawReview, 'written' | 'reply' | 'subRatings'> {
  readonly reply?: ParsedReply;
}

interface ParsedReply extends WrittenFields {
  readonly text: string;
}

interface WrittenFields {
  readonly writtenAt?: string;
  readonly writtenAtEarliest?: string;
  readonly writtenAtLatest?: string;
  /** The page's own words. */
  readonly dateText?: string;
}

/** What `vigie parse` prints. `kind` is `unknown` when no collector recognises the content. */
export interface ParsedPage {
  readonly kind: string;
  readonly outcome: Outcome;
  /** Always there unless `complete`. */
  readonly reason?: string;
  readonly location?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
  readonly reviews: readonly ParsedReview[];
  readonly next?: string;
  /** How sure, 0 to 1, where the list of an unknown page had to be guessed. */
  readonly confidence?: number;
}

/** Reads a capture as `kind`, or as the kind that recognises it best. Never throws for bad content. @throws RangeError for a kind that is none */
export function parseCapture(capture: Capture, kind?: string): ParsedPage {
  const chosen = kind ?? guessKind(capture);
  if (chosen === undefined) return unrecognised(capture);
  const collector = Object.hasOwn(collectors, chosen) ? collectors[chosen] : undefined;
  if (!collector) throw new RangeError(`Expected a kind (${collectorKinds().join(', ')}), got "${chosen}"`);
  return print(chosen, collector.read(capture));
}

/** Names of all collector kinds. */
export function collectorKinds(): readonly string[] {
  return Object.keys(collectors);
}

/** The kind that recognises a capture best; undefined when none does. */
export function guessKind(capture: Capture): string | undefined {
  const sure = (collector: Collector): number => collector.recognise(capture);
  const ranked = Object.values(collectors).map((collector) => ({ kind: collector.kind, sure: sure(collector) }));
  const [best] = ranked.sort((a, b) => b.sure - a.sure);
  return best && best.sure > 0 ? best.kind : undefined;
}

/** Content of no known kind: a known wall, or words that say so; never an empty success. */
function unrecognised(capture: Capture): ParsedPage {
  const reason = `Expected content of one of the kinds ${collectorKinds().join(', ')}, recognised none; name one with --kind`;
  try {
    const block = recogniseBlock(capture);
    if (block) return { kind: 'unknown', outcome: block.outcome, reason: block.reason, reviews: [] };
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    return { kind: 'unknown', outcome: 'layout-changed', reason: error.message, reviews: [] };
  }
  return { kind: 'unknown', outcome: 'layout-changed', reason, reviews: [] };
}

function print(kind: string, reading: PageReading): ParsedPage {
  const { outcome, reason, location, shownCount, shownAverage, next, confidence } = reading;
  return defined({
    kind,
    outcome,
    reason,
    location,
    shownCount,
    shownAverage,
    reviews: reading.reviews.map(printReview),
    next,
    confidence,
  });
}

function printReview({ written, reply, ...review }: RawReview): ParsedReview {
  const { externalId, author, rating, scale, recommends, text, language, translated, truncated, edited, url } = review;
  const said = { externalId, author, rating, scale, recommends, text, language, translated, truncated };
  return defined({ ...said, ...printDate(written), edited, reply: reply && printReply(reply), url });
}

function printReply({ text, written }: RawReply): ParsedReply {
  return defined({ text, ...printDate(written) });
}

function printDate(written: WrittenDate | undefined): WrittenFields {
  if (!written) return {};
  const { earliest, latest, wording } = written;
  const exact = earliest === latest;
  const when = exact ? { writtenAt: earliest } : { writtenAtEarliest: earliest, writtenAtLatest: latest };
  return wording === undefined ? when : { ...when, dateText: wording };
}

/** The same object without its undefined properties. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
