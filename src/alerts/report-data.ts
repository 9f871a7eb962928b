/** What a webhook carries as `data` of a report: the main figures, under 20 kB; all of them are in `vigie report --json`. */
import type { ReportFigures, ReportRow } from '../domain/report.ts';

/** Longest lists. */
const MOST = 6;
const MOST_BRANDS = 4;
const MOST_SCALES = 2;

/**
 * `period`, `from`, `to`, `comparedWith`, `team?`, `counts {brands}`, `brands [{brand, closedAt?, wonBack, incidents,
 * unheard, restated, scales [{scale, n, mean, interval, before?, yearBefore?, change?, touchpoints [{touchpoint, lost,
 * lostBefore?, contribution?}], regions and locations [{id, n, mean?, change?}], counts}]}]`.
 */
export function reportData({ period, from, to, comparedWith, team, brands }: ReportFigures): Record<string, unknown> {
  return {
    period,
    from,
    to,
    comparedWith,
    ...(team && { team }),
    counts: { brands: brands.length },
    brands: brands.slice(0, MOST_BRANDS).map(({ brand, closedAt, wonBack, incidents, sources, restated, scales }) => ({
      brand,
      ...(closedAt && { closedAt }),
      wonBack,
      incidents,
      unheard: sources.filter(({ isHeard }) => !isHeard).length,
      restated: restated.slice(0, MOST_SCALES),
      scales: scales.slice(0, MOST_SCALES).map(({ scale, total, touchpoints, regions, locations }) => ({
        scale,
        ...short(total),
        ...(total.interval && { interval: total.interval }),
        ...(total.before && { before: total.before }),
        ...(total.yearBefore && { yearBefore: total.yearBefore }),
        counts: { touchpoints: touchpoints.length, regions: regions.length, locations: locations.length },
        touchpoints: touchpoints.slice(0, MOST).map(({ touchpoint, lost, lostBefore, contribution }) => ({
          touchpoint,
          lost,
          ...(lostBefore !== undefined && { lostBefore }),
          ...(contribution !== undefined && { contribution }),
        })),
        regions: regions.slice(0, MOST).map((row) => ({ id: row.id, ...short(row) })),
        locations: locations.slice(0, MOST).map((row) => ({ id: row.id, ...short(row) })),
      })),
    })),
  };
}

function short({ n, mean, change }: ReportRow) {
  return { n, ...(mean !== undefined && { mean }), ...(change && { change: change.delta, isSeen: change.isSeen }) };
}
