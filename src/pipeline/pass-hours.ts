/** Which teams could be told in a pass: the only trace of cron's lines that the program itself can see. */
import { isOpen } from '../alerts/hours.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Team } from '../domain/team.ts';
import type { Instant } from '../domain/time.ts';
import { beatsOf, recordBeat } from '../store/beats.ts';
import type { Db } from '../store/schema.ts';

const PREFIX = 'within-hours/';

/** Notes it for each team that has hours. */
export async function noteHours(db: Db, teams: readonly Team[], now: Instant): Promise<void> {
  for (const team of teams)
    if (team.hours && isOpen(team, now)) await recordBeat(db, `${PREFIX}${team.id}`, now, 'a pass within its hours');
}

/** When the last pass within each team's hours was. */
export async function lastWithinHours(db: Db): Promise<(team: TeamId) => Instant | undefined> {
  const last = await beatsOf(db, PREFIX);
  return (team) => last.get(`${PREFIX}${team}`);
}
