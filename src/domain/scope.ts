/** What part of a brand something is about: a location, a region of locations, or all of it. Apart, as streams, incidents and reviews all lie somewhere. */
import type { BrandId, LocationId, RegionId } from './ids.ts';
import type { Location } from './location.ts';

export interface Scope {
  readonly brand: BrandId;
  /** Beside a location the region in which it lies; by itself the region as a whole. */
  readonly region?: RegionId;
  readonly location?: LocationId;
}

/** How ids name it: `lyon`, `region:south`, `*` for all of the brand. No id of a location holds a colon. */
export function scopeName({ region, location }: Pick<Scope, 'region' | 'location'>): string {
  return location ?? (region === undefined ? '*' : `${REGION}${region}`);
}

const REGION = 'region:';

/** The parts that a `scopeName` names. */
export function scopeOfName(name: string): Pick<Scope, 'region' | 'location'> {
  if (name === '*') return {};
  return name.startsWith(REGION) ? { region: name.slice(REGION.length) as RegionId } : { location: name as LocationId };
}

/** The scope alone, of whatever lies there. */
export function scopeOf({ brand, region, location }: Scope): Scope {
  return { brand, ...(region !== undefined && { region }), ...(location !== undefined && { location }) };
}

/** Where a location lies. */
export function scopeOfPlace({ id, brand, region }: Location): Scope {
  return scopeOf({ brand, region, location: id });
}

/** Is it the same scope, or a part of it? */
export function isWithin(part: Scope, whole: Scope): boolean {
  if (part.brand !== whole.brand) return false;
  if (whole.location !== undefined) return part.location === whole.location;
  return whole.region === undefined || part.region === whole.region;
}

/** Is it a part of it, and less than all of it? */
export function isPart(part: Scope, whole: Scope): boolean {
  return isWithin(part, whole) && scopeName(part) !== scopeName(whole);
}

/** Does it hold several places, and fewer than what is above it? Else all that it says is said already. */
export function isOfItsOwn(scope: Scope, places: readonly Location[]): boolean {
  if (scope.location !== undefined) return true;
  let [all, own] = [0, 0];
  for (const { brand, region } of places) {
    if (brand !== scope.brand) continue;
    all++;
    if (scope.region === undefined || region === scope.region) own++;
  }
  return own > 1 && (scope.region === undefined || own < all);
}
