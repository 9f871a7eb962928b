/** What a drift, or its end, does to incidents: open, join, fold into a location, inhibit, re-tell, resolve. */
import type { Decomposition, DriftEvent } from '../domain/drift.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Stream } from '../domain/stream.ts';
import { awaitedSince, isBrandWide, isMateriallyWorse, isOfBefore, isOverall, movedAlike } from './group.ts';
import type { Draft, Ledger } from './ledger.ts';
import { leadingTouchpoint, route } from './route.ts';
import type { AlertContext, DriftSignal } from './signal.ts';

/**
 * A stream drifted: it joins the open incident of its brand, location and direction, or opens one. `common`: several
 * locations of the brand move this way today.
 */
export function onDrift(ledger: Ledger, signal: DriftSignal, common: boolean, context: AlertContext): void {
  const { stream, event } = signal;
  const { brand, location } = stream;
  const open = ledger.find({ kind: 'drift', brand, direction: event.direction, ...(location && { location }) });
  if (open) {
    join(ledger, open, signal, context);
    return;
  }
  const alike = movedAlike(ledger.open(), stream, event);
  if (location === undefined) onBrandDrift(ledger, signal, common ? [] : alike, context);
  else openLocation(ledger, signal, alike, context);
}

/** A stream is back at its old level: the incident ends with its overall stream, or with the last of its streams. */
export function onRecovered(ledger: Ledger, { stream, event, silent }: DriftSignal): void {
  // A fall and the rise after it can hold the same stream: `direction` is the way back, against the incident's.
  const incident = [...ledger.open()].find(
    (one) => one.kind === 'drift' && one.direction !== event.direction && one.streams.includes(stream.id),
  );
  if (!incident) return;
  const streams = incident.streams.filter((id) => id !== stream.id);
  const scope = incident.location === undefined;
  const own = streams.filter((id) => isBrandWide(id) === scope);
  const folded = isBrandWide(stream.id) !== scope;
  const ends = own.length === 0 || (!folded && isOverall(stream.id) && !own.some(isOverall));
  const why = `${stream.id} is back at its old level`;
  if (!ends) {
    ledger.move(incident, folded ? incident.state : 'recovering', { at: event.at, why, tell: [] }, { streams });
    return;
  }
  const recovering = ledger.move(incident, 'recovering', { at: event.at, why, tell: [] });
  const tell = silent || incident.silent ? [] : teamsOf(incident);
  ledger.move(recovering, 'resolved', { at: event.at, why, tell });
}

type Owners = Pick<Incident, 'accountable' | 'informed'>;

/** Everybody an incident names. */
export function teamsOf(incident: Owners): readonly TeamId[] {
  return [incident.accountable, ...incident.informed];
}

function join(ledger: Ledger, incident: Incident, signal: DriftSignal, context: AlertContext): void {
  const { stream, event } = signal;
  const evidence = Math.max(incident.evidence, event.evidence);
  const worse = isMateriallyWorse(incident, stream, event);
  const leads = isOverall(stream.id) && !isOverall(incident.streams[0]);
  const next = leads || worse ? refaced(incident, signal, context) : withOwners(incident, signal, context);
  const order = leads || worse ? [stream.id, ...incident.streams] : [...incident.streams, stream.id];
  const streams = [...new Set(order)];
  const silent = incident.silent && signal.silent;
  // Somebody said that it is fixed: what began before that waits with it, what began after is the whole news again.
  const waits = isOfBefore(incident, event.since);
  const again = !waits && awaitedSince(incident) !== undefined;
  const tell = signal.silent || waits ? [] : again ? teamsOf(next) : listeners(incident, next, worse);
  const moved = worse ? `${stream.id} moved further` : `${stream.id} moves the same way`;
  const why = again ? `${moved}, after it was closed as fixed` : moved;
  const reason = again ? 'reopened' : worse ? 'worse' : 'joined';
  const closed = waits ? incident.closed : undefined;
  const acknowledged = again ? undefined : incident.acknowledged;
  const fields = { ...next, streams, evidence, silent, closed, acknowledged };
  ledger.move(incident, waits ? incident.state : 'firing', { at: event.at, why, tell, reason }, fields);
}

/** Who hears of a joined stream: all when nobody was told yet, when it is worse or changes hands, else the newly named. */
function listeners(before: Incident, after: Incident, worse: boolean): readonly TeamId[] {
  if (before.silent || worse || before.accountable !== after.accountable) return teamsOf(after);
  const known = teamsOf(before);
  return teamsOf(after).filter((team) => !known.includes(team));
}

/** The same incident with the levels, explanation and owners of a stronger view of it. The key stays. */
function refaced(incident: Incident, signal: DriftSignal, context: AlertContext): Incident {
  const { event, stream } = signal;
  const { why: _, ...draft } = draftOf(signal, context);
  const { accountable, informed } = ownersAfter(incident, draft);
  // The same stream, further down: told as one fall from where it began, for which no interval was computed.
  const whole = incident.streams[0] === stream.id && { before: incident.before, since: incident.since };
  const interval = whole ? undefined : event.interval;
  return { ...incident, ...draft, accountable, informed, interval, ...whole };
}

/** The owners that a new explanation names beside the old ones; what a person gave to a team stays there. */
export function ownersAfter(incident: Incident, named: Owners): Owners {
  const accountable = incident.assigned ? incident.accountable : named.accountable;
  const all = new Set([...(incident.assigned ? teamsOf(named) : named.informed), ...teamsOf(incident)]);
  return { accountable, informed: [...all].filter((team) => team !== accountable) };
}

/** The same incident; the owners of a touchpoint that moves as well are informed. */
function withOwners(incident: Incident, signal: DriftSignal, context: AlertContext): Incident {
  if (!signal.stream.touchpoint) return incident;
  const { decomposition: _, ...rest } = incident;
  const owners = route({ ...rest, touchpoint: signal.stream.touchpoint }, context);
  const named = new Set([...incident.informed, owners.accountable, ...owners.informed]);
  return { ...incident, informed: [...named].filter((team) => team !== incident.accountable) };
}

function openLocation(ledger: Ledger, signal: DriftSignal, alike: readonly Incident[], context: AlertContext): void {
  const { event, stream } = signal;
  const { why, ...draft } = draftOf(signal, context);
  unfold(ledger, signal, draft, alike);
  const tell = signal.silent ? [] : teamsOf(draft);
  ledger.start(draft, subjectOf(draft), { at: event.at, why: `${stream.id} drifted; ${why}`, tell });
}

/**
 * A brand-wide stream drifted: with exactly one location moving the same way it is that location's story and folds into
 * its incident; otherwise the brand has an incident of its own.
 */
function onBrandDrift(ledger: Ledger, signal: DriftSignal, alike: readonly Incident[], context: AlertContext): void {
  const { event, stream, silent } = signal;
  const [only, ...more] = alike;
  if (only && more.length === 0) {
    const why = `${stream.id} moved with its only drifting location`;
    ledger.move(
      only,
      only.state,
      { at: event.at, why, tell: [] },
      { streams: [...new Set([...only.streams, stream.id])] },
    );
    return;
  }
  const { why, ...draft } = draftOf(signal, context);
  const tell = silent ? [] : teamsOf(draft);
  ledger.start(draft, subjectOf(draft), { at: event.at, why: `${stream.id} drifted; ${why}`, tell });
}

/**
 * A second location moves the same way after the brand's stream was folded into the first: the common cause is the
 * brand's after all. Its incident opens without levels of its own (the location's are not the brand's).
 */
function unfold(ledger: Ledger, signal: DriftSignal, draft: Draft, alike: readonly Incident[]): void {
  const { event, stream } = signal;
  const host = alike.find((one) => one.touchpoint === draft.touchpoint && one.streams.some(isBrandWide));
  if (!host) return;
  const streams = host.streams.filter(isBrandWide);
  const places = [...alike.map((one) => one.location), stream.location].join(', ');
  const why = `a second location moves the same way: ${places}`;
  ledger.move(
    host,
    host.state,
    { at: event.at, why, tell: [] },
    { streams: host.streams.filter((id) => !isBrandWide(id)) },
  );
  const { location: _, decomposition: __, before: ___, after: ____, interval: _____, ...common } = draft;
  const tell = signal.silent ? [] : teamsOf(common);
  ledger.start({ ...common, streams, silent: signal.silent, note: places }, subjectOf(common), {
    at: event.at,
    why,
    tell,
  });
}

function draftOf(signal: DriftSignal, context: AlertContext): Draft & { readonly why: string } {
  const { stream, event, silent } = signal;
  const decomposition = signal.decomposition;
  const fits = decomposition && goesWith(decomposition, event) ? decomposition : undefined;
  const touchpoint = stream.touchpoint ?? (fits && leadingTouchpoint(fits, context));
  const { direction, before, after, since, interval, evidence } = event;
  const subject = {
    kind: 'drift' as const,
    ...placeOf(stream),
    ...(touchpoint && { touchpoint }),
    direction,
    scale: stream.scale,
    before,
    after,
    ...(fits && { decomposition: fits }),
  };
  return {
    ...subject,
    silent,
    since,
    ...(interval && { interval }),
    evidence,
    streams: [stream.id],
    ...route(subject, context),
  };
}

/** An explanation of a fall says nothing about a rise. */
function goesWith(decomposition: Decomposition, event: DriftEvent): boolean {
  const change = decomposition.after.mean - decomposition.before.mean;
  return event.direction === 'down' ? change < 0 : change > 0;
}

function placeOf(stream: Stream): Pick<Draft, 'brand' | 'location'> {
  return { brand: stream.brand, ...(stream.location && { location: stream.location }) };
}

function subjectOf(draft: Pick<Draft, 'touchpoint'>): string {
  return draft.touchpoint ?? '*';
}
