/** The word about a receiver that takes no messages: to whom it goes instead, and what it says. */
import type { TeamId } from '../domain/ids.ts';
import type { Message } from '../domain/notification.ts';
import type { Receiver, Team } from '../domain/team.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { figures } from './figures.ts';
import type { Letter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { RECEIVER_WORDINGS } from './messages/receiver-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';

/** A receiver to tell through, and the team it belongs to. */
export interface Channel {
  readonly team: Team;
  readonly receiver: Receiver;
}

/**
 * Through whom to tell that a receiver fails: another receiver of its team, else one of the engineer's; of each, one with
 * another notifier first, as what fails is often shared (a mail server). Never the receiver itself nor one that is not well.
 */
export function channelFor(
  failing: string,
  teams: readonly Team[],
  engineer: TeamId,
  isWell: (receiver: string) => boolean,
): Channel | undefined {
  const own = teams.find((team) => team.receivers.some(({ id }) => id === failing));
  const notifier = own?.receivers.find(({ id }) => id === failing)?.notifier;
  const technical = teams.find((team) => team.id === engineer);
  const channels = [own, technical].flatMap((team) => (team ? channelsOf(team, notifier) : []));
  return channels.find(({ receiver }) => receiver.id !== failing && isWell(receiver.id));
}

function channelsOf(team: Team, notifier: string | undefined): readonly Channel[] {
  const other = team.receivers.filter((receiver) => receiver.notifier !== notifier);
  const alike = team.receivers.filter((receiver) => receiver.notifier === notifier);
  return [...other, ...alike].map((receiver) => ({ team, receiver }));
}

/** What the alarm is composed of. Subjects and reasons may be hostile. */
export interface ReceiverTrouble {
  /** `Receiver.id`. */
  readonly receiver: string;
  /** Its team and notifier; absent when it is gone from the configuration. */
  readonly team?: Team;
  readonly notifier?: string;
  /** Who is told. */
  readonly to: Team;
  readonly disabled?: { readonly at: Instant; readonly why: string };
  readonly failingSince?: Instant;
  /** Messages that died and that nobody was told of, the latest first. */
  readonly letters: readonly DeadWord[];
}

/** A message that died. */
export interface DeadWord {
  readonly key: string;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly diedAt: Instant;
  readonly why: string;
}

/** So many dead letters are named, the rest are counted. */
const NAMED = 5;

/** Pure: the message for the team that is told, in its language. */
export function composeReceiverAlarm(trouble: ReceiverTrouble): Message {
  const { receiver, team, notifier, to, disabled, failingSince, letters } = trouble;
  const { language } = to;
  const words = RECEIVER_WORDINGS[language];
  const base = WORDINGS[language];
  const { count, day } = figures(language, 'stars', to.timeZone);
  const name = (text: string) => isolate(oneLine(text, 120), base.direction);
  const foreign = (text: string) => isolate(oneLine(text, 300), base.direction);
  const whose = team ? name(team.name) : name(receiver);
  const by = words.notifier[notifier ?? ''] ?? name(notifier ?? receiver);
  const named = letters
    .slice(0, NAMED)
    .map(({ subject, createdAt }) => `${day(dayOf(createdAt))}: ${foreign(subject)}`);
  const more = letters.length > NAMED ? [words.more(count(letters.length - NAMED))] : [];
  const why = disabled?.why ?? letters[0]?.why;
  const facts = [
    ...(letters.length > 0 ? [words.died(count(letters.length), letters.length)] : []),
    ...(disabled ? [words.disabled(day(dayOf(disabled.at)))] : []),
    ...(!disabled && failingSince ? [words.failing(day(dayOf(failingSince)))] : []),
    ...(why ? [words.reason(foreign(why))] : []),
  ];
  const enable = disabled && { say: words.mend, command: `vigie notify --enable ${receiver}` };
  const replay = letters.length > 0 && {
    say: enable ? words.again : words.mend,
    command: `vigie notify --replay-all --receiver ${receiver}`,
  };
  const title = disabled ? words.stopped(whose, by) : words.lost(whose, by);
  const letter: Letter = {
    wording: base,
    tone: 'source',
    badge: words.badge,
    title,
    marked: title,
    subject: title,
    lead: [],
    sections: [
      { heading: base.facts, lines: facts },
      ...(named.length > 0 ? [{ heading: words.lostMessages, lines: [...named, ...more] }] : []),
      { heading: base.whyYou, lines: [to.id === team?.id ? words.otherChannel : words.engineer] },
    ],
    quotesHeading: base.quotes.down,
    quotes: [],
    after: [],
    answer: {
      heading: words.whatToDo,
      links: [],
      commands: [
        { say: words.look, command: 'vigie notify --dead' },
        ...(enable ? [enable] : []),
        ...(replay ? [replay] : []),
      ],
    },
    footer: words.footer(name(receiver)),
  };
  return {
    type: disabled ? 'receiver.disabled' : 'receiver.failing',
    subject: oneLine(title, 150),
    text: letterText(letter),
    html: letterHtml(letter, undefined),
    data: {
      receiver: {
        id: receiver,
        ...(team && { team: team.id }),
        ...(notifier && { notifier }),
        ...(disabled && { disabledAt: disabled.at, why: oneLine(disabled.why, 500) }),
        ...(failingSince && { failingSince }),
      },
      deadLetterCount: letters.length,
      deadLetters: letters.slice(0, NAMED).map(({ key, subject, createdAt, diedAt, why: reason }) => ({
        key,
        subject: oneLine(subject, 200),
        createdAt,
        diedAt,
        why: oneLine(reason, 500),
      })),
      team: to.id,
    },
    thread: `receiver/${receiver}`,
  };
}
