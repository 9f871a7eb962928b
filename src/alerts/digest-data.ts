/** What a webhook carries as `data` of a weekly letter: ids, ISO dates, plain numbers. */
import type { Incident } from '../domain/incident.ts';
import type { DigestBrief } from './digest-brief.ts';
import { oneLine } from './plain.ts';

/** Longest list; the counts beside them are of all. */
const MOST = 10;

/**
 * `team`, `from`, `to`, `open`, `better`, `ended` (`{key, kind, state, brand, region, location, touchpoint, direction, since,
 * openedAt, before, after, acknowledgedBy}`), `counts` of each list, `wonBack [{place, n}]`, `arrived [{brand, scale, n,
 * mean}]`, `watching`, `unheard [{source, kind, since}]`, `streams`, `falseAlarmsAYear`. Lists hold ten at most.
 */
export function digestData(brief: DigestBrief): Record<string, unknown> {
  const { team, from, to, open, better, ended, wonBack, arrived, watching, unheard, watched } = brief;
  return {
    team: team.id,
    from,
    to,
    counts: {
      open: open.length,
      better: better.length,
      ended: ended.length,
      watching: watching.length,
      unheard: unheard.length,
    },
    open: open.slice(0, MOST).map(short),
    better: better.slice(0, MOST).map(short),
    ended: ended.slice(0, MOST).map(short),
    wonBack: wonBack.slice(0, MOST).map(({ place, n }) => ({ place: oneLine(place, 120), n })),
    arrived: arrived
      .slice(0, MOST)
      .map(({ brand, scale, n, mean }) => ({ brand: oneLine(brand, 120), scale, n, mean })),
    watching: watching.slice(0, MOST).map(({ place, touchpoint, direction, scale, since, before: was, after: is }) => ({
      place: oneLine(place, 120),
      ...(touchpoint && { touchpoint }),
      direction,
      scale,
      since,
      before: { mean: was.mean, n: was.n },
      after: { mean: is.mean, n: is.n },
    })),
    unheard: unheard.slice(0, MOST).map(({ source, kind, since }) => ({ source, kind, since })),
    streams: watched.streams,
    falseAlarmsAYear: watched.falseAYear,
  };
}

function short(incident: Incident) {
  const {
    key,
    kind,
    state,
    brand,
    region,
    location,
    touchpoint,
    direction,
    since,
    openedAt,
    before,
    after,
    acknowledged,
  } = incident;
  return {
    key,
    kind,
    state,
    brand,
    ...(region && { region }),
    ...(location && { location }),
    ...(touchpoint && { touchpoint }),
    direction,
    since,
    openedAt,
    ...(before && { before }),
    ...(after && { after }),
    ...(acknowledged && { acknowledgedBy: oneLine(acknowledged.by, 80) }),
  };
}
