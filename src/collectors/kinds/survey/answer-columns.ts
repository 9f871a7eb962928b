/** Headings that survey tools give their columns; apart from those of review exports. */

import type { ColumnMap } from '../file/column-map.ts';
import { guessColumns, headings, plainHeading } from '../file/headings.ts';
import { REVIEW_HEADINGS } from '../file/review-headings.ts';
import { type Question, SCALES, type SurveyMap } from './options.ts';

/** Words of answers, and behind them those of reviews: comments and dates are headed alike everywhere. */
const HEADINGS = headings({
  id: 'response id|answer id|survey response id|respondent answer id|submission id|id|uuid|token|identifiant|id reponse|numero de reponse|شناسه پاسخ|شناسه|antwort id|id de respuesta|id risposta',
  respondent:
    'respondent|respondent id|person id|person email|customer id|contact id|user id|email|email address|customer|contact|person|user|person name|respondent email|repondant|id client|client|پاسخ دهنده|مشتری|e mail|kunde|kundennummer|cliente|correo|klant|klient|клиент',
  score:
    'nps|nps score|nps rating|score|ces|effort|effort score|customer effort score|csat|csat score|satisfaction|satisfaction score|rating|value|answer|number|likelihood to recommend|how likely are you to recommend us|note|note nps|score nps|note de satisfaction|note d effort|recommandation|امتیاز|نمره|punkte|puntuación|punteggio|pontuação|ocena|оценка|スコア|评分|점수|التقييم|puan',
  text: 'comment|comments|text|feedback|verbatim|reason|message|open text|answer text|free text|additional comment|commentaire|commentaires|texte|raison|verbatims|نظر|توضیح|متن|begründung|grund|motivo|razón|motivazione|причина|理由|이유|السبب',
  date: 'submitted at|submitted|created at|responded at|answered at|completed at|response date|date submitted|end date|date|timestamp|created|time|date de reponse|repondu le|soumis le|date reponse|تاریخ|abgeschickt am|beantwortet am|enviado el|inviato il|enviado em|ingezonden op',
  language: 'language|lang|locale|survey language|langue|زبان',
});

/** The columns that headings suggest; none serves two fields. A question asked in full is known by its words; the one that is wanted goes before others. */
export function guessAnswerColumns(columns: readonly string[], wanted?: Question): SurveyMap {
  const asked = columns.find((name) => wanted !== undefined && questionOf(name) === wanted);
  const others = asked === undefined ? columns : columns.filter((name) => questionOf(name) === undefined);
  const guessed: Partial<Record<keyof SurveyMap, string>> = guessColumns(others, HEADINGS);
  if (asked !== undefined) guessed.score = asked;
  const free = (): readonly string[] => columns.filter((name) => !Object.values(guessed).includes(name));
  guessed.score ??= free().find((name) => questionOf(name) !== undefined);
  const { text, date, language } = guessColumns(free(), REVIEW_HEADINGS);
  guessed.text ??= text ?? free().find((name) => WHY.test(plainHeading(name)));
  guessed.date ??= date;
  guessed.language ??= language;
  return Object.fromEntries(Object.entries(guessed).filter(([, name]) => name !== undefined));
}

/** What a heading says was asked, by its abbreviation or in the words of the question; undefined where it does not say. */
export function questionOf(heading: string): Question | undefined {
  const words = plainHeading(heading);
  return QUESTIONS.find(([, asked]) => asked.test(words))?.[0];
}

/** As `plainHeading` leaves them: without accents. */
const QUESTIONS: readonly (readonly [Question, RegExp])[] = [
  [
    'effort',
    /^ces(?: score)?$|effort|how easy|easy (?:was|is) it|(?:si|tres|a quel point) facile|wie einfach|que tan facil|quanto (?:e|foi) facil|facilidad|hoe makkelijk/,
  ],
  ['csat', /csat|satisf|zufrieden|soddisfa|tevreden|zadowol|удовлетвор|довольн|رضایت|満足|满意|滿意|만족|memnun|الرضا/],
  [
    'nps',
    /^nps|net promoter|likelihood to recommend|recommend|recommand|empf(?:eh|ieh)l|recom(?:end|iend)|consigli|raccomand|aanbevel|polec|рекоменд|توصیه|پیشنهاد|すすめ|勧め|薦め|推荐|推薦|추천|tavsiye|توصي|rekommend|anbefal|suosittel|doporuc|συστησ/,
  ],
];

const WHY =
  /(?:^| )(?:why|reason|comments?|feedback|improve|pourquoi|raison|commentaires?|remarques?|warum|grund|kommentare?|anmerkung|por que|porque|razon|motivo|comentarios?|perche|commenti|waarom|toelichting|dlaczego|komentarz|почему|причина|комментарий|چرا|علت|دلیل|نظر|توضیح|neden)(?: |$)|理由|コメント|为什么|原因|이유/u;

/** The same columns in the terms of a table of reviews. */
export function columnMapOf({ respondent, score, ...same }: SurveyMap, question: Question): ColumnMap {
  return {
    ...same,
    ...(respondent !== undefined && { author: respondent }),
    ...(score !== undefined && { rating: score }),
    scale: SCALES[question],
  };
}
