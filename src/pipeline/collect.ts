/** The collecting stage: every source in turn, from the site to stored reviews, with a verdict for each. */
import type { Collector, CollectRequest } from '../collectors/collector.ts';
import { collectors } from '../collectors/kinds/index.ts';
import type { ConfiguredSource } from '../config/config.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Arrival } from '../domain/review.ts';
import { isTrustworthy, type Reach, type Run } from '../domain/run.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { markMissing } from '../store/removals.ts';
import { storedCounts } from '../store/reviews.ts';
import { takeRequests } from '../store/run-requests.ts';
import { ledgerOf, recordRun } from '../store/runs.ts';
import { dueSources, isWholePassDue, suspectKinds } from './collect-due.ts';
import type { Context } from './context.ts';
import { driftNote, selectorDrift } from './selector-drift.ts';
import { type Claim, inTurns } from './turns.ts';
import { isListing, judge } from './verdict.ts';
import { questionOf, type Walked, type WalkPlan, walkSource } from './walk.ts';

/** How many earlier runs of a source a pass looks back on. */
const LOOK_BACK = 10;

export interface CollectOptions {
  /** All configured sources when left out. */
  readonly sources?: readonly SourceId[];
  /** Walk past known reviews, back to here. */
  readonly from?: Instant;
  /** Keep nothing written after this. */
  readonly to?: Instant;
  /** Through the whole list. When left out, with no period given: each source by its `fullEveryDays`. */
  readonly full?: boolean;
  /** How reviews count: `by-age` = live unless written long before they were seen. */
  readonly arrival: Arrival | 'by-age';
  /** Leave out sources that were well read less than their `everyHours` ago. */
  readonly onlyDue?: boolean;
  /** Read, but store nothing. */
  readonly dryRun?: boolean;
}

export interface CollectReport {
  readonly runs: readonly Run[];
  /** Sources left out because they are not due yet, and when they will be. */
  readonly notDue: readonly { readonly source: SourceId; readonly dueAt: Instant }[];
}

/** Walks the chosen sources, canaries first. One broken source is a row in the report, never an exception. */
export async function collectSources(context: Context, options: CollectOptions): Promise<CollectReport> {
  const chosen = chosenSources(context, options.sources);
  const { due, notDue } = options.onlyDue ? await dueSources(context, chosen) : { due: chosen, notDue: [] };
  // Who asks while the pass is under way asks for the next one.
  if (!options.dryRun)
    await takeRequests(
      context.opened.db,
      due.map(({ id }) => id),
      context.now(),
    );
  const isCanary = (source: ConfiguredSource) => source.canary === true;
  const canaries = await inTurn(context, due.filter(isCanary), options, new Map());
  const suspects = await suspectKinds(context, canaries);
  const runs = await inTurn(
    context,
    due.filter((source) => !isCanary(source)),
    options,
    suspects,
  );
  return { runs: [...canaries, ...runs].sort((a, b) => a.source.localeCompare(b.source)), notDue };
}

async function inTurn(
  context: Context,
  sources: readonly ConfiguredSource[],
  options: CollectOptions,
  suspects: ReadonlyMap<string, string>,
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const plain = options.full === undefined && !options.from && !options.to && !options.dryRun;
  const pass = async (source: ConfiguredSource): Promise<void> => {
    const full = plain ? await isWholePassDue(context, source) : options.full;
    const asked = { ...options, ...(full !== undefined && { full }) };
    const run = await collectSource(context, source, asked, undefined, suspects.get(source.kind));
    runs.push(run);
    context.milestone(milestoneOf(run));
  };
  await inTurns(sources, claimOf, pass, { signal: context.signal });
  return runs;
}

/** Two sources of one host would only wait for each other's requests. */
function claimOf({ kind, options }: ConfiguredSource): Claim {
  const { address, transport } = collectorOf(kind);
  const url = address(options);
  return {
    host: url !== undefined && URL.canParse(url) ? new URL(url).host : undefined,
    browser: transport === 'browser',
  };
}

/** The configured sources with these ids. @throws ConfigError for an id that is none */
export function chosenSources(
  context: Pick<Context, 'config'>,
  ids?: readonly SourceId[],
): readonly ConfiguredSource[] {
  if (!ids) return context.config.sources.filter((source) => !source.pausedReason);
  return [...new Set(ids)].map((id) => {
    const source = context.config.sources.find((candidate) => candidate.id === id);
    if (source) return source;
    const names = context.config.sources.map((candidate) => candidate.id).join(', ');
    throw new ConfigError(`Expected the id of a source (${names}), got "${id}"`);
  });
}

/**
 * One pass over one source. Batches are stored as they come, so a walk that breaks keeps what it had.
 * `overrides` replace options of the source (an import's file and column map). `doubt` says why an empty list is not to
 * be believed now.
 */
export async function collectSource(
  context: Context,
  source: Source,
  options: CollectOptions,
  overrides?: Overrides,
  doubt?: string,
): Promise<Run> {
  const { db } = context.opened;
  const pass = await planOf(context, source, options, overrides);
  const startedAt = context.now();
  const walked = await walkSource(context, pass.plan);
  const listedFrom = walked.resumed?.startedAt ?? startedAt;
  const stored = await storedCounts(db, source.id);
  const listed = options.dryRun ? { n: walked.tally.kept } : await storedCounts(db, source.id, listedFrom);
  const verdict = judge(walked.end, {
    reach: pass.reach,
    capped: options.to !== undefined,
    read: walked.tally.read + (walked.resumed?.read ?? 0),
    skipped: walked.tally.skipped + (walked.resumed?.skipped ?? 0),
    stored,
    listed,
    before: pass.before,
    conditional: pass.plan.request.validators !== undefined || collectorOf(source.kind).transport === 'file',
    canary: source.canary === true,
    doubt,
  });
  const lists = pass.ofPage && pass.plan.store && !options.to && isBelievedListing(verdict, pass.reach);
  const removed = lists ? await markMissing(db, source.id, listedFrom, isProven(verdict, listed.n)) : 0;
  const drift = selectorDrift(walked.tally.anchors(), pass.before);
  const run: Run = {
    ...verdict,
    source: source.id,
    startedAt,
    endedAt: context.now(),
    counts: walked.tally.counts(),
    reach: pass.reach,
    // Nothing of a canary is ever stored: beside what it shows, a 0 would look like a loss.
    ...(!source.canary && { stored: removed > 0 ? await storedCounts(db, source.id) : stored }),
    changes: walked.tally.changes(removed),
    question: pass.plan.question,
    ...(walked.resumed && { resumedFrom: walked.resumed.startedAt }),
    ...(Object.keys(walked.tally.anchors()).length > 0 && { anchors: walked.tally.anchors() }),
    ...(drift.length > 0 && { selectorDrift: drift }),
    ...notesWith(verdict.notes ?? [], walked, source),
  };
  // A file imported into a page's source says nothing of the page: it neither recovers nor fails, and stays due.
  if (!options.dryRun && pass.own) await recordRun(db, run);
  log(context, run, pass.own ? 'source' : (overrides?.collector.kind ?? 'file'));
  return run;
}

interface Overrides {
  readonly collector: Collector;
  readonly options: unknown;
}

/** A pass before it begins. */
interface Pass {
  readonly reach: Reach;
  readonly plan: WalkPlan;
  /** Earlier runs that asked the same, newest first. */
  readonly before: readonly Run[];
  /** It is the source itself that is read, not a file imported into it. */
  readonly own: boolean;
  /** The source is a page or an account, which shows all it has: an export may hold a part. */
  readonly ofPage: boolean;
}

async function planOf(
  context: Context,
  source: Source,
  options: CollectOptions,
  overrides: Overrides | undefined,
): Promise<Pass> {
  const collector = overrides?.collector ?? collectorOf(source.kind);
  const canary = source.canary === true;
  const own = collector.kind === source.kind;
  const ofPage = own && collectorOf(source.kind).transport !== 'file';
  const reach = canary ? 'new' : reachOf(options);
  const request: CollectRequest<unknown> = {
    options: overrides?.options ?? source.options,
    full: reach !== 'new',
    ...(source.language && { language: source.language }),
    ...(options.from && { from: options.from }),
  };
  const question = questionOf(collector.kind, request, options.to);
  const earlier = await ledgerOf(context.opened.db, source.id, LOOK_BACK);
  const before = earlier.filter((run) => run.question === undefined || run.question === question);
  const last = before.find((run) => isTrustworthy(run.outcome));
  const validators = reach === 'new' && ofPage && !canary && !options.dryRun ? last?.validators : undefined;
  const plan: WalkPlan = {
    source,
    collector,
    request: { ...request, ...(validators && { validators }) },
    question,
    arrival: options.arrival,
    to: options.to,
    store: !options.dryRun && !canary,
    // A file may have changed between two attempts, and reading it again from its start costs seconds.
    resumable: reach !== 'new' && ofPage && !options.dryRun,
    probe: canary,
    expected: last?.shownCount,
  };
  return { reach, plan, before, own, ofPage };
}

/** The registered collector of a kind; the configuration has checked that there is one. */
export function collectorOf(kind: string): Collector {
  const found = Object.hasOwn(collectors, kind) ? collectors[kind] : undefined;
  if (!found) throw new ConfigError(`Expected a collector kind, got "${kind}"`);
  return found;
}

function reachOf({ full, from, to }: CollectOptions): Reach {
  if (from || (full && to)) return 'period';
  return full ? 'all' : 'new';
}

/** Not seen is not deleted: only a believed walk to the end of the list says anything of what it lacked. */
function isBelievedListing(verdict: Walked['end'], reach: Reach): boolean {
  if (verdict.outcome === 'empty') return verdict.shownCount === 0 && isListing(verdict, reach);
  return verdict.outcome === 'complete' && verdict.stop === 'end' && isListing(verdict, reach);
}

/** Does the source's own count say that the listing held all? */
function isProven({ shownCount }: Walked['end'], listed: number): boolean {
  return shownCount !== undefined && listed >= shownCount;
}

const OF_A_CANARY = 'a canary: read to see that its kind can be read, nothing of it is stored';

function notesWith(notes: readonly string[], { tally }: Walked, { canary }: Source): Pick<Run, 'notes'> {
  const { collided } = tally.changes(0);
  const alike = `${collided} entries have no id and look exactly like another one of this pass: each stored once`;
  const all = [...notes, ...(collided > 0 ? [alike] : []), ...(canary ? [OF_A_CANARY] : [])];
  return all.length > 0 ? { notes: all } : {};
}

function milestoneOf({ source, outcome, counts, changes, selectorDrift: drift = [] }: Run): string {
  const removed = changes?.removed ? `, ${changes.removed} removed` : '';
  const told = drift.map((one) => `; selector drift: ${driftNote(one)}`).join('');
  return `${source}: ${outcome}, ${counts.read} read, ${counts.new} new${removed}${told}`;
}

/** `what` was read: the source, a file imported into it, or its inbox. */
function log(context: Context, run: Run, what: string): void {
  const { counts, outcome, reason, source, notes, selectorDrift: drift = [] } = run;
  const said = notes ? { notes } : {};
  if (isTrustworthy(outcome)) context.log.info({ source, outcome, ...counts, ...said }, `${what} read`);
  else context.log.warn({ source, outcome, reason, ...counts, ...said }, `${what} not fully read`);
  for (const one of drift) context.log.warn({ source, ...one }, `selector drift: ${driftNote(one)}`);
}
