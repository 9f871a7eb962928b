/** An act of a person at the page: done at once when no pass is under way, else kept for the pass that is, or the next. */
import type { Act } from '../alerts/acts.ts';
import type { Incident } from '../domain/incident.ts';
import { DAY_MS, instant, millis } from '../domain/time.ts';
import { AlreadyRunning, ConfigError } from '../errors.ts';
import { withRunLock } from '../store/run-lock.ts';
import { addSilence, endSilence, findSilences } from '../store/silences.ts';
import { keepAct, type WaitingAct } from './act-inbox.ts';
import { type Actor, actOn, actorName, tellOf } from './acts.ts';
import type { StoreContext } from './open-store.ts';

/** `nothing`: it was so already. `kept`: it waits for a pass. */
export type ActEnd = 'done' | 'nothing' | 'kept';

/** Name of a person, and their team where they are of one. */
export type Person = Pick<WaitingAct, 'by' | 'team'>;

/** @throws ConfigError when the incident does not allow it, and when too many acts wait */
export async function actNow(context: StoreContext, incident: Incident, act: Act, person: Person): Promise<ActEnd> {
  const { key } = incident;
  const { team } = person;
  const actor: Actor = { at: context.now(), by: actorName(person), ...(team && { team }) };
  try {
    const acted = await withRunLock(context.opened, () =>
      actOn(context, key, act, actor, (change) => tellOf(context, change)),
    );
    return acted?.change ? 'done' : 'nothing';
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const { type, ...what } = act;
    return keep(context, { act: type, incident: key, ...person, ...what } as WaitingAct);
  }
}

/** Mutes one incident for some days from now; a silence of it that holds is replaced. */
export async function silenceNow(
  { opened: { db }, now }: StoreContext,
  { key }: Incident,
  { days, reason }: { readonly days: number; readonly reason: string },
  person: Person,
): Promise<void> {
  const from = now();
  const until = instant(millis(from) + days * DAY_MS);
  const standing = (await findSilences(db, { incident: key })).findLast((one) => one.from <= from && one.until > from);
  await addSilence(db, { match: {}, incident: key, from, until, reason, by: actorName(person) }, from, standing?.id);
}

/** Ends the silences that mute this incident alone. */
export async function unsilenceNow(
  { opened: { db }, now }: StoreContext,
  { key }: Incident,
  person: Person,
): Promise<ActEnd> {
  const standing = (await findSilences(db, { incident: key })).filter(({ until }) => until > now());
  for (const { id } of standing) await endSilence(db, id, { at: now(), by: actorName(person) });
  return standing.length > 0 ? 'done' : 'nothing';
}

async function keep({ config, now }: StoreContext, act: WaitingAct): Promise<ActEnd> {
  if (await keepAct(config.database.dataDir, act, now())) return 'kept';
  throw new ConfigError(
    'Expected room for an act that waits, got none: too many wait for a pass; "vigie run" does them',
  );
}
