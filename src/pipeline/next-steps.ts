/** What will happen to an open incident while nobody does anything, by the same rules that will do it. */
import { openNoticeBook } from '../alerts/notice-book.ts';
import { muteOf } from '../alerts/notices.ts';
import { type CallingRules, unansweredSteps } from '../alerts/unanswered.ts';
import type { BrandId, TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { newestReviews } from '../store/newest-reviews.ts';
import { noticeWorld } from './notice-world.ts';
import type { StoreContext } from './open-store.ts';
import { sourceHealth } from './source-health.ts';

/** `sent`: a message that is held back goes out. Otherwise the incident is told, again or further up. */
export interface NextStep {
  readonly at: Instant;
  readonly team: TeamId;
  readonly what: 'sent' | 'repeated' | 'escalated';
  readonly why: string;
  /** What keeps it from being told as things stand now. */
  readonly muted?: string;
}

/** Soonest first. */
export async function nextSteps(context: StoreContext, incident: Incident): Promise<readonly NextStep[]> {
  const { brand } = incident;
  const { heardUntil } = await sourceHealth(context, brand);
  const world = await noticeWorld(context, brand, [], (location) => heardUntil({ brand, location }));
  const book = openNoticeBook(world.past);
  const held = world.past.flatMap(({ incident: key, waits, until, team, why }): NextStep[] =>
    key === incident.key && waits && until ? [{ at: until, team, what: 'sent', why }] : [],
  );
  const rules = await callingRules(context, brand);
  const due = unansweredSteps(incident, world.now, book, rules).map(({ at, team, reason, why, unheard }): NextStep => {
    const mute = muteOf(incident, team, world.now, world)?.why ?? (unheard && 'no review has come since');
    return { at, team, what: reason, why, ...(mute && { muted: mute }) };
  });
  return [...held, ...due].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** When the configuration calls for an answer, whom it calls then, and what is heard of a brand's places. */
export async function callingRules({ config, opened }: StoreContext, brand: BrandId): Promise<CallingRules> {
  const { teams, brands, sending } = config;
  const owners = new Map(brands.map(({ id, owner }) => [id, owner]));
  const newest = await newestReviews(opened.db, brand);
  const { repeatAfterDays, escalate } = sending;
  return {
    teams,
    ownerOf: (id) => owners.get(id),
    newestReview: ({ location }) => (location ? newest.get(location) : [...newest.values()].sort().at(-1)),
    repeatAfterDays,
    escalate,
  };
}
