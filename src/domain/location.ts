/** The place a customer means: a branch, shop, hotel, clinic. */
import type { BrandId, LocationId, RegionId } from './ids.ts';

export interface Location {
  readonly id: LocationId;
  readonly brand: BrandId;
  readonly region?: RegionId;
  readonly name: string;
}
