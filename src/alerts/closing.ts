/** What follows when a person says that an incident is fixed: the reviews have the last word, within a stated time. */
import type { Level } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { awaitedSince, hasPassed } from './group.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { AlertContext } from './signal.ts';

/** Days that a repair is given to show in the reviews. */
const REPAIR_DAYS = 14;

/** Days after which a source that a person repaired must have been read. */
const SOURCE_DAYS = 3;

/** Reviews after a repair that must be there before they can speak against it. */
const REPAIR_REVIEWS = 5;

/** A level within this share of the change is back (the hysteresis of the recovery test). */
const BACK_SHARE = 1 / 3;

/**
 * An incident that was closed as fixed is told again, and is nobody's success, when 14 days later at least five reviews
 * written since then are on average not back within a third of the change (or a source is still not read after 3). After
 * `acceptAfterDays` from the closing it ends by what has been heard: resolved when the reviews agree, else accepted.
 * `heard`: until when the place was heard of; silence is no news. Returns whether the incident needs no other rule: the
 * time of acceptance counts from its closing.
 */
export function settleClosed(
  ledger: Ledger,
  incident: Incident,
  { now, heard }: { readonly now: Instant; readonly heard: Instant },
  context: AlertContext,
): boolean {
  const { kind } = incident;
  const fixed = awaitedSince(incident) ?? now;
  if (kind === 'source' || kind === 'no-data') {
    if (hasPassed(fixed, heard, SOURCE_DAYS))
      reopen(ledger, incident, now, `${SOURCE_DAYS} days after it was closed as fixed, nothing has changed`);
    return true;
  }
  if (kind !== 'drift') return false;
  if (!hasPassed(fixed, heard, REPAIR_DAYS)) return true;
  const level = context.sinceClosing?.(incident);
  const back = level && isBack(incident, level);
  const acceptAfter = context.acceptAfterDays ?? 60;
  if (level && back === false && level.n >= REPAIR_REVIEWS) {
    const mean = level.mean.toFixed(2);
    reopen(
      ledger,
      incident,
      now,
      `${level.n} reviews since it was closed as fixed average ${mean}: customers still complain`,
    );
  } else if (hasPassed(fixed, heard, acceptAfter)) {
    end(ledger, incident, now, back === true ? level : undefined, acceptAfter);
  }
  return true;
}

function reopen(ledger: Ledger, incident: Incident, at: Instant, why: string): void {
  const tell = incident.silent ? [] : teamsOf(incident);
  ledger.move(incident, 'firing', { at, why, tell, reason: 'reopened' }, { acknowledged: undefined });
}

function end(ledger: Ledger, incident: Incident, at: Instant, back: Level | undefined, days: number): void {
  const tell = incident.silent ? [] : teamsOf(incident);
  if (back) {
    const why = `closed as fixed ${days} days ago, and the ${back.n} reviews since then agree (${back.mean.toFixed(2)})`;
    ledger.move(incident, 'resolved', { at, why, tell });
  } else {
    const why = `closed as fixed ${days} days ago, with too few reviews since then to tell: accepted, not resolved`;
    ledger.move(incident, 'accepted', { at, why, tell });
  }
}

/** Undefined where the incident has no levels to compare with. */
function isBack({ before, after }: Incident, { mean }: Level): boolean | undefined {
  if (!before || !after || before.mean === after.mean) return undefined;
  const left = (mean - before.mean) / (after.mean - before.mean);
  return left <= BACK_SHARE + 1e-9;
}
