/** What every page's address may say beside its own: which part of the organisation, which period, how to be shown. */
import { z } from 'zod';
import { brandId, regionId } from '../domain/ids.ts';
import { lastPeriod, type Period, periodNamed } from '../domain/period.ts';
import type { Scale } from '../domain/scale.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';

export const period = z
  .string()
  .refine((name) => periodNamed(name) !== undefined, 'Expected a week (2026-W47) or a month (2026-10)');

export const scale = z.string().refine(isScale, 'Expected stars, recommend, nps, effort or MIN-MAX');

/** Parameters that every page takes; a page adds its own: `z.strictObject({ ...FRAME, location: locationId })`. */
export const FRAME = {
  brand: brandId.optional().describe('Of several brands, this one.'),
  region: regionId.optional().describe('Only the places of this region.'),
  period: period.optional().describe('A week (2026-W47) or a month (2026-10); the running month when left out.'),
  scale: scale.optional().describe('Scores are never mixed: the scale with the most reviews when left out.'),
  lang: z.enum(['en', 'fr', 'fa']).optional().describe('Language of the page.'),
  done: z.string().max(40).optional().describe('What the page says was just done.'),
  chart: z.string().max(40).optional().describe('Only this picture of the page, as PNG.'),
  as: z.enum(['csv', 'jsonl']).optional().describe('Only the table of the page, as a file.'),
} as const;

export type Frame = z.output<z.ZodObject<typeof FRAME>>;

/** The period that a page is about: the one of its address, else the month that is running. */
export function periodOf({ period: name }: Pick<Frame, 'period'>, now: Instant): Period {
  const named = name === undefined ? undefined : periodNamed(name);
  return named ?? runningMonth(now);
}

function runningMonth(now: Instant): Period {
  return periodNamed(now.slice(0, 7)) ?? lastPeriod('month', now);
}

function isScale(name: string): name is Scale {
  try {
    scaleRange(name);
    return true;
  } catch {
    return false;
  }
}
