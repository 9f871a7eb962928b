/** Whether a pass was good enough for a sign of life, and the sign itself. */
import { beat } from '../alerts/heartbeat.ts';
import { isTrustworthy } from '../domain/run.ts';
import { DAY_MS, instant, millis } from '../domain/time.ts';
import { recordBeat } from '../store/beats.ts';
import { failingSince } from '../store/delivery-health.ts';
import type { CollectReport } from './collect.ts';
import type { Context } from './context.ts';

/** `off`: none is configured. `withheld`: something is wrong that should make the outside service complain. */
export interface HeartbeatReport {
  readonly state: 'off' | 'sent' | 'failed' | 'withheld';
  readonly detail?: string;
}

/** Nobody could be told anything for so long: as bad as a dead vigie. */
const LONGEST_WAIT_MS = DAY_MS;

/**
 * At the end of a pass that read at least one of the sources that were due, while what is written reaches somebody.
 * Otherwise no sign is given, and the service outside complains to whoever watches it.
 */
export async function heartbeat(context: Context, { runs }: Pick<CollectReport, 'runs'>): Promise<HeartbeatReport> {
  const { heartbeat: settings } = context.config;
  if (!settings) return { state: 'off' };
  const wrong = await reasonToWithhold(context, runs);
  const report = wrong ? ({ state: 'withheld', detail: wrong } as const) : await give(context, settings);
  await recordBeat(context.opened.db, 'heartbeat', context.now(), report.detail ?? report.state);
  if (report.state === 'sent') context.log.info({}, 'heartbeat sent');
  else context.log.warn({ detail: report.detail }, `heartbeat ${report.state}`);
  return report;
}

async function give(
  { web, signal }: Context,
  settings: NonNullable<Context['config']['heartbeat']>,
): Promise<HeartbeatReport> {
  const given = await beat(settings, { checkAddress: web.checkAddress, signal });
  return given.ok ? { state: 'sent' } : { state: 'failed', detail: given.detail };
}

async function reasonToWithhold(context: Context, runs: CollectReport['runs']): Promise<string | undefined> {
  if (runs.length > 0 && !runs.some(({ outcome }) => isTrustworthy(outcome)))
    return `none of the ${runs.length} sources that were due could be read`;
  const dayAgo = instant(millis(context.now()) - LONGEST_WAIT_MS);
  const failing = await failingSince(context.opened.db, dayAgo);
  if (failing === undefined || failing > dayAgo) return undefined;
  return `no message has reached anybody since ${failing}`;
}
