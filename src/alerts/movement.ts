/** What a drift, or its end, does to incidents: open, join, fold into a part, inhibit, re-tell, resolve. */
import type { Decomposition } from '../domain/drift.ts';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { isPart, type Scope, scopeName, scopeOf } from '../domain/scope.ts';
import type { StreamId } from '../domain/stream.ts';
import { isMateriallyWorse, isOverall, movingBeside, partsMoving, partsOf, scopeOfStream } from './group.ts';
import type { Draft, Ledger } from './ledger.ts';
import { leadingTouchpoint, route } from './route.ts';
import type { AlertContext, DriftSignal } from './signal.ts';

/**
 * A stream drifted: it joins the open incident of its scope and direction, or opens one. A brand's or region's with exactly
 * one part that moves the same way is that part's story and folds into its incident; into a region's only where the brand
 * was not weighed without it. `common`: several of its parts move this way today.
 */
export function onDrift(ledger: Ledger, signal: DriftSignal, common: boolean, context: AlertContext): void {
  const { stream, event } = signal;
  const open = ledger.find({ kind: 'drift', ...scopeOf(stream), direction: event.direction });
  if (open) {
    join(ledger, open, signal, context);
    return;
  }
  const [only, ...more] = common ? [] : partsMoving(ledger.open(), signal);
  const isRegion = only?.location === undefined;
  if (only && more.length === 0 && !(isRegion && signal.pooled)) fold(ledger, only, signal);
  else begin(ledger, signal, context);
}

/** A stream is back at its old level: the incident ends with its overall stream, or with the last of its streams. */
export function onRecovered(ledger: Ledger, { stream, event, silent }: DriftSignal): void {
  // A fall and the rise after it can hold the same stream: `direction` is the way back, against the incident's.
  const incident = [...ledger.open()].find(
    (one) => one.kind === 'drift' && one.direction !== event.direction && one.streams.includes(stream.id),
  );
  if (!incident) return;
  const streams = incident.streams.filter((id) => id !== stream.id);
  const isOwn = (id: StreamId) => scopeName(scopeOfStream(id)) === scopeName(incident);
  const own = streams.filter(isOwn);
  const folded = !isOwn(stream.id);
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

/** Everybody an incident names. */
export function teamsOf(incident: Pick<Incident, 'accountable' | 'informed'>): readonly TeamId[] {
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
  const tell = signal.silent ? [] : listeners(incident, next, worse);
  const why = worse ? `${stream.id} moved further` : `${stream.id} moves the same way`;
  const reason = worse ? 'worse' : 'joined';
  ledger.move(incident, 'firing', { at: event.at, why, tell, reason }, { ...next, streams, evidence, silent });
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
  const named = new Set([...draft.informed, ...teamsOf(incident)]);
  const informed = [...named].filter((team) => team !== draft.accountable);
  // The same stream, further down: told as one fall from where it began, for which no interval was computed.
  const whole = incident.streams[0] === stream.id && { before: incident.before, since: incident.since };
  const interval = whole ? undefined : event.interval;
  return { ...incident, ...draft, informed, interval, ...whole };
}

/** The same incident; the owners of a touchpoint that moves as well are informed. */
function withOwners(incident: Incident, signal: DriftSignal, context: AlertContext): Incident {
  if (!signal.stream.touchpoint) return incident;
  const { decomposition: _, ...rest } = incident;
  const owners = route({ ...rest, touchpoint: signal.stream.touchpoint }, context);
  const named = new Set([...incident.informed, owners.accountable, ...owners.informed]);
  return { ...incident, informed: [...named].filter((team) => team !== incident.accountable) };
}

/** A wider stream moved with the only part of it that moves. */
function fold(ledger: Ledger, part: Incident, { stream, event }: DriftSignal): void {
  const why = `${stream.id} moved with ${part.location === undefined ? 'the only region of it' : 'its only location'} that drifts`;
  const streams = [...new Set([...part.streams, stream.id])];
  ledger.move(part, part.state, { at: event.at, why, tell: [] }, { streams });
}

/** An incident of its own, told unless that of a wider scope tells it. */
function begin(ledger: Ledger, signal: DriftSignal, context: AlertContext): void {
  const { event, stream } = signal;
  const { why, ...draft } = draftOf(signal, context);
  unfold(ledger, signal, draft);
  const tell = signal.silent ? [] : teamsOf(draft);
  ledger.start(draft, subjectOf(draft), { at: event.at, why: `${stream.id} drifted; ${why}`, tell });
}

/**
 * A second part moves the same way after the stream of a brand or region was folded into the first: the common cause is
 * that of the whole after all. Its incident opens without levels of its own (the part's are not the whole's).
 */
function unfold(ledger: Ledger, signal: DriftSignal, draft: Draft): void {
  const { event, stream } = signal;
  const beside = movingBeside(ledger.open(), signal);
  const host = beside.find((one) => one.touchpoint === draft.touchpoint && foldedOver(one, stream).length > 0);
  if (!host) return;
  const streams = foldedOver(host, stream);
  const scope = scopeOfStream(streams[0]!);
  const places = partsOf(scope, [...beside, stream])
    .map((one) => one.location ?? one.region)
    .join(', ');
  const why = `a second part moves the same way: ${places}`;
  const left = host.streams.filter((id) => !streams.includes(id));
  ledger.move(host, host.state, { at: event.at, why, tell: [] }, { streams: left });
  const { region: _, location: __, decomposition: _d, before: _b, after: _a, interval: _i, ...common } = draft;
  const tell = signal.silent ? [] : teamsOf(common);
  const whole = { ...common, ...scope, streams, silent: signal.silent, note: places };
  ledger.start(whole, subjectOf(common), { at: event.at, why, tell });
}

/** Streams in an incident that are of what holds both it and another scope, the narrowest first. */
function foldedOver(host: Incident, other: Scope): readonly StreamId[] {
  const holds = (id: StreamId) => isPart(host, scopeOfStream(id)) && isPart(other, scopeOfStream(id));
  const isRegion = (id: StreamId) => scopeOfStream(id).region !== undefined;
  const found = host.streams.filter(holds);
  return [...found.filter(isRegion), ...found.filter((id) => !isRegion(id))];
}

function draftOf(signal: DriftSignal, context: AlertContext): Draft & { readonly why: string } {
  const { stream, event, silent } = signal;
  const fits = fittingOf(signal);
  const touchpoint = touchpointOf(signal, context);
  const { direction, before, after, since, interval, evidence } = event;
  const subject = {
    kind: 'drift' as const,
    ...scopeOf(stream),
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

/** The touchpoint that an incident of this signal is about. */
export function touchpointOf(signal: DriftSignal, context: AlertContext): TouchpointId | undefined {
  const fits = fittingOf(signal);
  return signal.stream.touchpoint ?? (fits && leadingTouchpoint(fits, context));
}

/** An explanation of a fall says nothing about a rise. */
function fittingOf({ decomposition, event }: DriftSignal): Decomposition | undefined {
  if (!decomposition) return undefined;
  const change = decomposition.after.mean - decomposition.before.mean;
  return (event.direction === 'down' ? change < 0 : change > 0) ? decomposition : undefined;
}

function subjectOf(draft: Pick<Draft, 'touchpoint'>): string {
  return draft.touchpoint ?? '*';
}
