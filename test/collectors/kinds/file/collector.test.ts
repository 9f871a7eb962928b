import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    const outside = ratings(['9', '8/10', 'FIVE', '4']);
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
