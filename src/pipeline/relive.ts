/** The life of incidents over replayed history, one day after the other as a daily pass would have lived it; in memory only. */
import { type AlertContext, advance, type Change, type Signal } from '../alerts/incident.ts';
import { decideNotices } from '../alerts/notices.ts';
import type { Config } from '../config/config.ts';
import type { LocationId, RegionId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { PastNotice } from '../domain/notice.ts';
import { DAY_MS, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { byOpening, isClosed, isOldNews, routingOf } from './raise.ts';

/** The incidents of one brand, day by day. */
export interface Life {
  /** All there were so far, in the order of their opening. */
  incidents(): readonly Incident[];
  /** The days before this one (its number) go by: what is open is accepted or ends. */
  pass(day: number): void;
  /** The evening of a day, with what it brought. */
  evening(day: number, signals: readonly Signal[]): void;
  /** Time goes on to the end of the history; every change of incidents, in order. */
  end(): readonly Change[];
}

/** Begins with no incident; `heard`: until when each place was heard of. */
export function openLife(config: Rules, heard: ReadonlyMap<LocationId, Instant>, until: Instant): Life {
  const incidents = new Map<string, Incident>();
  const numbers = openNumbers();
  const rules = rulesOf(config, heard, numbers);
  const changes: Change[] = [];
  const past: PastNotice[] = [];
  /** What wider incidents tell already is told to nobody; hours, silences and caps are of the days that were. */
  function asTold(step: readonly Change[], now: Instant): readonly Change[] {
    const { routing: _, heardUntil: __, ...facts } = rules;
    const world = { ...facts, now, sending: UNHURRIED, silences: [], sourcesAt: () => [] };
    const { tellings } = decideNotices(step, { ...world, incidents: [...incidents.values()], past });
    past.push(...tellings.map(({ notice }) => ({ ...notice, waits: false })));
    return step.map((change) => {
      const tell = tellings.flatMap((one) =>
        one.change === change && one.notice.decision === 'send' ? [one.notice.team] : [],
      );
      return { ...change, tell, notify: tell.length > 0 };
    });
  }
  let next = Number.NEGATIVE_INFINITY;
  function live(day: number, signals: readonly Signal[]): void {
    const news = signals.filter((signal) => !isOldNews(signal, incidents.values(), rules));
    const at = instant(Math.min((day + 1) * DAY_MS - 1, millis(until)));
    const open = [...incidents.values()].filter((incident) => !isClosed(incident)).sort(byOpening);
    const step = advance(open, [...news, { type: 'accepted-check', at }], rules);
    for (const { incident, transition } of step) {
      numbers.note(incident.key, transition.sequence);
      incidents.set(incident.key, incident);
    }
    changes.push(...asTold(step, at));
    next = day + 1;
  }
  function pass(before: number): void {
    while (next < before && ![...incidents.values()].every(isClosed)) live(next, []);
    next = Math.max(next, before);
  }
  return {
    incidents: () => [...incidents.values()],
    pass,
    evening(day, signals) {
      pass(day);
      if (signals.length > 0) live(day, signals);
    },
    end() {
      pass(dayNumber(until) + 1);
      return changes;
    },
  };
}

type Rules = Pick<
  Config,
  'alerts' | 'touchpoints' | 'teams' | 'fallbackTeam' | 'engineerTeam' | 'locations' | 'routing'
> & { readonly sending: Pick<Config['sending'], 'criticalStars' | 'severe'> };

function rulesOf(config: Rules, heard: ReadonlyMap<LocationId, Instant>, numbers: Numbers): AlertContext {
  const regions = new Map(config.locations.map(({ id, region }) => [id, region]));
  const latest = (region: RegionId | undefined) =>
    [...heard]
      .flatMap(([id, until]) => (region === undefined || regions.get(id) === region ? [until] : []))
      .sort()
      .at(-1);
  return {
    touchpoints: config.touchpoints,
    teams: config.teams,
    fallback: config.fallbackTeam,
    engineer: config.engineerTeam,
    acceptAfterDays: config.alerts.acceptAfterDays,
    ...routingOf(config),
    // Nothing is accepted or called over on the strength of reviews that do not come.
    heardUntil: ({ region, location }) => (location ? heard.get(location) : latest(region)),
    episode: numbers.episode,
    sequence: numbers.sequence,
  };
}

const UNHURRIED = { updateAfterHours: 0, flood: { most: Number.POSITIVE_INFINITY, perHours: 1 } };

interface Numbers {
  readonly episode: (prefix: string) => number;
  readonly sequence: (key: string) => number;
  readonly note: (key: string, sequence: number) => void;
}

/** Numbers of episodes and transitions, from 1, as the store would give them. */
function openNumbers(): Numbers {
  const sequences = new Map<string, number>();
  const episodes = new Map<string, number>();
  return {
    episode: (prefix) => (episodes.get(prefix) ?? 0) + 1,
    sequence: (key) => (sequences.get(key) ?? 0) + 1,
    note(key, sequence) {
      const slash = key.lastIndexOf('/');
      sequences.set(key, sequence);
      episodes.set(key.slice(0, slash), Number(key.slice(slash + 1)));
    },
  };
}
