/** The kind `survey`: answers to one question of your own (would you recommend us, was it easy, are you content), by file or webhook. */
import type { RawReview } from '../../../domain/review.ts';
import type { Capture, Collector, PageReading } from '../../collector.ts';
import { guessMap, namedColumns } from '../file/column-map.ts';
import { cellText, isScale, rowReader } from '../file/read-row.ts';
import { type Entry, objectRow, readRowsOf, sniffFormat } from '../file/rows.ts';
import { type ChosenMap, columnsOf, readTable, walkTable } from '../file/table.ts';
import { Tally } from '../file/tally.ts';
import { columnMapOf, guessAnswerColumns, questionOf } from './answer-columns.ts';
import { type SurveyOptions, surveyOptions } from './options.ts';
import { delivered } from './webhook-body.ts';

export const survey: Collector<SurveyOptions> = {
  kind: 'survey',
  transport: 'file',
  options: surveyOptions,
  address: () => undefined,
  recognise: recogniseSurvey,
  read: readSurvey,
  collect: async function* ({ options, ...request }, tools) {
    // Answers that come by webhook wait in the inbox, which is read apart: this walk has nothing to look at.
    if (options.path === undefined) return { outcome: 'complete', stop: 'unmodified' };
    const walk = walkTable(options.path, (columns) => chooseMap(columns, options), request, tools);
    for (;;) {
      const step = await walk.next();
      if (step.done) return step.value;
      yield { ...step.value, reviews: step.value.reviews.map((answer) => withTouchpoint(answer, options)) };
    }
  },
};

/** A capture of nobody's source has no stated question: its own words tell, else it is `nps`. */
type ReadOptions = Partial<SurveyOptions>;

/** Longest body that is parsed as one JSON value; a longer text is a table. */
const MAX_BODY = 4_194_304;

/** A webhook body, or a table of answers. */
function readSurvey(capture: Capture, given?: Partial<SurveyOptions>): PageReading {
  const options: ReadOptions = given ?? {};
  const body = bodyOf(capture.body);
  const reading =
    body === undefined
      ? readTable(capture, (columns) => chooseMap(columns, options))
      : readBody(body, capture, options);
  return { ...reading, reviews: reading.reviews.map((answer) => withTouchpoint(answer, options)) };
}

/** One JSON value, when the text is one; lines of JSON are not. */
function bodyOf(text: string): unknown {
  if (text.length > MAX_BODY || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readBody(body: unknown, { capturedAt, language }: Capture, options: ReadOptions): PageReading {
  const items = delivered(body, options.question ?? 'nps');
  const tally = new Tally();
  let ignored = 0;
  const reviews = items.flatMap((item, index) => {
    const at = `answer ${index + 1}`;
    if ('ignored' in item) {
      ignored += 1;
      return [];
    }
    if ('problem' in item) return tally.take({ at, problem: item.problem }, () => ({ blank: true })) ?? [];
    const row = objectRow(item.answer, at);
    const { map, problem } = chooseMap(Object.keys(row.cells), options);
    if (problem !== undefined) return tally.take({ at, problem }, () => ({ blank: true })) ?? [];
    const plan = { map, capturedAt, strict: true };
    return tally.take(row, rowReader(language === undefined ? plan : { ...plan, language })) ?? [];
  });
  if (tally.read > 0) return { ...tally.end(), reviews };
  if (ignored > 0)
    return { outcome: 'partial', reason: `${ignored} events that are no answers, such as an unsubscription`, reviews };
  return { outcome: 'layout-changed', reason: 'Expected an answer or a list of answers, got none', reviews };
}

function chooseMap(columns: readonly string[], { map: stated, question }: ReadOptions): ChosenMap {
  const fields = stated ?? guessAnswerColumns(columns, question);
  const asked = stated === undefined && fields.score !== undefined ? questionOf(fields.score) : undefined;
  const map = columnMapOf(fields, question ?? asked ?? 'nps');
  const required = stated === undefined ? [] : namedColumns(map, isScale);
  const chosen: ChosenMap = { map, sure: stated !== undefined, required, strict: true };
  if (map.rating !== undefined) {
    if (asked === undefined || question === undefined || asked === question) return chosen;
    const problem = `Expected answers to the question ${question}, got the column "${fields.score?.slice(0, 60)}", which asks ${asked}; set question: ${asked}, or name the column with map: {score: NAME}`;
    return { ...chosen, problem };
  }
  const found = columns.slice(0, 40).map((name) => JSON.stringify(name.slice(0, 60)));
  return {
    ...chosen,
    problem: `Expected a column with the score, got the columns ${found.join(', ')}; say which with map: {score: NAME}`,
  };
}

/** The score of a step's own question is that step's sub-rating, too. */
function withTouchpoint(answer: RawReview, { touchpoint }: Partial<SurveyOptions>): RawReview {
  if (touchpoint === undefined || answer.rating === undefined) return answer;
  return { ...answer, subRatings: { [touchpoint]: answer.rating } };
}

/** 0.6 for content that only a survey tool makes: its events, or a column that names the question. */
function recogniseSurvey({ body }: Capture): number {
  const head = body.slice(0, 65_536).replace(/^\ufeff/, '');
  const format = sniffFormat(head);
  if (!format) return 0;
  if (format.name !== 'csv' && EVENT.test(head)) return 0.6;
  const entries = readRowsOf(head).slice(0, 50);
  return isAnswerList(entries) || isQuestionnaire(entries) ? 0.6 : 0;
}

/** Fields and events of Typeform, Delighted and Tally. */
const EVENT =
  /"(?:form_response|survey_response|survey_type)"\s{0,8}:|"survey_response\.(?:created|updated)"|"eventType"\s{0,8}:\s{0,8}"FORM_RESPONSE"/;

const ABBREVIATIONS =
  /^(?:nps|nps.?score|ces|csat|csat.?score|customer.effort.score|likelihood.to.recommend|effort.?score)$/i;

/** No rating as reviews have it, but a question asked in full, which is answered with whole numbers up to ten. */
function isQuestionnaire(entries: readonly Entry[]): boolean {
  const columns = columnsOf(entries);
  if (columns.length < 2 || guessMap(columns).rating !== undefined) return false;
  return columns.some((name) => {
    if (name.length < 12 || questionOf(name) === undefined) return false;
    const answers = entries.flatMap((entry) => ('cells' in entry ? [cellText(entry.cells[name]).trim()] : []));
    return answers.some((answer) => answer !== '') && answers.every((answer) => /^(?:\p{Nd}|10|۱۰|١٠)?$/u.test(answer));
  });
}

/** A score, a respondent or a time of submission, and nothing that a review has. */
function isAnswerList(entries: readonly Entry[]): boolean {
  const columns = columnsOf(entries);
  if (columns.some((name) => ABBREVIATIONS.test(name)) && columns.length > 1) return true;
  const asked = columns.some((name) =>
    /^(?:respondent|person|submitted_?at|responded_?at|answered_?at)(?:$|\.|_?(?:id|name|email)$)/i.test(name),
  );
  return columns.includes('score') && asked;
}
