/** A stream's id taken apart again, and what a person calls its parts. */
import type { Config } from '../config/config.ts';
import type { BrandId, TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { scopeOfName } from '../domain/scope.ts';
import { type Measure, type Stream, stream } from '../domain/stream.ts';

const MEASURES: readonly string[] = ['overall', 'attributed', 'sub-rating'] satisfies Measure[];

/** `brand/location|region:id|*\/touchpoint|*\/measure/scale` → its parts (of a place without its region); undefined for any other text. */
export function streamFromId(id: string): Stream | undefined {
  const [brand, scope, touchpoint, measure, scale, ...more] = id.split('/');
  if (!brand || !scope || !touchpoint || !measure || !scale || more.length > 0) return undefined;
  if (!MEASURES.includes(measure)) return undefined;
  try {
    scaleRange(scale);
  } catch {
    return undefined;
  }
  return stream({
    brand: brand as BrandId,
    ...scopeOfName(scope),
    ...(touchpoint !== '*' && { touchpoint: touchpoint as TouchpointId }),
    measure: measure as Measure,
    scale: scale as Scale,
  });
}

/** What the scores are: `Shop North · Delivery, by what it cost (stars)`. Names are as configured, whatever they hold. */
export function streamName(
  { brands, regions, locations, touchpoints }: Pick<Config, 'brands' | 'regions' | 'locations' | 'touchpoints'>,
  { brand, region, location, touchpoint, measure, scale }: Stream,
): string {
  const place = location
    ? (locations.find(({ id }) => id === location)?.name ?? location)
    : `${brands.find(({ id }) => id === brand)?.name ?? brand} (${region ? (regions.find(({ id }) => id === region)?.name ?? region) : 'all locations'})`;
  const step = touchpoints.find(({ id }) => id === touchpoint)?.name.en ?? touchpoint;
  const what: Readonly<Record<Measure, string>> = {
    overall: scale === 'recommend' ? 'would recommend' : 'rating',
    attributed: `${step}, by what it cost`,
    'sub-rating': `${step}, own score`,
  };
  return `${place} · ${what[measure]} (${scale})`;
}
