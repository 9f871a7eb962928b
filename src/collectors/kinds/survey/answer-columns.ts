/** Headings that survey tools give their columns, in English, French and Persian; apart from those of review exports. */

import type { ColumnMap } from '../file/column-map.ts';
import { plainHeading } from '../file/column-map.ts';
import { type Question, SCALES, type SurveyMap } from './options.ts';

/** Headings as `plainHeading` leaves them, most telling first. */
const HEADINGS: Readonly<Record<keyof SurveyMap, string>> = {
  id: 'response id|answer id|survey response id|respondent answer id|id|uuid|token|identifiant|id reponse|numero de reponse|شناسه پاسخ|شناسه',
  respondent:
    'respondent|respondent id|person id|person email|customer id|contact id|user id|email|customer|contact|person|user|person name|respondent email|repondant|id client|client|پاسخ دهنده|مشتری',
  score:
    'score|nps|nps score|nps rating|ces|effort|effort score|customer effort score|csat|csat score|satisfaction|satisfaction score|rating|value|answer|number|likelihood to recommend|how likely are you to recommend us|note|note nps|score nps|note de satisfaction|note d effort|recommandation|امتیاز|نمره',
  text: 'comment|comments|text|feedback|verbatim|reason|message|open text|answer text|free text|additional comment|commentaire|commentaires|texte|raison|verbatims|نظر|توضیح|متن',
  date: 'submitted at|created at|responded at|answered at|completed at|response date|date submitted|end date|date|timestamp|submitted|created|time|date de reponse|repondu le|soumis le|date reponse|تاریخ',
  language: 'language|lang|locale|survey language|langue|زبان',
};

/** The columns that headings suggest; none serves two fields. */
export function guessAnswerColumns(columns: readonly string[]): SurveyMap {
  const named = new Map<string, string>();
  for (const name of columns) if (!named.has(plainHeading(name))) named.set(plainHeading(name), name);
  const guessed: Partial<Record<keyof SurveyMap, string>> = {};
  for (const [field, headings] of Object.entries(HEADINGS)) {
    const heading = headings.split('|').find((candidate) => named.has(candidate));
    if (heading === undefined) continue;
    guessed[field as keyof SurveyMap] = named.get(heading) as string;
    named.delete(heading);
  }
  return guessed;
}

/** The same columns in the terms of a table of reviews. */
export function columnMapOf({ respondent, score, ...same }: SurveyMap, question: Question): ColumnMap {
  return {
    ...same,
    ...(respondent !== undefined && { author: respondent }),
    ...(score !== undefined && { rating: score }),
    scale: SCALES[question],
  };
}
