/** Which sources a pass reads, through how much of their list, and which kinds are under suspicion. */
import type { ConfiguredSource } from '../config/config.ts';
import type { SourceId } from '../domain/ids.ts';
import { isTrustworthy, type Outcome, type Run } from '../domain/run.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { waitingRequests } from '../store/run-requests.ts';
import { lastRuns, lastWholeRun, ledgerOf } from '../store/runs.ts';
import type { Context } from './context.ts';

const HOUR_MS = 3_600_000;

/** A twentieth of slack: a daily cron job does not start at the same second every day. */
const SLACK = 0.95;

/** Ends after which asking again at the next cron minute would be rude: they wait their time like a good one. */
const REFUSALS: ReadonlySet<Outcome> = new Set(['blocked', 'login', 'refused', 'unauthorised', 'quota']);

export interface Due {
  readonly due: readonly ConfiguredSource[];
  readonly notDue: readonly { readonly source: SourceId; readonly dueAt: Instant }[];
}

/** Splits sources by whether their `everyHours` have passed since they were last well read or said no. */
export async function dueSources(context: Context, sources: readonly ConfiguredSource[]): Promise<Due> {
  const last = await lastRuns(context.opened.db);
  const asked = new Set((await waitingRequests(context.opened.db)).map(({ source }) => source));
  const now = context.now();
  const due: ConfiguredSource[] = [];
  const notDue: { source: SourceId; dueAt: Instant }[] = [];
  for (const source of sources) {
    const dueAt = asked.has(source.id) ? undefined : dueAfter(source, last.get(source.id)?.[0]);
    if (dueAt && dueAt > now) notDue.push({ source: source.id, dueAt });
    else due.push(source);
  }
  return { due, notDue };
}

/** When a source is due after its last pass; undefined: at once, as it was never read or its last pass broke. */
export function dueAfter(
  { everyHours }: Pick<ConfiguredSource, 'everyHours'>,
  run: Pick<Run, 'outcome' | 'startedAt' | 'resumedFrom'> | undefined,
): Instant | undefined {
  if (!run || !(isTrustworthy(run.outcome) || REFUSALS.has(run.outcome))) return undefined;
  // A walk that took up an interrupted one saw the newest reviews when that one began.
  return instant(millis(run.resumedFrom ?? run.startedAt) + everyHours * HOUR_MS * SLACK);
}

/**
 * Is it time to read the whole list of a source again, for edits, replies and removals? After a whole pass that broke,
 * one for the newest reviews comes first: a page that never answers must not keep them out.
 */
export async function isWholePassDue(context: Context, source: ConfiguredSource): Promise<boolean> {
  if (source.fullEveryDays === 0 || source.canary) return false;
  const { db } = context.opened;
  const [last] = await ledgerOf(db, source.id, 1);
  if (last?.reach === 'all' && !isTrustworthy(last.outcome) && last.stop === undefined) return false;
  const whole = await lastWholeRun(db, source.id);
  if (!whole) return true;
  const since = millis(context.now()) - millis(whole.resumedFrom ?? whole.startedAt);
  return since >= source.fullEveryDays * DAY_MS * SLACK;
}

/** Kinds whose canary could not be read well, in this pass or at its last: why an empty list of theirs is not believed. */
export async function suspectKinds(context: Context, runs: readonly Run[]): Promise<ReadonlyMap<string, string>> {
  const canaries = context.config.sources.filter((source) => source.canary && !source.pausedReason);
  if (canaries.length === 0) return new Map();
  const earlier = await lastRuns(context.opened.db);
  const suspects = new Map<string, string>();
  for (const { id, kind } of canaries) {
    const run = runs.find(({ source }) => source === id) ?? earlier.get(id)?.[0];
    if (run && !isTrustworthy(run.outcome))
      suspects.set(kind, `the canary "${id}" of the kind ${kind} ended as ${run.outcome}`);
  }
  return suspects;
}
