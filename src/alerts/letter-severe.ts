/** What a letter about one severe review holds: the passage with the words that matter, what to do, why this team. */
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import { routedBy, toldHeading, toldSoFar } from './letter-lead.ts';
import { type LetterPassage, letterPassage } from './letter-voice.ts';
import { SEVERE_WORDING } from './messages/severe-wording.ts';
import type { Pen } from './pen.ts';

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
  return {
    ...(passage && { passage }),
    sections: whole
      ? [{ heading: words.whatToDo, lines: [words.first[incident.severity ?? 'harm'], ...words.always] }]
      : [],
    after: whole
      ? [
          { heading: pen.wording.whyYou, lines: reasons(brief, pen) },
          ...(told.length > 0 ? [{ heading: toldHeading(pen), lines: told }] : []),
        ]
      : [],
  };
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
