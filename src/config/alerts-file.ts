/** Shape of `alerts.yaml`: how often an alarm may be false, and what must be there before a team is told. */
import { z } from 'zod';
import { teamId } from '../domain/ids.ts';
import { SEVERE_RULES, SEVERE_TELLINGS } from '../domain/severe.ts';
import { WEEKDAYS } from '../domain/wall-clock.ts';

const telling = z.enum(SEVERE_TELLINGS);
const runLength = z.number().min(50).max(10_000_000).optional();

/** When letters go out, on a team's own clock. */
const timeOfLetters = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Expected a time such as 08:00')
  .default('08:00');

const reportTeams = z.array(teamId).min(1).optional().describe('Only these teams; every team when left out.');

export const alertsFile = z.strictObject({
  falseAlarmsPerStreamYear: z
    .number()
    .gt(0)
    .max(12)
    .default(0.02)
    .describe('Expected false alarms per watched stream and year: 0.02 is one in fifty years.'),
  averageRunLength: z
    .strictObject({ down: runLength, up: runLength })
    .optional()
    .describe('Overrides: reviews until a false alarm, by direction, the same for all streams.'),
  warmUpReviews: z.int().min(10).max(10_000).default(30).describe('No alarm before a stream has this many reviews.'),
  guards: z
    .strictObject({
      minReviews: z.int().min(1).max(1000).default(5).describe('Reviews since the change.'),
      minDays: z.int().min(1).max(60).default(2).describe('Different days they were written on.'),
      minAuthors: z.int().min(1).max(64).default(4).describe('Different authors.'),
      minSize: z
        .strictObject({
          stars: z.number().min(0).max(4).default(0.1),
          recommend: z.number().min(0).max(1).default(0.03).describe('A share: 0.03 is 3 points.'),
        })
        .prefault({})
        .describe('Smallest change told, by scale.'),
    })
    .prefault({})
    .describe('A change that fails one of these stays pending.'),
  acceptAfterDays: z
    .int()
    .min(7)
    .max(3650)
    .default(60)
    .describe('A level that stayed this long becomes the new normal.'),
  criticalStars: z
    .number()
    .gt(0)
    .max(4)
    .default(1)
    .describe('A fall of this many stars (or as much of another scale) is told at any hour.'),
  severe: z
    .strictObject({
      tell: z
        .strictObject({
          safety: telling.default(SEVERE_RULES.tell.safety),
          harm: telling.default(SEVERE_RULES.tell.harm),
          discrimination: telling.default(SEVERE_RULES.tell.discrimination),
          fraud: telling.default(SEVERE_RULES.tell.fraud),
          legal: telling.default(SEVERE_RULES.tell.legal),
        })
        .prefault({})
        .describe(
          'How soon: any-hour, team-hours, or weekly (a case, listed in the weekly letter and told by no message).',
        ),
      sameCaseDays: z
        .int()
        .min(0)
        .max(365)
        .default(SEVERE_RULES.sameCaseDays)
        .describe(
          'A further such review of the same place, class and team joins the open case when the last came less than this ago. 0 = each is a case of its own.',
        ),
      updateAfterHours: z
        .number()
        .min(0)
        .max(720)
        .default(SEVERE_RULES.updateAfterHours)
        .describe('Reviews that join a case are told together, at most once in so many hours.'),
    })
    .prefault({})
    .describe('Single reviews that speak of danger, harm, discrimination, fraud or law.'),
  updateAfterHours: z
    .number()
    .min(0)
    .max(720)
    .default(6)
    .describe('News of an incident that a team heard of less than this ago waits, and is told together.'),
  repeatAfterDays: z
    .int()
    .min(0)
    .max(365)
    .default(7)
    .describe('An incident that nobody acknowledged is told again after this. 0 = never.'),
  escalate: z
    .strictObject({
      managerAfterDays: z.int().min(0).max(60).default(2).describe("Working days until the team's manager is told."),
      brandOwnerAfterDays: z.int().min(0).max(60).default(5).describe('Working days until the owner of the brand is.'),
    })
    .prefault({})
    .describe('An incident that nobody acknowledged. 0 = nobody further is told.'),
  flood: z
    .strictObject({
      most: z.int().min(1).max(1000).default(5),
      perHours: z.number().min(1).max(720).default(24),
    })
    .prefault({})
    .describe('Messages to a team beyond this become one that lists them.'),
  digest: z
    .strictObject({
      day: z.enum([...WEEKDAYS, 'never']).default('mon'),
      at: timeOfLetters,
    })
    .prefault({})
    .describe(
      'The weekly letter of every team, on its own clock: what is watched, open, better, and that all is well.',
    ),
  reports: z
    .strictObject({
      monthly: z
        .strictObject({
          day: z.int().min(8).max(28).default(8).describe('Of the next month; the figures are closed on the 8th.'),
          at: timeOfLetters,
          teams: reportTeams,
        })
        .optional()
        .describe('A report on each month.'),
      weekly: z
        .strictObject({
          day: z.enum(WEEKDAYS).default('mon').describe('Of the week after the next, when the figures are closed.'),
          at: timeOfLetters,
          teams: reportTeams,
        })
        .optional()
        .describe('A report on each week.'),
    })
    .prefault({})
    .describe('Reports that go out by themselves, on the clock and in the hours of each team. Left out: none.'),
  lateAfterDays: z.int().min(1).max(3650).default(30).describe('Reviews older than this at first sight raise nothing.'),
});
