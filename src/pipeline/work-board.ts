/** Shows who watches how far every source is that is being read: one line for a terminal, one every half minute for a log. */
import type { SourceId } from '../domain/ids.ts';
import { millis } from '../domain/time.ts';
import type { Io } from './io.ts';
import { describePace, recentWork, type WorkSample } from './pace-of-work.ts';

export interface WorkBoard {
  /** So many reviews of a source are read now, of as many as it showed last time. */
  readonly reached: (source: SourceId, read: number, expected?: number) => void;
  /** Its walk has ended. */
  readonly left: (source: SourceId) => void;
}

/** A log gets a line of each source this often, ms: enough to see from afar that the work goes on. */
const LOG_EVERY_MS = 30_000;

interface Row {
  samples: readonly WorkSample[];
  expected: number | undefined;
  loggedAt: number;
}

/** A board for one process; sources are shown in the order in which they began. */
export function openWorkBoard({ log, now, progress }: Pick<Io, 'log' | 'now' | 'progress'>): WorkBoard {
  const rows = new Map<SourceId, Row>();
  return {
    reached: (source, read, expected) => {
      const at = millis(now());
      const row = rows.get(source) ?? { samples: [], expected, loggedAt: at };
      row.samples = recentWork([...row.samples, { at, done: read }]);
      row.expected = expected;
      rows.set(source, row);
      if (at - row.loggedAt >= LOG_EVERY_MS) {
        row.loggedAt = at;
        log.info({ source, read, ...(expected !== undefined && { expected }) }, describePace(row.samples, expected));
      }
      progress([...rows].map(([id, each]) => `${id}: ${describePace(each.samples, each.expected)}`).join(' · '));
    },
    left: (source) => void rows.delete(source),
  };
}
