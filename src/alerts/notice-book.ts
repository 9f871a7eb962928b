/** What each team was told of each incident so far, while a pass decides: the record's last word on every step. */
import type { TeamId } from '../domain/ids.ts';
import type { StepReason } from '../domain/incident.ts';
import type { Notice, PastNotice } from '../domain/notice.ts';
import { type Instant, instant, millis } from '../domain/time.ts';

export interface NoticeBook {
  readonly add: (notice: Notice, reason?: StepReason) => void;
  /** Teams that know of an incident. */
  readonly knowing: (incident: string) => readonly TeamId[];
  /** When a team was last told of an incident, up to a moment; undefined when it never was. */
  readonly lastTold: (incident: string, team: TeamId) => Instant | undefined;
  /** When the team was first told since the incident was last handed on. */
  readonly firstTold: (incident: string, team: TeamId) => Instant | undefined;
  /** Was it told, or is it going to be, because nobody answered? */
  readonly isCalled: (incident: string, team: TeamId) => boolean;
  /** Messages about it that wait, tried by nobody yet. */
  readonly waiting: (incident: string) => readonly Notice[];
  /** The last word on it that is no withdrawal in favour of a newer one. */
  readonly lastWord: (incident: string, team: TeamId) => Notice | undefined;
  /** How many messages reach a team in the hours before a moment, this one included. */
  readonly within: (team: TeamId, hours: number, until: Instant) => number;
  /** Time goes on: what waits until then has gone out by then. For passes that live through days long past. */
  readonly passTo: (at: Instant) => void;
}

/** Opens the book with what the record holds, oldest first. */
export function openNoticeBook(past: readonly PastNotice[]): NoticeBook {
  const incidents = new Map<string, Map<string, PastNotice>>();
  const teams = new Map<TeamId, Map<string, PastNotice>>();

  function put(notice: PastNotice): void {
    const { incident, sequence, team } = notice;
    slot(incidents, incident).set(`${team}/${sequence}`, notice);
    slot(teams, team).set(`${incident}/${sequence}`, notice);
  }
  const about = (incident: string) => [...(incidents.get(incident)?.values() ?? [])];
  const toTeam = (incident: string, team: TeamId) => about(incident).filter((one) => one.team === team);
  for (const notice of past) put(notice);

  return {
    add: (notice, reason) => put({ ...notice, ...(reason && { reason }), waits: notice.decision === 'hold' }),
    knowing: (incident) => [
      ...new Set(
        about(incident)
          .filter(isTold)
          .map(({ team }) => team),
      ),
    ],
    lastTold: (incident, team) => toTeam(incident, team).filter(isTold).map(goesOutAt).sort().at(-1),
    firstTold(incident, team) {
      const handed = about(incident).flatMap(({ reason, sequence }) => (reason === 'reassigned' ? [sequence] : []));
      const since = Math.max(0, ...handed);
      const told = toTeam(incident, team).filter((one) => one.sequence >= since && isTold(one));
      return told.map(goesOutAt).sort()[0];
    },
    isCalled: (incident, team) =>
      toTeam(incident, team).some(({ reason, decision }) => reason === 'escalated' && decision !== 'mute'),
    waiting: (incident) => about(incident).filter(({ waits }) => waits),
    lastWord: (incident, team) =>
      toTeam(incident, team)
        .filter(({ rule }) => rule !== 'overtaken')
        .sort((a, b) => a.sequence - b.sequence)
        .at(-1),
    within(team, hours, until) {
      const from = instant(millis(until) - hours * HOUR_MS);
      const sent = [...(teams.get(team)?.values() ?? [])].filter(({ decision }) => decision !== 'mute');
      return sent.map(goesOutAt).filter((at) => at > from && at <= until).length;
    },
    passTo(at) {
      for (const notices of incidents.values())
        for (const notice of [...notices.values()])
          if (notice.waits && goesOutAt(notice) <= at) put({ ...notice, waits: false });
    },
  };
}

const HOUR_MS = 3_600_000;

/** Sent, gone out since, or one of those that a message listed. */
function isTold({ decision, rule, waits }: PastNotice): boolean {
  return decision === 'mute' ? rule === 'flood' : !waits;
}

function goesOutAt({ at, until }: Notice): Instant {
  return until ?? at;
}

function slot<K, V>(maps: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
}
