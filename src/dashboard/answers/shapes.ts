/** Shapes that several answers share. */
import { z } from 'zod';

const level = z.strictObject({ mean: z.number(), n: z.number() });
const interval = z.tuple([z.number(), z.number()]);
const sureLevel = z.strictObject({ mean: z.number(), n: z.number(), interval });
const causes = z.record(z.string(), z.number());
const said = { at: z.string(), by: z.string() };

const decomposition = z.strictObject({
  before: level,
  after: level,
  contributions: z.array(
    z.strictObject({
      touchpoint: z.string(),
      delta: z.number(),
      moreOften: z.number(),
      worse: z.number(),
      standardError: z.number(),
      causes: causes.optional(),
      byCause: causes.optional(),
    }),
  ),
  mix: z.number().optional(),
  season: z.number().optional(),
  praise: z.strictObject({ touchpoint: z.string(), before: z.number(), after: z.number() }).optional(),
});

/** An incident as it is stored (`Incident`). */
export const incidentShape = z.strictObject({
  key: z.string(),
  kind: z.enum(['drift', 'burst', 'surge', 'erosion', 'severe', 'source', 'no-data', 'selectors']),
  state: z.enum(['pending', 'firing', 'recovering', 'resolved', 'accepted']),
  silent: z.boolean(),
  brand: z.string(),
  region: z.string().optional(),
  location: z.string().optional(),
  source: z.string().optional(),
  touchpoint: z.string().optional(),
  review: z.number().optional(),
  severity: z.string().optional(),
  direction: z.enum(['down', 'up']),
  scale: z.string(),
  openedAt: z.string(),
  updatedAt: z.string(),
  since: z.string(),
  before: level.optional(),
  after: level.optional(),
  interval: interval.optional(),
  evidence: z.number(),
  streams: z.array(z.string()),
  decomposition: decomposition.optional(),
  years: z.array(z.strictObject({ yearsAgo: z.number(), before: level, after: level })).optional(),
  yearsAgo: z.number().optional(),
  quarters: z.array(z.strictObject({ since: z.string(), before: sureLevel, after: sureLevel })).optional(),
  accountable: z.string(),
  informed: z.array(z.string()),
  assigned: z.strictObject(said).optional(),
  acknowledged: z.strictObject(said).optional(),
  closed: z.strictObject({ ...said, cause: z.string() }).optional(),
  note: z.string().optional(),
});
