/** Puts hostile words into every field of a message that comes from outside. */
import type { MessageBrief } from '../../src/alerts/brief.ts';
import { composeDigest } from '../../src/alerts/digest.ts';
import type { Language } from '../../src/alerts/figures.ts';
import { floodMessage } from '../../src/alerts/flood.ts';
import { composeReceiverAlarm } from '../../src/alerts/receiver-alarm.ts';
import { composeReport } from '../../src/alerts/report.ts';
import type { Message } from '../../src/domain/notification.ts';
import { fullWeek } from './sample-digest.ts';
import { sampleTrouble } from './sample-messages.ts';
import { NEWS } from './sample-news.ts';
import { LOGISTICS, sampleReport } from './sample-report.ts';

/** Whatever a customer, a source, a person who acts or a configuration can word is `payload`; ids are checked slugs. */
export function poisoned(brief: MessageBrief, payload: string): MessageBrief {
  const { incident, review } = brief;
  return {
    ...brief,
    team: { ...brief.team, name: payload },
    names: { brand: payload, region: payload, location: payload, touchpoint: () => payload, team: () => payload },
    incident: {
      ...incident,
      note: payload,
      ...(incident.acknowledged && { acknowledged: { ...incident.acknowledged, by: payload } }),
      ...(incident.closed && { closed: { ...incident.closed, by: payload } }),
    },
    transition: {
      ...brief.transition,
      why: payload,
      ...(brief.transition.by !== 'vigie' && { by: payload }),
    },
    quotes: brief.quotes.map((quote) => ({ ...quote, text: payload, url: payload, language: payload })),
    reformulations: (brief.reformulations ?? []).map((one) => ({ ...one, language: payload, fragments: [payload] })),
    ...(review && {
      review: {
        ...review,
        text: `${payload} ${payload}`,
        url: payload,
        language: payload,
        spot: { start: 0, end: payload.length },
      },
    }),
    earlier: (brief.earlier ?? []).map((one) => ({
      ...one,
      text: payload,
      url: payload,
      language: payload,
      spot: { start: 0, end: payload.length },
    })),
    links: () => ({ acknowledge: payload, silence: payload }),
    dashboardUrl: payload,
    series: [],
  };
}

/** What a flood lists: one of each shape of title. */
const LISTED = ['alert', 'severe', 'burst', 'resolved', 'source failing'];

/** Messages about no incident, by name: the same of their fields. */
export const POISONED_LETTERS: Readonly<Record<string, (payload: string, language: Language) => Message>> = {
  'weekly letter': (payload, language) => {
    const week = fullWeek();
    const at = week.from;
    return composeDigest(
      {
        ...week,
        team: { ...week.team, name: payload },
        names: namesOf(payload),
        open: week.open.map((one) => ({ ...one, note: payload, acknowledged: { at, by: payload } })),
        wonBack: week.wonBack.map((one) => ({ ...one, place: payload })),
        arrived: week.arrived.map((one) => ({ ...one, brand: payload })),
        watching: week.watching.map((one) => ({ ...one, place: payload })),
      },
      language,
    );
  },
  'list of a flood': (payload, language) =>
    floodMessage(
      LISTED.map((name) => poisoned(NEWS[name]!, payload)),
      { ...NEWS.alert!.team, name: payload, language },
      { most: 10, perHours: 24 },
    ),
  'dead receiver': (payload, language) => {
    const { to, letters } = sampleTrouble();
    return composeReceiverAlarm(
      sampleTrouble({
        team: { ...to, name: payload },
        to: { ...to, name: payload, language },
        disabled: { at: letters[0]!.diedAt, why: payload },
        letters: letters.map((one) => ({ ...one, subject: payload, why: payload })),
      }),
    );
  },
  report: (payload, language) => composeReport({ ...sampleReport(LOGISTICS), names: namesOf(payload) }, language),
};

function namesOf(payload: string) {
  const name = () => payload;
  return { brand: name, location: name, place: name, region: name, touchpoint: name, team: name };
}
