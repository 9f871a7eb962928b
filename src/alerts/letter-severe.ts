/** What a letter about one severe review holds: the passage with the words that matter, what to do, why this team. */
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import { routedBy, toldHeading, toldSoFar } from './letter-lead.ts';
import { type LetterPassage, letterPassage } from './letter-voice.ts';
import { markedExcerpt } from './marked-excerpt.ts';
import { SEVERE_WORDING } from './messages/severe-wording.ts';
import type { Pen } from './pen.ts';
import { isolate, oneLine } from './plain.ts';

/** What its reviews speak of, and how many they are when there are several. */
export function severeTitle({ incident, caseSize = 1 }: MessageBrief, pen: Pen): string {
  const words = SEVERE_WORDING[pen.wording.language];
  const severity = incident.severity ?? 'harm';
  return caseSize > 1 ? words.titleOf(pen.figures.count(caseSize), words.subject[severity]) : words.title[severity];
}

interface Lines {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The middle of such a letter. */
export interface SevereParts {
  readonly passage?: LetterPassage;
  readonly sections: readonly Lines[];
  readonly after: readonly Lines[];
}

/** `whole`: not only a word about it (seen, closed…). */
export function severeParts(brief: MessageBrief, pen: Pen, whole: boolean): SevereParts {
  const { incident, review } = brief;
  const words = SEVERE_WORDING[pen.wording.language];
  const passage = review?.text ? letterPassage(review, words.written, incident, pen) : undefined;
  const told = toldSoFar(brief, pen);
  const others = othersOf(brief, pen);
  return {
    ...(passage && { passage }),
    sections: whole
      ? [
          ...(others.length > 0 ? [{ heading: words.others, lines: others }] : []),
          { heading: words.whatToDo, lines: [words.first[incident.severity ?? 'harm'], ...words.always] },
        ]
      : [],
    after: whole
      ? [
          { heading: pen.wording.whyYou, lines: reasons(brief, pen) },
          ...(told.length > 0 ? [{ heading: toldHeading(pen), lines: told }] : []),
        ]
      : [],
  };
}

/** Reviews listed beside the newest; the rest is a number. */
const MOST_OTHERS = 10;

/** Longest words of another review of the case, in UTF-16 units. */
const OTHER_LIMIT = 160;

/** The case's other reviews, newest first: when, and the words that count. */
function othersOf({ earlier = [], caseSize = 1, incident, review }: MessageBrief, pen: Pen): readonly string[] {
  const words = SEVERE_WORDING[pen.wording.language];
  const shown = earlier.slice(0, MOST_OTHERS).map((one) => {
    const { before, marked, after } = markedExcerpt(one.text, one.spot);
    const said = isolate(oneLine(marked || `${before}${after}`, OTHER_LIMIT), pen.wording.direction);
    return words.other(pen.figures.written(one.written).text, said);
  });
  const hidden = caseSize - (review ? 1 : 0) - shown.length;
  return hidden > 0 && shown.length > 0 ? [...shown, words.more(pen.figures.count(hidden), incident.key)] : shown;
}

function reasons(brief: MessageBrief, pen: Pen): readonly string[] {
  const { incident, role, team } = brief;
  const words = SEVERE_WORDING[pen.wording.language];
  const us = pen.name(team.name);
  if (role === 'manager') return [pen.wording.manager.down(us, pen.team(incident.accountable))];
  if (role === 'informed') return [pen.wording.informed(us, pen.team(incident.accountable))];
  const routed = routedBy(brief, pen);
  if (routed.length > 0) return routed;
  const { touchpoint } = incident;
  return [touchpoint && touchpoint !== UNATTRIBUTED ? words.owner(us, pen.touchpoint(touchpoint)) : words.fallback(us)];
}
