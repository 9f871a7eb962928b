/** How soon a team hears of each kind of severe review, and which of them are one case. */
import type { Severity } from './finding.ts';
import type { Incident } from './incident.ts';

/** `any-hour`: told at once, day or night; `team-hours`: within the team's hours; `weekly`: a case, listed in the weekly letter only. */
export const SEVERE_TELLINGS = ['any-hour', 'team-hours', 'weekly'] as const;

/** One of them. */
export type SevereTelling = (typeof SEVERE_TELLINGS)[number];

/** The rules of severe reviews. */
export interface SevereRules {
  readonly tell: Readonly<Record<Severity, SevereTelling>>;
  /** A review first seen so many days after the case's last one joins it; 0 = each review is a case of its own. */
  readonly sameCaseDays: number;
  /** Reviews that join are told together, at most once in so many hours. */
  readonly updateAfterHours: number;
}

/** The reviews of a case, in the order in which they came; those of before cases had several have one. */
export function reviewsOf({ review, reviews }: Pick<Incident, 'review' | 'reviews'>): readonly number[] {
  return reviews ?? (review === undefined ? [] : [review]);
}

/** The defaults: people in danger call at any hour, money and law in office hours. */
export const SEVERE_RULES = {
  tell: {
    safety: 'any-hour',
    harm: 'any-hour',
    discrimination: 'any-hour',
    fraud: 'team-hours',
    legal: 'team-hours',
  },
  sameCaseDays: 60,
  updateAfterHours: 24,
} as const satisfies SevereRules;
