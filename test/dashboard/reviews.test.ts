import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ONE_REVIEW_ANSWER } from '../../src/dashboard/answers/review.ts';
import { REVIEWS_ANSWER } from '../../src/dashboard/answers/reviews.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';
import { trainOnCorrections } from '../../src/pipeline/train.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { ADMIN, type TestPage } from '../support/dashboard.ts';
import { rowsOf } from '../support/pipeline.ts';
import { addReviews, openReviewPage, type PageRow, type ReviewPage } from '../support/review-page.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const FIRST: PageRow = {
  id: 'late',
  rating: 1,
  date: '2026-05-28',
  text: 'The parcel arrived two weeks late. The staff on the phone were rude.',
  reply: 'We are sorry. Please write to us.',
  url: 'https://reviews.example/late',
};
const ROWS: readonly PageRow[] = [
  FIRST,
  { id: 'equipe', rating: 5, date: '2026-05-27', text: 'Très bonne équipe, accueil chaleureux et livraison rapide.' },
  { id: 'fa', rating: 2, date: '2026-05-26', text: 'ارسال مرسوله خيلی دیر شد، كتاب‌ها خوب بود.', source: 'south' },
  { id: 'bare', rating: 4, date: '2026-05-20' },
  {
    id: 'script',
    rating: 3,
    date: '2026-05-19',
    text: '<script>alert(1)</script> <img src=x onerror=alert(2)>',
    url: 'javascript:alert(3)',
  },
  {
    id: 'sum',
    rating: 3,
    date: '2026-05-18',
    text: '=SUM(1+1)*cmd|\' /C calc\'!A0, "quoted"; and\nmore',
    reply: '@SUM(A1)',
  },
  ...Array.from({ length: 30 }, (_, n) => ({
    id: `usual-${n}`,
    rating: 4 + (n % 2),
    date: '2026-04-10',
    text: 'Friendly staff and a good lamp.',
  })),
];

let shop: ReviewPage;
let page: TestPage;
let browser: TestBrowser;

beforeAll(async () => {
  shop = await openReviewPage(ROWS);
  page = shop.page;
  browser = await startChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

const api = async (path: string) => REVIEWS_ANSWER.parse(await (await page.get(`/api/v1/reviews${path}`)).json());
const one = async (id: number) => ONE_REVIEW_ANSWER.parse(await (await page.get(`/api/v1/review/${id}`)).json());
const html = async (path: string) => (await page.get(path)).text();
const externalIds = async (path: string) => {
  const { reviews } = await api(path);
  const { rows } = await sql<{ id: number; external_id: string }>`select id, external_id from reviews`.execute(
    shop.running.context.opened.db,
  );
  const names = new Map(rows.map((row) => [row.id, row.external_id]));
  return reviews.map(({ id }) => names.get(id));
};

describe('the search', () => {
  test('finds words in three languages, by filters, and gives page and API the same answer', async () => {
    expect(await externalIds('?q=two+weeks')).toEqual(['late']);
    expect(await externalIds('?q=EQUIPE+chaleur')).toEqual(['equipe']);
    expect(await externalIds(`?q=${encodeURIComponent('کتابها خیلی')}`)).toEqual(['fa']);
    expect(await externalIds('?location=south')).toEqual(['fa']);
    expect(await externalIds('?reply=yes&scoreTo=2')).toEqual(['late']);
    expect(await externalIds('?words=no')).toEqual(['bare']);
    expect(await externalIds('?from=2026-05-26&to=2026-05-27')).toEqual(['equipe', 'fa']);
    expect(await externalIds('?touchpoint=staff&side=blamed')).toEqual(['late']);
    const shown = await html('/reviews?q=two+weeks');
    expect(shown).toContain('<b class="hit">two</b>');
    expect(shown).toContain('href="https://reviews.example/late" rel="noopener noreferrer nofollow"');
  });

  test('turns pages by where the last one ended, each review once', async () => {
    const seen: number[] = [];
    let after = '';
    for (;;) {
      const { reviews, next, count } = await api(`?order=oldest${after}`);
      expect(count).toBe(ROWS.length);
      seen.push(...reviews.map(({ id }) => id));
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([ROWS.length, ROWS.length]);
  });

  test('says why there is nothing', async () => {
    expect((await api('?location=quiet')).empty).toBe('unheard');
    expect((await api('?q=zzyzx')).empty).toBe('noMatch');
    expect((await api('?q=%22%21')).empty).toBe('noWord');
    expect(await html('/reviews?location=quiet')).toContain('no pass has been able to read its sources');
  });

  test('takes a filter away by a link that keeps the others', async () => {
    const shown = await html('/reviews?q=lamp&side=praised&order=oldest');
    expect(shown).toContain('href="/reviews?side=praised&amp;order=oldest"');
    expect(shown).toContain('href="/reviews?q=lamp&amp;order=oldest"');
  });

  test('gives nobody the key of an author', async () => {
    for (const path of ['/api/v1/reviews', '/reviews', '/reviews?as=jsonl', `/review/${await shop.id('late')}`])
      expect(await html(path)).not.toMatch(/author|[0-9a-f]{64}/i);
  });
});

describe('one review', () => {
  test('is corrected by hand, beside the findings of the analyser, and back', async () => {
    const id = await shop.id('late');
    const before = await one(id);
    const add = {
      revision: '1',
      after: '0',
      do: 'add',
      touchpoint: 'product',
      side: 'praised',
      cause: '',
      quote: 'two  weeks',
    };
    const saved = await page.post(`/review/${id}/correct`, { ...add, note: 'so they said' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/review/${id}?done=saved`]);
    const after = await one(id);
    expect(after.found).toEqual(before.found);
    expect(after.review.findings).toHaveLength(before.found.length + 1);
    const mine = after.review.findings.find(({ touchpoint }) => touchpoint === 'product')!;
    expect([mine.polarity, FIRST.text!.slice(mine.start, mine.end)]).toEqual([1, 'two weeks']);
    expect(await externalIds('?corrected=yes&touchpoint=product&side=praised')).toEqual(['late']);
    expect(after.corrections).toMatchObject([{ by: 'Ada', note: 'so they said', revision: 1 }]);
    // The same form again is of an older state.
    expect((await page.post(`/review/${id}/correct`, add)).status).toBe(409);
    const version = () => one(id).then(({ corrections }) => String(corrections.at(-1)!.id));
    const index = String(after.review.findings.indexOf(mine));
    const change = { revision: '1', do: 'change', index, touchpoint: 'delivery', side: 'blamed', cause: 'policy' };
    expect((await page.post(`/review/${id}/correct`, { ...change, after: await version() })).status).toBe(303);
    expect((await one(id)).review.findings[Number(index)]).toMatchObject({
      touchpoint: 'delivery',
      polarity: -1,
      cause: 'policy',
    });
    expect(
      (await page.post(`/review/${id}/correct`, { revision: '1', do: 'drop', index, after: await version() })).status,
    ).toBe(303);
    expect((await one(id)).review.findings).toEqual(before.found);
    expect(
      (await page.post(`/review/${id}/correct`, { revision: '1', do: 'undo', after: await version() })).status,
    ).toBe(303);
    expect(await one(id)).toMatchObject({ review: { corrected: false }, corrections: { length: 4 } });
    expect(await externalIds('?corrected=yes')).toEqual([]);
  });

  test('refuses what cannot be meant, and who may not', async () => {
    const id = await shop.id('equipe');
    const add = { revision: '1', after: '0', do: 'add', touchpoint: 'staff', quote: 'équipe' };
    for (const [wrong, status] of [
      [{ ...add, quote: 'not written there' }, 422],
      [{ ...add, touchpoint: 'nowhere' }, 422],
      [{ ...add, do: 'drop', index: '99' }, 422],
      [{ ...add, revision: '2' }, 409],
      [{ ...add, by: 'Somebody else' }, 400],
    ] as const)
      expect((await page.post(`/review/${id}/correct`, wrong)).status).toBe(status);
    expect((await page.post('/review/999999/correct', add)).status).toBe(404);
    page.visitor = { ...ADMIN, role: 'team' };
    try {
      expect((await page.post(`/review/${id}/correct`, add)).status).toBe(403);
      expect((await page.get('/corrections.jsonl')).status).toBe(403);
      expect(await html(`/review/${id}`)).not.toContain('method="post" action="/review');
    } finally {
      page.visitor = ADMIN;
    }
    expect((await one(id)).corrections).toEqual([]);
    expect((await page.get('/review/999999')).status).toBe(404);
  });

  test('shows what an edit changed, and that the score rose after the reply', async () => {
    const id = await shop.id('late');
    await addReviews(shop, [{ ...FIRST, rating: 4, text: 'The parcel arrived two weeks late. They sent a new one.' }]);
    const shown = await html(`/review/${id}`);
    expect(shown).toMatch(/<del>.*?staff on the phone/);
    expect(shown).toMatch(/<ins>.*?sent a new one/);
    expect(shown).toContain('raised from 1 to 4 · after the reply');
    expect((await one(id)).revisions.map(({ rating }) => rating)).toEqual([1, 4]);
  });

  test('teaches: its corrections are read by `vigie train` as they are', async () => {
    const id = await shop.id('usual-0');
    const { review } = await one(id);
    const staff = review.findings.findIndex(({ touchpoint }) => touchpoint === 'staff');
    const drop = { revision: '1', after: '0', do: 'drop', index: String(staff) };
    expect((await page.post(`/review/${id}/correct`, drop)).status).toBe(303);
    const other = await shop.id('equipe');
    const add = {
      revision: '1',
      after: '0',
      do: 'add',
      touchpoint: 'delivery',
      side: 'praised',
      cause: 'tools',
      quote: 'rapide',
    };
    expect((await page.post(`/review/${other}/correct`, add)).status).toBe(303);
    const sent = await page.get('/corrections.jsonl');
    const file = await shop.project.file('corrections.jsonl', await sent.text());
    const faults: string[] = [];
    const { config } = shop.running.context;
    const report = await trainOnCorrections({
      dataDir: config.database.dataDir,
      touchpoints: config.touchpoints,
      models: loadModels(),
      file,
      onFault: (line, found) => faults.push(`${line} ${found}`),
    });
    expect(faults).toEqual([]);
    expect(report.languages.map(({ language, corrections }) => [language, corrections])).toEqual([
      ['en', 1],
      ['fr', 1],
    ]);
    const kept = JSON.parse(await readFile(`${config.database.dataDir}/corrections/fr.json`, 'utf8'));
    const said = kept.corrections[0].findings.find(({ cause }: { cause?: string }) => cause === 'tools');
    expect(kept.corrections[0].text.slice(said.start, said.end)).toBe('rapide');
    const learnt = JSON.parse(await readFile(`${config.database.dataDir}/corrections/en.json`, 'utf8'));
    expect(learnt.corrections[0]).toMatchObject({ id: String(id), not: ['staff'] });
  }, 60_000);
});

describe('a file', () => {
  test('holds everything that matches, its text exact, and no cell that a spreadsheet calculates', async () => {
    const sent = await page.get('/reviews?as=csv');
    expect(sent.headers.get('content-disposition')).toBe('attachment; filename="reviews-2026-06-01.csv"');
    const rows: Record<string, string>[] = parse(await sent.text(), { bom: true, columns: true });
    expect(rows).toHaveLength(ROWS.length);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[\s"]*[=+\-@](?![\d.]+$)/);
    const sum = rows.find(({ text }) => text?.includes('SUM'))!;
    expect(sum.text!.slice(1)).toBe(ROWS.find(({ id }) => id === 'sum')!.text);
    const lines = (await (await page.get('/reviews?as=jsonl&location=south')).text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).text)).toEqual([ROWS.find(({ id }) => id === 'fa')!.text]);
  });
});

describe('in a browser', () => {
  test.each([
    ['en', 1280, 'light'],
    ['fr', 360, 'dark'],
    ['fa', 360, 'light'],
    ['fa', 1280, 'dark'],
  ] as const)(
    '%s at %i px, %s: no fault, no barrier, nothing beyond the edge',
    async (lang, width, colorScheme) => {
      const id = await shop.id('late');
      for (const path of [
        `/reviews?lang=${lang}`,
        `/reviews?lang=${lang}&q=zzyzx&side=blamed`,
        `/review/${id}?lang=${lang}`,
      ]) {
        const { page: tab, faults } = await browser.open(page.url, {
          viewport: { width, height: 900 },
          colorScheme,
          bypassCSP: true,
        });
        await tab.goto(page.url + path);
        const beyond = await tab.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
        expect(beyond, path).toBeLessThanOrEqual(0);
        await tab.addScriptTag({ content: axe.source });
        const violations = await tab.evaluate<string[]>(`axe
        .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
        expect(violations, path).toEqual([]);
        expect(faults).toEqual([]);
        await tab.context().close();
      }
    },
    60_000,
  );

  test('words that are selected in the text become the quote, and where they begin', async () => {
    const id = await shop.id('usual-3');
    const { page: tab } = await browser.open(page.url);
    await tab.goto(`${page.url}/review/${id}`);
    const [quote, start] = await tab.evaluate<string[]>(`(async () => {
      const walker = document.createTreeWalker(document.querySelector('[data-quote]'), NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node && !node.textContent.includes('lamp')) node = walker.nextNode();
      const at = node.textContent.indexOf('lamp');
      document.getSelection().setBaseAndExtent(node, at, node, at + 4);
      await new Promise((done) => setTimeout(done, 100));
      const { elements } = document.querySelector('[data-add] form');
      return [elements.quote.value, elements.start.value];
    })()`);
    expect([quote, Number(start)]).toEqual(['lamp', 'Friendly staff and a good lamp.'.indexOf('lamp')]);
    await tab.context().close();
  });
});

describeWithShared('suites', 'hostile words', () => {
  const strings = async (file: string, key: string): Promise<string[]> => {
    const rows = JSON.parse(await readFile(sharedPath('suites', file), 'utf8')) as Record<string, string>[];
    return rows.map((row) => row[key]!).filter((text) => typeof text === 'string');
  };
  const PARAMETERS = [
    'q',
    'location',
    'touchpoint',
    'scoreFrom',
    'from',
    'after',
    'order',
    'language',
    'period',
    'lang',
    'as',
    'removed',
  ];
  const counts = async () => {
    const { db } = shop.running.context.opened;
    const tables = ['reviews', 'revisions', 'analyses', 'corrections', 'review_search', 'incidents', 'accounts'];
    return Promise.all(tables.map(async (table) => [table, (await rowsOf(db, table)).length]));
  };

  test('in every parameter and field end in no fault of ours, and change no table', async () => {
    const before = await counts();
    const all = [
      ...(await strings('sql-injection/payloads-two-thirds.json', 'payload')),
      ...(await strings('xss-payloads/xss-two-thirds.json', 'payload')),
      ...(await strings('blns/blns-two-thirds.json', 's')),
    ];
    expect(all.length).toBeGreaterThan(1_400);
    const id = await shop.id('usual-9');
    const bad: string[] = [];
    let slowest = 0;
    for (const [n, text] of all.entries()) {
      const began = performance.now();
      const asked = [
        `/api/v1/reviews?${new URLSearchParams({ q: text.slice(0, 300) })}`,
        `/api/v1/reviews?${new URLSearchParams({ [PARAMETERS[n % PARAMETERS.length]!]: text })}`,
        ...(n % 10 === 0
          ? [`/reviews?${new URLSearchParams({ q: text.slice(0, 300) })}`, `/review/${encodeURIComponent(text)}`]
          : []),
      ];
      for (const path of asked) {
        const { status } = await page.get(path);
        if (status >= 500) bad.push(`${status} ${path}`);
      }
      if (n % 10 === 0) {
        const form = { revision: '1', after: '0', do: 'add', touchpoint: 'staff', quote: text, start: '0' };
        const { status } = await page.post(`/review/${id}/correct`, form);
        if (status !== 422 && status !== 400) bad.push(`${status} quote ${text}`);
      }
      slowest = Math.max(slowest, performance.now() - began);
    }
    expect(bad).toEqual([]);
    expect(await counts()).toEqual(before);
    expect(slowest).toBeLessThan(5_000);
  }, 300_000);

  test('as reviews, replies, notes and searches run no script in Chromium, and ask for nothing outside', async () => {
    const all = [
      ...(await strings('xss-payloads/xss-two-thirds.json', 'payload')),
      ...(await strings('blns/blns-two-thirds.json', 's')),
    ];
    const cases = JSON.parse(await readFile(sharedPath('suites/text-dangers/code-point-cases.json'), 'utf8'));
    all.push(...cases.map(({ codeUnits }: { codeUnits: number[] }) => String.fromCharCode(...codeUnits)));
    const usable = all
      .map((text) => text.replaceAll('\0', ''))
      .filter((text) => text.trim() !== '' && text.isWellFormed());
    const joined: string[] = [];
    for (let at = 0; at < usable.length; at += 12) joined.push(usable.slice(at, at + 12).join('\n'));
    await addReviews(
      shop,
      joined.map((text, n) => ({
        id: `hostile-${n}`,
        rating: 2,
        date: '2026-05-30',
        text,
        reply: text,
        url: usable[n] ?? '',
      })),
    );
    const { db } = shop.running.context.opened;
    const { page: tab, faults } = await browser.open(page.url);
    await tab.exposeFunction('planted', () => faults.push('script'));
    await tab.addInitScript('window.alert = window.planted');
    let path: string | undefined = '/reviews?from=2026-05-30&to=2026-05-30';
    let pages = 0;
    while (path) {
      await tab.goto(page.url + path);
      pages++;
      await tab.mouse.move(300, 400);
      // Nothing that a customer wrote turns the direction of what stands beside it.
      expect(await tab.locator('main').innerText()).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
      path =
        (await tab
          .locator('a[rel=next]')
          .getAttribute('href', { timeout: 500 })
          .catch(() => null)) ?? undefined;
    }
    expect(pages).toBe(Math.ceil(joined.length / 25));
    const { rows } = await sql<{
      id: number;
    }>`select id from reviews where external_id like 'hostile-%' order by id`.execute(db);
    for (const [n, { id }] of rows.entries()) {
      if (n % 6) continue;
      const drop = {
        revision: '1',
        after: '0',
        do: 'add',
        touchpoint: 'staff',
        quote: joined[n]!.trim().split(/\s/)[0]!,
        note: joined[n]!.slice(0, 900),
      };
      await page.post(`/review/${id}/correct`, drop);
      await tab.goto(`${page.url}/review/${id}`);
    }
    for (const text of usable.filter((_, n) => n % 40 === 0))
      await tab.goto(`${page.url}/reviews?${new URLSearchParams({ q: text.slice(0, 300) })}`);
    expect(faults).toEqual([]);
    await tab.context().close();
    const stored = await sql<{
      body: string;
    }>`select body from revisions v join reviews r on r.id = v.review_id where external_id = 'hostile-0'`.execute(db);
    const csv: Record<string, string>[] = parse(await (await page.get('/reviews?as=csv&from=2026-05-30')).text(), {
      bom: true,
      columns: true,
    });
    const texts = csv.map(({ text = '' }) => (text.startsWith("'") ? text.slice(1) : text));
    expect(texts).toContain(stored.rows[0]!.body);
    for (const cell of csv.flatMap((row) => Object.values(row)))
      expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠](?![\d.]+$)/);
  }, 300_000);
});
