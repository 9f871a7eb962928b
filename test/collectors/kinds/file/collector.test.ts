import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type ColumnSource, type ParquetWriteOptions, parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { file } from '../../../../src/collectors/kinds/file/collector.ts';
import { parseMap } from '../../../../src/collectors/kinds/file/column-map.ts';
import { readRows, readRowsOf } from '../../../../src/collectors/kinds/file/rows.ts';
import { instant } from '../../../../src/domain/time.ts';
import { readTextFile } from '../../../../src/pipeline/text-file.ts';
import { collectAll, collectTools } from '../../../support/collect.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (body: string, map?: string, language?: string) =>
  file.read(
    language === undefined ? { body, capturedAt } : { body, capturedAt, language },
    map === undefined ? undefined : { path: 'x', map: parseMap(map) },
  );
const ratings = (cells: readonly string[], scale = 'stars') =>
  read(`text,score\n${cells.map((cell) => `t,"${cell}"`).join('\n')}`, `text=text,rating=score,scale=${scale}`);

describe('reading a table', () => {
  it('reads all fields that the map names', () => {
    const body = [
      'ref,who,score,reco,said,head,when,tongue,answer,link,lv',
      '7,Ada,4,oui,"Bien, ""très"" bien",Titre,12/03/2026,French,Merci,https://x.example/7,2',
    ].join('\r\n');
    const map =
      'id=ref,author=who,rating=score,recommends=reco,text=said,title=head,date=when,language=tongue,reply=answer,url=link,subRatings.delivery=lv';
    const reading = read(body, map, 'fr');
    expect(reading).toMatchObject({ outcome: 'complete' });
    expect(reading.reviews).toEqual([
      {
        externalId: '7',
        author: 'Ada',
        rating: 4,
        scale: 'stars',
        recommends: true,
        text: 'Titre\nBien, "très" bien',
        written: { earliest: '2026-03-12T00:00:00.000Z', latest: '2026-03-12T23:59:59.999Z', wording: '12/03/2026' },
        language: 'fr',
        reply: { text: 'Merci' },
        url: 'https://x.example/7',
        subRatings: { delivery: 2 },
      },
    ]);
  });

  it('reads decimal commas, Persian digits, "4/5" and words around a number', () => {
    const { reviews, outcome } = ratings(['4,5', '۴', '4/5', '٣٫٥', '4 stars', '5.0', 'Rated 3 out of 5']);
    expect(outcome).toBe('complete');
    expect(reviews.map((review) => review.rating)).toEqual([4.5, 4, 4, 3.5, 4, 5, 3]);
  });

  it('takes empty, 0 and n/a for "not rated", and counts what lies outside the scale', () => {
    expect(ratings(['', '0', '-', 'n/a']).reviews.map((review) => review.rating)).toEqual(Array(4).fill(undefined));
    const outside = ratings(['9', '8/10', 'plenty', '4']);
    expect(outside.reviews).toHaveLength(1);
    expect(outside).toMatchObject({
      outcome: 'partial',
      reason: expect.stringMatching(/^3 of 4 rows were left out: line 2: .*from 1 to 5/),
    });
    expect(ratings(['0', '10', '8/10'], 'nps').reviews.map((review) => review.rating)).toEqual([0, 10, 8]);
    expect(ratings(['11'], 'nps').outcome).toBe('layout-changed');
  });

  it('reads yes and no in English, French and Persian, and leaves the rest open', () => {
    const words = [
      'Yes',
      'no',
      '1',
      '0',
      'Oui',
      'Non',
      'Recommandé',
      'ne recommande pas',
      'Not recommended',
      'بله',
      'خیر',
      'توصیه نمی‌کنم',
      'maybe',
    ];
    const { reviews } = read(`text,reco\n${words.map((word) => `t,${word}`).join('\n')}`, 'text=text,recommends=reco');
    expect(reviews.map((review) => review.recommends)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      undefined,
    ]);
  });

  it('gives a recommendation without a rating its own scale', () => {
    expect(read('date,recommend\n2026-01-02,1\n').reviews).toMatchObject([{ scale: 'recommend', recommends: true }]);
  });

  it('takes sub-ratings of 0, empty or outside for "not given"', () => {
    const { reviews } = read(
      'level,a,b,c\n3,0,,7\n',
      'rating=level,subRatings.staff=a,subRatings.price=b,subRatings.product=c',
    );
    expect(reviews[0]).not.toHaveProperty('subRatings');
  });

  it('tells two equal scores of a day apart, the same way in any order', () => {
    const ids = (body: string) => read(body).reviews.map((review) => review.externalId);
    const first = ids('date,rating\n2026-01-02,5\n2026-01-02,5\n2026-01-03,4\n');
    expect(new Set(first).size).toBe(3);
    expect([...ids('date,rating\n2026-01-03,4\n2026-01-02,5\n2026-01-02,5\n')].sort()).toEqual([...first].sort());
  });

  it('counts bad rows with line numbers and reasons, lines inside quotes included', () => {
    const { outcome, reason, reviews } = read(
      'rating,text,date\n5,"two\nlines",2026-01-02\n4,x,someday\n,,2026-01-02\n1,2,3,4,5\n3,y,\n',
    );
    expect(outcome).toBe('partial');
    expect(reviews).toHaveLength(2);
    expect(reason).toContain('line 4: expected a date, got "someday"');
    expect(reason).toContain('line 6: expected 3 cells, got 5');
  });

  it('passes over rows in which nobody rates, recommends or says anything, unless there is nothing else', () => {
    expect(read('rating,text,date\n5,good,2026-01-02\n,,2026-01-02\n')).toMatchObject({
      outcome: 'complete',
      reason: '1 of 2 rows rate, recommend and say nothing',
    });
    expect(read('rating,text,date\n,,2026-01-02\n,,2026-01-03\n').outcome).toBe('layout-changed');
  });

  it('says which column is missing, or that none holds a score or a text', () => {
    expect(read('level,when\n5,x\n', 'rating=lvel')).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('"lvel" (did you mean "level"?); got the columns "level", "when"'),
    });
    expect(read('a,b\n1,2\n')).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('"a", "b"'),
    });
  });

  it('is empty for a heading without rows only', () => {
    expect(read('rating,text\n').outcome).toBe('empty');
    for (const body of ['', '\n', 'a,b\n', '[]', '{}', 'hello', '<html></html>']) {
      expect(['complete', 'empty']).not.toContain(read(body).outcome);
    }
  });

  it('guesses the delimiter and survives a mark at the start', () => {
    for (const mark of [',', ';', '\t', '|']) {
      expect(read(`\ufeffrating${mark}text\n4${mark}"a${mark}b"\n`).reviews).toMatchObject([
        { rating: 4, text: `a${mark}b` },
      ]);
    }
  });

  it('keeps what came before a quote that never closes, as partial', () => {
    const { outcome, reviews, reason } = read('rating,text\n5,fine\n4,"open\n3,x\n');
    expect(outcome).toBe('partial');
    expect(reviews).toHaveLength(1);
    expect(reason).toContain('line 3');
  });
});

describe('reading JSON', () => {
  it('reads lines, an array and an array inside an object, with nested columns and long ids', () => {
    const one = '{"id":12345678901234567890,"stars":4,"text":"a } \\" , ] b","author":{"name":"Ada"}}';
    const two = '{"id":2,"stars":5,"text":"x"}';
    for (const body of [
      `${one}\n\n${two}\n`,
      `[${one},\n ${two}]`,
      `{"total":2,"reviews":[${one},${two}],"next":null}`,
    ]) {
      expect(read(body, 'id=id,rating=stars,text=text,author=author.name').reviews).toMatchObject([
        { externalId: '12345678901234567890', rating: 4, text: 'a } " , ] b', author: 'Ada' },
        { externalId: '2', rating: 5 },
      ]);
    }
  });

  it('counts lines that are no JSON', () => {
    expect(read('{"rating":5,"text":"a"}\nnonsense\n{"rating":4,"text":"b"}\n')).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('line 2: expected JSON'),
    });
  });

  it('cuts arrays at any place of a piece', async () => {
    const body = '[{"text":"a\\\\","rating":1},{"text":"[\\"{","rating":2} , {"text":"é","n":{"m":[1,2]},"rating":3}]';
    const whole = readRowsOf(body);
    for (let size = 1; size < 12; size += 1) {
      const pieces = (async function* () {
        for (let at = 0; at < body.length; at += size) yield body.slice(at, at + size);
      })();
      expect(await Array.fromAsync(readRows(pieces))).toEqual(whole);
    }
    expect(whole).toHaveLength(3);
  });

  it('does not let __proto__ through', () => {
    expect(read('[{"__proto__":{"polluted":1},"rating":5,"text":"x"}]').reviews).toHaveLength(1);
    expect('polluted' in {}).toBe(false);
  });
});

describe('dates of a file', () => {
  const dates = (cells: readonly string[], language?: string) =>
    read(`rating,date\n${cells.map((cell) => `5,${cell}`).join('\n')}`, undefined, language).reviews.map(
      ({ written }) => written && [written.earliest.slice(0, 10), written.latest.slice(0, 10)],
    );

  it('take the order of day and month from the rows that give it away, whatever the language', () => {
    expect(dates(['05/03/2026', '25/03/2026'], 'en')[0]).toEqual(['2026-03-05', '2026-03-05']);
    expect(dates(['05/03/2026', '03/25/2026'], 'fr')[0]).toEqual(['2026-05-03', '2026-05-03']);
  });

  it('hold both readings when nothing gives it away, or rows contradict each other', () => {
    expect(dates(['05/03/2026'])[0]).toEqual(['2026-03-05', '2026-05-03']);
    expect(dates(['05/03/2026', '25/03/2026', '03/25/2026'])[0]).toEqual(['2026-03-05', '2026-05-03']);
  });

  it('may be the serial days of a spreadsheet, Persian, or epochs', () => {
    const { reviews } = read('rating,date\n5,45234\n5,45234.5\n5,۱۴۰۳/۰۹/۱۵\n5,1717500000000\n');
    expect(reviews.map(({ written }) => written?.earliest)).toEqual([
      '2023-11-04T00:00:00.000Z',
      '2023-11-04T12:00:00.000Z',
      '2024-12-05T00:00:00.000Z',
      '2024-06-04T11:20:00.000Z',
    ]);
    expect(reviews[0]?.written?.latest).toBe('2023-11-04T23:59:59.999Z');
  });

  it('are bad rows when they are none', () => {
    expect(read('rating,date\n5,31/02/2026\n5,2026-01-02\n')).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('line 2: expected a date, got "31/02/2026"'),
    });
  });
});

describe('exports of vendors', () => {
  it.each([
    [
      'google-takeout',
      JSON.stringify({
        reviews: [
          {
            name: 'accounts/1/locations/2/reviews/abc',
            reviewer: { displayName: 'Ada' },
            starRating: 'TWO',
            comment: 'Slow',
            createTime: '2026-01-02T10:00:00Z',
            reviewReply: { comment: 'Sorry', updateTime: '2026-01-03T10:00:00Z' },
          },
        ],
      }),
      { externalId: 'accounts/1/locations/2/reviews/abc', author: 'Ada', rating: 2, text: 'Slow' },
    ],
    [
      'play-console',
      'Package Name,Reviewer Language,Review Submit Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link\n' +
        'a.b,en,1767348000000,2,,Slow,1767434400000,Sorry,https://play.example/r?id=7\n',
      { externalId: 'https://play.example/r?id=7', language: 'en', rating: 2, text: 'Slow' },
    ],
    [
      'outscraper',
      'query,author_title,review_id,review_rating,review_text,review_timestamp,owner_answer,owner_answer_timestamp,review_link\n' +
        'q,Ada,r1,2,Slow,1767348000,Sorry,1767434400,https://maps.example/r1\n',
      { externalId: 'r1', author: 'Ada', rating: 2, text: 'Slow' },
    ],
    [
      'apify-google-maps',
      JSON.stringify([
        {
          reviewId: 'r1',
          name: 'Ada',
          stars: 2,
          text: 'Slow',
          publishedAtDate: '2026-01-02T10:00:00.000Z',
          responseFromOwnerText: 'Sorry',
          responseFromOwnerDate: '2026-01-03T10:00:00.000Z',
        },
      ]),
      { externalId: 'r1', author: 'Ada', rating: 2, text: 'Slow' },
    ],
    [
      'trustpilot',
      JSON.stringify([
        {
          id: 'r1',
          stars: 2,
          title: '',
          text: 'Slow',
          createdAt: '2026-01-02T10:00:00Z',
          consumer: { displayName: 'Ada' },
          companyReply: { text: 'Sorry', createdAt: '2026-01-03T10:00:00Z' },
        },
      ]),
      { externalId: 'r1', author: 'Ada', rating: 2, text: 'Slow' },
    ],
    [
      'judge-me',
      'title,body,rating,review_date,reviewer_name,reply,reply_date\n,Slow,2,2026-01-02T10:00:00Z,Ada,Sorry,2026-01-03T10:00:00Z\n',
      { author: 'Ada', rating: 2, text: 'Slow' },
    ],
  ])('of %s are known by their columns, and by name', (vendor, body, wanted) => {
    const reply = { text: 'Sorry', written: expect.objectContaining({ earliest: '2026-01-03T10:00:00.000Z' }) };
    const written = expect.objectContaining({ earliest: '2026-01-02T10:00:00.000Z' });
    for (const map of [undefined, vendor]) {
      const reading = read(body, map);
      expect(reading).toMatchObject({ outcome: 'complete', reviews: [{ ...wanted, written, reply }] });
    }
  });

  it('of gosom keep the reviews of a place in one cell', () => {
    const list = JSON.stringify([
      { Name: 'Ada', Rating: 2, Description: 'Slow', When: '2026-1-2' },
      { Name: 'Bo', Rating: 9, Description: 'x', When: '2026-1-2' },
    ]).replaceAll('"', '""');
    const reading = read(`title,place_id,user_reviews\nA,p1,"${list}"\nB,p2,\n`);
    expect(reading.reviews).toMatchObject([{ author: 'Ada', rating: 2, text: 'Slow' }]);
    expect(reading.reason).toContain('line 2, review 2: expected a rating from 1 to 5');
  });

  it('of Google keep the original apart from the translation', () => {
    const text = '"(Translated by Google) Slow\n\n(Original)\nLent"';
    expect(read(`rating,text\n2,${text}\n`).reviews).toMatchObject([{ text: 'Lent', translated: 'Slow' }]);
  });

  it('say which column is missing when the file is of another vendor', () => {
    expect(read('rating,text\n5,x\n', 'outscraper')).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('"review_id"'),
    });
  });
});

describe('files that are no table', () => {
  it.each([
    ['PK\u0003\u0004\u0014', /workbook \(\.xlsx\).*CSV/],
    ['%PDF-1.7\n', /PDF.*CSV/],
    ['<!doctype html><table></table>', /page or XML/],
    ['PAR1\u0015', /Parquet/],
  ])('%j are named, with what to do', (body, reason) => {
    const reading = read(body);
    expect(reading.outcome).toBe('layout-changed');
    expect(reading.reason).toMatch(reason);
  });

  it('a spreadsheet may state its delimiter on a line of its own', () => {
    const { reviews, reason } = read('sep=;\r\nrating;text\r\n5;a,b\r\n7;c\r\n');
    expect(reviews).toMatchObject([{ rating: 5, text: 'a,b' }]);
    expect(reason).toContain('line 4: expected a rating');
  });
});

const PACKERS = { GZIP: gzipSync, BROTLI: brotliCompressSync, ZSTD: zstdCompressSync };

describe('Parquet', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-parquet-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (options: Omit<ParquetWriteOptions, 'writer'>): Promise<string> => {
    const path = join(folder, `${Math.random()}.parquet`);
    await writeFile(path, new Uint8Array(parquetWriteBuffer(options)));
    return path;
  };
  const columns = [
    { name: 'id', data: [9007199254740993n, 2n, 3n], type: 'INT64' },
    { name: 'rating', data: [5, 1, 9], type: 'INT32' },
    { name: 'text', data: ['très bien', 'خیلی بد', 'x'], type: 'STRING' },
    {
      name: 'date',
      data: [new Date('2026-01-02T10:00:00Z'), new Date('2026-01-03T10:00:00Z'), new Date('2026-01-04T10:00:00Z')],
      type: 'TIMESTAMP',
    },
  ] as const satisfies ColumnSource[];

  it.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'BROTLI', 'ZSTD'] as const)(
    'is read row group by row group (%s), long ids and moments kept',
    async (codec) => {
      const path = await write({ columnData: [...columns], rowGroupSize: 2, codec, compressors: PACKERS });
      const { reviews, end } = await collectAll(file, { path });
      expect(reviews).toMatchObject([
        {
          externalId: '9007199254740993',
          rating: 5,
          text: 'très bien',
          written: { earliest: '2026-01-02T10:00:00.000Z' },
        },
        { externalId: '2', rating: 1, text: 'خیلی بد' },
      ]);
      expect(end).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('row 3: expected a rating') });
    },
  );

  it('that is cut or damaged ends with a named fault, and keeps what came before', async () => {
    const path = await write({ columnData: [...columns], rowGroupSize: 2 });
    const bytes = await readFile(path);
    for (const [name, damaged] of [
      ['cut', bytes.subarray(0, bytes.length >> 1)],
      ['short', Buffer.from('PAR1')],
      ['noise', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(200, 0xff), Buffer.from('PAR1')])],
    ] as const) {
      await writeFile(join(folder, name), damaged);
      const { end } = await collectAll(file, { path: join(folder, name) });
      expect(end).toMatchObject({ outcome: 'layout-changed', reason: expect.stringContaining('expected Parquet') });
    }
  });
});

describe('collecting a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-file-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (name: string, bytes: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  it('hands on 1 000 reviews at a time and gives what read gives', async () => {
    const body = `id,rating,text\n${Array.from({ length: 2500 }, (_, n) => `${n},${(n % 5) + 1},"text ${n}"`).join('\n')}`;
    const path = await write('long.csv', body);
    const { batches, reviews, end } = await collectAll(file, { path });
    expect(batches.map((batch) => batch.reviews.length)).toEqual([1000, 1000, 500]);
    expect(end).toMatchObject({ outcome: 'complete' });
    expect(reviews).toEqual(read(body).reviews);
  });

  it.each([
    ['UTF-8', Buffer.from('rating,text\n5,déjà ’ vu\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffrating,text\n5,déjà ’ vu\n')],
    ['UTF-16 LE', Buffer.from('\ufeffrating,text\n5,déjà ’ vu\n', 'utf16le')],
    ['UTF-16 LE without a mark', Buffer.from('rating,text\n5,déjà ’ vu\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffrating,text\n5,déjà ’ vu\n', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('rating,text\n5,d\xe9j\xe0 \x92 vu\n', 'latin1')],
  ])('reads %s', async (name, bytes) => {
    const { reviews } = await collectAll(file, { path: await write(`${name}.csv`, bytes) });
    expect(reviews.map((review) => review.text)).toEqual(['déjà ’ vu']);
  });

  it('is unreachable for a file that is not there, and stops when asked to', async () => {
    const missing = await collectAll(file, { path: join(folder, 'none.csv') });
    expect(missing.end).toMatchObject({ outcome: 'unreachable', reason: expect.stringContaining('ENOENT') });
    const path = await write('stop.csv', `rating,text\n${'5,x\n'.repeat(3000)}`);
    const stopped = await collectAll(file, { path }, {}, collectTools({ signal: AbortSignal.abort() }));
    expect(stopped.end.outcome).toBe('partial');
  });
});

describeWithShared('suites/csv-spectrum', 'csv-spectrum', () => {
  const folder = sharedPath('suites/csv-spectrum');
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));

  it('has cases', () => expect(names.length).toBeGreaterThan(5));

  // The suite's own location_coordinates.json holds another phone number than its CSV, and no list: only its other cells count.
  it.each(names)('reads %s as the suite states', async (name) => {
    const wanted = [JSON.parse(readFileSync(join(folder, name.replace('.csv', '.json')), 'utf8'))].flat();
    const rows = await Array.fromAsync(readRows(readTextFile(join(folder, name))));
    const cells = rows.flatMap((row) => ('cells' in row ? [{ ...row.cells }] : []));
    const phone = 'Contact Phone Number';
    for (const row of [...wanted, ...cells]) if (name.startsWith('location')) delete row[phone];
    expect(cells).toEqual(wanted);
  });
});
