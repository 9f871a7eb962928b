/** What receivers of webhooks may rely on: the shape of every body that is sent, from which docs/payloads is written. */
import { z } from 'zod';

const id = z.string().min(1).max(64);
const line = z.string().max(300);
const moment = z.iso.datetime({ precision: 3 }).describe('ISO 8601, UTC.');
const day = z.iso.date();
const count = z.int().min(0);
const language = z.string().max(35).describe('BCP 47; und when unknown.');
const webUrl = z
  .string()
  .max(2000)
  .regex(/^https?:\/\//);
const direction = z.enum(['down', 'up']);
const level = z.strictObject({ mean: z.number(), n: count.describe('Reviews.') });
const named = z.strictObject({ id, name: line });
const person = line.describe('A name.');
const scale = z
  .string()
  .regex(/^(?:stars|recommend|nps|effort|-?\d+-\d+)$/)
  .describe('stars 1 to 5, recommend 0 or 1, nps 0 to 10, effort 1 to 7, or a range such as 1-10.');
const state = z.enum(['pending', 'firing', 'recovering', 'resolved', 'accepted']);
const kind = z.enum(['drift', 'burst', 'surge', 'erosion', 'severe', 'source', 'no-data', 'selectors']);
const shares = z.record(z.string(), z.number());

const reason = z
  .enum([
    'opened',
    'joined',
    'worse',
    'recovering',
    'resolved',
    'accepted',
    'acknowledged',
    'reassigned',
    'noted',
    'closed',
    'reopened',
    'repeated',
    'escalated',
  ])
  .describe('What the step is.');

const words = {
  language,
  writtenAtEarliest: moment,
  writtenAtLatest: moment.describe('Later than the earliest when only a period is known.'),
  url: webUrl.optional(),
};

const quote = z.strictObject({
  text: z.string().max(300).describe('As the customer wrote it, cut; never trust it as markup.'),
  ...words,
  score: z.number(),
});

const contribution = z.strictObject({
  touchpoint: id,
  delta: z.number().describe('In units of the scale; the deltas, mix and season add up to the change.'),
  moreOften: z.number(),
  worse: z.number(),
  standardError: z.number(),
  causes: shares.optional().describe('Shares of people, policy and tools among the findings that name a cause.'),
  byCause: shares.optional().describe('The delta by cause, adding up to it; none where none is named.'),
});

const feelings = z.strictObject({ n: count, counts: z.record(z.string(), count) });

/** `data` of a message about an incident. */
export const incidentData = z.strictObject({
  incident: z.strictObject({
    key: z.string().max(255).describe('The same for the whole episode.'),
    kind,
    state,
    previousState: state.optional(),
    sequence: z.int().min(1).describe('Counts the steps of the incident.'),
    openedAt: moment,
    at: moment.describe('Of this step.'),
    since: day.describe('When the change began, as dated from the reviews.'),
    silent: z.boolean(),
  }),
  reason,
  by: person.optional().describe('vigie, or who took the step.'),
  words: z.string().max(1000).optional().describe('What a person said to it.'),
  urgency: z.enum(['ordinary', 'critical']).optional(),
  acknowledged: z.strictObject({ at: moment, by: person }).optional(),
  closed: z
    .strictObject({ at: moment, by: person, cause: z.enum(['fixed', 'expected', 'not-ours', 'false-alarm']) })
    .optional(),
  brand: named,
  region: z.strictObject({ id: id.optional(), name: line }).optional(),
  location: named.optional(),
  source: id.optional(),
  touchpoint: named.optional(),
  direction,
  scale,
  before: level.optional(),
  after: level.optional(),
  change: z.number().optional().describe('after.mean − before.mean.'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 % interval of the change.'),
  evidence: z.number().describe('ln M of the strongest stream; of an erosion ln e.'),
  falseAlarmsPerStreamYear: z.number().optional(),
  yearsAgo: z.number().optional(),
  years: z.array(z.strictObject({ yearsAgo: z.number(), before: level, after: level })).optional(),
  explanation: z
    .strictObject({
      before: level,
      after: level,
      contributions: z.array(contribution).max(20),
      contributionCount: count,
      mix: z.number().optional(),
      season: z.number().optional(),
    })
    .optional(),
  emotions: z.strictObject({ before: feelings, since: feelings }).optional(),
  reformulations: z
    .array(
      z
        .strictObject({ language, fragments: z.array(line), shared: count, of: count })
        .describe('What many of them say.'),
    )
    .max(3)
    .optional(),
  severity: z.enum(['safety', 'discrimination', 'fraud', 'legal', 'harm']).optional(),
  review: z
    .strictObject({
      id: count.optional(),
      excerpt: z.string().max(400),
      marked: z.string().max(400).optional().describe('The words that make it a case.'),
      ...words,
      score: z.number().optional(),
    })
    .optional()
    .describe('Of a severe case: its newest review.'),
  reviews: z
    .array(count)
    .max(100)
    .optional()
    .describe('Of a severe case: the ids of its newest reviews, oldest first.'),
  quotes: z.array(quote).max(5),
  accountable: id,
  informed: z.array(id).max(20),
  role: z.enum(['accountable', 'informed', 'manager']).describe('Why this team gets it.'),
  team: id,
  told: z
    .array(z.strictObject({ team: id, at: moment }))
    .max(20)
    .optional(),
  note: z.string().max(1000).optional(),
  streams: z.array(z.string().max(300)).max(20),
  streamCount: count,
  dashboardUrl: webUrl.optional(),
  truncated: z.literal(true).optional().describe('Words were left out to stay under 20 kB.'),
});

/** `data` of the word about a receiver whose messages died. */
export const receiverData = z.strictObject({
  receiver: z.strictObject({
    id: z.string().max(80),
    team: id.optional(),
    notifier: id.optional(),
    disabledAt: moment.optional(),
    why: z.string().max(500).optional(),
    failingSince: moment.optional(),
  }),
  deadLetterCount: count,
  deadLetters: z
    .array(
      z.strictObject({
        key: z.string().max(60),
        subject: line,
        createdAt: moment,
        diedAt: moment,
        why: z.string().max(500),
      }),
    )
    .max(5),
  team: id,
});

const place = z.string().max(120).describe('A name.');
const ten = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).max(10);

const listedIncident = z.strictObject({
  key: z.string().max(255),
  kind,
  state,
  brand: id,
  region: id.optional(),
  location: id.optional(),
  touchpoint: id.optional(),
  direction,
  since: day,
  openedAt: moment,
  before: level.optional(),
  after: level.optional(),
  acknowledgedBy: person.optional(),
});

/** `data` of a weekly letter. */
export const digestData = z.strictObject({
  team: id,
  from: moment.describe('The period: from then on.'),
  to: moment.describe('Until then, exclusive.'),
  counts: z
    .strictObject({ open: count, better: count, ended: count, watching: count, unheard: count })
    .describe('Of all; the lists hold ten at most.'),
  open: ten(listedIncident),
  better: ten(listedIncident).describe('Rises told in the period.'),
  ended: ten(listedIncident),
  wonBack: ten(z.strictObject({ place, n: count })).describe('Customers who gave more stars after an answer.'),
  arrived: ten(z.strictObject({ brand: place, scale, n: count, mean: z.number() })),
  watching: ten(
    z.strictObject({ place, touchpoint: id.optional(), direction, scale, since: day, before: level, after: level }),
  ).describe('Not sure enough to be told.'),
  unheard: ten(z.strictObject({ source: id, kind: z.enum(['source', 'no-data']), since: day })),
  streams: count.describe('Series of reviews under watch that concern the team.'),
  falseAlarmsAYear: z.number().min(0).describe('At most, over all of them, while nothing changes anywhere.'),
});

/** `data` of the one message that lists what the flood cap kept from a team. */
export const noticesData = z.strictObject({
  team: id,
  most: count.describe('So many messages a team gets in `perHours`.'),
  perHours: z.number(),
  count: count.describe('Of all that were not told by themselves.'),
  incidents: z.array(z.strictObject({ key: z.string().max(255), title: line })).max(40),
  truncated: z.literal(true).optional().describe('There are more than are listed.'),
});

const row = {
  n: count.describe('Reviews.'),
  mean: z.number().optional(),
  change: z.number().optional().describe('To the period before.'),
  isSeen: z.boolean().optional().describe('The change is more than chance explains (95 %).'),
};

/** `data` of a report: the main figures. */
export const reportData = z.strictObject({
  period: z
    .string()
    .regex(/^\d{4}-(?:\d{2}|W\d{2})$/)
    .describe('A month or an ISO week.'),
  from: moment,
  to: moment.describe('Exclusive.'),
  comparedWith: z.strictObject({ before: z.string(), yearBefore: z.string() }),
  team: id.optional(),
  counts: z.strictObject({ brands: count }).describe('Of all; the lists are cut. All figures: `vigie report --json`.'),
  brands: z
    .array(
      z.strictObject({
        brand: id,
        closedAt: moment.optional().describe('Absent while the figures may still change.'),
        wonBack: count,
        incidents: z.strictObject({
          opened: count,
          resolved: count,
          accepted: count,
          open: count,
          hoursToAcknowledge: z.number().optional(),
          hoursToRecover: z.number().optional(),
        }),
        unheard: count.describe('Sources that were not heard to the end of the period.'),
        restated: z
          .array(
            z.strictObject({
              scale,
              was: level,
              now: level,
              late: count,
              edited: count,
              removed: count,
              redated: count,
            }),
          )
          .max(2),
        scales: z
          .array(
            z.strictObject({
              scale,
              ...row,
              interval: z.tuple([z.number(), z.number()]).optional().describe('Holds the true level with 95 %.'),
              before: level.optional(),
              yearBefore: level.optional(),
              counts: z.strictObject({ touchpoints: count, regions: count, locations: count }),
              touchpoints: z
                .array(
                  z.strictObject({
                    touchpoint: id,
                    lost: z.number().describe('Points lost by it, per review.'),
                    lostBefore: z.number().optional(),
                    contribution: z.number().optional().describe('Its part of the change of the level.'),
                  }),
                )
                .max(6),
              regions: z.array(z.strictObject({ id, ...row })).max(6),
              locations: z.array(z.strictObject({ id, ...row })).max(6),
            }),
          )
          .max(2),
      }),
    )
    .max(4),
});

const OF_STATE = '(?:pending|firing|recovering|resolved|accepted)';
const OF_STEP = '(?:acknowledged|reassigned|noted|closed|reopened|repeated|escalated)';

/** A whole body as it is posted: `{type, timestamp, data}` (Standard Webhooks, "Payload structure"). */
function body(type: RegExp, example: string, data: z.ZodType) {
  return z.strictObject({ type: z.string().regex(type).describe(example), timestamp: moment, data });
}

/** The bodies by the name of their schema. */
export const MESSAGE_SHAPES = {
  rating: body(
    new RegExp(`^rating\\.(?:drift|burst|surge|erosion|severe)\\.(?:${OF_STATE}|${OF_STEP})$`),
    'Such as rating.drift.firing, rating.burst.resolved, rating.severe.acknowledged.',
    incidentData,
  ),
  source: body(
    new RegExp(`^source\\.(?:failing|recovered|no-data|data|selector-drift)(?:\\.${OF_STEP})?$`),
    'For the engineer: source.failing, source.recovered, source.no-data, source.data, source.selector-drift.',
    incidentData,
  ),
  receiver: body(
    /^receiver\.(?:failing|disabled)$/,
    'Messages died: receiver.failing, receiver.disabled.',
    receiverData,
  ),
  digest: body(/^digest\.weekly$/, 'digest.weekly: a team’s week.', digestData),
  notices: body(/^notices\.more$/, 'notices.more: what was not sent one by one.', noticesData),
  report: body(/^report\.period$/, 'report.period: a week or a month.', reportData),
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** The schema that a message of this type must satisfy; undefined for a type that is not documented. */
export function shapeOf(type: string): z.ZodType | undefined {
  const name = type.split('.')[0] ?? '';
  return Object.entries(MESSAGE_SHAPES).find(([known]) => known === name)?.[1];
}
