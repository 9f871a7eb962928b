/** Looks closely at one source: gets one page now, says which field is read from what, and holds it beside the ledger. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collector, PageReading } from '../collectors/collector.ts';
import type { ConfiguredSource } from '../config/config.ts';
import type { SourceId } from '../domain/ids.ts';
import type { RawReview } from '../domain/review.ts';
import { isTrustworthy, type Outcome, REVIEW_FIELDS, type ReviewField, type Run, type RunEnd } from '../domain/run.ts';
import { SourceRefused } from '../errors.ts';
import { storedCounts } from '../store/reviews.ts';
import { ledgerOf } from '../store/runs.ts';
import { chosenSources, collectorOf } from './collect.ts';
import type { Context } from './context.ts';
import { fetchPage } from './fetch-page.ts';
import { addAnchors, driftNote, selectorDrift } from './selector-drift.ts';
import { readTextFile } from './text-file.ts';
import { endOf } from './walk.ts';

/** How one field of the reviews on the page fares. */
export interface FieldReport {
  readonly field: ReviewField;
  /** Reviews that have it. */
  readonly have: number;
  /** Mark of the page → how often it gave the field; empty where the kind does not tell. */
  readonly anchors: Readonly<Record<string, number>>;
  /** It should be there, as the reader says, and is not. */
  readonly broken: boolean;
}

export interface SourceReport {
  readonly source: SourceId;
  readonly kind: string;
  readonly address?: string;
  readonly ok: boolean;
  /** `refused` by robots.txt, `allowed`, or `not asked`: an API of one's own account, a file. */
  readonly robots: 'allowed' | 'refused' | 'not asked';
  readonly outcome: Outcome;
  readonly reason?: string;
  /** The page that was read, when one came. */
  readonly page?: {
    readonly url?: string;
    readonly status?: number;
    readonly characters: number;
    readonly reviews: number;
  };
  readonly fields: readonly FieldReport[];
  /** One sentence each: fields that are read from another mark than before. */
  readonly drift: readonly string[];
  readonly shown: { readonly count?: number; readonly average?: number };
  readonly stored: { readonly n: number; readonly mean?: number };
  /** The last passes, newest first. */
  readonly runs: readonly Run[];
  /** File with a redacted sample of what could not be read, now or in the last pass that has one. */
  readonly sample?: string;
  readonly next: string;
}

/** Passes shown. */
const RUNS = 8;

/** Examines one source. Stores no review and adds nothing to the ledger. @throws ConfigError for an id that is none */
export async function examineSource(context: Context, id: SourceId): Promise<SourceReport> {
  const source = chosenSources(context, [id])[0]!;
  const collector = collectorOf(source.kind);
  const { db } = context.opened;
  const runs = await ledgerOf(db, id, RUNS);
  const look = await lookAt(context, source, collector);
  const { end, reviews } = look;
  const use: Record<string, Record<string, number>> = {};
  addAnchors(use, reviews);
  const drift = selectorDrift(use, runs).map(driftNote);
  const sample = await saveSample(context, id, [end, ...runs]);
  const address = collector.address(source.options);
  const fields = fieldsOf(reviews, end, use);
  const stored = await storedCounts(db, id);
  // Reviews do not vanish in a night; once passes have agreed three times that they are gone, none is stored any more.
  const vanished = end.outcome === 'empty' && stored.n > 0;
  const ok = !vanished && (isTrustworthy(end.outcome) || isOnlyOnePage(look));
  return {
    source: id,
    kind: source.kind,
    ...(address !== undefined && { address }),
    ok,
    robots: look.robots,
    outcome: end.outcome,
    ...(end.reason !== undefined && { reason: end.reason }),
    ...(look.page && { page: { ...look.page, reviews: reviews.length } }),
    fields,
    drift,
    shown: {
      ...(end.shownCount !== undefined && { count: end.shownCount }),
      ...(end.shownAverage !== undefined && { average: end.shownAverage }),
    },
    stored,
    runs,
    ...(sample !== undefined && { sample }),
    next: ok ? nextWhenGood(drift, source) : vanished ? nextWhenGone(stored.n) : NEXT[end.outcome](source, fields),
  };
}

/** What a look at a source gave. */
interface Look {
  readonly robots: SourceReport['robots'];
  readonly end: RunEnd;
  readonly reviews: readonly RawReview[];
  readonly page?: { readonly url?: string; readonly status?: number; readonly characters: number };
}

async function lookAt(context: Context, source: ConfiguredSource, collector: Collector): Promise<Look> {
  const isOwnAccount = source.access === 'official-api' || collector.transport === 'file';
  const robots = isOwnAccount ? 'not asked' : 'allowed';
  try {
    if (collector.transport === 'file') return { robots, ...(await readWhole(context, source, collector)) };
    const { end: walked, ...page } = await fetchPage(context, collector, source.options, source.language);
    const capture = { ...page, ...(source.language && { language: source.language }) };
    const { kind, options } = source;
    const { reviews, ...read }: PageReading = await context.readingRoom.read(
      { kind, options },
      capture,
      context.signal,
    );
    const end = walked && reviews.length === 0 ? { ...read, ...walked } : read;
    const { url, status, body } = page;
    return { robots, end, reviews, page: { url, ...(status !== undefined && { status }), characters: body.length } };
  } catch (error) {
    context.signal.throwIfAborted();
    const refused = error instanceof SourceRefused && error.refusal === 'robots';
    return { robots: refused ? 'refused' : robots, end: endOf(error), reviews: [] };
  }
}

/** A file costs nothing to read to its end; the first reviews tell how its fields fare. */
async function readWhole(context: Context, source: ConfiguredSource, collector: Collector) {
  const { options, language } = source;
  const { config, now, progress, readingRoom, signal, web } = context;
  const walk = collector.collect(
    { options, full: true, ...(language && { language }) },
    {
      ...web,
      now,
      signal,
      progress,
      unchanged: async (reviews) => reviews.map(() => false),
      read: (capture) => readingRoom.read({ kind: collector.kind, options }, capture, signal),
      touchpoints: config.touchpoints.map(({ id }) => id),
      readFile: readTextFile,
      readBytes: (path) => readFile(path),
    },
  );
  const reviews: RawReview[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { end: step.value, reviews };
    if (reviews.length < FILE_REVIEWS) reviews.push(...step.value.reviews);
  }
}

const FILE_REVIEWS = 10_000;

/** A first page of many is `partial` by itself, though all on it could be read. */
function isOnlyOnePage({ end, reviews }: Look): boolean {
  return end.outcome === 'partial' && reviews.length > 0 && !end.brokenFields?.length;
}

const HAS: Readonly<Record<ReviewField, (review: RawReview) => unknown>> = {
  id: ({ externalId }) => externalId,
  author: ({ author }) => author,
  rating: ({ rating }) => rating,
  recommends: ({ recommends }) => recommends,
  text: ({ text }) => text,
  date: ({ written }) => written,
  reply: ({ reply }) => reply,
};

function fieldsOf(
  reviews: readonly RawReview[],
  { brokenFields = [] }: RunEnd,
  use: Readonly<Record<string, Readonly<Record<string, number>>>>,
): readonly FieldReport[] {
  return REVIEW_FIELDS.map((field) => ({
    field,
    have: reviews.filter((review) => HAS[field](review) !== undefined).length,
    anchors: { ...use[field] },
    broken: brokenFields.includes(field),
  }));
}

/** Samples are redacted where they are made; the newest one is put where an editor opens it. */
async function saveSample(context: Context, id: SourceId, ends: readonly RunEnd[]): Promise<string | undefined> {
  const sample = ends.find((end) => end.sample !== undefined)?.sample;
  if (sample === undefined) return undefined;
  const folder = join(context.config.database.dataDir, 'samples');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${id}.html`);
  await writeFile(file, sample);
  return file;
}

function nextWhenGood(drift: readonly string[], { id, pausedReason }: ConfiguredSource): string {
  if (pausedReason) return `it is paused (${pausedReason}); remove pausedReason from sources.yaml to read it`;
  if (drift.length > 0)
    return `all is still read, but the layout moves: vigie capture --source ${id} keeps a page of it`;
  return 'nothing to do';
}

function nextWhenGone(stored: number): string {
  const are = stored === 1 ? '1 review is' : `${stored} reviews are`;
  return `look at the page yourself: it shows none, but ${are} stored; three whole passes without them take them for removed`;
}

/** The next action for each end that is not to be believed. */
const NEXT: Readonly<Record<Outcome, (source: ConfiguredSource, fields: readonly FieldReport[]) => string>> = {
  complete: () => 'nothing to do',
  empty: () => 'nothing to do',
  partial: ({ id }) => `read all of it with: vigie collect --full --source ${id}`,
  blocked: () =>
    'leave the site alone for a day; lower its pace (politeness.gapByHost), or use its official API or an export',
  limited: () => 'the site withholds reviews from visitors: use its official API or an export',
  login: () => 'the site wants a login, which vigie never has: use its official API or an export',
  'layout-changed': ({ id }, fields) => {
    const broken = fields.flatMap(({ field, broken: is }) => (is ? [field] : []));
    const what = broken.length > 0 ? `the reader of ${broken.join(', ')}` : 'the reader';
    return `mend ${what}: vigie capture --source ${id} saves the page as a fixture; CONTRIBUTING.md says how`;
  },
  unreachable: ({ id }) =>
    `see that the address is right and that this host reaches it; then vigie collect --source ${id}`,
  quota: () => 'wait until the quota is renewed; read it less often (everyHours), or ask for a larger quota',
  unauthorised: () => "renew the account's key or its rights at the site; the reason says which",
  refused: () =>
    'robots.txt says no: use the official API or an export, or ask for permission in writing (robotsOverrides)',
};
