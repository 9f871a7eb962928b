/** Shape of `sources.yaml`: the brands, their locations, and the pages, feeds and files where reviews appear. */
import { z } from 'zod';
import { brandId, locationId, regionId, sourceId, teamId } from '../domain/ids.ts';

export const displayName = z.string().trim().min(1).max(120);

const named = <Id extends z.ZodType>(id: Id) => z.strictObject({ id, name: displayName });

export const sourcesFile = z.strictObject({
  brands: z
    .array(
      named(brandId).extend({
        owner: teamId.optional().describe('Team told when neither a team nor its manager answers.'),
      }),
    )
    .min(1)
    .describe('The brands watched.'),
  regions: z.array(named(regionId)).default([]).describe('Optional groups of locations.'),
  locations: z
    .array(
      z.strictObject({
        id: locationId,
        name: displayName,
        brand: brandId.optional().describe('May be left out when there is one brand.'),
        region: regionId.optional(),
      }),
    )
    .min(1)
    .describe('The places that customers mean: branches, shops, hotels.'),
  sources: z
    .array(
      z.strictObject({
        id: sourceId,
        location: locationId,
        kind: z.string().describe('Name of a collector kind.'),
        access: z
          .enum(['official-api', 'export', 'written-permission', 'public-page'])
          .describe('On what ground the source is read. None declared, no run.'),
        language: z
          .string()
          .max(35)
          .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'Expected a language code such as en, fr or fa')
          .optional()
          .describe('Language that most of its reviews are written in.'),
        everyHours: z.number().min(1).max(744).default(24).describe('Shortest time between two passes, in hours.'),
        fullEveryDays: z
          .number()
          .min(0)
          .max(366)
          .default(7)
          .describe('Days after which the whole list is read again for edits, replies and removals. 0 = only by hand.'),
        expectReviewEveryDays: z
          .number()
          .min(1)
          .max(3660)
          .optional()
          .describe('Days without a new review that call for the engineer. Left out: learnt from 30 reviews on.'),
        canary: z
          .boolean()
          .optional()
          .describe('A place known to have reviews: read to see whether its kind still can be, never stored.'),
        pausedReason: z.string().trim().min(1).max(300).optional().describe('Pauses the source and says why.'),
        options: z.record(z.string(), z.unknown()).default({}).describe('Options of the kind.'),
      }),
    )
    .min(1)
    .describe('Where reviews of the locations appear.'),
});
