/** A night's backfill of a paged site, stopped by kill -9 and by Ctrl-C again and again, and started anew: nothing lost, nothing doubled, hardly a page read twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startPagedSite } from '../support/paged-site.ts';
import { makeProject, startVigie } from '../support/project.ts';

const PAGES = 90;
const PER_PAGE = 20;
const REVIEWS = PAGES * PER_PAGE;
const STOPS = ['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGKILL', 'SIGINT', 'SIGKILL'] as const;

it(`loses and doubles no review of ${REVIEWS} in ${STOPS.length} stops of a backfill, reads at most two pages again for each, and says how to go on`, {
  timeout: 300_000,
}, async () => {
  const site = await startPagedSite(answer);
  const { host } = new URL(site.origin);
  const project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        {
          id: 'pages',
          location: 'north',
          kind: 'google-business',
          access: 'official-api',
          options: {
            account: 'accounts/1',
            location: 'locations/2',
            clientId: 'client',
            clientSecret: `\${CLIENT_SECRET}`,
            refreshToken: `\${REFRESH_TOKEN}`,
            pageSize: PER_PAGE,
            baseUrl: site.origin,
            tokenUrl: `${site.origin}/token`,
          },
        },
      ],
    },
    vigie: { politeness: { contact: 'test@shop.example', allowPrivateHosts: [host], gapByHost: { [host]: 0 } } },
  });
  const pagesAsked = () => site.asked.filter(({ url }) => url.pathname.endsWith('/reviews')).length;
  const moments: string[] = [];
  const backfill = () =>
    startVigie(['backfill', '--from', '2020-01-01', '--json', '--config', project.config], { env: SECRETS });
  try {
    for (const signal of STOPS) {
      // The moments differ per run on purpose; a failure prints them.
      const pages = pagesAsked() + 2 + Math.floor(Math.random() * 10);
      const ms = Math.round(Math.random() * 40);
      const { child, ended } = backfill();
      const early = ended.then(() => true);
      while (pagesAsked() < pages) if (await Promise.race([early, sleep(5, false)])) break;
      await sleep(ms);
      moments.push(`${signal} at page ${pagesAsked()} + ${ms} ms`);
      child.kill(signal);
      const end = await ended;
      if (signal === 'SIGKILL') expect(end, end.stderr).toMatchObject({ signal });
      else {
        expect(end, end.stderr).toMatchObject({ code: 130 });
        expect(end.stderr).toMatch(/What was read is stored\. The same command goes on from there/);
      }
    }
    const end = await backfill().ended;
    expect(end, end.stderr).toMatchObject({ code: 0 });
    const [run] = JSON.parse(end.stdout).collect.runs;
    expect(run, moments.join()).toMatchObject({ outcome: 'complete', stop: 'end', stored: { n: REVIEWS } });
    expect(run).toHaveProperty('resumedFrom');
    const again = pagesAsked() - PAGES;
    const found = await stored(project.dataDir);
    console.log(
      `${moments.join(', ')}: ${REVIEWS - found.ids} lost, ${found.rows - found.ids} doubled, ${again} of ${PAGES} pages read again`,
    );
    expect(found).toEqual({ rows: REVIEWS, ids: REVIEWS, revisions: REVIEWS, unfinished: 0 });
    expect(again).toBeLessThanOrEqual(2 * STOPS.length);
  } finally {
    await site.close();
    await project.remove();
  }
});

const SECRETS = { CLIENT_SECRET: 'client-secret', REFRESH_TOKEN: 'refresh-token' };
const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/** The list of an account, newest first, and the door that gives access to it. */
function answer({ pathname, searchParams }: URL) {
  if (pathname === '/token') return { body: JSON.stringify({ access_token: 'access', expires_in: 3_600 }) };
  const page = Number(searchParams.get('pageToken') ?? 0);
  const reviews = Array.from({ length: PER_PAGE }, (_, index) => {
    const number = page * PER_PAGE + index;
    const at = new Date(Date.UTC(2026, 0, 1) - number * 3_600_000).toISOString();
    return {
      reviewId: `review-${number}`,
      reviewer: { displayName: `Author ${number}` },
      starRating: STARS[number % 5],
      comment: `Visit ${number}`,
      createTime: at,
      updateTime: at,
    };
  });
  const next = page + 1 < PAGES ? { nextPageToken: String(page + 1) } : {};
  return { body: JSON.stringify({ reviews, averageRating: 3, totalReviewCount: REVIEWS, ...next }) };
}

async function stored(dataDir: string) {
  const opened = await openDatabase({ dataDir });
  const counts = await opened.db
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.count<number>('external_id').distinct().as('ids'),
      eb.selectFrom('revisions').select(eb.fn.countAll<number>().as('n')).as('revisions'),
      eb.selectFrom('walks').select(eb.fn.countAll<number>().as('n')).as('unfinished'),
    ])
    .executeTakeFirstOrThrow();
  await opened.close();
  return counts;
}
