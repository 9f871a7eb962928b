/** The sources: how their passes ended, what they show beside what is stored, when they are read next, what to do. */
import { z } from 'zod';
import type { ConfiguredSource, RobotsOverride } from '../../config/config.ts';
import { nextCron } from '../../config/cron.ts';
import type { BrandId, RegionId, SourceId } from '../../domain/ids.ts';
import { isTrustworthy, type Outcome, type Run } from '../../domain/run.ts';
import type { Instant } from '../../domain/time.ts';
import { dueAfter } from '../../pipeline/collect-due.ts';
import { type RunRequest, requestRun, waitingRequests } from '../../store/run-requests.ts';
import { type RunInShort, runStrips } from '../../store/run-strips.ts';
import { ledgerOf } from '../../store/runs.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../refused.ts';

/** Passes in the strip of the list, and on the page of one source. */
const IN_LIST = 20;
const ON_PAGE = 120;

export interface ShownSource {
  readonly source: SourceId;
  readonly location: string;
  readonly kind: string;
  readonly access: string;
  readonly everyHours: number;
  readonly isCanary: boolean;
  readonly pausedReason?: string;
  /** The newest pass first. */
  readonly strip: readonly { readonly at: Instant; readonly outcome: Outcome; readonly new: number }[];
  readonly last?: RunInShort;
  /** The next pass that reads it, where the schedule is known; else when it is due. Absent while paused. */
  readonly nextAt?: Instant;
  readonly asked?: Pick<RunRequest, 'by' | 'at'>;
}

const instant = z.string();
const short = z.strictObject({
  source: z.string(),
  startedAt: instant,
  endedAt: instant,
  outcome: z.string(),
  resumedFrom: instant.optional(),
  new: z.int(),
  shownCount: z.number().optional(),
  shownAverage: z.number().optional(),
  storedCount: z.number().optional(),
  storedAverage: z.number().optional(),
});

const shown = {
  source: z.string(),
  location: z.string(),
  kind: z.string(),
  access: z.string(),
  everyHours: z.number(),
  isCanary: z.boolean(),
  pausedReason: z.string().optional(),
  strip: z.array(z.strictObject({ at: instant, outcome: z.string(), new: z.int() })),
  last: short.optional(),
  nextAt: instant.optional(),
  asked: z.strictObject({ by: z.string(), at: instant }).optional(),
};

export const sourcesAnswer = z.strictObject({ sources: z.array(z.strictObject(shown)) });

export interface SourcesAnswer {
  readonly sources: readonly ShownSource[];
}

export interface SourceAnswer extends ShownSource {
  readonly runs: readonly (Pick<Run, 'startedAt' | 'endedAt' | 'outcome' | 'counts' | 'reason'> & {
    readonly shownCount?: number;
    readonly shownAverage?: number;
    readonly stored?: { readonly n: number; readonly mean?: number };
    readonly drift: readonly { readonly field: string; readonly from: string; readonly to: string }[];
    readonly brokenFields: readonly string[];
    readonly notes: readonly string[];
  })[];
  /** Rules of robots.txt that a person set aside for its host. */
  readonly overrides: readonly RobotsOverride[];
}

export const sourceAnswer = z.strictObject({
  ...shown,
  runs: z.array(
    z.strictObject({
      startedAt: instant,
      endedAt: instant,
      outcome: z.string(),
      reason: z.string().optional(),
      counts: z.record(z.string(), z.number()),
      shownCount: z.number().optional(),
      shownAverage: z.number().optional(),
      stored: z.strictObject({ n: z.number(), mean: z.number().optional() }).optional(),
      drift: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
      brokenFields: z.array(z.string()),
      notes: z.array(z.string()),
    }),
  ),
  overrides: z.array(z.strictObject({ host: z.string(), reason: z.string(), person: z.string(), until: instant })),
});

/** Those that need a look first. */
export async function lookAtSources(
  desk: Desk,
  { brand, region }: { readonly brand?: BrandId | undefined; readonly region?: RegionId | undefined },
): Promise<SourcesAnswer> {
  const places = new Set(
    desk.config.locations
      .filter((one) => (!brand || one.brand === brand) && (!region || one.region === region))
      .map(({ id }) => id),
  );
  const strips = await runStrips(desk.opened.db, IN_LIST);
  const waiting = await requestsBySource(desk);
  const sources = desk.config.sources
    .filter(({ location }) => places.has(location))
    .map((source) => shownSource(desk, source, strips.get(source.id) ?? [], waiting.get(source.id)));
  return { sources: sources.sort((a, b) => need(b) - need(a) || (a.source < b.source ? -1 : 1)) };
}

/** @throws Refused 404 */
export async function lookAtSource(desk: Desk, id: SourceId): Promise<SourceAnswer> {
  const source = desk.config.sources.find((one) => one.id === id);
  if (!source) throw new Refused(404, 'Expected the id of a source', { field: 'source' });
  const runs = await ledgerOf(desk.opened.db, id, ON_PAGE);
  const waiting = await requestsBySource(desk);
  return {
    ...shownSource(desk, source, runs.map(inShort), waiting.get(id)),
    runs: runs.map((run) => ({
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      outcome: run.outcome,
      counts: run.counts,
      ...(run.reason !== undefined && { reason: run.reason }),
      ...(run.shownCount !== undefined && { shownCount: run.shownCount }),
      ...(run.shownAverage !== undefined && { shownAverage: run.shownAverage }),
      ...(run.stored && { stored: run.stored }),
      drift: run.selectorDrift ?? [],
      brokenFields: run.brokenFields ?? [],
      notes: run.notes ?? [],
    })),
    overrides: overridesOf(desk, source),
  };
}

/** Has a source read with the next pass. @throws Refused 404, 409 for one that is paused */
export async function askForRun({ config, opened, account, now }: Desk, id: SourceId): Promise<boolean> {
  const source = config.sources.find((one) => one.id === id);
  if (!source) throw new Refused(404, 'Expected the id of a source', { field: 'source' });
  if (source.pausedReason) throw new Refused(409, `Expected a source that is read, got ${id}, which is paused`);
  return requestRun(opened.db, { source: id, by: account.name || account.id, at: now() });
}

async function requestsBySource({ opened }: Desk): Promise<ReadonlyMap<SourceId, RunRequest>> {
  return new Map((await waitingRequests(opened.db)).map((one) => [one.source, one]));
}

function shownSource(
  desk: Desk,
  source: ConfiguredSource,
  runs: readonly RunInShort[],
  asked: RunRequest | undefined,
): ShownSource {
  const { id, location, kind, access, everyHours, canary, pausedReason } = source;
  const last = runs[0];
  const nextAt = pausedReason ? undefined : nextOf(desk, source, last, asked !== undefined);
  return {
    source: id,
    location,
    kind,
    access,
    everyHours,
    isCanary: canary === true,
    ...(pausedReason && { pausedReason }),
    strip: runs.map(({ endedAt, outcome, new: fresh }) => ({ at: endedAt, outcome, new: fresh })),
    ...(last && { last }),
    ...(nextAt && { nextAt }),
    ...(asked && { asked: { by: asked.by, at: asked.at } }),
  };
}

/** The first call of the schedule at which it is due. */
function nextOf(
  { config, now }: Desk,
  source: ConfiguredSource,
  last: RunInShort | undefined,
  asked: boolean,
): Instant | undefined {
  const at = now();
  const due = asked ? undefined : dueAfter(source, last);
  const from = due && due > at ? due : at;
  const { schedule } = config;
  return schedule ? nextCron(schedule.cron, schedule.timeZone, from) : due;
}

function inShort({ source, startedAt, endedAt, outcome, resumedFrom, counts, ...run }: Run): RunInShort {
  return {
    source,
    startedAt,
    endedAt,
    outcome,
    ...(resumedFrom && { resumedFrom }),
    new: counts.new,
    ...(run.shownCount !== undefined && { shownCount: run.shownCount }),
    ...(run.shownAverage !== undefined && { shownAverage: run.shownAverage }),
    ...(run.stored && { storedCount: run.stored.n }),
    ...(run.stored?.mean !== undefined && { storedAverage: run.stored.mean }),
  };
}

/** Not read well before never read, before paused, before fine. */
function need({ last, pausedReason }: ShownSource): number {
  if (pausedReason) return 1;
  if (!last) return 2;
  return isTrustworthy(last.outcome) ? 0 : 3;
}

function overridesOf({ config }: Desk, { options }: ConfiguredSource): readonly RobotsOverride[] {
  const hosts = new Set(
    Object.values(options).flatMap((value) =>
      typeof value === 'string' && URL.canParse(value) ? [new URL(value).hostname] : [],
    ),
  );
  return config.politeness.robotsOverrides.filter(({ host }) => hosts.has(host));
}
