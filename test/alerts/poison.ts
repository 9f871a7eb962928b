/** Puts hostile words into every field of a message that comes from outside. */
import type { MessageBrief } from '../../src/alerts/brief.ts';

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
