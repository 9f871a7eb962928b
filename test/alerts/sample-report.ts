/** Made-up figures of a month, with everything that a report can say. */
import type { ReportBrief } from '../../src/alerts/report-desk.ts';
import { brandId, locationId, sourceId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { ReportedBrand, ReportedScale, ReportFigures, ReportRow } from '../../src/domain/report.ts';
import type { Scale } from '../../src/domain/scale.ts';
import { instant } from '../../src/domain/time.ts';
import { UNATTRIBUTED } from '../../src/domain/touchpoint.ts';

const [delivery, staff, billing] = ['delivery', 'staff', 'billing'].map((id) => touchpointId.parse(id)) as [
  ReturnType<typeof touchpointId.parse>,
  ReturnType<typeof touchpointId.parse>,
  ReturnType<typeof touchpointId.parse>,
];

/** One row; `unit` is one step of its scale. */
export function sampleRow(id: string, unit: number, changes: Partial<ReportRow> = {}): ReportRow {
  return {
    id,
    n: 212,
    mean: 4.31 * unit,
    interval: [4.12 * unit, 4.47 * unit],
    counts: [10, 8, 14, 50, 130],
    recommending: 0.87,
    sentiment: 0.41,
    answered: 0.73,
    wonBack: 3,
    lost: {},
    before: { mean: 4.41 * unit, n: 198 },
    yearBefore: { mean: 4.2 * unit, n: 150 },
    change: { delta: -0.1 * unit, interval: [-0.28 * unit, 0.08 * unit], isSeen: false, visible: 0.3 * unit },
    yearChange: { delta: 0.11 * unit, interval: [-0.1 * unit, 0.3 * unit], isSeen: false, visible: 0.4 * unit },
    ...changes,
  };
}

export function sampleScale(scale: Scale, unit = 1): ReportedScale {
  const contributions = (
    [
      [delivery, -0.13],
      [staff, 0.05],
      [billing, -0.01],
      [UNATTRIBUTED, -0.005],
    ] as const
  ).map(([touchpoint, delta]) => ({
    touchpoint,
    delta: delta * unit,
    moreOften: delta * unit,
    worse: 0,
    standardError: 0.02 * unit,
  }));
  const { total } = { total: sampleRow('shop', unit) };
  const losses = [0.42, 0.13, 0.08, 0.06];
  return {
    scale,
    total,
    regions: [sampleRow('coast', unit)],
    locations: [
      sampleRow('north', unit, {
        change: { delta: -0.62 * unit, interval: [-0.9 * unit, -0.3 * unit], isSeen: true, visible: 0.4 * unit },
      }),
      sampleRow('south', unit, {
        n: 6,
        change: { delta: -0.2 * unit, interval: [-1 * unit, 0.9 * unit], isSeen: false, visible: 1.2 * unit },
      }),
      sampleRow('empty', unit, { n: 0, mean: undefined, interval: undefined, change: undefined } as never),
    ],
    touchpoints: contributions.map(({ touchpoint, delta }, i) => ({
      touchpoint,
      reviews: 40 - 13 * i,
      lost: losses[i]! * unit,
      lostBefore: losses[i]! * unit + delta,
      contribution: delta,
      causes: i === 0 ? { tools: 0.2 * unit, people: 0.05 * unit } : {},
    })),
    decomposition: {
      before: total.before!,
      after: { mean: total.mean!, n: total.n },
      contributions,
      mix: -0.005 * unit,
      season: 0,
    },
    trend: [4.4, 4.45, 4.38, 4.42, 4.41, 4.31].map((mean, i) => ({
      period: `2026-${String(i + 5).padStart(2, '0')}`,
      scale,
      mean: mean * unit,
      n: 180 + 7 * i,
    })),
  };
}

export function sampleBrand(changes: Partial<ReportedBrand> = {}): ReportedBrand {
  return {
    brand: brandId.parse('shop'),
    closedAt: instant('2026-11-08T06:00:00Z'),
    scales: [sampleScale('stars')],
    wonBack: 3,
    withoutReviews: [locationId.parse('empty')],
    incidents: { opened: 3, resolved: 1, accepted: 1, open: 2, hoursToAcknowledge: 5.2, hoursToRecover: 290 },
    sources: [
      {
        source: sourceId.parse('north-google'),
        location: locationId.parse('north'),
        outcomes: { complete: 30 },
        isHeard: true,
      },
      {
        source: sourceId.parse('south-google'),
        location: locationId.parse('south'),
        outcomes: { blocked: 9 },
        heardUntil: instant('2026-10-12T06:00:00Z'),
        isHeard: false,
      },
      { source: sourceId.parse('empty-google'), location: locationId.parse('empty'), outcomes: {}, isHeard: false },
    ],
    restated: [
      {
        scale: 'stars',
        was: { mean: 4.31, n: 212 },
        now: { mean: 4.29, n: 215 },
        late: 5,
        edited: 1,
        removed: 2,
        redated: 1,
      },
    ],
    ...changes,
  };
}

export function sampleFigures(changes: Partial<ReportFigures> = {}): ReportFigures {
  return {
    period: '2026-10',
    from: instant('2026-10-01'),
    to: instant('2026-11-01'),
    comparedWith: { before: '2026-09', yearBefore: '2025-10' },
    closesAt: instant('2026-11-08'),
    brands: [sampleBrand()],
    ...changes,
  };
}

const PLACES: Readonly<Record<string, string>> = {
  north: 'Lumière Nord',
  south: 'فروشگاه جنوب',
  empty: 'Lumière Gare',
};

const STEPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  delivery: { en: 'Delivery', fr: 'Livraison', fa: 'تحویل' },
  staff: { en: 'Staff', fr: 'Accueil', fa: 'کارکنان' },
  billing: { en: 'Billing', fr: 'Facturation', fa: 'صورت‌حساب' },
};

export function sampleReport(changes: Partial<ReportFigures> = {}): ReportBrief {
  return {
    figures: sampleFigures(changes),
    names: {
      brand: () => 'Lumière',
      location: (id) => PLACES[id] ?? id,
      region: () => 'Côte',
      touchpoint: (id, language) => STEPS[id]?.[language] ?? id,
      team: () => 'Logistics',
    },
  };
}

export const LOGISTICS = { team: teamId.parse('logistics'), own: [delivery] };
