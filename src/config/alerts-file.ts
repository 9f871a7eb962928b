/** Shape of `alerts.yaml`: how often an alarm may be false, and what must be there before a team is told. */
import { z } from 'zod';

const runLength = z.number().min(50).max(10_000_000).optional();

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
      minAuthors: z.int().min(1).max(1000).default(4).describe('Different authors.'),
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
  lateAfterDays: z.int().min(1).max(3650).default(30).describe('Reviews older than this at first sight raise nothing.'),
});
