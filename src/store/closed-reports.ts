/** Figures of periods as they were closed: written once, never changed. */
import type { BrandId } from '../domain/ids.ts';
import type { BrandTally } from '../domain/report.ts';
import type { Instant } from '../domain/time.ts';
import { toJson } from './columns.ts';
import type { Db } from './schema.ts';

export interface ClosedReport {
  readonly closedAt: Instant;
  readonly body: BrandTally;
}

/** A brand's figures of a period; undefined while they are open. */
export async function closedReport(db: Db, brand: BrandId, period: string): Promise<ClosedReport | undefined> {
  const row = await db
    .selectFrom('reports')
    .where('scope', '=', scopeOf(brand))
    .where('period', '=', period)
    .select(['closed_at', 'body'])
    .executeTakeFirst();
  return row && { closedAt: row.closed_at, body: row.body as BrandTally };
}

/** Closes them, and gives what is kept: if somebody else was quicker, theirs. */
export async function closeReport(
  db: Db,
  brand: BrandId,
  period: string,
  body: BrandTally,
  closedAt: Instant,
): Promise<ClosedReport> {
  await db
    .insertInto('reports')
    .values({ scope: scopeOf(brand), period, closed_at: closedAt, body: toJson(body) })
    .onConflict((conflict) => conflict.columns(['scope', 'period']).doNothing())
    .execute();
  return (await closedReport(db, brand, period))!;
}

function scopeOf(brand: BrandId): string {
  return `brand/${brand}`;
}
