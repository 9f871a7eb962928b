/** The customers' part of a letter: what they feel, what most of them say in their own words, and the quotes. */
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import type { WrittenDate } from '../domain/time.ts';
import type { CaseReview, MessageBrief } from './brief.ts';
import { grownFeeling } from './feelings.ts';
import { type MarkedExcerpt, markedExcerpt } from './marked-excerpt.ts';
import { VOICE_WORDING } from './messages/voice-wording.ts';
import type { Pen } from './pen.ts';
import { plain, safeUrl } from './plain.ts';
import type { Quote } from './quotes.ts';
import type { Reformulation } from './reformulation.ts';

/** One quote, ready to print; `about` holds score, date and, where it is another one, language. */
export interface LetterQuote {
  /** `StoredReview.id`, where it is known. */
  readonly review?: number;
  readonly text: string;
  /** The words of `text` that say it. */
  readonly mark?: Quote['mark'];
  readonly language: string;
  readonly about: string;
  readonly url?: string;
}

/** A quote with marked words in it. */
export interface LetterPassage extends MarkedExcerpt, Omit<LetterQuote, 'text' | 'mark'> {
  readonly heading: string;
}

/** A sentence made of customers' own clauses. */
export interface Saying {
  readonly before: string;
  /** What a fragment stands between. */
  readonly marks: readonly [string, string];
  readonly fragments: readonly string[];
  readonly and: string;
  readonly after: string;
  readonly language: string;
}

/** What customers say and feel, in one block. */
export interface LetterVoice {
  readonly heading: string;
  readonly sayings: readonly Saying[];
  readonly lines: readonly string[];
}

/** Languages of which a sentence is given. */
const MOST_SAYINGS = 2;

/** The block; undefined when too few speak to say anything of them all. */
export function voiceOf({ incident, feelings, reformulations }: MessageBrief, pen: Pen): LetterVoice | undefined {
  const words = VOICE_WORDING[pen.wording.language];
  const sayings = (reformulations ?? []).slice(0, MOST_SAYINGS).map((one) => sayingOf(one, incident, pen));
  const grown = feelings && grownFeeling(feelings, incident.direction);
  if (sayings.length === 0 && !grown) return undefined;
  const { count, percent } = pen.figures;
  const lines = grown
    ? [
        words.felt(grown.emotion, {
          count: count(grown.count),
          n: count(grown.n),
          share: percent((100 * grown.count) / grown.n),
          shareBefore: percent(100 * grown.shareBefore),
          nBefore: count(grown.nBefore),
        }),
      ]
    : [];
  return { heading: words.heading, sayings, lines };
}

function sayingOf(
  { language, fragments, shared, of }: Reformulation,
  { direction }: Incident,
  { wording, figures: number }: Pen,
): Saying {
  const words = VOICE_WORDING[wording.language];
  const tag = tagOf(language);
  return {
    before: words.inShort(foreign(tag, wording.language)),
    marks: words.marks,
    fragments: fragments.map(plain),
    and: words.and,
    after: words.shared(number.count(shared), number.count(of), direction),
    language: tag,
  };
}

/** A quote as it is printed. */
export function quoteOf(quote: Quote, incident: Incident, pen: Pen): LetterQuote {
  const { review, mark } = quote;
  return {
    ...(review !== undefined && { review }),
    text: plain(quote.text).replace(/\s+/g, ' ').trim(),
    ...(mark && { mark }),
    ...aboutOf(quote, incident, pen),
  };
}

/** The passage of a severe review, its words marked. */
export function letterPassage(review: CaseReview, heading: string, incident: Incident, pen: Pen): LetterPassage {
  return { heading, ...markedExcerpt(review.text, review.spot), ...aboutOf(review, incident, pen) };
}

interface Spoken {
  readonly language: string;
  readonly written: WrittenDate;
  readonly score?: number;
  readonly url?: string;
}

function aboutOf({ language, written: when, score, url: link }: Spoken, incident: Incident, pen: Pen) {
  const { wording, figures: number } = pen;
  const written = number.written(when);
  const points =
    score === undefined
      ? []
      : incident.scale === 'recommend'
        ? [wording.recommends(score >= 0.5)]
        : [wording.score(number.count(score), number.count(scaleRange(incident.scale).max))];
  const day = written.exact ? written.text : wording.around(written.text);
  const tag = tagOf(language);
  const other = foreign(tag, wording.language);
  const url = safeUrl(link);
  return { language: tag, about: [...points, day, ...(other ? [other] : [])].join(' · '), ...(url && { url }) };
}

/** A language tag of plain shape (BCP 47); anything else is of no known language. */
function tagOf(language: string): string {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : 'und';
}

/** The name of a language that is not the reader's own. */
function foreign(language: string, reader: string): string | undefined {
  const base = language.split('-')[0]!;
  if (base === reader || base === 'und') return undefined;
  return new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' }).of(base);
}
