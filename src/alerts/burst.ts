/** What an abnormal day or a surge does: a notice of its own at once, apart from drift, since neither is a change of service. */
import type { Incident } from '../domain/incident.ts';
import { isWithin, scopeOf } from '../domain/scope.ts';
import { daysBetween } from './group.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import { route } from './route.ts';
import type { AlertContext, BurstSignal } from './signal.ts';

/**
 * Opens a burst or surge incident or keeps the open one going; a brand's (or region's) beside one of its locations' is the same one. The
 * kind is a segment of its key: no touchpoint id contains a tilde.
 */
export function onBurst(ledger: Ledger, signal: BurstSignal, context: AlertContext): void {
  const { type: kind, stream, event, silent, note, severity } = signal;
  const scope = scopeOf(stream);
  const own = ledger.find({ kind, ...scope, direction: event.direction });
  // Where it stands for many places, one of theirs is not the whole story.
  const open = own ?? (scope.location === undefined && !signal.common ? sameAtLocation(ledger, signal) : undefined);
  if (open) {
    const unseen = open.silent && !silent;
    const step = { at: event.at, why: note || `an abnormal day of ${stream.id}`, tell: unseen ? teamsOf(open) : [] };
    const streams = [...new Set([...open.streams, stream.id])];
    const words = { ...(unseen && { note }), ...(severity && !open.severity && { severity }) };
    ledger.move(open, 'firing', step, { streams, silent: open.silent && silent, ...words });
    return;
  }
  const place = { ...scope, ...(stream.touchpoint && { touchpoint: stream.touchpoint }) };
  const { direction, since, before, after, evidence, at } = event;
  const levels = { since, before, after, evidence };
  const subject = { kind, ...place, direction, scale: stream.scale, ...levels, ...(severity && { severity }) };
  const { accountable, informed, why } = route(subject, context);
  const owners = { accountable, informed };
  const facts = note || `an abnormal day of ${stream.id}`;
  const step = { at, why: `${facts}; ${why}`, tell: silent ? [] : teamsOf(owners) };
  ledger.start({ ...subject, silent, ...owners, streams: [stream.id], note }, `~${kind}`, step);
}

function sameAtLocation(ledger: Ledger, { type, stream, event }: BurstSignal): Incident | undefined {
  return [...ledger.open()].find(
    (one) =>
      one.kind === type &&
      isWithin(one, stream) &&
      one.direction === event.direction &&
      daysBetween(one.updatedAt, event.at) <= 1,
  );
}
