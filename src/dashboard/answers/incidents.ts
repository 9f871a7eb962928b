/** The list of incidents: what is open by what needs attention, what ended page by page, the engineer's apart. */
import { z } from 'zod';
import { urgencyOf } from '../../alerts/matcher.ts';
import { locationId, teamId, touchpointId } from '../../domain/ids.ts';
import type { Incident, IncidentKind, IncidentState } from '../../domain/incident.ts';
import { scaleRange } from '../../domain/scale.ts';
import { DAY_MS, type Instant, instant, millis } from '../../domain/time.ts';
import { OPEN_STATES } from '../../pipeline/notice-world.ts';
import { mutedUntil } from '../../pipeline/silences.ts';
import { countIncidents, type IncidentChoice, type ListPlace, listIncidents } from '../../store/incident-list.ts';
import { dayText } from '../day-text.ts';
import type { Desk } from '../desk.ts';
import { FRAME } from '../frame.ts';
import { Refused } from '../refused.ts';
import { incidentShape } from './shapes.ts';

/** What a list can be narrowed to. */
export const CHOICES = {
  kind: z.enum(['drift', 'burst', 'surge', 'erosion', 'severe', 'source', 'no-data', 'selectors']).optional(),
  state: z.enum(['pending', 'firing', 'recovering', 'resolved', 'accepted']).optional(),
  location: locationId.optional(),
  touchpoint: touchpointId.optional(),
  team: teamId.optional().describe('Accountable or informed.'),
  direction: z.enum(['down', 'up']).optional(),
  from: dayText.optional().describe('Opened on this day or later (UTC).'),
  to: dayText.optional().describe('Opened on this day or earlier (UTC).'),
} as const;

export const incidentsQuery = z.strictObject({
  ...FRAME,
  ...CHOICES,
  after: z
    .string()
    .max(400)
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z .+$/, 'Expected the place of a list')
    .optional()
    .describe('`next` of the page before.'),
});

export type IncidentsQuery = z.output<typeof incidentsQuery>;

/** One line of the list. */
export type ListedIncident = Incident & {
  readonly urgency: 'ordinary' | 'critical';
  readonly mutedUntil?: Instant;
};

export interface IncidentsAnswer {
  /** By what needs attention; on the first page only. */
  readonly open: readonly ListedIncident[];
  /** Of all open ones that fit, those not listed. */
  readonly moreOpen: number;
  /** Over, or found in history; the latest opened first. */
  readonly ended: readonly ListedIncident[];
  readonly next?: string;
  /** About sources: open ones, the latest first. */
  readonly engineer: readonly ListedIncident[];
}

const listed = z.strictObject({
  ...incidentShape.shape,
  urgency: z.enum(['ordinary', 'critical']),
  mutedUntil: z.string().optional(),
});

export const incidentsAnswer = z.strictObject({
  open: z.array(listed),
  moreOpen: z.int(),
  ended: z.array(listed),
  next: z.string().optional(),
  engineer: z.array(listed),
});

const TEAM_KINDS = ['drift', 'burst', 'surge', 'erosion', 'severe'] as const satisfies readonly IncidentKind[];
const ENGINEER_KINDS = ['source', 'no-data', 'selectors'] as const satisfies readonly IncidentKind[];
const OVER_STATES = ['resolved', 'accepted'] as const satisfies readonly IncidentState[];

/** Open ones looked at, and shown. */
const MOST_OPEN = 2_000;
const SHOWN_OPEN = 200;

/** Ended ones on a page. */
const PAGE = 50;

export async function lookAtIncidents(desk: Desk, query: IncidentsQuery): Promise<IncidentsAnswer> {
  const { db } = desk.opened;
  const choice = choiceOf(query);
  const after = placeOf(query.after);
  const listedOne = await lister(desk);
  const kinds = <K extends IncidentKind>(of: readonly K[]) =>
    query.kind === undefined ? of : of.filter((kind) => kind === query.kind);
  const states = <S extends IncidentState>(of: readonly S[]) =>
    query.state === undefined ? of : of.filter((state) => state === query.state);
  const openChoice = { ...choice, kinds: kinds(TEAM_KINDS), states: states(OPEN_STATES), silent: false };
  const engineerChoice = { ...choice, kinds: kinds(ENGINEER_KINDS), states: states(OPEN_STATES) };
  const found = after ? [] : await listIncidents(db, openChoice, { limit: MOST_OPEN });
  const engineer = after ? [] : await listIncidents(db, engineerChoice, { limit: SHOWN_OPEN });
  const open = found.map(listedOne).sort(byAttention);
  const over = await endedOf(desk, query, after);
  const last = over.length > PAGE ? over[PAGE - 1] : undefined;
  const all = found.length < MOST_OPEN ? found.length : await countIncidents(db, openChoice);
  return {
    open: open.slice(0, SHOWN_OPEN),
    moreOpen: Math.max(0, all - SHOWN_OPEN),
    ended: over.slice(0, PAGE).map(listedOne),
    ...(last && { next: `${last.openedAt} ${last.key}` }),
    engineer: engineer.map(listedOne),
  };
}

/** What the address narrows every list to. */
export function choiceOf({
  brand,
  region,
  location,
  touchpoint,
  team,
  direction,
  from,
  to,
}: IncidentsQuery): IncidentChoice {
  return {
    brand,
    region,
    location,
    touchpoint,
    team,
    direction,
    from: from === undefined ? undefined : instant(from),
    to: to === undefined ? undefined : instant(millis(instant(to)) + DAY_MS),
  };
}

/** Over in any kind, and those of history whatever their state: two lists in one order. */
async function endedOf(
  { opened }: Desk,
  query: IncidentsQuery,
  after: ListPlace | undefined,
): Promise<readonly Incident[]> {
  const choice = choiceOf(query);
  const of = query.kind === undefined ? {} : { kinds: [query.kind] };
  const wanted = (states: readonly IncidentState[]) =>
    query.state === undefined ? states : states.filter((state) => state === query.state);
  const page = { limit: PAGE + 1, after };
  const over = await listIncidents(opened.db, { ...choice, ...of, states: wanted(OVER_STATES) }, page);
  const kinds = query.kind === undefined ? TEAM_KINDS : TEAM_KINDS.filter((kind) => kind === query.kind);
  const silent = await listIncidents(opened.db, { ...choice, kinds, states: wanted(OPEN_STATES), silent: true }, page);
  return [...over, ...silent].sort(latestFirst).slice(0, PAGE + 1);
}

async function lister(desk: Desk): Promise<(one: Incident) => ListedIncident> {
  const until = await mutedUntil(desk);
  const { sending } = desk.config;
  return (incident) => {
    const muted = until(incident);
    return { ...incident, urgency: urgencyOf(incident, sending), ...(muted && { mutedUntil: muted }) };
  };
}

/** What calls for somebody first: not muted, a fall, still going on, in nobody's hand, critical, large; of equals the older. */
function byAttention(a: ListedIncident, b: ListedIncident): number {
  const [left, right] = [attention(a), attention(b)];
  const at = left.findIndex((value, index) => value !== right[index]);
  if (at >= 0) return left[at]! - right[at]!;
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.key < b.key ? -1 : 1;
}

function attention(one: ListedIncident): readonly number[] {
  const { mutedUntil: muted, direction, state, acknowledged, urgency, before, after, scale } = one;
  const { min, max } = scaleRange(scale);
  const size = before && after ? Math.abs(after.mean - before.mean) / (max - min) : 0;
  return [
    Number(muted !== undefined),
    Number(direction === 'up'),
    Number(state === 'recovering'),
    Number(acknowledged !== undefined),
    Number(urgency !== 'critical'),
    -size,
  ];
}

function latestFirst(a: ListPlace, b: ListPlace): number {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? 1 : -1;
  return a.key < b.key ? 1 : -1;
}

function placeOf(after: string | undefined): ListPlace | undefined {
  if (after === undefined) return undefined;
  const space = after.indexOf(' ');
  const at = after.slice(0, space);
  if (Number.isNaN(Date.parse(at))) throw new Refused(400, 'Expected the place of a list', { field: 'after' });
  return { openedAt: instant(at), key: after.slice(space + 1) };
}
