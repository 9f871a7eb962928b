/** Memory of the detectors: how far each brand's has read, and the state of each stream. */
import { sql } from 'kysely';
import type { BrandId } from '../domain/ids.ts';
import type { StreamId } from '../domain/stream.ts';
import type { Instant } from '../domain/time.ts';
import { batches, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** State of one stream: bytes that only the detector reads, and the time of the last score it took. */
export interface StreamState {
  readonly state: Uint8Array;
  readonly lastAt: Instant;
}

export interface DetectorMemory {
  /** `changeSeq` of the last review taken; 0 before the first. */
  readonly cursor: number;
  /** Version of the analyser whose findings were taken last; absent before the first. */
  readonly analyser?: string;
  /** When it was saved last; absent before the first time. */
  readonly at?: Instant;
  readonly states: Map<StreamId, StreamState>;
  /** What its streams say together: text that only the fleet reads; absent before the first. */
  readonly fleet?: string;
}

/** What a brand's detector knew at its last save. */
export async function loadDetector(db: Db, brand: BrandId): Promise<DetectorMemory> {
  const detector = await db.selectFrom('detectors').where('brand', '=', brand).selectAll().executeTakeFirst();
  const rows = await db.selectFrom('detector_states').where('brand', '=', brand).selectAll().execute();
  const states = new Map(rows.map((row) => [row.stream as StreamId, { state: row.state, lastAt: row.last_at }]));
  const fleet = detector?.fleet ?? undefined;
  return {
    cursor: detector?.cursor ?? 0,
    ...(detector && { analyser: detector.analyser, at: detector.updated_at }),
    states,
    ...(fleet !== undefined && { fleet }),
  };
}

/** Saves cursor and states together; streams that are not given keep their state, those in `gone` have none any more. */
export async function saveDetector(
  db: Db,
  brand: BrandId,
  memory: {
    readonly cursor: number;
    readonly analyser: string;
    readonly states: ReadonlyMap<StreamId, StreamState>;
    readonly gone?: ReadonlySet<StreamId>;
    readonly fleet?: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { cursor, analyser, states, gone, fleet, at } = memory;
  await transaction(db, async (trx) => {
    await trx
      .insertInto('detectors')
      .values({ brand, cursor, analyser, fleet, updated_at: at })
      .onConflict((conflict) => conflict.column('brand').doUpdateSet({ cursor, analyser, fleet, updated_at: at }))
      .execute();
    for (const batch of batches([...(gone ?? [])])) {
      await trx.deleteFrom('detector_states').where('brand', '=', brand).where('stream', 'in', batch).execute();
    }
    for (const batch of batches([...states])) {
      const incoming = unnested(batch, {
        stream: ['text', ([stream]) => stream],
        state: ['base64', ([, { state }]) => state],
        last_at: ['timestamptz', ([, { lastAt }]) => lastAt],
      });
      await sql`
        insert into detector_states (stream, brand, state, last_at)
        select stream, ${brand}, state, last_at from ${incoming} as incoming
        on conflict (stream) do update set state = excluded.state, last_at = excluded.last_at
      `.execute(trx);
    }
  });
}

/** The memory of one stream; undefined for one that is not watched. */
export async function streamState(db: Db, id: StreamId): Promise<StreamState | undefined> {
  const row = await db
    .selectFrom('detector_states')
    .where('stream', '=', id)
    .select(['state', 'last_at'])
    .executeTakeFirst();
  return row && { state: row.state, lastAt: row.last_at };
}

/** A stream that has a memory, and how far it reaches. */
export interface KnownStream {
  readonly id: StreamId;
  readonly lastAt: Instant;
}

/** Every stream that a detector watches, by id; without their memories. */
export async function knownStreams(db: Db): Promise<KnownStream[]> {
  const rows = await db.selectFrom('detector_states').select(['stream', 'last_at']).orderBy('stream').execute();
  return rows.map((row) => ({ id: row.stream as StreamId, lastAt: row.last_at }));
}
