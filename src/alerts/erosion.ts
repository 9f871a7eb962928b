/** What a change too slow for an alarm does: a notice of its own, once, apart from drift, since nothing happened on any day. */
import type { Decomposition, Direction } from '../domain/drift.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Draft, Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import { leadingTouchpoint, route } from './route.ts';
import type { AlertContext, ErosionSignal } from './signal.ts';

/** Key segment of slow changes; no touchpoint id contains a tilde. */
const SUBJECT = '~erosion';

/** Opens a notice, or brings the open one up to date: told again, because it went on (or was seen in history only). */
export function onErosion(ledger: Ledger, signal: ErosionSignal, context: AlertContext): void {
  const { stream, event, names, silent } = signal;
  const scope = scopeOf(stream);
  const { at, direction, since, before, after, interval, evidence, years, yearsAgo, quarters } = event;
  const decomposition = signal.decomposition && fitting(signal.decomposition, direction);
  const touchpoint = stream.touchpoint ?? (decomposition && leadingTouchpoint(decomposition, context));
  const subject = {
    kind: 'erosion' as const,
    ...scope,
    ...(touchpoint && { touchpoint }),
    direction,
    scale: stream.scale,
    before,
    after,
    ...(decomposition && { decomposition }),
  };
  const { accountable, informed, why } = route(subject, context);
  const open = ledger.find({ kind: 'erosion', ...scope, direction });
  const draft: Draft = {
    ...subject,
    silent: silent && (open?.silent ?? true),
    since,
    ...(interval && { interval }),
    evidence,
    years,
    yearsAgo,
    ...(quarters && { quarters }),
    streams: [stream.id, ...names],
    accountable,
    informed,
  };
  const step = { at, why: `${stream.id} moves slowly; ${why}`, tell: silent ? [] : teamsOf(draft) };
  if (open) ledger.move(open, 'firing', step, draft);
  else ledger.start(draft, SUBJECT, step);
}

/** An explanation whose parts go the other way explains nothing: moves between places and times may hide what they did. */
function fitting(decomposition: Decomposition, direction: Direction): Decomposition | undefined {
  const moved = decomposition.contributions.reduce((sum, { delta }) => sum + delta, 0);
  return (direction === 'down' ? moved < 0 : moved > 0) ? decomposition : undefined;
}
