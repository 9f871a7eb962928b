/** Options of the kind `survey`, and what its questions are counted in. */
import { z } from 'zod';
import { touchpointId } from '../../../domain/ids.ts';
import type { Scale } from '../../../domain/scale.ts';
import { secretText } from '../../../domain/secret.ts';

const column = z.string().min(1).max(200);

/** Field of an answer → name of its column; fields inside JSON objects are named with dots: `person.id`. */
export const surveyMap = z.strictObject({
  /** The survey's own id of an answer; without one, an answer read again is recognised by its content. */
  id: column.optional(),
  /** Number or address of who answered; kept only as a keyed hash. */
  respondent: column.optional(),
  score: column.optional(),
  text: column.optional(),
  date: column.optional(),
  language: column.optional(),
});

export type SurveyMap = z.infer<typeof surveyMap>;

export const surveyOptions = z
  .strictObject({
    /** Path of a CSV, JSON or Parquet file with the answers; left out where they come by webhook alone. */
    path: z.string().min(1).optional(),
    /**
     * What was asked: `nps` (would you recommend us, 0–10), `effort` (was it easy, 1–7, 7 is easiest), `csat` (how content
     * are you, 1–5, 5 is best). Answers outside the scale are counted and told, never moved into it.
     */
    question: z.enum(['nps', 'effort', 'csat']).default('nps'),
    /** Which column holds what; guessed from common headings when left out. */
    map: surveyMap.optional(),
    /** The step of the journey that a `csat` question is about: its score counts for that step, too. */
    touchpoint: touchpointId.optional(),
    /** `whsec_…`: proves webhooks that are signed as Standard Webhooks. */
    webhookSecret: secretText.optional(),
    /** Proves webhooks that carry `Authorization: Bearer …`. */
    webhookToken: secretText.optional(),
  })
  .refine(({ touchpoint, question }) => touchpoint === undefined || question === 'csat', {
    message: 'Expected touchpoint only with question csat: sub-ratings have five levels',
    path: ['touchpoint'],
  });

export type SurveyOptions = z.infer<typeof surveyOptions>;

export type Question = SurveyOptions['question'];

/** Scales of the questions; `csat` is no star rating, and never averaged with one. */
export const SCALES = { nps: 'nps', effort: 'effort', csat: '1-5' } as const satisfies Readonly<
  Record<Question, Scale>
>;
