/** What is wrong with an installation, found before a run finds it: one row a check, with the next action. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { destinationHash, destinationOf } from '../alerts/dispatch.ts';
import type { Config, ConfiguredSource } from '../config/config.ts';
import type { BrandId } from '../domain/ids.ts';
import { isTrustworthy, type Run } from '../domain/run.ts';
import type { Receiver } from '../domain/team.ts';
import { millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { findIncidents } from '../store/incidents.ts';
import { overview } from '../store/overview.ts';
import { receiverHealth } from '../store/receivers.ts';
import { lastRuns } from '../store/runs.ts';
import { findBrowser } from '../web/browser-binary.ts';
import { loadModels } from './analyser.ts';
import { collectorOf } from './collect.ts';
import { type Context, readConfig, withContext } from './context.ts';
import type { Check } from './doctor-check.ts';
import { hoursChecks } from './doctor-hours.ts';
import { inboxFolder, unreadBodies, waitingBodies } from './inbox-files.ts';
import type { Io } from './io.ts';
import { OPEN_STATES } from './notice-world.ts';
import { sourceHealth } from './source-health.ts';

const CONNECT_MS = 5_000;

/** A message that nobody holds back and that waits longer than this is late: by then the first four attempts are over. */
const LATE_HOURS = 4;

/** Checks configuration, database, models, browser, receivers and every source. Never throws: a failure is a row. */
export async function examine(io: Io, configDir: string): Promise<readonly Check[]> {
  let config: Config;
  try {
    config = await readConfig(io, configDir);
  } catch (error) {
    return [bad('configuration', error, `correct the files in ${configDir}; vigie init writes a first version`)];
  }
  const checks: Check[] = [good('configuration', `${many(config.sources, 'source')}, ${many(config.teams, 'team')}`)];
  try {
    await withContext(io, configDir, async (context) => {
      checks.push(...(await storeChecks(context)));
      checks.push(analysisCheck(context));
      checks.push(await browserCheck(context));
      for (const alike of receiversByDestination(config)) checks.push(await receiverCheck(context, alike));
      checks.push(...(await disabledChecks(context)));
      const runs = await lastRuns(context.opened.db);
      for (const source of config.sources) checks.push(sourceCheck(context, source, runs.get(source.id)?.[0]));
      for (const brand of config.brands) checks.push(...(await warnings(context, brand.id)));
      checks.push(...(await ownerlessCheck(context)));
      for (const source of config.sources) checks.push(...(await inboxCheck(config, source)));
      checks.push(...(await hoursChecks(context.opened.db, config, context.now())));
    });
  } catch (error) {
    checks.push(bad('database', error, 'see the message; another vigie may hold the data folder'));
  }
  return checks;
}

/** The database and what waits in it. A message that was given up reached nobody: a person must know. */
async function storeChecks({ opened, now }: Context): Promise<readonly Check[]> {
  const { reviews, incidents, outbox } = await overview(opened.db);
  const open = (incidents.pending ?? 0) + (incidents.firing ?? 0) + (incidents.recovering ?? 0);
  const { oldestWaiting, waiting, delivered, givenUp } = outbox;
  const lagHours = oldestWaiting ? (millis(now()) - millis(oldestWaiting)) / 3_600_000 : 0;
  const lag = oldestWaiting ? `, the oldest for ${Math.round(lagHours)} h` : '';
  const found = `${waiting} waiting${lag}, ${delivered} delivered, ${givenUp} given up`;
  const late = {
    name: 'outbox',
    ok: true,
    warn: true,
    found,
    next: 'see that cron calls vigie run or vigie notify, and what the log says of the receivers',
  };
  const next = 'vigie notify --dead says why; mend the receivers, then vigie notify --replay-all';
  return [
    good('database', `${opened.describe()}; ${reviews} reviews, ${open} open incidents`),
    givenUp > 0 ? { name: 'outbox', ok: false, found, next } : lagHours > LATE_HOURS ? late : good('outbox', found),
  ];
}

/** Receivers that get nothing: nobody hears what is for them. */
async function disabledChecks({ config, opened }: Context): Promise<readonly Check[]> {
  const health = await receiverHealth(opened.db);
  const ids = config.teams.flatMap((team) => team.receivers.map(({ id }) => id));
  return ids.flatMap((receiver): Check[] => {
    const disabled = health.get(receiver)?.disabled;
    if (!disabled) return [];
    const found = `disabled since ${disabled.at.slice(0, 10)}: ${disabled.why}`;
    const next = `mend it, then vigie notify --enable ${receiver}; or give it another address in teams.yaml`;
    return [{ name: `receiver ${receiver} (deliveries)`, ok: false, found, next }];
  });
}

function analysisCheck({ analyser }: Context): Check {
  const languages = Object.keys(loadModels());
  if (languages.length > 0) return good('analysis', `models for ${languages.join(', ')}; version ${analyser.version}`);
  return { name: 'analysis', ok: false, found: 'no model files', next: 'reinstall, or make them with npm run train' };
}

async function browserCheck({ config }: Context): Promise<Check> {
  const needed = config.sources.some((source) => collectorOf(source.kind).transport === 'browser');
  try {
    const { path } = await findBrowser(config.browser.path === undefined ? {} : { browserPath: config.browser.path });
    return good('browser', path);
  } catch (error) {
    if (!needed) return good('browser', 'none, and no source needs one');
    return bad('browser', error, 'install Chrome or Chromium, or set VIGIE_BROWSER');
  }
}

/** Receivers behind one mail server, address or folder are one check: nine teams need not say the same nine times. */
function receiversByDestination(config: Config): readonly (readonly Receiver[])[] {
  const all = config.teams.flatMap((team) => team.receivers);
  const groups = Map.groupBy(all, (receiver) => {
    const destination = destinationOf(receiver);
    const server = destination && 'mail' in destination ? JSON.stringify(destination.mail) : destinationHash(receiver);
    return `${receiver.notifier} ${server}`;
  });
  return [...groups.values()];
}

async function receiverCheck(context: Context, alike: readonly Receiver[]): Promise<Check> {
  const receiver = alike[0]!;
  const more = alike.length > 1 ? ` and ${alike.length - 1} more` : '';
  const name = `receiver ${receiver.id}${more} (${receiver.notifier})`;
  try {
    return good(name, await reach(context, receiver));
  } catch (error) {
    return bad(name, error, 'check the address in teams.yaml and vigie.yaml, and that this host may reach it');
  }
}

/** As far as one can go without sending: the server answers, the address is allowed, the folder can be written. */
async function reach(context: Context, receiver: Receiver): Promise<string> {
  const destination = destinationOf(receiver);
  if (!destination) return `${receiver.notifier} has nothing to check`;
  if ('mail' in destination) {
    const { host, port } = destination.mail;
    if (host === '') return 'no mail server to check';
    await dial(host, port);
    return `${host}:${port} accepts connections`;
  }
  if ('web' in destination) {
    const url = destination.web.reveal();
    await context.web.checkAddress(url);
    return `${new URL(url).host} is an allowed address`;
  }
  const { folder } = destination;
  await mkdir(folder, { recursive: true });
  const probe = join(folder, `.vigie-doctor-${process.pid}`);
  await writeFile(probe, '');
  await rm(probe);
  return `${folder} can be written`;
}

function sourceCheck(context: Context, source: ConfiguredSource, last: Run | undefined): Check {
  const name = `source ${source.id} (${source.kind})`;
  if (source.pausedReason) return good(name, `paused: ${source.pausedReason}`);
  if (!last) return good(name, 'never read yet');
  const hours = Math.round((millis(context.now()) - millis(last.endedAt)) / 3_600_000);
  const found = `${last.outcome} ${hours} h ago${last.reason ? `: ${last.reason}` : ''}`;
  if (!isTrustworthy(last.outcome)) return { name, ok: false, found, next: `vigie doctor --source ${source.id}` };
  // Twice the interval and a quarter of an hour: the freshness limit of a source.
  if (hours > 2 * source.everyHours + 0.25)
    return {
      name,
      ok: false,
      found: `${found}; due every ${source.everyHours} h`,
      next: 'see that cron calls vigie run',
    };
  return good(name, found);
}

/** What the ledger says before anything breaks: marks of a page that move, reviews that no longer come. */
async function warnings(context: Context, brand: BrandId): Promise<readonly Check[]> {
  const { signals } = await sourceHealth(context, brand);
  const named = new Set<string>();
  return signals.flatMap((signal): Check[] => {
    const { type } = signal;
    if (type !== 'selector-drift' && type !== 'no-data') return [];
    const name = `source ${signal.source} (${type === 'no-data' ? 'no data' : 'selector drift'})`;
    // The newest word on it is enough.
    if (named.has(name)) return [];
    named.add(name);
    const found = type === 'no-data' ? signal.note : signal.notes.join('; ');
    return [{ name, ok: true, warn: true, found, next: `vigie doctor --source ${signal.source}` }];
  });
}

/** Open incidents of a step that nobody owns any more: the fallback team hears of them, by a fault of the configuration. */
async function ownerlessCheck({ config, opened }: Context): Promise<readonly Check[]> {
  const known = new Set<string | undefined>([undefined, UNATTRIBUTED, ...config.touchpoints.map(({ id }) => id)]);
  const open = await findIncidents(opened.db, { states: OPEN_STATES });
  const ownerless = open.filter(
    ({ touchpoint, silent, accountable }) => !silent && accountable === config.fallbackTeam && !known.has(touchpoint),
  );
  if (ownerless.length === 0) return [];
  const about = [...new Set(ownerless.map(({ touchpoint }) => touchpoint))].join(', ');
  const found = `${many(ownerless, 'open incident')} of no owner went to ${config.fallbackTeam} (${about})`;
  const next = 'name it in touchpoints.yaml with an owner, or reassign the incidents';
  return [{ name: 'routing', ok: true, warn: true, found, next }];
}

/** Webhooks that wait for a run, and those that no run could read. */
async function inboxCheck({ database }: Config, { id }: ConfiguredSource): Promise<readonly Check[]> {
  const waiting = (await waitingBodies(database.dataDir, id)).length;
  const unread = await unreadBodies(database.dataDir, id);
  const name = `inbox ${id}`;
  if (unread > 0) {
    const next = `look at them in ${inboxFolder(database.dataDir, id)}/unread, then move them back or delete them`;
    return [{ name, ok: false, found: `${unread} webhooks could not be read`, next }];
  }
  return waiting > 0 ? [good(name, `${waiting} webhooks wait for the next run`)] : [];
}

function dial(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => {
      reject(new Error(`Expected ${host}:${port} to answer in ${CONNECT_MS} ms, got nothing`));
      socket.destroy();
    });
    // A name with two addresses fails with an error without words.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`Expected ${host}:${port} to accept connections, got ${error.code ?? error.message}`)),
    );
  });
}

function many(things: readonly unknown[], noun: string): string {
  return `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
}

function good(name: string, found: string): Check {
  return { name, ok: true, found };
}

function bad(name: string, error: unknown, next: string): Check {
  return { name, ok: false, found: error instanceof Error ? error.message : String(error), next };
}
