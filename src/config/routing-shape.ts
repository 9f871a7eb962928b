/** Shape of the routing tree in `teams.yaml`. */
import { z } from 'zod';
import { brandId, locationId, regionId, teamId, touchpointId } from '../domain/ids.ts';
import type { Branch } from '../domain/route.ts';

/** One value or several. */
function oneOrMore<T extends z.ZodType>(value: T) {
  return z.union([z.array(value).min(1), value.transform((one): readonly z.output<T>[] => [one])]);
}

const matcher = z
  .strictObject({
    brand: oneOrMore(brandId).optional(),
    region: oneOrMore(regionId).optional(),
    location: oneOrMore(locationId).optional(),
    touchpoint: oneOrMore(touchpointId).optional(),
    cause: oneOrMore(z.enum(['people', 'policy', 'tools'])).optional(),
    kind: oneOrMore(
      z.enum(['drift', 'burst', 'surge', 'erosion', 'severe', 'source', 'no-data', 'selectors']),
    ).optional(),
    urgency: oneOrMore(z.enum(['ordinary', 'critical'])).optional(),
    direction: oneOrMore(z.enum(['down', 'up'])).optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'Expected at least one thing to match, such as region: north');

/** A branch; the tree's root is not written: it takes everything. */
export const branch: z.ZodType<Branch> = z.lazy(() =>
  z.strictObject({
    match: matcher.describe('What an incident must be: every line, by one of its values.'),
    to: teamId
      .optional()
      .describe("Accountable team. Left out: that of the branch around it, else the touchpoint's owner."),
    inform: z.array(teamId).max(20).default([]).describe('Told as well.'),
    routes: z.array(branch).max(100).default([]).describe('Branches within this one, first match first.'),
  }),
) as z.ZodType<Branch>;
