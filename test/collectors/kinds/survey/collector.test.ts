import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { survey } from '../../../../src/collectors/kinds/survey/collector.ts';
import { surveyOptions } from '../../../../src/collectors/kinds/survey/options.ts';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';
import { collectAll } from '../../../support/collect.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (body: unknown, options: object = {}) =>
  survey.read(
    { body: typeof body === 'string' ? body : JSON.stringify(body), capturedAt },
    surveyOptions.parse(options),
  );

describe('an answer that comes by webhook', () => {
  it('is read bare, in a list, and wrapped', () => {
    const answer = {
      id: 'a1',
      score: 0,
      comment: 'Never again',
      submitted_at: '2026-11-20T10:00:00Z',
      respondent: 'c-9',
    };
    for (const body of [
      answer,
      [answer],
      { type: 'survey.answered', timestamp: 'x', data: answer },
      { responses: [answer] },
    ]) {
      expect(read(body)).toMatchObject({
        outcome: 'complete',
        reviews: [
          {
            externalId: 'a1',
            author: 'c-9',
            rating: 0,
            scale: 'nps',
            text: 'Never again',
            written: { earliest: '2026-11-20T10:00:00.000Z', latest: '2026-11-20T10:00:00.000Z' },
          },
        ],
      });
    }
  });

  it('may be an event of Delighted; an unsubscription is no answer and no proof', () => {
    const event_data = {
      id: '5435',
      person: { id: '5975', email: 'a@b.example', name: 'A' },
      survey_type: 'nps',
      score: 9,
      comment: null,
      created_at: 1763632800,
    };
    const event = { event_type: 'survey_response.created', event_id: 'x', event_data };
    expect(read(event).reviews).toEqual([
      {
        externalId: '5435',
        author: '5975',
        rating: 9,
        scale: 'nps',
        written: expect.objectContaining({ earliest: '2025-11-20T10:00:00.000Z' }),
      },
    ]);
    expect(read({ ...event, event_data: { ...event_data, survey_type: 'csat' } })).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('expected an answer to the question nps, got one to csat'),
    });
    expect(read({ event_type: 'unsubscribe.created', event_data: { person: {} } })).toMatchObject({
      outcome: 'partial',
      reviews: [],
    });
  });

  it('may be a form of Typeform: the scale, the long text, the hidden number of the customer', () => {
    const body = {
      event_type: 'form_response',
      form_response: {
        token: 't1',
        submitted_at: '2026-11-20T10:00:00Z',
        hidden: { user_id: 'c-9' },
        answers: [
          { type: 'text', text: 'Ada', field: { type: 'short_text' } },
          { type: 'number', number: 31, field: { type: 'number' } },
          { type: 'number', number: 6, field: { type: 'opinion_scale' } },
          { type: 'text', text: 'Too long a form', field: { type: 'long_text' } },
        ],
      },
    };
    expect(read(body, { question: 'effort' }).reviews).toMatchObject([
      { externalId: 't1', author: 'c-9', rating: 6, scale: 'effort', text: 'Too long a form' },
    ]);
  });

  it('with a score outside the scale is counted and told, never moved into it', () => {
    const scores = (question: string, values: readonly unknown[]) =>
      read(
        values.map((score, index) => ({ id: String(index), score })),
        { question },
      );
    const nps = scores('nps', [0, 10, 11, -1, 7.5, 'ten']);
    expect(nps.reviews.map(({ rating }) => rating)).toEqual([0, 10]);
    expect(nps).toMatchObject({
      outcome: 'partial',
      reason: expect.stringMatching(/^4 of 6 rows were left out: answer 3: .*0 to 10/),
    });
    const effort = scores('effort', [0, 1, 7, 8]);
    expect(effort.reviews.map(({ rating }) => rating)).toEqual([1, 7]);
    expect(effort.reason).toMatch(/^2 of 4 rows were left out: answer 1: expected a rating from 1 to 7/);
    expect(scores('csat', [0, 1, 5, 6])).toMatchObject({ reviews: [{ rating: 1, scale: '1-5' }, { rating: 5 }] });
  });

  it('of SurveyMonkey carries none, which is said', () => {
    const body = { name: 'w', object_type: 'response', object_id: '1', resources: { survey_id: '2' } };
    expect(read(body)).toMatchObject({ outcome: 'layout-changed', reason: expect.stringContaining('SurveyMonkey') });
  });

  it('redelivered without an id gives the same id', () => {
    const [first, second] = [1, 2].map(
      () => read({ score: 3, submitted_at: '2026-11-20T10:00:00Z' }).reviews[0]?.externalId,
    );
    expect(first).toMatch(/^row:/);
    expect(second).toBe(first);
  });

  it.each([
    '{}',
    '[]',
    '[[]]',
    '{"data":{"data":{}}}',
    '{"form_response":{}}',
    '{"score":{"$gt":0}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
  ])('that is none (%#) never proves a zero', (body) => {
    const reading = read(body);
    expect(reading.reviews).toEqual([]);
    expect(['complete', 'empty']).not.toContain(reading.outcome);
    expect(reading.reason).toMatch(/\S/);
  });
});

describe('answers in a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-survey-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const collect = async (name: string, body: string, options: object = {}) => {
    await writeFile(join(folder, name), body);
    return collectAll(survey, { path: join(folder, name), ...options });
  };

  it('are read from CSV and JSON lines by common headings, and from columns that a map names', async () => {
    const csv = await collect('a.csv', 'Response ID;NPS;Commentaire;Date\n1;9;Parfait;25/10/2026\n2;0;;26/10/2026\n');
    expect(csv.reviews).toMatchObject([
      { externalId: '1', rating: 9, scale: 'nps', text: 'Parfait' },
      { externalId: '2', rating: 0, written: { earliest: '2026-10-26T00:00:00.000Z' } },
    ]);
    const lines = await collect(
      'a.jsonl',
      '{"person":{"id":"p"},"score":2,"created_at":"2026-10-25T10:00:00Z"}\n{"score":3}\n',
    );
    expect(lines.reviews).toMatchObject([{ author: 'p', rating: 2 }, { rating: 3 }]);
    const mapped = await collect('b.csv', 'a,b\n4,x\n', {
      question: 'csat',
      touchpoint: 'delivery',
      map: { score: 'a', text: 'b' },
    });
    expect(mapped.reviews).toMatchObject([{ rating: 4, scale: '1-5', text: 'x', subRatings: { delivery: 4 } }]);
  });

  it('need a column with the score', async () => {
    expect((await collect('c.csv', 'a,comment\n1,x\n')).end).toMatchObject({
      outcome: 'layout-changed',
      reason: expect.stringContaining('Expected a column with the score, got the columns "a", "comment"'),
    });
  });

  it('are not looked for where answers come by webhook alone', async () => {
    const { reviews, end } = await collectAll(survey, { webhookToken: 'x' });
    expect(reviews).toEqual([]);
    expect(end).toEqual({ outcome: 'complete', stop: 'unmodified' });
  });
});

describe('options and recognition', () => {
  it('lets only csat be about a step', () => {
    expect(surveyOptions.safeParse({ question: 'nps', touchpoint: 'delivery' }).success).toBe(false);
  });

  it('recognises what only survey tools make', () => {
    const sure = (body: string) => survey.recognise({ body, capturedAt });
    expect(sure('id,nps,comment\n1,9,x\n')).toBeGreaterThan(0.5);
    expect(sure('{"event_type":"survey_response.created","event_data":{"score":1}}')).toBeGreaterThan(0.5);
    expect(sure('{"score":9,"comment":"x","respondent":"1","submitted_at":"2026-01-01"}')).toBeGreaterThan(0.5);
    for (const body of [
      'rating,text\n5,x\n',
      '{"rating":5,"text":"x"}',
      '[{"score":5,"text":"x"}]',
      'nps',
      '<html>nps,x',
    ])
      expect(sure(body), body).toBe(0);
  });
});

describe('a question asked in full', () => {
  const parse = (body: string, language?: string) =>
    parseCapture(language === undefined ? { body, capturedAt } : { body, capturedAt, language });

  it.each([
    ['en', 'Date,"How likely are you to recommend us to a friend?",Why?', ',', '2025-01-22', 'nps'],
    ['fr', 'Date;Recommanderiez-vous notre magasin ?;Pourquoi ?', ';', '22/01/2025', 'nps'],
    ['de', 'Datum;Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?;Warum?', ';', '22.01.2025', 'nps'],
    ['es', 'Marca temporal;¿Qué probabilidad hay de que nos recomiende?;¿Por qué?', ';', '22/01/2025', 'nps'],
    ['fa', 'تاریخ,چقدر احتمال دارد ما را به دوستان خود توصیه کنید؟,چرا؟', ',', '۱۴۰۳/۱۱/۰۳', 'nps'],
    ['fr', 'Date;Êtes-vous satisfait de votre visite ?;Commentaires', ';', '22/01/2025', '1-5'],
    ['en', 'Date,CES,Feedback', ',', '2025-01-22', 'effort'],
  ])('is recognised and read in %s: %s', (language, heading, mark, day, scale) => {
    const page = parse(`${heading}\n${[day, '4', 'So and so'].join(mark)}\n`, language);
    expect(page).toMatchObject({ kind: 'survey', outcome: 'complete' });
    expect(page.reviews).toMatchObject([{ scale, rating: 4, text: 'So and so', dateText: day }]);
  });

  it('is no survey where it is answered by yes or no beside a rating', () => {
    expect(parse('Date,Rating,Would you recommend us?,Review\n2025-01-22,4,Yes,Fine\n').kind).toBe('file');
  });

  it('goes before others when it is the one that the source is about, and another one is never taken for it', () => {
    const both = 'Date,NPS,CES,Comment\n2025-01-22,9,6,Quick\n';
    expect(read(both).reviews).toMatchObject([{ scale: 'nps', rating: 9 }]);
    expect(read(both, { question: 'effort' }).reviews).toMatchObject([{ scale: 'effort', rating: 6 }]);
    expect(read('Date,CES,Comment\n2025-01-22,6,Quick\n')).toMatchObject({
      outcome: 'layout-changed',
      reviews: [],
      reason: expect.stringContaining('set question: effort'),
    });
  });

  it('may come in a list of labelled answers, as form tools send them', () => {
    const data = {
      responseId: 'R1',
      createdAt: '2025-01-22T10:00:00.000Z',
      fields: [
        { key: 'a', label: 'How likely are you to recommend us?', type: 'LINEAR_SCALE', value: 9 },
        { key: 'b', label: 'Why?', type: 'TEXTAREA', value: 'Quick' },
      ],
    };
    const body = { eventId: 'e', eventType: 'FORM_RESPONSE', createdAt: '2025-01-22T10:00:01.000Z', data };
    const wanted = [{ externalId: 'R1', scale: 'nps', rating: 9, text: 'Quick' }];
    expect(read(body)).toMatchObject({ outcome: 'complete', reviews: wanted });
    expect(parse(JSON.stringify(body))).toMatchObject({ kind: 'survey', reviews: wanted });
  });
});
