/** The roll-up on Postgres: a full build over many reviews and places, and a day's changes, beside a bare select of the same reviews. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Secret } from '../src/domain/secret.ts';
import { instant, systemClock } from '../src/domain/time.ts';
import { rollUp } from '../src/pipeline/roll-up.ts';
import { openDatabase } from '../src/store/database.ts';
import type { Db } from '../src/store/schema.ts';
import { freshness } from '../src/store/tallies.ts';
import { startPostgres } from '../test/support/postgres.ts';

const [REVIEWS = 1_000_000, PLACES = 500, DAILY = 50_000] = process.argv.slice(2).map(Number);
const NOW = instant('2026-11-22T00:00:00Z');

const server = await startPostgres();
if (!server) throw new Error('Expected a Postgres server, got none');
const dataDir = await mkdtemp(join(tmpdir(), 'vigie-roll-up-'));
const opened = await openDatabase({ dataDir, databaseUrl: new Secret(await server.createDatabase()) });
const { db } = opened;
try {
  await fill(db);
  const context = {
    config: { brands: [{ id: 'shop', name: 'Shop' }] } as never,
    opened,
    now: systemClock,
    signal: new AbortController().signal,
    progress: () => {},
    analyser: { version: 'v1' },
  };
  const bare = await timed(() => readAll(db, 0));
  const built = await timed(() => rollUp(context));
  say('full build', REVIEWS, built, bare);
  await arrive(db);
  const bareDay = await timed(() => readAll(db, REVIEWS));
  const day = await timed(() => rollUp(context));
  say('a day', DAILY, day, bareDay);
  const { waiting } = await freshness(db, 'shop' as never);
  const idle = await timed(() => rollUp(context));
  process.stdout.write(
    `nothing new: ${idle.ms.toFixed(0)} ms; waiting ${waiting}; peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
  );
  const { rows } = await sql<{ n: number; bytes: number }>`
    select count(*) as n, pg_total_relation_size('tallies') as bytes from tallies`.execute(db);
  process.stdout.write(`tallies: ${rows[0]!.n} rows, ${(rows[0]!.bytes / 1e6).toFixed(0)} MB\n`);
} finally {
  await opened.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

interface Took {
  readonly ms: number;
  readonly cpu: number;
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  return { ms: performance.now() - began, cpu: process.cpuUsage(cpu).user / 1000 };
}

function say(what: string, n: number, took: Took, bare: Took): void {
  process.stdout.write(
    `${what} of ${n} reviews: ${(took.ms / 1000).toFixed(1)} s (${(took.cpu / 1000).toFixed(1)} s of our own CPU); bare select of the same: ${(bare.ms / 1000).toFixed(1)} s (${(bare.cpu / 1000).toFixed(1)} s); ratio ${(took.ms / bare.ms).toFixed(2)}\n`,
  );
}

/** What any count has to read, page by page, and nothing done with it. */
async function readAll(of: Db, after: number): Promise<void> {
  for (let last = after; ; ) {
    const { rows } = await sql<{ id: number }>`
      select r.id, r.external_id, r.written_earliest, r.written_latest, v.rating, v.reply is not null, a.findings
      from reviews r join revisions v on v.review_id = r.id and v.revision = r.revision
      join analyses a on a.review_id = r.id and a.revision = r.revision
      where r.id > ${last} order by r.id limit 5000`.execute(of);
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
  }
}

/** Three years of one brand. */
async function fill(of: Db): Promise<void> {
  await sql`insert into locations (id, brand, region, name)
    select 'p' || i, 'shop', 'r' || i % 8, 'Place ' || i from generate_series(0, ${sql.lit(PLACES - 1)}) as i`.execute(
    of,
  );
  await sql`insert into sources (id, location, kind, access, options)
    select 's' || i, 'p' || i, 'file', 'export', '{}' from generate_series(0, ${sql.lit(PLACES - 1)}) as i`.execute(of);
  await addReviews(of, 0, REVIEWS!, sql`${NOW}::timestamptz - random() * interval '1095 days'`);
  await sql`analyze`.execute(of);
}

/** New ones of the last two days. */
async function arrive(of: Db): Promise<void> {
  await addReviews(of, REVIEWS!, DAILY!, sql`${NOW}::timestamptz - random() * interval '2 days'`);
}

async function addReviews(of: Db, from: number, n: number, at: ReturnType<typeof sql>): Promise<void> {
  await sql`insert into reviews (source, external_id, external_id_sha256, external_id_is_composite, written_earliest,
      written_latest, arrival, first_seen_at, last_seen_at, change_seq, first_change_seq, analysed_by)
    select 's' || i % ${sql.lit(PLACES)}, 'r' || i, sha256(i::text::bytea), false, at, at, 'live', at, at, i + 1, i + 1, 'v1'
    from (select i, ${at} as at from generate_series(${sql.lit(from)}, ${sql.lit(from + n - 1)}) as i) as made`.execute(
    of,
  );
  await sql`insert into revisions (review_id, revision, content_hash, scale, rating, body, truncated, reply, seen_at)
    select id, 1, 'x', 'stars', 1 + floor(sqrt(random()) * 5), 'Words of a review', false,
      case when random() < 0.3 then '{"text":"Thanks"}'::jsonb end, first_seen_at
    from reviews where id > ${sql.lit(from)}`.execute(of);
  await sql`insert into analyses (review_id, revision, analyser, language, analysed, sentiment_label, sentiment_score,
      emotion, findings, analysed_at)
    select id, 1, 'v1', 'en', true, 'negative', -0.5, 'anger', jsonb_build_array(
        jsonb_build_object('touchpoint', (array['delivery','staff','billing','product','returns','website'])[1 + floor(random() * 6)],
          'polarity', random() * 2 - 1, 'confidence', random(), 'cause', 'people', 'start', 0, 'end', 5),
        jsonb_build_object('touchpoint', (array['delivery','staff','billing','product','returns','website'])[1 + floor(random() * 6)],
          'polarity', -random(), 'confidence', random(), 'start', 6, 'end', 9)), first_seen_at
    from reviews where id > ${sql.lit(from)}`.execute(of);
  await sql`select setval('review_changes', (select max(change_seq) from reviews))`.execute(of);
}
