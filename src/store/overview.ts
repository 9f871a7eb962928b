/** How the store stands, in numbers: for `vigie doctor` and the first page. */
import { sql } from 'kysely';
import type { IncidentState } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { type OutboxSummary, outboxSummary } from './outbox.ts';
import type { Db } from './schema.ts';

export interface Overview {
  readonly locations: number;
  readonly sources: number;
  /** Reviews that their source still shows. */
  readonly reviews: number;
  readonly removed: number;
  readonly revisions: number;
  /** Reviews whose current revision no analyser has read. */
  readonly waitingForAnalysis: number;
  readonly runs: number;
  /** When the newest run ended. */
  readonly lastRunAt?: Instant;
  readonly incidents: Readonly<Partial<Record<IncidentState, number>>>;
  readonly outbox: OutboxSummary;
  /** Size of the whole database. */
  readonly bytes: number;
}

/** Counts everything; reads over all reviews, so not for every request. */
export async function overview(db: Db): Promise<Overview> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) from locations) as locations,
      (select count(*) from sources) as sources,
      (select count(*) from reviews where removed_at is null) as reviews,
      (select count(*) from reviews where removed_at is not null) as removed,
      (select count(*) from revisions) as revisions,
      (select count(*) from reviews where analysed_by is null) as waiting_for_analysis,
      (select count(*) from runs) as runs,
      (select max(ended_at) from runs) as last_run_at,
      pg_database_size(current_database()) as bytes
  `.execute(db);
  const counts = rows[0]!;
  const states = await db
    .selectFrom('incidents')
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .execute();
  const { last_run_at, waiting_for_analysis, ...rest } = counts;
  return {
    ...rest,
    waitingForAnalysis: waiting_for_analysis,
    ...(last_run_at !== null && { lastRunAt: last_run_at }),
    incidents: Object.fromEntries(states.map(({ state, n }) => [state, n])),
    outbox: await outboxSummary(db),
  };
}

interface Counts {
  readonly locations: number;
  readonly sources: number;
  readonly reviews: number;
  readonly removed: number;
  readonly revisions: number;
  readonly waiting_for_analysis: number;
  readonly runs: number;
  readonly last_run_at: Instant | null;
  readonly bytes: number;
}
