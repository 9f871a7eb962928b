/** Counts every number of a message again by SQL of its own: nothing here is shared with what made the message. */
import { sql } from 'kysely';
import type { Db } from '../../src/store/database.ts';
import type { RandomMessage } from './random-messages.ts';

/** What is checked, of a message's data. */
interface Told {
  readonly before: { readonly mean: number; readonly n: number };
  readonly after: { readonly mean: number; readonly n: number };
  readonly change: number;
  readonly interval?: readonly [number, number];
  readonly explanation: {
    readonly contributions: readonly {
      readonly touchpoint: string;
      readonly delta: number;
      readonly moreOften: number;
      readonly worse: number;
      readonly causes?: Readonly<Record<string, number>>;
      readonly byCause?: Readonly<Record<string, number>>;
    }[];
    readonly contributionCount: number;
    readonly mix?: number;
    readonly season?: number;
  };
  readonly emotions: Readonly<
    Record<'before' | 'since', { readonly n: number; readonly counts: Readonly<Record<string, number>> }>
  >;
  readonly reformulations?: readonly {
    readonly language: string;
    readonly fragments: readonly string[];
    readonly shared: number;
    readonly of: number;
  }[];
  readonly quotes: readonly { readonly text: string; readonly score: number; readonly url: string }[];
}

const CLOSE = 1e-9;

/** One sentence for each number or word that the store does not bear out, and how many were looked at. */
export async function recount(
  db: Db,
  { incident, message, until }: RandomMessage,
): Promise<{ looked: number; wrong: string[] }> {
  const told = message.data as unknown as Told;
  const wrong: string[] = [];
  let looked = 0;
  const same = (what: string, a: number, b: number) => {
    looked += 1;
    if (!(Math.abs(a - b) <= CLOSE)) wrong.push(`${incident.key}: ${what} is ${a}, counted ${b}`);
  };
  const holds = (what: string, isTrue: boolean) => {
    looked += 1;
    if (!isTrue) wrong.push(`${incident.key}: ${what}`);
  };
  const place = incident.location ?? null;
  const since = `${incident.since}T00:00:00Z`;
  // A view of the reviews that a message of this place, day and moment may speak of, each with its side.
  const seen = sql`
    select r.id, r.url, r.author_key, v.rating::float8 as rating, v.body, a.language, a.emotion, a.findings,
      case when r.written_latest < ${since}::timestamptz then 'before' else 'since' end as side
    from reviews r join sources s on s.id = r.source
    join revisions v on v.review_id = r.id and v.revision = r.revision
    join analyses a on a.review_id = r.id and a.revision = r.revision
    where (${place}::text is null or s.location = ${place})
      and r.written_latest >= ${since}::timestamptz - interval '365 days' and r.written_latest <= ${until}::timestamptz`;

  const { rows: levels } = await sql<{ side: string; n: number; mean: number }>`
    select side, count(*)::float8 as n, avg(rating) as mean from (${seen}) x group by side
  `.execute(db);
  for (const [side, level] of [
    ['before', told.before],
    ['since', told.after],
  ] as const) {
    const counted = levels.find((row) => row.side === side);
    same(`n ${side}`, level.n, counted?.n ?? 0);
    same(`mean ${side}`, level.mean, counted?.mean ?? Number.NaN);
  }
  same('the change', told.change, told.after.mean - told.before.mean);

  const { contributions, contributionCount, mix = 0, season = 0 } = told.explanation;
  holds('contributions are cut', contributions.length === contributionCount);
  same(
    'sum of the shares',
    contributions.reduce((sum, { delta }) => sum + delta, mix + season),
    told.change,
  );
  for (const { touchpoint, delta, moreOften, worse, byCause } of contributions) {
    same(`${touchpoint}: more often + worse`, moreOften + worse, delta);
    if (byCause)
      same(
        `${touchpoint}: by cause`,
        Object.values(byCause).reduce((sum, part) => sum + part, 0),
        delta,
      );
  }
  if (place !== null) {
    for (const { touchpoint, delta } of await pointsLost(db, seen)) {
      same(`share of ${touchpoint}`, contributions.find((one) => one.touchpoint === touchpoint)?.delta ?? 0, delta);
    }
  }
  for (const { touchpoint, causes } of contributions) {
    if (!causes) continue;
    const counted = await causesOf(db, seen, touchpoint);
    for (const [cause, share] of Object.entries(causes)) same(`${touchpoint} ${cause}`, share, counted.get(cause) ?? 0);
  }

  const { rows: moods } = await sql<{ side: 'before' | 'since'; emotion: string; n: number }>`
    select side, emotion, count(*)::float8 as n from (${seen}) x where body is not null group by side, emotion
  `.execute(db);
  for (const side of ['before', 'since'] as const) {
    const own = moods.filter((row) => row.side === side);
    same(
      `n of feelings ${side}`,
      told.emotions[side].n,
      own.reduce((sum, row) => sum + row.n, 0),
    );
    for (const { emotion, n } of own)
      if (emotion !== 'none') same(`${emotion} ${side}`, told.emotions[side].counts[emotion] ?? 0, n);
  }

  for (const { text, score, url } of told.quotes) {
    const words = text.replace(/^…|…$/g, '');
    const { rows } = await sql<{ rating: number }>`
      select rating from (${seen}) x where side = 'since' and url = ${url}
        and position(${words} in regexp_replace(body, '\\s+', ' ', 'g')) > 0
    `.execute(db);
    holds(`a quote is in no review: ${words}`, rows.length === 1);
    same('score of a quote', score, rows[0]?.rating ?? Number.NaN);
  }
  const sign = incident.direction === 'down' ? -1 : 1;
  const about = incident.touchpoint === 'unattributed' ? null : (incident.touchpoint ?? null);
  for (const { language, fragments, shared, of } of told.reformulations ?? []) {
    const voices = sql`
      select author_key, body from (${seen}) x where side = 'since' and language = ${language} and exists (
        select from jsonb_array_elements(findings) f
        where (f->>'polarity')::float8 * ${sign}::int > 0 and (${about}::text is null or f->>'touchpoint' = ${about}))`;
    const { rows } = await sql<{
      n: number;
    }>`select count(distinct author_key)::float8 as n from (${voices}) y`.execute(db);
    same(`who speak in ${language}`, of, rows[0]!.n);
    holds(`${shared} of ${of} are no majority`, shared * 2 > of && shared <= of);
    for (const fragment of fragments) {
      const found = await sql`select from (${voices}) y where position(${fragment} in body) > 0`.execute(db);
      holds(`nobody said: ${fragment}`, found.rows.length > 0);
    }
  }
  looked += checkText(message.text, told, wrong);
  return { looked, wrong };
}

/** Mean points lost to each touchpoint, before minus since. */
async function pointsLost(db: Db, seen: ReturnType<typeof sql>) {
  const { rows } = await sql<{ touchpoint: string; delta: number }>`
    with r as (${seen}),
    blame as (
      select r.id, f->>'touchpoint' as touchpoint, sum(-(f->>'polarity')::float8 * (f->>'confidence')::float8) as points
      from r, jsonb_array_elements(r.findings) f where (f->>'polarity')::float8 < 0 group by 1, 2
    ),
    lost as (
      select r.side, coalesce(b.touchpoint, 'unattributed') as touchpoint,
        (5 - r.rating) * coalesce(b.points / sum(b.points) over (partition by r.id), 1) as points
      from r left join blame b on b.id = r.id where r.rating < 5
    )
    select touchpoint,
      coalesce(sum(points) filter (where side = 'before'), 0) / (select count(*) from r where side = 'before')
      - coalesce(sum(points) filter (where side = 'since'), 0) / (select count(*) from r where side = 'since') as delta
    from lost group by touchpoint
  `.execute(db);
  return rows;
}

/** Shares of the causes that reviews since the change name for a touchpoint, each review naming a cause once. */
async function causesOf(db: Db, seen: ReturnType<typeof sql>, touchpoint: string) {
  const { rows } = await sql<{ cause: string; share: number }>`
    select cause, count(*)::float8 / sum(count(*)) over () as share from (
      select distinct x.id, f->>'cause' as cause from (${seen}) x, jsonb_array_elements(x.findings) f
      where side = 'since' and f->>'touchpoint' = ${touchpoint} and f->>'cause' is not null
    ) named group by cause
  `.execute(db);
  return new Map(rows.map(({ cause, share }) => [cause, share]));
}

/** Digits of any of the three languages as a number in hundredths. */
function hundredths(text: string): number {
  const plain = text
    .replace(/[\u200e\u200f\u2068\u2069\s]/g, '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٫,]/, '.')
    .replace('−', '-');
  return Math.round(Number(plain) * 100);
}

/** The levels and the table as they are printed: rounded from the same numbers, lines that add up to their total. */
function checkText(text: string, { before, after }: Told, wrong: string[]): number {
  const normal = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/(\d)[٫,](\d)/g, '$1.$2');
  for (const { mean } of [before, after])
    if (!normal.includes(mean.toFixed(2))) wrong.push(`${mean.toFixed(2)} is not printed`);
  const rows = [...text.matchAll(/^ {2}(\u200e?[+−]?[\d۰-۹]+[.,٫][\d۰-۹]{2}) {2}/gm)].map(([, figure]) =>
    hundredths(figure!),
  );
  if (rows.length === 0) return 2;
  const total = rows.pop()!;
  const sum = rows.reduce((all, row) => all + row, 0);
  if (sum !== total) wrong.push(`the lines add up to ${sum}, their total is ${total}`);
  const change = Math.round(after.mean * 100) - Math.round(before.mean * 100);
  if (total !== change) wrong.push(`the total is ${total}, the levels as printed differ by ${change}`);
  return 2 + rows.length + 1;
}
