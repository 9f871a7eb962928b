/** Branded ids, each made in one place: configuration ids are checked slugs, stored ids come from the store. */
import { z } from 'zod';

const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'Expected lower-case letters, digits and hyphens');

export const brandId = slug.brand<'BrandId'>();
export const regionId = slug.brand<'RegionId'>();
export const locationId = slug.brand<'LocationId'>();
export const sourceId = slug.brand<'SourceId'>();
export const touchpointId = slug.brand<'TouchpointId'>();
export const teamId = slug.brand<'TeamId'>();

export type BrandId = z.infer<typeof brandId>;
export type RegionId = z.infer<typeof regionId>;
export type LocationId = z.infer<typeof locationId>;
export type SourceId = z.infer<typeof sourceId>;
export type TouchpointId = z.infer<typeof touchpointId>;
export type TeamId = z.infer<typeof teamId>;
