/** Holds a walk's own verdict against what is stored, what the source counts and what other passes found: never a false "complete". */
import { isTrustworthy, type Reach, type Run, type RunEnd } from '../domain/run.ts';

/** What is known beside the walk's own word. */
export interface Evidence {
  readonly reach: Reach;
  /** Nothing written after a day was to be kept: then the rest is not missed. */
  readonly capped: boolean;
  /** Entries that the whole walk handed on, its earlier parts included, and how many of them were no reviews. */
  readonly read: number;
  readonly skipped: number;
  /** What is stored and not removed at the end of the pass. */
  readonly stored: Amount;
  /** Those of `stored` that this walk has seen, each once. */
  readonly listed: Amount;
  /** Runs that asked the same before, newest first. */
  readonly before: readonly Run[];
  /** The source was asked whether anything changed since the last believed run, or cannot be asked: a file, a door that things come in by. */
  readonly conditional: boolean;
  /** Set for a place that is known to have reviews. */
  readonly canary: boolean;
  /** Why an empty list of this kind is not to be believed now. */
  readonly doubt?: string | undefined;
}

interface Amount {
  readonly n: number;
  readonly mean?: number;
}

export type Verdict = RunEnd & { readonly notes?: readonly string[] };

/** So many runs in a row must show a count of none before more than a few stored reviews are believed to be gone. */
const RUNS_OF_NONE = 3;
const FEW = 2;

/** What this pass may claim. Only `complete` and `empty` are doubted: whatever else a walk says is told as it is. */
export function judge(end: RunEnd, evidence: Evidence): Verdict {
  if (!isTrustworthy(end.outcome)) return end;
  const whole = end.stop === 'unmodified' ? asBefore(end, evidence) : end;
  const fault = faultOf(whole, evidence);
  if (fault !== undefined) return { ...whole, outcome: 'partial', reason: fault };
  const notes = notesOn(whole, evidence);
  return notes.length > 0 ? { ...whole, notes } : whole;
}

/** Unmodified means: as it was when it was last believed. */
function asBefore(end: RunEnd, { before }: Evidence): RunEnd {
  const last = before.find((run) => isTrustworthy(run.outcome));
  if (!last) return end;
  const { outcome, reason, shownCount, shownAverage, validators } = last;
  return { shownCount, shownAverage, validators, ...end, outcome, ...(outcome === 'empty' && { reason }) };
}

/** Why this is not to be believed, if it is not. */
function faultOf(end: RunEnd, evidence: Evidence): string | undefined {
  const { read, skipped, capped, canary, conditional } = evidence;
  if (end.outcome === 'empty') return emptyFault(end, evidence);
  if (end.stop === 'unmodified') {
    if (!conditional) return 'The source says that nothing changed, but it was not asked so: nothing was read';
    return shortage(end, evidence);
  }
  // A kind whose door opens on a part only (a rating and a count, five reviews) has done what it can.
  if (end.stop === 'limit' && !canary) return undefined;
  if (read === 0) return 'Nothing was read and nothing proves that there is nothing to read';
  if (skipped === read && !capped) return `${read} entries were read, and none of them could be kept`;
  return canary ? undefined : shortage(end, evidence);
}

function emptyFault(end: RunEnd, { canary, doubt, stored, before }: Evidence): string | undefined {
  if (canary) return 'This canary is known to have reviews, but shows none: its kind may no longer be read rightly';
  if (doubt) return `The source shows no review, but ${doubt}: that it is empty is not believed`;
  if (end.shownCount === undefined && stored.n > 0)
    return `The source shows no review, but ${stored.n} are stored; look at it`;
  const none =
    before.findIndex((run) => run.shownCount !== 0) === -1
      ? before.length
      : before.findIndex((run) => run.shownCount !== 0);
  if (stored.n > FEW && none < RUNS_OF_NONE - 1)
    return `The source counts no review any more, but ${stored.n} are stored; believed when ${RUNS_OF_NONE} runs in a row say so`;
  return undefined;
}

/** A count on the page that we do not have. Who asks for a part of the time does not miss the rest. */
function shortage(end: RunEnd, { reach, capped, read, skipped, stored, listed }: Evidence): string | undefined {
  const shown = end.shownCount;
  if (shown === undefined || capped || end.stop === 'date') return undefined;
  if (isListing(end, reach) && listed.n + tolerance(shown) < shown) {
    const rest = listed.n < stored.n ? `; ${stored.n} are stored, none is taken for removed` : '';
    return `The source counts ${shown} reviews, its list held ${listed.n}${rest}`;
  }
  const have = Math.max(stored.n, read - skipped);
  if (have + tolerance(shown) >= shown) return undefined;
  const ask = reach === 'new' ? 'read all with: vigie backfill --from DATE' : 'the source may withhold older ones';
  return `The source shows ${shown} reviews, ${have} are stored; ${ask}`;
}

/** Did this walk go down the whole list? */
export function isListing({ stop }: RunEnd, reach: Reach): boolean {
  return reach !== 'new' && (stop === 'end' || stop === undefined);
}

/** Counts of sites lag behind their lists: by a twentieth, by one of a few, not among a handful. */
function tolerance(shown: number): number {
  return shown < 5 ? 0 : Math.max(1, shown * 0.05);
}

/** What an engineer may want to know of a pass that is believed all the same. */
function notesOn(end: RunEnd, evidence: Evidence): readonly string[] {
  return [fallenCount(end, evidence), strangeAverage(end, evidence)].filter((note) => note !== undefined);
}

function fallenCount({ shownCount, stop }: RunEnd, { before, reach, stored, listed }: Evidence): string | undefined {
  const last = before.find((run) => isTrustworthy(run.outcome) && run.shownCount !== undefined)?.shownCount;
  if (shownCount === undefined || last === undefined || shownCount >= last) return undefined;
  const fell = `the source counts ${shownCount} reviews, ${last} last time`;
  if (reach === 'new' || stop !== 'end') return `${fell}; the next full pass tells which are gone`;
  const lacking = stored.n - listed.n;
  return lacking > 0
    ? `${fell}; its list lacks ${lacking} of those stored`
    : `${fell}; all stored ones are still listed`;
}

/** Largest difference that rounding and a lagging count explain, in units of the scale or as a share of the average. */
const ROUNDING = 0.15;
const ROUNDING_SHARE = 0.02;

function strangeAverage({ shownAverage, shownCount }: RunEnd, { reach, stored, listed }: Evidence): string | undefined {
  const { n, mean } = reach === 'new' ? stored : listed;
  if (shownAverage === undefined || shownCount === undefined || mean === undefined) return undefined;
  if (n < 5 || Math.abs(n - shownCount) > tolerance(shownCount)) return undefined;
  if (Math.abs(shownAverage - mean) <= Math.max(ROUNDING, shownAverage * ROUNDING_SHARE)) return undefined;
  return `the source shows an average of ${shownAverage}, its ${n} reviews have ${mean.toFixed(2)}: it weighs them, or some are read wrongly`;
}
