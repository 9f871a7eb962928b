/** A process that walks a long paged list into a project's store: `node paged-walk.ts CONFIG-DIR LOG`; each page read is a line of LOG. */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Collector } from '../../src/collectors/collector.ts';
import { instant, systemClock } from '../../src/domain/time.ts';
import { collectSource } from '../../src/pipeline/collect.ts';
import { withContext } from '../../src/pipeline/context.ts';
import { LIST } from './paged-list.ts';

const [configDir = '', log = ''] = process.argv.slice(2);
const quiet = () => {};
const io = {
  log: { info: quiet, warn: quiet, error: quiet },
  now: systemClock,
  signal: new AbortController().signal,
  env: process.env,
  progress: quiet,
  milestone: quiet,
};

await withContext(io, configDir, async (context) => {
  const source = context.config.sources[0]!;
  const run = await collectSource(
    context,
    source,
    { arrival: 'history', full: true, from: instant('2020-01-01') },
    { collector: listOf(source.kind), options: {} },
  );
  process.stdout.write(
    `${JSON.stringify({ outcome: run.outcome, stored: run.stored, resumedFrom: run.resumedFrom })}\n`,
  );
});

/** A list whose cursor is the number of the next page. */
function listOf(kind: string): Collector {
  return {
    kind,
    transport: 'http',
    options: z.unknown(),
    address: () => undefined,
    recognise: () => 0,
    read: () => ({ outcome: 'empty', reviews: [] }),
    collect: async function* ({ cursor }) {
      for (let page = Number(cursor ?? 0); page < LIST.pages; page++) {
        appendFileSync(log, `${page}\n`);
        process.stdout.write(`page ${page}\n`);
        await sleep(LIST.pageMs);
        const reviews = Array.from({ length: LIST.perPage }, (_, index) => {
          const number = page * LIST.perPage + index;
          const at = instant(Date.UTC(2025, 0, 1) - number * 3_600_000);
          return {
            externalId: `r-${number}`,
            scale: 'stars' as const,
            rating: 1 + (number % 5),
            text: `Text ${number}`,
            written: { earliest: at, latest: at },
          };
        });
        yield { reviews, cursor: String(page + 1) };
      }
      return { outcome: 'complete', stop: 'end', shownCount: LIST.pages * LIST.perPage };
    },
  };
}
