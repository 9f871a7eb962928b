/** How fast the review search answers over a million reviews of 500 places on Postgres: `node bench/review-search.ts [reviews] [database]`; a database of its own that is filled already is only measured. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { sql } from 'kysely';
import type { LocationId, RegionId, TouchpointId } from '../src/domain/ids.ts';
import { parseSearch } from '../src/domain/search.ts';
import { Secret } from '../src/domain/secret.ts';
import { DAY_MS, type Instant, instant } from '../src/domain/time.ts';
import { unnested } from '../src/store/columns.ts';
import { type Db, openDatabase } from '../src/store/database.ts';
import { indexChanges } from '../src/store/review-index.ts';
import {
  eachReview,
  findReviews,
  type ReviewFilter,
  type ReviewMark,
  type ReviewOrder,
} from '../src/store/review-search.ts';
import { startPostgres } from '../test/support/postgres.ts';

const REVIEWS = Number(process.argv[2] ?? 1_000_000);
const PLACES = 500;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const YEARS = 6;
const TRIES = 20;
const GOAL_MS = 100;

const HEAD =
  'the and was to of a it very good not for in is staff service they had with delivery great but time late my we parcel food place friendly waiting never again refund price clean'.split(
    ' ',
  );
const FRENCH =
  'le la de et les très un une pas bien service accueil livraison retard colis jamais équipe qualité prix hôtel déçu merci'.split(
    ' ',
  );
const PERSIAN =
  'و از به که خیلی خوب بود کیفیت غذا ارسال دیر شد می‌خواهم برخورد پرسنل عالی قیمت کتاب‌ها سفارش پشتیبانی'.split(' ');
const TOUCHPOINTS = ['delivery', 'staff', 'product', 'waiting', 'billing', 'support', 'price', 'premises'];

const random = mulberry(7);

const given = process.argv[3];
const server = given === undefined ? await startPostgres() : undefined;
const url = given ?? (await server?.createDatabase());
if (url === undefined) process.exit(1);
const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl: new Secret(url) });
try {
  const { rows } = await sql<{ n: number }>`select count(*) as n from review_search`.execute(opened.db);
  if (rows[0]!.n < REVIEWS) await fill(opened.db);
  await measure(opened.db);
  await exportAll(opened.db);
} finally {
  await opened.close();
  await server?.stop();
}

async function fill(db: Db): Promise<void> {
  const began = performance.now();
  await sql`insert into locations select 'place-' || i, 'brand', 'region-' || (i % 10), 'Place ' || i from generate_series(1, ${PLACES}) i`.execute(
    db,
  );
  await sql`insert into sources select 'source-' || i, 'place-' || i, 'file', 'export', '{}', null from generate_series(1, ${PLACES}) i`.execute(
    db,
  );
  for (let from = 0; from < REVIEWS; from += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, REVIEWS - from) }, (_, i) => made(from + i));
    await sql`
      with given as materialized ${unnested(rows, {
        n: ['int8', ({ n }) => n],
        source: ['text', ({ source }) => source],
        at: ['timestamptz', ({ at }) => at],
        rating: ['float8', ({ rating }) => rating],
        body: ['text', ({ body }) => body],
        language: ['text', ({ language }) => language],
        removed: ['timestamptz', ({ removed }) => removed],
        reply: ['jsonb', ({ reply }) => reply],
        findings: ['jsonb', ({ findings }) => findings],
        label: ['text', ({ rating }) => (rating > 3 ? 'positive' : rating < 3 ? 'negative' : 'neutral')],
      })}, added as (
        insert into reviews (source, external_id, external_id_sha256, external_id_is_composite, written_earliest, written_latest,
          arrival, first_seen_at, last_seen_at, change_seq, first_change_seq, analysed_by, removed_at)
        select source, n::text, sha256(n::text::bytea), false, at, at, 'history', at, at, n + 1, n + 1, 'bench', removed from given
        returning id, external_id
      ), said as (
        insert into revisions (review_id, revision, content_hash, scale, rating, body, truncated, reply, seen_at)
        select added.id, 1, external_id, 'stars', rating, body, false, reply, at from added join given on n::text = external_id
      )
      insert into analyses (review_id, revision, analyser, language, analysed, sentiment_label, sentiment_score, findings, analysed_at)
      select added.id, 1, 'bench', language, true, label, 0, findings, at from added join given on n::text = external_id
    `.execute(db);
  }
  say(`${REVIEWS} reviews made`, began);
  const indexing = performance.now();
  await indexChanges(db);
  say('indexed', indexing);
  await sql`vacuum analyze`.execute(db);
  const { rows } = await sql<{ part: string; size: string }>`
    select relname as part, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname like 'review_search%' or relname in ('reviews', 'revisions', 'analyses') order by relname`.execute(
    db,
  );
  for (const { part, size } of rows) process.stdout.write(`  ${part}: ${size}\n`);
}

function made(n: number) {
  const language = random() < 0.6 ? 'en' : random() < 0.6 ? 'fr' : 'fa';
  const head = language === 'en' ? HEAD : language === 'fr' ? FRENCH : PERSIAN;
  const at = instant(NOW - Math.floor(random() * YEARS * 365 * DAY_MS));
  const length = Math.round(Math.exp(3.4 + 0.7 * normal()));
  const words = Array.from({ length }, () =>
    random() < 0.6 ? head[Math.floor(head.length * random() ** 2)]! : `${language}${zipf()}`,
  );
  // A word of one season long ago, and a pair that is never said together.
  if (at < '2022-01-01' && random() < 0.15) words.push('mask');
  words.push(n % 2 === 0 ? 'sunny' : 'rainy');
  if (n % 25_000 === 0) words.push('wolpertinger');
  const rating = [1, 2, 3, 4, 5, 5, 5, 4, 5, 1][Math.floor(random() * 10)]!;
  const touchpoint = TOUCHPOINTS[Math.floor(TOUCHPOINTS.length * random() ** 2)]!;
  const cause = random() < 0.3 ? { cause: ['people', 'policy', 'tools'][Math.floor(random() * 3)] } : {};
  return {
    n,
    at,
    rating,
    language,
    source: `source-${1 + Math.floor(PLACES * random() ** 1.5)}`,
    body: random() < 0.1 ? undefined : words.join(' '),
    removed: random() < 0.002 ? at : undefined,
    reply: random() < 0.3 ? '{"text":"Thank you"}' : undefined,
    findings: JSON.stringify([
      { touchpoint, polarity: rating > 3 ? 0.8 : -0.8, confidence: 0.7, start: 0, end: 3, ...cause },
    ]),
  };
}

async function measure(db: Db): Promise<void> {
  const q = (text: string): ReviewFilter => ({ search: parseSearch(text) });
  const place = 'place-300' as LocationId;
  const region = 'region-3' as RegionId;
  const delivery = 'delivery' as TouchpointId;
  const asked: readonly [string, ReviewFilter, ReviewOrder?][] = [
    ['nothing', {}],
    ['nothing, lowest first', {}, 'lowest'],
    ['a rare word', q('wolpertinger')],
    ['no such word', q('zzyzx')],
    ['a common word', q('delivery')],
    ['in nearly all', q('the')],
    ['a middling word', q('en900')],
    ['a common beginning', q('del')],
    ['a broad beginning', q('en1')],
    ['Persian, written apart', q('می خواهم')],
    ['French with accents', q('HOTEL équipe')],
    ['two common words', q('delivery late')],
    ['two that exclude each other', q('sunny rainy')],
    ['a phrase of common words', q('"the staff"')],
    ['a common word without another', q('delivery -late')],
    ['only without', q('-the')],
    ['a word of long ago', q('mask')],
    ['a common word at a small place', { ...q('delivery'), location: place }],
    ['a common word in a region', { ...q('delivery'), region }],
    ['a small place', { location: place }],
    ['a place, lowest first', { location: place }, 'lowest'],
    ['blamed touchpoint and cause', { touchpoint: delivery, side: 'blamed', cause: 'tools' }],
    ['praised with a reply at one star', { side: 'praised', reply: true, scoreFrom: 1, scoreTo: 1 }],
    ['one day', { from: '2023-05-05T00:00:00.000Z' as Instant, to: '2023-05-06T00:00:00.000Z' as Instant }],
    [
      'a rare word in one month',
      { ...q('en900'), from: '2023-05-01T00:00:00.000Z' as Instant, to: '2023-06-01T00:00:00.000Z' as Instant },
    ],
    ['removed', { removed: true }],
    ['removed, a common word, Persian', { ...q('خوب'), removed: true, language: 'fa' }],
    ['two stars, a common word, lowest first', { ...q('late'), scoreFrom: 2, scoreTo: 2 }, 'lowest'],
  ];
  const firsts: number[] = [];
  const cpus: number[] = [];
  for (const [name, filter, order = 'newest'] of asked) {
    const first = await timed(() => findReviews(db, filter, { order, limit: 25 }));
    const { count, countedOut, marks } = first.result;
    const deep = await timed(() => findReviews(db, filter, { order, limit: 25, after: middle(order) }));
    firsts.push(first.p95, deep.p95);
    cpus.push(first.cpu, deep.cpu);
    const n = `${countedOut ? '>' : ''}${count}`;
    process.stdout.write(
      `${name.padEnd(42)} ${n.padStart(6)} ${String(marks.length).padStart(3)} p50 ${ms(first.p50)} p95 ${ms(first.p95)}  cpu ${ms(first.cpu)}  deep p95 ${ms(deep.p95)} cpu ${ms(deep.cpu)}${Math.max(first.p95, deep.p95) > GOAL_MS ? '  OVER' : ''}\n`,
    );
  }
  const sorted = firsts.sort((a, b) => a - b);
  process.stdout.write(
    `load ${loadavg()[0]!.toFixed(1)}; p95 over searches: ${ms(sorted[Math.floor(sorted.length * 0.95)]!)}; the slowest ${ms(sorted.at(-1)!)}\n`,
  );
  cpus.sort((a, b) => a - b);
  process.stdout.write(
    `processor time of Postgres: p95 over searches ${ms(cpus[Math.floor(cpus.length * 0.95)]!)}; the most ${ms(cpus.at(-1)!)}\n`,
  );
}

function middle(order: ReviewOrder): ReviewMark {
  return { badness: order === 'lowest' ? 500 : 0, written: instant(NOW - 3 * 365 * DAY_MS), id: 1 };
}

/** Wall-clock times, and the processor time of Postgres for each try: on a busy machine only the latter says something. */
async function timed<T>(work: () => Promise<T>): Promise<{ result: T; p50: number; p95: number; cpu: number }> {
  let result = await work();
  const before = serverTicks();
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const began = performance.now();
    result = await work();
    times.push(performance.now() - began);
  }
  const cpu = ((serverTicks() - before) * 10) / TRIES;
  times.sort((a, b) => a - b);
  return { result, cpu, p50: times[TRIES / 2]!, p95: times[Math.floor(TRIES * 0.95)]! };
}

/** Hundredths of a second that all processes named postgres have worked; 0 where there is no /proc. */
function serverTicks(): number {
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const stat = statOf(pid);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (stat.includes('(postgres)') && stat !== '' && isOurs(pid)) ticks += Number(fields[11]) + Number(fields[12]);
    }
  } catch {}
  return ticks;
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** A backend of the database that is measured. */
function isOurs(pid: string): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${new URL(url!).pathname.slice(1)} `);
}

async function exportAll(db: Db): Promise<void> {
  const began = performance.now();
  let n = 0;
  for await (const marks of eachReview(db, {})) n += marks.length;
  say(`${n} marks walked`, began);
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`;
}

function say(what: string, began: number): void {
  process.stdout.write(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

function zipf(): number {
  return Math.floor(Math.exp(random() * Math.log(30_000)));
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
