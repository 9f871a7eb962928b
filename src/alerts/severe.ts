/** What a single review does that speaks of danger, discrimination, fraud, law or harm: a case at once, without statistics. */
import type { Incident } from '../domain/incident.ts';
import { scopeName, scopeOf } from '../domain/scope.ts';
import { reviewsOf, SEVERE_RULES, type SevereRules } from '../domain/severe.ts';
import { dayOf } from '../domain/time.ts';
import { daysBetween } from './group.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import { type Route, route } from './route.ts';
import type { AlertContext, SevereSignal } from './signal.ts';

/**
 * Joins the open case of the same place and class whose team or touchpoint is the review's, when its last review is no
 * older than `sameCaseDays`; else opens one for the owner of the step it is about. A review is in one case in its life,
 * whatever becomes of its text. What a person closed is not joined: the next review is a case again. The kind is a segment
 * of the key: no touchpoint id contains a tilde.
 */
export function onSevere(ledger: Ledger, signal: SevereSignal, context: AlertContext): void {
  const { review, severity, touchpoint, scale, at, writtenAt, note } = signal;
  const rules = context.severe ?? SEVERE_RULES;
  const all = [...ledger.open()].filter(({ kind }) => kind === 'severe');
  if (all.some((one) => reviewsOf(one).includes(review))) return;
  const slot = { kind: 'severe', ...scopeOf(signal), review, direction: 'down' } as const;
  const subject = { ...slot, severity, ...(touchpoint && { touchpoint }), scale };
  const routed = route(subject, context);
  const open = all.find((one) => isSameCase(one, signal, routed, rules));
  if (open) {
    join(ledger, open, signal, rules);
    return;
  }
  const { accountable, informed, why } = routed;
  const draft = {
    ...subject,
    reviews: [review],
    silent: false,
    since: dayOf(writtenAt),
    evidence: 0,
    streams: [],
    note,
    accountable,
    informed,
  };
  const step = { at, why: `${note}; ${why}${quietly(signal, rules)}`, tell: toldOf(draft, signal, rules) };
  ledger.start(draft, `~severe-${review}`, step);
}

function isSameCase(open: Incident, signal: SevereSignal, { accountable }: Route, { sameCaseDays }: SevereRules) {
  return (
    open.severity === signal.severity &&
    open.brand === signal.brand &&
    scopeName(open) === scopeName(signal) &&
    (open.accountable === accountable || open.touchpoint === signal.touchpoint) &&
    daysBetween(open.updatedAt, signal.at) < sameCaseDays
  );
}

/**
 * No new page: what joins is news of a case that somebody knows, told in its thread when the rules of news allow. Danger,
 * harm and whatever else calls at any hour is told each time, the rest when the case has doubled: 2, 4, 8, 16 reviews.
 */
function join(ledger: Ledger, open: Incident, signal: SevereSignal, rules: SevereRules): void {
  const { review, at, note } = signal;
  const reviews = [...reviewsOf(open), review];
  const place = `review ${review} joins the case as number ${reviews.length}: same place, class and team, less than ${rules.sameCaseDays} days after the last`;
  const isCounted = rules.tell[signal.severity] !== 'team-hours' || isPowerOfTwo(reviews.length);
  const later = isCounted ? quietly(signal, rules) : '; told when the case has doubled, and in the weekly letter';
  const step = { at, why: `${note}; ${place}${later}`, tell: isCounted ? toldOf(open, signal, rules) : [] };
  ledger.move(open, 'firing', { ...step, reason: 'joined' }, { reviews });
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}

function toldOf(owners: Pick<Incident, 'accountable' | 'informed'>, { severity }: SevereSignal, { tell }: SevereRules) {
  return tell[severity] === 'weekly' ? [] : teamsOf(owners);
}

function quietly({ severity }: SevereSignal, { tell }: SevereRules): string {
  return tell[severity] === 'weekly' ? `; ${severity} is told in the weekly letter only, by severe.tell` : '';
}
