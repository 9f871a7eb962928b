/** Which episode and transition numbers of a brand's incidents are taken, so that the pure rules can name the next ones. */
import type { BrandId } from '../domain/ids.ts';
import type { Db } from './schema.ts';

export interface IncidentCounts {
  /** Next free episode for a key prefix (`brand/scope/touchpoint/direction`), from 1. */
  readonly episode: (prefix: string) => number;
  /** Next free transition number of an incident, from 1. */
  readonly sequence: (key: string) => number;
  /** Counts a transition that is about to be stored. */
  readonly note: (key: string, sequence: number) => void;
}

/** The numbers as stored; the caller holds the run lock, so that nobody else takes one meanwhile. */
export async function incidentCounts(db: Db, brand: BrandId): Promise<IncidentCounts> {
  const rows = await db
    .selectFrom('incidents as i')
    .innerJoin('transitions as t', 't.incident', 'i.key')
    .where('i.brand', '=', brand)
    .groupBy('i.key')
    .select((eb) => ['i.key', eb.fn.max<number>('t.sequence').as('last')])
    .execute();
  const sequences = new Map<string, number>();
  const episodes = new Map<string, number>();
  const note = (key: string, sequence: number): void => {
    const slash = key.lastIndexOf('/');
    const prefix = key.slice(0, slash);
    sequences.set(key, Math.max(sequence, sequences.get(key) ?? 0));
    episodes.set(prefix, Math.max(Number(key.slice(slash + 1)), episodes.get(prefix) ?? 0));
  };
  for (const { key, last } of rows) note(key, Number(last));
  return {
    episode: (prefix) => (episodes.get(prefix) ?? 0) + 1,
    sequence: (key) => (sequences.get(key) ?? 0) + 1,
    note,
  };
}
