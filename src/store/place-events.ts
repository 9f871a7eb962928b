/** What the organisation itself did on a day, written down by people: a new menu, a moved counter. Never deleted, only taken back. */
import { sql } from 'kysely';
import type { BrandId, LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { toJson } from './columns.ts';
import type { Db } from './schema.ts';

/** Of a place, a region or the whole brand. */
export interface PlaceEvent {
  readonly id: number;
  readonly brand: BrandId;
  readonly region?: RegionId;
  readonly location?: LocationId;
  readonly touchpoint?: TouchpointId;
  readonly day: Day;
  readonly title: string;
  readonly by: string;
  readonly at: Instant;
}

/** Writes one down; gives its number. */
export async function addPlaceEvent(db: Db, event: Omit<PlaceEvent, 'id'>): Promise<number> {
  const title = JSON.parse(toJson(event.title)) as string;
  const { id } = await db
    .insertInto('place_events')
    .values({ ...event, title })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One that still stands; undefined otherwise. */
export async function placeEvent(db: Db, id: number): Promise<PlaceEvent | undefined> {
  const { rows } = await sql<Row>`select * from place_events where id = ${id} and removed_at is null`.execute(db);
  const [row] = rows;
  return row && toEvent(row);
}

/** Takes one back; false when it was taken back already or never was. */
export async function removePlaceEvent(db: Db, id: number, by: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('place_events')
    .set({ removed_at: at, removed_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What happened from one day to another to a place: its own events, its region's and its brand's; of a region or a brand those within, too. */
export async function placeEvents(
  db: Db,
  scope: { readonly brand: BrandId; readonly region?: RegionId; readonly location?: LocationId },
  from: Day,
  to: Day,
): Promise<readonly PlaceEvent[]> {
  const { brand, region, location } = scope;
  const where =
    location !== undefined
      ? sql`(e.location = ${location} or (e.location is null and (e.region is null or e.region = ${region ?? null})))`
      : region !== undefined
        ? sql`(e.region = ${region} or (e.region is null and e.location is null)
            or e.location in (select id from locations where region = ${region}))`
        : sql`true`;
  const { rows } = await sql<Row>`
    select e.* from place_events e
    where e.brand = ${brand} and e.removed_at is null and e.day between ${from} and ${to} and ${where}
    order by e.day desc, e.id desc limit 200`.execute(db);
  return rows.map(toEvent);
}

interface Row {
  readonly id: number;
  readonly brand: BrandId;
  readonly region: RegionId | null;
  readonly location: LocationId | null;
  readonly touchpoint: TouchpointId | null;
  readonly day: Day;
  readonly title: string;
  readonly by: string;
  readonly at: Instant;
}

function toEvent({ id, brand, region, location, touchpoint, day, title, by, at }: Row): PlaceEvent {
  return {
    id,
    brand,
    day,
    title,
    by,
    at,
    ...(region !== null && { region }),
    ...(location !== null && { location }),
    ...(touchpoint !== null && { touchpoint }),
  };
}
