/** A stream's id taken apart again, and what a person calls its parts. */
import type { Config } from '../config/config.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { type Measure, type Stream, stream } from '../domain/stream.ts';

const MEASURES: readonly string[] = ['overall', 'attributed', 'sub-rating'] satisfies Measure[];

/** `brand/location|*\/touchpoint|*\/measure/scale` → its parts; undefined for any other text. */
export function streamFromId(id: string): Stream | undefined {
  const [brand, location, touchpoint, measure, scale, ...more] = id.split('/');
  if (!brand || !location || !touchpoint || !measure || !scale || more.length > 0) return undefined;
  if (!MEASURES.includes(measure)) return undefined;
  try {
    scaleRange(scale);
  } catch {
    return undefined;
  }
  return stream({
    brand: brand as BrandId,
    ...(location !== '*' && { location: location as LocationId }),
    ...(touchpoint !== '*' && { touchpoint: touchpoint as TouchpointId }),
    measure: measure as Measure,
    scale: scale as Scale,
  });
}

/** What the scores are: `Shop North · Delivery, by what it cost (stars)`. Names are as configured, whatever they hold. */
export function streamName(
  { brands, locations, touchpoints }: Pick<Config, 'brands' | 'locations' | 'touchpoints'>,
  { brand, location, touchpoint, measure, scale }: Stream,
): string {
  const place = location
    ? (locations.find(({ id }) => id === location)?.name ?? location)
    : `${brands.find(({ id }) => id === brand)?.name ?? brand} (all locations)`;
  const step = touchpoints.find(({ id }) => id === touchpoint)?.name.en ?? touchpoint;
  const what: Readonly<Record<Measure, string>> = {
    overall: scale === 'recommend' ? 'would recommend' : 'rating',
    attributed: `${step}, by what it cost`,
    'sub-rating': `${step}, own score`,
  };
  return `${place} · ${what[measure]} (${scale})`;
}
