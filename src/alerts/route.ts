/** Who must act on a change and who is told beside them: the one place that knows ownership rules. */
import type { Contribution, Decomposition } from '../domain/drift.ts';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Branch, Matcher } from '../domain/route.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { type Matchable, type MatchFacts, matches } from './matcher.ts';
import type { AlertContext } from './signal.ts';

/** One accountable team, the informed ones by falling share, and the reason in one English sentence for the record. */
export interface Route {
  readonly accountable: TeamId;
  readonly informed: readonly TeamId[];
  readonly why: string;
}

type Ownership = Pick<
  AlertContext,
  'touchpoints' | 'fallback' | 'engineer' | 'routing' | 'regionOf' | 'criticalStars' | 'severe'
>;

/** Another touchpoint's owner is informed from this share of the change on. */
const INFORMED_SHARE = 0.25;

/**
 * What no branch of the routing tree sends elsewhere goes to the touchpoint's owner; at an interface with several owners to
 * the one with the larger share of the lost (or won back) points, the first listed on a tie, and the others are informed.
 * Owners of any other touchpoint that carries at least 25 % of the change are informed too. Without an owner: the fallback
 * team; about a source: the engineer.
 */
export function route(incident: Matchable, context: Ownership): Route {
  const branches = branchesOf(context.routing ?? [], incident, context);
  const own = ownership(incident, context);
  const to = branches.findLast((branch) => branch.to !== undefined)?.to;
  const named = [...(to ? own.others : [...own.ranked, ...own.others]), ...branches.flatMap(({ inform }) => inform)];
  const accountable = to ?? own.accountable;
  const path = branches.map(({ match }) => wordsOf(match)).join(', within it ');
  return {
    accountable,
    informed: [...new Set(named)].filter((team) => team !== accountable),
    why: to ? `${to} by the routing of ${path}` : path ? `${own.why}; routed by ${path}` : own.why,
  };
}

/** What the branch matched that chose the incident's accountable team; undefined where its owner has it, or a person gave it away. */
export function branchOf(
  incident: Matchable & Pick<Incident, 'accountable' | 'assigned'>,
  context: Pick<AlertContext, 'routing' | 'regionOf' | 'criticalStars' | 'severe'>,
): Matcher | undefined {
  if (incident.assigned) return undefined;
  const chosen = branchesOf(context.routing ?? [], incident, context).findLast(({ to }) => to !== undefined);
  return chosen?.to === incident.accountable ? chosen.match : undefined;
}

/** The branches that take an incident: the first that matches, and of its own branches the first that matches, and so on. */
function branchesOf(tree: readonly Branch[], incident: Matchable, context: MatchFacts): readonly Branch[] {
  const taken = tree.find(({ match }) => matches(match, incident, context));
  return taken ? [taken, ...branchesOf(taken.routes, incident, context)] : [];
}

/** `region south and touchpoint delivery or ordering` */
function wordsOf(match: Matcher): string {
  const fields = Object.entries(match) as [string, readonly string[] | undefined][];
  return fields.flatMap(([field, values]) => (values ? `${field} ${values.join(' or ')}` : [])).join(' and ');
}

const ENGINEERS: ReadonlySet<Matchable['kind']> = new Set<Matchable['kind']>(['source', 'no-data', 'selectors']);

/** Whose it is without a routing tree: those of the touchpoint (the accountable one first), and of others with a large share. */
function ownership({ kind, decomposition, touchpoint }: Matchable, context: Ownership) {
  if (ENGINEERS.has(kind)) {
    const { engineer } = context;
    return { accountable: engineer, ranked: [], others: [], why: `${engineer} looks after the sources` };
  }
  const moved = decomposition ? contributionsToChange(decomposition) : [];
  const owners = ownersOf(touchpoint, context);
  const shares = new Map(owners.map((owner) => [owner, shareOf(owner, moved, context)]));
  const ranked = owners.toSorted((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0));
  const accountable = ranked[0] ?? context.fallback;
  const change = decomposition ? Math.abs(decomposition.after.mean - decomposition.before.mean) : 0;
  const others = moved
    .filter((part) => part.touchpoint !== touchpoint && Math.abs(part.delta) >= INFORMED_SHARE * change)
    .flatMap((part) => ownersOf(part.touchpoint, context));
  return { accountable, ranked, others, why: reason(touchpoint, accountable, ranked) };
}

/** Contributions that go the way of the whole change, largest first. */
export function contributionsToChange(decomposition: Decomposition): readonly Contribution[] {
  const sign = Math.sign(decomposition.after.mean - decomposition.before.mean);
  return decomposition.contributions
    .filter((part) => part.delta * sign > 0)
    .toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
}

/**
 * The touchpoint to name: the largest contribution to the change that is a configured touchpoint or `unattributed`. A
 * rise that no touchpoint's lost points explain is named after what customers praise now.
 */
export function leadingTouchpoint(
  decomposition: Decomposition,
  context: Pick<Ownership, 'touchpoints'>,
): TouchpointId | undefined {
  const known = new Set<string>(context.touchpoints.map((touchpoint) => touchpoint.id));
  const leading = contributionsToChange(decomposition).find(
    ({ touchpoint }) => touchpoint === UNATTRIBUTED || known.has(touchpoint),
  )?.touchpoint;
  const praised = decomposition.praise?.touchpoint;
  return leading === UNATTRIBUTED && praised && known.has(praised) ? praised : leading;
}

function ownersOf(touchpoint: TouchpointId | undefined, context: Pick<Ownership, 'touchpoints'>): readonly TeamId[] {
  return context.touchpoints.find((known) => known.id === touchpoint)?.owners ?? [];
}

/** Points that a team answers for; an interface's points are split evenly between its owners. */
function shareOf(team: TeamId, moved: readonly Contribution[], context: Pick<Ownership, 'touchpoints'>): number {
  let points = 0;
  for (const part of moved) {
    const owners = ownersOf(part.touchpoint, context);
    if (owners.includes(team)) points += Math.abs(part.delta) / owners.length;
  }
  return points;
}

function reason(touchpoint: TouchpointId | undefined, accountable: TeamId, owners: readonly TeamId[]): string {
  if (touchpoint === undefined || owners.length === 0) {
    return `${accountable} is the fallback team: nobody owns ${touchpoint ?? 'a change without a touchpoint'}`;
  }
  if (owners.length === 1) return `${accountable} owns ${touchpoint}`;
  return `${touchpoint} is an interface of ${owners.join(' and ')}; ${accountable} has the larger share`;
}
