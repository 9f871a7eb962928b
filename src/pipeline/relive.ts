/** The life of incidents over replayed history, one day after the other as a daily pass would have lived it; in memory only. */
import { type AlertContext, advance, type Change, type Signal } from '../alerts/incident.ts';
import type { Config } from '../config/config.ts';
import type { LocationId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { DAY_MS, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { byOpening, isClosed, isOldNews } from './raise.ts';

/** Every change of incidents that the signals of one brand would have made until `until`, in order. */
export function relive(
  config: Config,
  signals: readonly Signal[],
  heard: ReadonlyMap<LocationId, Instant>,
  until: Instant,
): readonly Change[] {
  const days = Map.groupBy(signals, (signal) => dayNumber(momentOf(signal)));
  const waiting = [...days.keys()].sort((a, b) => a - b);
  const incidents = new Map<string, Incident>();
  const numbers = openNumbers();
  const rules = rulesOf(config, heard, numbers);
  const changes: Change[] = [];
  let day = waiting.shift();
  while (day !== undefined) {
    const news = (days.get(day) ?? []).filter(
      (signal) => !isOldNews(signal, incidents.values(), config.alerts.acceptAfterDays),
    );
    const evening = instant(Math.min((day + 1) * DAY_MS - 1, millis(until)));
    const open = [...incidents.values()].filter((incident) => !isClosed(incident)).sort(byOpening);
    for (const change of advance(open, [...news, { type: 'accepted-check', at: evening }], rules)) {
      numbers.note(change.incident.key, change.transition.sequence);
      incidents.set(change.incident.key, change.incident);
      changes.push(change);
    }
    const quiet = [...incidents.values()].every(isClosed);
    const next = quiet || day >= dayNumber(until) ? waiting[0] : day + 1;
    if (next !== undefined && next === waiting[0]) waiting.shift();
    day = next;
  }
  return changes;
}

function rulesOf(config: Config, heard: ReadonlyMap<LocationId, Instant>, numbers: Numbers): AlertContext {
  const latest = [...heard.values()].sort().at(-1);
  return {
    touchpoints: config.touchpoints,
    teams: config.teams,
    fallback: config.fallbackTeam,
    engineer: config.engineerTeam,
    acceptAfterDays: config.alerts.acceptAfterDays,
    // Nothing is accepted or called over on the strength of reviews that do not come.
    heardUntil: (_brand, location) => (location ? heard.get(location) : latest),
    episode: numbers.episode,
    sequence: numbers.sequence,
  };
}

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

function momentOf(signal: Signal): Instant {
  return 'event' in signal ? signal.event.at : signal.at;
}
