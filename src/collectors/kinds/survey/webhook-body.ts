/** The answers in one webhook body of a survey tool; apart from how an answer's columns are named. */

/** An answer with plain names, an event that is none, or what was expected. */
export type Delivered =
  | { readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ignored: string }
  | { readonly problem: string };

/** Objects that tools wrap their answers in. */
const WRAPPERS = [
  'event_data',
  'data',
  'payload',
  'response',
  'survey_response',
  'responses',
  'answers_list',
  'items',
  'results',
  'events',
  'body',
];
const DEEPEST = 5;
/** Names of which one makes an object an answer. */
const SCORES = ['score', 'nps', 'ces', 'csat', 'rating', 'effort', 'value'];

/**
 * What a body delivers: one answer or a list of them, bare (`{score, comment, submitted_at, respondent}`) or wrapped;
 * Delighted's events (delighted.com/docs/api/webhooks); Typeform's form responses (developers.typeform.com/webhooks).
 * SurveyMonkey sends ids and no answers: those are a problem that says so.
 */
export function delivered(value: unknown, question: string, depth = 0): readonly Delivered[] {
  if (Array.isArray(value)) return depth > DEEPEST ? [] : value.flatMap((item) => delivered(item, question, depth + 1));
  if (!isObject(value)) return [{ problem: 'expected an object' }];
  const event = String(value.event_type ?? value.type ?? '');
  if (/unsubscribe/i.test(event)) return [{ ignored: event.slice(0, 60) }];
  if (isObject(value.form_response)) return [fromForm(value.form_response)];
  if (typeof value.resources === 'object' && typeof value.object_type === 'string')
    return [
      {
        problem:
          'expected an answer, got the id of one; a SurveyMonkey webhook carries no answers, export them to a file',
      },
    ];
  const fields = labelledAnswers(value);
  if (fields !== undefined) return [checked(fields, question)];
  const wrapper = SCORES.some((name) => name in value)
    ? undefined
    : WRAPPERS.find((name) => typeof value[name] === 'object' && value[name] !== null);
  if (wrapper !== undefined && depth < DEEPEST) return delivered(value[wrapper], question, depth + 1);
  return [checked(value, question)];
}

/** Lists of answers beside their questions, as form tools name them (Tally: tally.so/help/webhooks). */
const LISTS = ['fields', 'questions', 'answers'];
const LABELS = ['label', 'title', 'question', 'name'];
const VALUES = ['value', 'answer'];

/** `{submittedAt, fields: [{label, value}]}` → one object with a key for each question; undefined for anything else. */
function labelledAnswers(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const list = LISTS.map((name) => value[name]).find((items) => Array.isArray(items) && items.length > 0);
  if (!Array.isArray(list)) return undefined;
  const answered = list.slice(0, MOST_FIELDS).flatMap((item: unknown): [string, unknown][] => {
    if (!isObject(item)) return [];
    const label = LABELS.map((name) => item[name]).find((text) => typeof text === 'string' && text.trim() !== '');
    const key = VALUES.find((name) => name in item);
    return typeof label === 'string' && key !== undefined ? [[label, item[key]]] : [];
  });
  if (answered.length === 0) return undefined;
  const beside = Object.entries(value).filter(([, content]) => typeof content !== 'object');
  return { ...Object.fromEntries(answered), ...Object.fromEntries(beside) };
}

const MOST_FIELDS = 500;

/** What Delighted calls the questions; others do, too. */
const ASKED: Readonly<Record<string, string>> = { nps: 'nps', ces: 'effort', effort: 'effort', csat: 'csat' };

function checked(answer: Readonly<Record<string, unknown>>, question: string): Delivered {
  const type = String(answer.survey_type ?? '').toLowerCase();
  const asked = Object.hasOwn(ASKED, type) ? ASKED[type] : undefined;
  if (asked === undefined || asked === question) return { answer };
  return { problem: `expected an answer to the question ${question}, got one to ${asked}` };
}

/** Typeform: a list of answers with types; the score is the opinion scale, rating or number, the text the long one. */
function fromForm(form: Readonly<Record<string, unknown>>): Delivered {
  const answers = (Array.isArray(form.answers) ? form.answers : []).filter(isObject);
  const typeOf = (answer: Readonly<Record<string, unknown>>): unknown => isObject(answer.field) && answer.field.type;
  const scales = ['nps', 'opinion_scale', 'rating', 'number'];
  const score = scales.map((type) => answers.find((answer) => typeOf(answer) === type)).find((answer) => answer);
  const texts = answers.filter(({ type }) => type === 'text');
  const long = texts.filter((answer) => typeOf(answer) === 'long_text');
  const text = (long.length > 0 ? long : texts.length === 1 ? texts : []).map((answer) => answer.text);
  const email = answers.find(({ type }) => type === 'email')?.email;
  const hidden = isObject(form.hidden)
    ? (form.hidden.respondent ?? form.hidden.user_id ?? form.hidden.customer_id)
    : undefined;
  return {
    answer: {
      id: form.token,
      score: score?.number ?? answers.find(({ type }) => type === 'number')?.number,
      comment: text.filter((part) => typeof part === 'string').join('\n'),
      submitted_at: form.submitted_at,
      respondent: hidden ?? email,
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
