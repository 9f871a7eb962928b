/** Sends each team one list of what the flood cap kept from it; what comes after a list waits until the cap's hours are over. */
import { letterTo } from '../alerts/dispatch.ts';
import { type FloodItem, floodMessage, floodThread } from '../alerts/flood.ts';
import { nextOpening, onTheClockOf } from '../alerts/hours.ts';
import type { Team } from '../domain/team.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import { findIncidents, transitionsOf } from '../store/incidents.ts';
import { noticesSince } from '../store/notices.ts';
import { enqueue } from '../store/outbox.ts';
import { type LastOfThread, lastOfThread, nextOfThread, withdrawThread } from '../store/threads.ts';
import { namesFor } from './brief.ts';
import type { Context } from './context.ts';

/** A list that could not be made for so long is of no use any more. */
const LONGEST_DAYS = 30;

/** One list for each team that the cap kept something from since its last one. Returns how many messages that made. */
export async function listFloods(context: Context): Promise<number> {
  let made = 0;
  for (const team of context.config.teams) made += await listFlood(context, team);
  return made;
}

async function listFlood(context: Context, team: Team): Promise<number> {
  const { opened, config, now } = context;
  const { db } = opened;
  const since = instant(millis(now()) - LONGEST_DAYS * DAY_MS);
  const flooded = (await noticesSince(db, since, team.id)).filter(({ rule }) => rule === 'flood');
  if (flooded.length === 0) return 0;
  const [newest, before] = await lastOfThread(db, floodThread(team.id));
  if (newest && !flooded.some(({ at }) => at > newest.createdAt)) return 0;
  // A list that waits still is made anew, with all that came since the one before it.
  const last = newest?.waits ? before : newest;
  const items = await itemsOf(
    context,
    flooded.filter(({ at }) => !last || at > last.createdAt),
  );
  const message = floodMessage(items, team, config.sending.flood);
  const sequence = await nextOfThread(db, message.thread);
  const notifications = team.receivers.map(({ id }) => ({
    ...letterTo({ team: team.id, receiver: id }, message, sequence, now()),
    ...timing(team, last, now(), config.sending.flood.perHours),
  }));
  await transaction(db, async (trx) => {
    await withdrawThread(trx, message.thread);
    await enqueue(trx, notifications);
  });
  return notifications.length;
}

/** In the team's hours, and not sooner than a cap's hours after the list before. */
function timing(team: Team, last: LastOfThread | undefined, now: Instant, perHours: number) {
  const free = last ? instant(millis(last.outAt) + perHours * 3_600_000) : now;
  const nextAttemptAt = nextOpening(team, free > now ? free : now);
  if (nextAttemptAt === now) return { nextAttemptAt };
  return {
    nextAttemptAt,
    held: `held until ${onTheClockOf(team, nextAttemptAt)}: one list at a time, in the team's hours`,
  };
}

/** Each incident once, as its last step that was kept back left it. */
async function itemsOf(
  context: Context,
  notices: readonly { readonly incident: string; readonly sequence: number }[],
): Promise<readonly FloodItem[]> {
  const { db } = context.opened;
  const items: FloodItem[] = [];
  for (const [key, steps] of Map.groupBy(notices, ({ incident }) => incident)) {
    const [incident] = await findIncidents(db, { key });
    const transition = (await transitionsOf(db, key)).find(({ sequence }) => sequence === steps.at(-1)!.sequence);
    if (incident && transition) items.push({ incident, transition, names: namesFor(context.config, incident) });
  }
  return items;
}
