/** The ledger: every pass over every source, how it ended, and what it found beside what is stored. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { SourceId } from '../domain/ids.ts';
import type { Run, RunChanges } from '../domain/run.ts';
import { DAY_MS, instant, millis } from '../domain/time.ts';
import { toJson } from './columns.ts';
import { transaction } from './database.ts';
import type { Db, Tables } from './schema.ts';

/** How long the ledger remembers: passes a source at most (each minute, if a site is down), days, and days for samples of pages. */
const KEPT = { passes: 1_000, days: 400, sampleDays: 14 } as const;

/** Adds one row to the ledger, and forgets what is too old; never the first pass that was believed, nor the last whole one. */
export async function recordRun(
  db: Db,
  run: Run,
  kept: Readonly<Record<keyof typeof KEPT, number>> = KEPT,
): Promise<void> {
  const { source, endedAt } = run;
  const daysAgo = (days: number) => instant(millis(endedAt) - days * DAY_MS);
  await transaction(db, async (trx) => {
    await trx.insertInto('runs').values(toRow(run)).execute();
    const samples = trx.updateTable('runs').set({ sample: null }).where('source', '=', source);
    await samples.where('sample', 'is not', null).where('ended_at', '<', daysAgo(kept.sampleDays)).execute();
    await sql`
      delete from runs where source = ${source}
        and ended_at < greatest(${daysAgo(kept.days)}::timestamptz, (
          select ended_at from runs where source = ${source} order by ended_at desc, id desc offset ${kept.passes - 1} limit 1
        ))
        and id is distinct from (
          select id from runs where source = ${source} and ${BELIEVED} order by started_at, id limit 1
        )
        and id is distinct from (
          select id from runs where source = ${source} and reach = 'all' and (${BELIEVED} or stop in ('end', 'limit'))
          order by ended_at desc, id desc limit 1
        )
    `.execute(trx);
  });
}

const BELIEVED = sql`outcome in ('complete', 'empty')`;

/** The last `perSource` runs of every source that ever ran, newest first. */
export async function lastRuns(db: Db, perSource = 1): Promise<Map<SourceId, Run[]>> {
  const { rows } = await sql<RunRow>`
    select r.* from sources s
    cross join lateral (select * from runs where source = s.id order by ended_at desc, id desc limit ${perSource}) as r
    order by r.source, r.ended_at desc, r.id desc
  `.execute(db);
  return Map.groupBy(rows.map(toRun), (run) => run.source);
}

/** The ledger of one source: its last `n` runs, newest first. */
export async function ledgerOf(db: Db, source: SourceId, n: number): Promise<Run[]> {
  const rows = await ofSource(db, source).limit(n).execute();
  return rows.map(toRun);
}

/** The last run over the whole list that came to the list's end, or to a limit of the source's options. */
export async function lastWholeRun(db: Db, source: SourceId): Promise<Run | undefined> {
  const row = await ofSource(db, source)
    .where('reach', '=', 'all')
    .where((eb) => eb.or([eb('outcome', 'in', ['complete', 'empty']), eb('stop', 'in', ['end', 'limit'])]))
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row);
}

/** The first and the last moment at which a source was read so that it can be believed. */
export interface TrustedSpan {
  readonly from: Run['startedAt'];
  readonly until: Run['endedAt'];
}

/** Since and until when each source was read well; sources that never were are not in it. */
export async function trustedSpans(db: Db): Promise<Map<SourceId, TrustedSpan>> {
  const rows = await db
    .selectFrom('runs')
    .where('outcome', 'in', ['complete', 'empty'])
    .groupBy('source')
    .select(({ fn }) => ['source', fn.min('started_at').as('from'), fn.max('ended_at').as('until')])
    .execute();
  return new Map(rows.map(({ source, from, until }) => [source as SourceId, { from, until }]));
}

function ofSource(db: Db, source: SourceId) {
  return db
    .selectFrom('runs')
    .where('source', '=', source)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .selectAll();
}

type RunRow = Selectable<Tables['runs']>;

function toRow(run: Run): Insertable<Tables['runs']> {
  const { changes } = run;
  return {
    source: run.source,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    outcome: run.outcome,
    reason: storable(run.reason),
    shown_count: run.shownCount ?? null,
    shown_average: run.shownAverage ?? null,
    stop: run.stop ?? null,
    oldest: run.oldest ?? null,
    sample: storable(run.sample),
    ...run.counts,
    reach: run.reach ?? null,
    resumed_from: run.resumedFrom ?? null,
    stored_count: run.stored?.n ?? null,
    stored_average: run.stored?.mean ?? null,
    removed: changes?.removed ?? null,
    returned: changes?.returned ?? null,
    stars_up: changes?.starsUp ?? null,
    stars_down: changes?.starsDown ?? null,
    recovered: changes?.recovered ?? null,
    collided: changes?.collided ?? null,
    anchors: jsonOrNull(run.anchors),
    selector_drift: jsonOrNull(run.selectorDrift),
    broken_fields: jsonOrNull(run.brokenFields),
    validators: jsonOrNull(run.validators),
    question: run.question ?? null,
    notes: jsonOrNull(run.notes),
  };
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined ? null : toJson(value);
}

/** Words and samples come from pages, which hold anything. */
function storable(text: string | undefined): string | null {
  return text === undefined ? null : text.toWellFormed().replaceAll('\0', '');
}

function toRun(row: RunRow): Run {
  const changes = changesOf(row);
  return {
    source: row.source as SourceId,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome as Run['outcome'],
    counts: { read: row.read, new: row.new, edited: row.edited, same: row.same, skipped: row.skipped },
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.shown_count !== null && { shownCount: row.shown_count }),
    ...(row.shown_average !== null && { shownAverage: row.shown_average }),
    ...(row.stop !== null && { stop: row.stop as NonNullable<Run['stop']> }),
    ...(row.oldest !== null && { oldest: row.oldest }),
    ...(row.sample !== null && { sample: row.sample }),
    ...(row.reach !== null && { reach: row.reach as NonNullable<Run['reach']> }),
    ...(row.resumed_from !== null && { resumedFrom: row.resumed_from }),
    ...(row.stored_count !== null && {
      stored: { n: row.stored_count, ...(row.stored_average !== null && { mean: row.stored_average }) },
    }),
    ...(changes && { changes }),
    ...(row.anchors !== null && { anchors: row.anchors }),
    ...(row.selector_drift !== null && { selectorDrift: row.selector_drift }),
    ...(row.broken_fields !== null && { brokenFields: row.broken_fields }),
    ...(row.validators !== null && { validators: row.validators }),
    ...(row.question !== null && { question: row.question }),
    ...(row.notes !== null && { notes: row.notes }),
  };
}

function changesOf(row: RunRow): RunChanges | undefined {
  const { removed, returned, stars_up, stars_down, recovered, collided } = row;
  if (removed === null || returned === null || stars_up === null) return undefined;
  if (stars_down === null || recovered === null || collided === null) return undefined;
  return { removed, returned, starsUp: stars_up, starsDown: stars_down, recovered, collided };
}
