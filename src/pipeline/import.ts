/** Reading a file into a source: an export with the file collector, a saved page with the reader of its kind. */
import { stat } from 'node:fs/promises';
import type { Collector } from '../collectors/collector.ts';
import { parseMap } from '../collectors/kinds/file/column-map.ts';
import { guessKind } from '../collectors/parse.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import type { Source } from '../domain/source.ts';
import { type Instant, instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { chosenSources, collectorOf, collectSource } from './collect.ts';
import type { Context } from './context.ts';
import { readTextFile } from './text-file.ts';

export interface ImportOptions {
  readonly source: SourceId;
  /** `rating=level,date=date,subRatings.delivery=ground`; the source's own map, or the guessed one, when left out. */
  readonly map?: string;
  /** When a page was saved: relative dates count from here. The file's own time of change when left out. */
  readonly capturedAt?: Instant;
  /** Treat the file as if it had been watched live when it was written: its drifts are told. */
  readonly notify?: boolean;
}

/** Imports one file. Repeating it, after a kill too, changes nothing that is already there. */
export async function importFile(context: Context, file: string, options: ImportOptions): Promise<Run> {
  const [source] = chosenSources(context, [options.source]);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new ConfigError(`Expected a file to import, found none at ${file}`);
  const capturedAt = options.capturedAt ?? instant(found.mtime);
  const reader = (await isSavedPage(file))
    ? await savedPage(file, source!, capturedAt)
    : exportFile(file, source!, options);
  return collectSource(context, source!, { arrival: options.notify ? 'live' : 'by-age', full: true }, reader);
}

/** What a file is read with: a collector and its checked options. */
interface Reader {
  readonly collector: Collector;
  readonly options: unknown;
}

function exportFile(file: string, source: Source, { map }: ImportOptions): Reader {
  const collector = collectorOf('file');
  const own = source.kind === 'file' ? source.options : {};
  const checked = collector.options.safeParse({ ...own, path: file, ...(map !== undefined && { map: parseMap(map) }) });
  if (!checked.success) throw new ConfigError(`Expected options of a file source, got: ${checked.error.message}`);
  return { collector, options: checked.data };
}

/** Markup, or an answer behind the guard that sites put before their JSON. */
async function isSavedPage(file: string): Promise<boolean> {
  for await (const chunk of readTextFile(file)) return /^\s*(?:<|\)\]\}')/.test(chunk);
  return false;
}

/** The pure reader of the page's kind as a walk of one batch; under the kind `file`, because no site was visited. */
async function savedPage(file: string, source: Source, capturedAt: Instant): Promise<Reader> {
  let body = '';
  for await (const chunk of readTextFile(file)) body += chunk;
  const capture = { body, capturedAt, ...(source.language && { language: source.language }) };
  const kind = source.kind === 'file' ? guessKind(capture) : source.kind;
  if (kind === undefined) throw new ConfigError(`Expected a page of a known kind in ${file}, recognised none`);
  const collector: Collector = {
    ...collectorOf(kind),
    kind: 'file',
    collect: async function* () {
      const { reviews, location: _, next: __, ...end } = collectorOf(kind).read(capture);
      yield { reviews };
      return end;
    },
  };
  return { collector, options: undefined };
}
