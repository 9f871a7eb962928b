/** Which new or changed reviews are a case by themselves: what the analysis found in them, as signals for the alerts. */
import type { Signal } from '../alerts/signal.ts';
import type { Analysis, Finding, Span } from '../domain/finding.ts';
import { scopeOf } from '../domain/scope.ts';
import { type Touchpoint, UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { estimatedAt } from './scores.ts';

/**
 * One signal for each review that speaks of danger, discrimination, fraud, law or harm and that nobody raised before:
 * those written lately, and old ones whose words changed now. History is silent: what was written long ago and read for
 * the first time is no case any more. `raised` are the reviews that have, or had, a case; `relived`: history is
 * told as if it had been watched, each review on the day it was written.
 */
export function severeSignals(
  fresh: readonly AnalysedReview[],
  raised: ReadonlySet<number>,
  touchpoints: readonly Touchpoint[],
  relived = false,
): readonly Signal[] {
  const known = new Set<string>(touchpoints.map(({ id }) => id));
  return fresh.flatMap((review): Signal[] => {
    const { id, analysis, scale } = review;
    const isNews = review.isNew ? review.arrival === 'live' : review.revision > 1;
    if (!isNews || review.removedAt || raised.has(id) || !analysis?.severe) return [];
    const touchpoint = touchpointOf(analysis, known);
    const writtenAt = estimatedAt(review);
    return [
      {
        type: 'severe',
        ...scopeOf(review),
        review: id,
        severity: analysis.severe,
        ...(touchpoint && { touchpoint }),
        scale,
        at: relived ? writtenAt : review.changedAt,
        writtenAt,
        note: `a review speaks of ${analysis.severe}`,
      },
    ];
  });
}

/** The step blamed in the very words, else the one blamed most. */
function touchpointOf({ findings, severeAt }: Analysis, known: ReadonlySet<string>): Finding['touchpoint'] | undefined {
  const blamed = findings
    .filter(({ touchpoint, polarity }) => polarity < 0 && touchpoint !== UNATTRIBUTED && known.has(touchpoint))
    .toSorted((a, b) => a.polarity - b.polarity);
  return (blamed.find((finding) => severeAt && overlaps(finding, severeAt)) ?? blamed[0])?.touchpoint;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
