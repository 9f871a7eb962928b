/** What a person does about messages that reached nobody: look at them, put them back, send to a receiver again. */
import { ConfigError } from '../errors.ts';
import { type DeadLetter, deadLetters, replayDeadLetter } from '../store/dead-letters.ts';
import { enableReceiver, receiverHealth } from '../store/receivers.ts';
import type { StoreContext } from './open-store.ts';

/** Messages that were given up, the latest first, of one receiver or of all. */
export function listDead({ opened }: StoreContext, receiver?: string): Promise<readonly DeadLetter[]> {
  return deadLetters(opened.db, receiver);
}

/** What is put back: one message, or all of a receiver, or all there are. */
export interface Replay {
  readonly key?: string;
  readonly receiver?: string;
}

/**
 * Dead letters go back to waiting, under their own keys. Returns how many.
 * @throws ConfigError when there is none such, or all are for receivers that are disabled
 */
export async function replay({ config, now, opened: { db } }: StoreContext, which: Replay): Promise<number> {
  const known = await deadLetters(db, which.receiver);
  const letters = which.key === undefined ? known : known.filter((one) => one.key === which.key);
  if (which.key !== undefined && letters.length === 0)
    throw new ConfigError(`Expected the key of a dead letter, got ${which.key}; vigie notify --dead lists them`);
  const health = await receiverHealth(db);
  const off = letters.find((one) => health.get(one.receiver)?.disabled);
  if (off)
    throw new ConfigError(
      `Expected receivers that are enabled, got ${off.receiver}, which is disabled: vigie notify --enable ${off.receiver} first`,
    );
  const ids = new Set(config.teams.flatMap((team) => team.receivers.map(({ id }) => id)));
  const gone = which.key === undefined ? undefined : letters.find((one) => !ids.has(one.receiver));
  if (gone) throw new ConfigError(`Expected receiver ${gone.receiver} in teams.yaml, got none: it would die again`);
  let n = 0;
  for (const { key, receiver } of letters) if (ids.has(receiver)) n += await replayDeadLetter(db, key, now());
  return n;
}

/** Sends to a disabled receiver again. @throws ConfigError when it is not disabled */
export async function enable({ opened: { db } }: StoreContext, receiver: string): Promise<void> {
  if (await enableReceiver(db, receiver)) return;
  const off = [...(await receiverHealth(db)).values()].flatMap((one) => (one.disabled ? [one.receiver] : []));
  const which = off.length === 0 ? 'none is' : `these are: ${off.join(', ')}`;
  throw new ConfigError(`Expected a disabled receiver for --enable, got ${JSON.stringify(receiver)}; ${which}`);
}
