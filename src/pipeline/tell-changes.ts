/** Changes become messages: decided team by team, composed for those that are to hear, stored with the record of all others. */
import { toldWith } from '../alerts/inhibit.ts';
import { urgencyOf } from '../alerts/matcher.ts';
import { decideNotices, type NoticeWorld, type Telling } from '../alerts/notices.ts';
import { branchOf } from '../alerts/route.ts';
import type { Change } from '../alerts/signal.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Incident, Transition } from '../domain/incident.ts';
import type { Notice } from '../domain/notice.ts';
import type { Notification } from '../domain/notification.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/database.ts';
import { saveTransitions } from '../store/incidents.ts';
import { saveNotices, withdrawMessages } from '../store/notices.ts';
import { enqueue } from '../store/outbox.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { type BriefExtras, compose } from './brief.ts';
import type { Context } from './context.ts';
import { routingOf } from './raise.ts';
import { storedReviews } from './stored-reviews.ts';

/** All that changes leave behind, to be stored at once. */
export interface ToldChanges {
  readonly changes: readonly Change[];
  /** Every decision, withdrawals first. */
  readonly notices: readonly Notice[];
  readonly withdrawn: readonly Notice[];
  readonly notifications: readonly Notification[];
}

/**
 * Decides and composes what changes of a brand's incidents tell, for `saveTold`. `reviews`: what can be read of the brand,
 * read here when left out; nothing written after `until` (or, in history that is replayed, after each step) is quoted.
 */
export async function tellChanges(
  context: Context,
  changes: readonly Change[],
  world: NoticeWorld,
  { reviews, until }: { readonly reviews?: readonly AnalysedReview[]; readonly until?: Instant | undefined } = {},
): Promise<ToldChanges> {
  const { tellings, withdrawn } = decideNotices(changes, world);
  const heard = tellings.filter(({ notice }) => notice.decision !== 'mute');
  const brand = heard[0]?.change.incident.brand;
  const known = reviews?.length ? reviews : brand === undefined ? [] : await storedReviews(context, brand);
  const overtaken = new Set(withdrawn.map(nameOf));
  const notifications = heard
    .filter(({ notice }) => !overtaken.has(nameOf(notice)))
    .flatMap((telling) => messagesOf(context, telling, world, known, until));
  return { changes, notices: [...tellings.map(({ notice }) => notice), ...withdrawn], withdrawn, notifications };
}

/** Stores changes with all that they tell, in the caller's transaction. */
export async function saveTold(trx: Db, { changes, notices, withdrawn, notifications }: ToldChanges): Promise<void> {
  await saveTransitions(trx, changes);
  await withdrawMessages(trx, withdrawn);
  await enqueue(trx, notifications);
  await saveNotices(trx, notices);
}

function messagesOf(
  context: Context,
  { change, notice, first }: Telling,
  world: NoticeWorld,
  reviews: readonly AnalysedReview[],
  until: Instant | undefined,
): readonly Notification[] {
  const { incident, transition } = change;
  const told: Change = {
    ...change,
    incident: withPlaces(context, incident, world),
    transition: first ? asOpening(transition) : transition,
    tell: [notice.team],
  };
  const branch = branchOf(incident, routingOf(context.config));
  const extras = {
    urgency: urgencyOf(incident, world),
    told: toldBefore(incident.key, world),
    ...(branch && { branch }),
  };
  const messages = compose(context, told, reviews, until ?? transition.at, extras);
  if (notice.decision !== 'hold' || notice.until === undefined) return messages;
  const { until: nextAttemptAt, why: held } = notice;
  return messages.map((message) => ({ ...message, nextAttemptAt, held }));
}

/** Which teams had a message about the incident before, and when first, in that order. */
function toldBefore(key: string, { past }: NoticeWorld): NonNullable<BriefExtras['told']> {
  const first = new Map<TeamId, Instant>();
  for (const { incident, team, decision, waits, at } of past)
    if (incident === key && decision !== 'mute' && !waits && !first.has(team)) first.set(team, at);
  return [...first].map(([team, at]) => ({ team, at }));
}

/** Who hears of an incident for the first time reads it as its beginning, not as an update of what it never got. */
function asOpening(transition: Transition): Transition {
  const { from: _, ...rest } = transition;
  const { reason } = transition;
  return reason === 'joined' || reason === 'worse' || reason === 'repeated'
    ? { ...rest, reason: 'opened' }
    : transition;
}

/** A wider incident names the places that it speaks for. */
function withPlaces({ config }: Context, incident: Incident, world: NoticeWorld): Incident {
  const places = toldWith(incident, world).flatMap(({ location, region }) => {
    const named = location === undefined ? config.regions : config.locations;
    return named.find(({ id }) => id === (location ?? region))?.name ?? [];
  });
  return places.length > 0 ? { ...incident, note: places.join(', ') } : incident;
}

function nameOf({ incident, sequence, team }: Notice): string {
  return JSON.stringify([incident, sequence, team]);
}
