/** Messages that reached nobody are told to somebody else: one word a receiver, through a channel that works. */
import { letterTo } from '../alerts/dispatch.ts';
import { channelFor, composeReceiverAlarm } from '../alerts/receiver-alarm.ts';
import { DAY_MS, millis } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { type DeadLetter, untoldDeadLetters } from '../store/dead-letters.ts';
import { enqueue } from '../store/outbox.ts';
import { noteTold, type ReceiverHealth, receiverHealth } from '../store/receivers.ts';
import type { Context } from './context.ts';

/** Dead letters of a receiver are told at most this often; that it was disabled is told at once. */
const TOLD_EVERY_MS = DAY_MS;

/**
 * Puts an alarm into the outbox for every receiver that was disabled, or whose messages died, since somebody was last
 * told. Where no other receiver works just now, nothing is told yet: the next call tries again. Returns how many.
 */
export async function receiverAlarms(context: Context): Promise<number> {
  const { db } = context.opened;
  const health = await receiverHealth(db);
  const dead = Map.groupBy(await untoldDeadLetters(db), (letter) => letter.receiver);
  let told = 0;
  for (const receiver of new Set([...dead.keys(), ...health.keys()])) {
    const letters = dead.get(receiver) ?? [];
    if (!isNews(context, health.get(receiver), letters)) continue;
    const isWell = (id: string) => !dead.has(id) && !health.get(id)?.disabled && !health.get(id)?.failingSince;
    if (await tell(context, receiver, letters, health.get(receiver), isWell)) told += 1;
  }
  return told;
}

function isNews(context: Context, known: ReceiverHealth | undefined, letters: readonly DeadLetter[]): boolean {
  const { disabled, toldAt } = known ?? {};
  if (disabled && (!toldAt || disabled.at > toldAt)) return true;
  if (letters.length === 0) return false;
  return !toldAt || millis(context.now()) - millis(toldAt) >= TOLD_EVERY_MS;
}

async function tell(
  context: Context,
  receiver: string,
  letters: readonly DeadLetter[],
  known: ReceiverHealth | undefined,
  isWell: (receiver: string) => boolean,
): Promise<boolean> {
  const { config, opened } = context;
  const { disabled, failingSince } = known ?? {};
  const channel = channelFor(receiver, config.teams, config.engineerTeam, isWell);
  const fields = { receiver, deadLetters: letters.length };
  if (!channel) {
    context.log.error(fields, 'messages died, and no other receiver works through which to tell it');
    return false;
  }
  const team = config.teams.find(({ receivers }) => receivers.some(({ id }) => id === receiver));
  const notifier = team?.receivers.find(({ id }) => id === receiver)?.notifier;
  const at = context.now();
  const message = composeReceiverAlarm({
    receiver,
    ...(team && { team }),
    ...(notifier && { notifier }),
    to: channel.team,
    ...(disabled && { disabled }),
    ...(failingSince && { failingSince }),
    letters,
  });
  await transaction(opened.db, async (trx) => {
    const sequence = await noteTold(trx, receiver, at);
    const to = { team: channel.team.id, receiver: channel.receiver.id };
    await enqueue(trx, [letterTo(to, message, sequence, at)]);
  });
  context.log.warn({ ...fields, through: channel.receiver.id }, 'messages died; told through another receiver');
  return true;
}
