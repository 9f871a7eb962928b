/** The one message that lists what the flood cap kept from a team: "and 37 more". */
import type { Message } from '../domain/notification.ts';
import type { Team } from '../domain/team.ts';
import type { MessageBrief } from './brief.ts';
import { figures } from './figures.ts';
import { type Letter, writeLetter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { itemMark, type LetterItem } from './letter-items.ts';
import { letterText } from './letter-text.ts';
import { FLOOD_WORDINGS } from './messages/flood-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';

/** Lines in the message; the rest is a number. */
const MOST_LINES = 40;

/** One incident that was not told by itself: a brief without quotes and curve is enough. */
export type FloodItem = Pick<MessageBrief, 'incident' | 'transition' | 'names'>;

/** The thread of a team's lists. */
export function floodThread(team: Team['id']): string {
  return `flood/${team}`;
}

/** Lists the incidents, in the given order. Pure: same items, same message. */
export function floodMessage(
  items: readonly FloodItem[],
  team: Team,
  cap: { readonly most: number; readonly perHours: number },
): Message {
  const { language } = team;
  const wording = WORDINGS[language];
  const words = FLOOD_WORDINGS[language];
  const number = figures(language, 'stars');
  const name = isolate(oneLine(team.name, 120), wording.direction);
  const shown = items.slice(0, MOST_LINES).map((item) => ({ key: item.incident.key, title: titleOf(item, team) }));
  const hidden = items.length - shown.length;
  const list = shown.map(({ key, title }, i) => lineOf(items[i]!, key, title));
  const title = words.title(name, number.count(items.length));
  const letter: Letter = {
    wording,
    tone: 'word',
    badge: words.badge,
    title,
    marked: title,
    subject: title,
    lead: [],
    sections: [
      {
        heading: words.heading,
        lines: [words.why(number.count(cap.most), number.count(cap.perHours))],
        items: list,
        after: [...(hidden > 0 ? [words.more(number.count(hidden))] : []), words.explain],
      },
    ],
    quotesHeading: '',
    quotes: [],
    after: [],
    footer: words.footer(name),
  };
  return {
    type: 'notices.more',
    subject: oneLine(letter.title, 150),
    text: letterText(letter),
    html: letterHtml(letter, undefined),
    data: { team: team.id, ...cap, count: items.length, incidents: shown, ...(hidden > 0 && { truncated: true }) },
    thread: floodThread(team.id),
  };
}

/** What came to its end has no colour of its own. */
function lineOf({ incident, transition }: FloodItem, key: string, title: string): LetterItem {
  const ended = transition.to === 'resolved' || transition.to === 'accepted';
  return { what: title, key, mark: ended ? 'plain' : itemMark(incident), line: `${title} — \u2066${key}\u2069` };
}

/** The line that its own message would have as its subject. */
function titleOf(item: FloodItem, team: Team): string {
  const brief = { ...item, role: 'informed' as const, team, falseAlarm: { perStreamYear: 0 } };
  return oneLine(writeLetter({ ...brief, quotes: [], series: [] }, team.language).title, 200);
}
