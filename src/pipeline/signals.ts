/** What was found becomes the signals that alerts take: told together where places share a cause, each change explained. */
import type { Signal } from '../alerts/signal.ts';
import type { DriftEvent } from '../domain/drift.ts';
import type { Severity } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { Location } from '../domain/location.ts';
import { isWithin, scopeName } from '../domain/scope.ts';
import type { Stream } from '../domain/stream.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { dayLevel, explainChange, measured, sidesOf, viewOf } from './explain.ts';
import { estimatedAt } from './scores.ts';
import type { Seasons } from './seasons.ts';
import { toldTogether } from './together.ts';
import type { Told } from './told.ts';

/**
 * Explains each change, aware of the changes before it: those of incidents at rest (`known`) and those found in this
 * pass. `places` of the brand are watched; `historyOf` gives the reviews that the explanation of a change needs.
 */
export async function explainedInOrder(
  found: readonly Told[],
  how: {
    readonly known: readonly Incident[];
    readonly places: readonly Location[];
    readonly until: Instant | undefined;
    readonly seasonOf: Seasons['of'];
    readonly historyOf: (one: Told) => readonly AnalysedReview[] | Promise<readonly AnalysedReview[]>;
  },
): Promise<readonly Signal[]> {
  const { known, places, until, seasonOf, historyOf } = how;
  const changes = known.flatMap((one) => (one.kind === 'drift' ? [{ scope: scopeName(one), since: one.since }] : []));
  const signals: Signal[] = [];
  for (const one of toldTogether(found, known, places)) {
    const { stream, event } = one;
    const own = scopeName(stream);
    const earlier = changes.filter(({ scope }) => scope === own).map(({ since }) => since);
    if (event.type === 'drift' && stream.measure === 'overall') changes.push({ scope: own, since: event.since });
    const signal = explained(one, await historyOf(one), until, earlier, seasonOf);
    if (stream.location !== undefined || !isNoLevel(signal)) signals.push(signal);
  }
  return signals;
}

/**
 * The places of a brand or region were heard together: where its own reviews have gone meanwhile, or show no change for
 * sure (a few places among very many, each told by itself), there is no level of it to tell.
 */
function isNoLevel(signal: Signal): boolean {
  if (signal.type !== 'drift') return false;
  const { before, interval } = signal.event;
  return before.n === 0 || (interval !== undefined && interval[0] <= 0 && interval[1] >= 0);
}

/**
 * Adds the explanation: for any stream of a location it is the location's own change that is taken apart. `until` is how
 * far one can see: to the alarm itself in a replay, to now otherwise, so that a team reads the latest figures.
 */
function explained(
  found: Told,
  history: readonly AnalysedReview[],
  until: Instant | undefined,
  earlier: readonly Day[],
  seasonOf: Seasons['of'],
): Signal {
  const { stream, silent, pooled } = found;
  // What history shows ended in its own time: now is years later.
  const event = { ...found.event, at: silent ? found.event.at : (until ?? found.event.at) };
  if (event.type === 'burst') {
    const day = dayLevel(history, stream, event.since);
    const severity = gravest(history, stream, event.since);
    return {
      type: 'burst',
      stream,
      event: { ...found.event, after: day ?? event.after },
      silent,
      note: found.note ?? '',
      common: stream.location === undefined,
      ...(severity && { severity }),
    };
  }
  if (event.type === 'surge')
    return { type: 'surge', stream, event: found.event, silent, note: surgeNote(found.event) };
  const { scale, ...view } = viewOf(stream, history, seasonOf);
  const where = { scope: stream, scale, earlier, ...(view.weigh && { weigh: view.weigh }) };
  const sides = sidesOf(history, event, where);
  const decomposition = explainChange(sides, scale, view);
  const type = event.type === 'recovered' ? 'recovered' : 'drift';
  const how = { silent, ...(pooled && { pooled }) };
  if (!decomposition) return { type, stream, event: found.event, ...how };
  const own = stream.measure === 'overall' && type === 'drift' ? measured(sides, decomposition, scale) : {};
  return { type, stream, event: { ...found.event, ...own }, ...how, decomposition };
}

/** What endangers people comes before what harms them, and that before all else. */
const GRAVEST_FIRST: readonly Severity[] = ['safety', 'harm', 'discrimination', 'legal', 'fraud'];

/** The gravest thing that reviews of a day speak of. */
function gravest(history: readonly AnalysedReview[], stream: Stream, day: Day): Severity | undefined {
  const spoken = new Set<Severity>();
  for (const review of history) {
    const { severe } = review.analysis ?? {};
    if (severe && isWithin(review, stream) && dayOf(estimatedAt(review)) === day) spoken.add(severe);
  }
  return GRAVEST_FIRST.find((one) => spoken.has(one));
}

/** The facts of a surge in one sentence. */
function surgeNote({ after, at, perDay = 0 }: DriftEvent): string {
  const usual = perDay < 10 ? perDay.toFixed(1) : perDay.toFixed(0);
  return `${after.n} reviews on ${at.slice(0, 10)} so far; ${usual} a day are usual`;
}
