/** Reading a file into a source: an export with the file collector, a saved page with the reader of its kind. */
import { stat } from 'node:fs/promises';
import type { Collector } from '../collectors/collector.ts';
import { parseMap, parseOwnMap } from '../collectors/kinds/file/column-map.ts';
import { surveyMap } from '../collectors/kinds/survey/options.ts';
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
  const kind = await pageKind(file, source!);
  const reader = kind ? await savedPage(context, file, source!, kind, capturedAt) : exportFile(file, source!, options);
  return collectSource(context, source!, { arrival: options.notify ? 'live' : 'by-age', full: true }, reader);
}

/** What a file is read with: a collector and its checked options. */
interface Reader {
  readonly collector: Collector;
  readonly options: unknown;
}

/** An export into a source that is a file itself is read as that source reads, else by the general reader of files. */
function exportFile(file: string, source: Source, { map }: ImportOptions): Reader {
  const own = collectorOf(source.kind).transport === 'file';
  if (source.kind === 'survey' && map !== undefined) {
    const options = { ...source.options, path: file, map: parseOwnMap(map, surveyMap) };
    return { collector: collectorOf(source.kind), options };
  }
  const named = { path: file, ...(map !== undefined && { map: parseMap(map) }) };
  const checked = collectorOf('file').options.safeParse(named);
  if (!checked.success) throw new ConfigError(`Expected options of a file source, got: ${checked.error.message}`);
  if (!own) return { collector: collectorOf('file'), options: checked.data };
  return { collector: collectorOf(source.kind), options: { ...source.options, ...named } };
}

/** Characters that tell what a file is. */
const SNIFFED = 65_536;

/**
 * The kind whose reader a file is for; undefined for an export, a list of rows. Markup and answers behind the guard that
 * sites put before their JSON are pages of the source's own kind; other JSON is what it is recognised as.
 */
async function pageKind(file: string, source: Source): Promise<string | undefined> {
  let head = '';
  for await (const chunk of readTextFile(file)) {
    head += chunk;
    if (head.length >= SNIFFED) break;
  }
  const isPage = /^\s*(?:<|\)\]\}')/.test(head);
  if (isPage && collectorOf(source.kind).transport !== 'file') return source.kind;
  const { size } = await stat(file);
  if (!isPage && (!/^\s*[[{]/.test(head) || size > MOST_ANSWER)) return undefined;
  const told = guessKind({ body: await wholeText(file), capturedAt: instant(0), language: source.language });
  if (told !== undefined && collectorOf(told).transport !== 'file') return told;
  if (isPage) throw new ConfigError(`Expected a page of a known kind in ${file}, recognised none`);
  return undefined;
}

/** No answer of an API is larger than this, in bytes; what is larger is an export, and read row by row. */
const MOST_ANSWER = 16_777_216;

async function wholeText(file: string): Promise<string> {
  let body = '';
  for await (const chunk of readTextFile(file)) body += chunk;
  return body;
}

/** The pure reader of a kind as a walk of one batch; under the kind `file`, because no site was visited. */
async function savedPage(
  { readingRoom, signal }: Context,
  file: string,
  source: Source,
  kind: string,
  capturedAt: Instant,
): Promise<Reader> {
  const capture = { body: await wholeText(file), capturedAt, ...(source.language && { language: source.language }) };
  const options = kind === source.kind ? source.options : undefined;
  const collector: Collector = {
    ...collectorOf(kind),
    kind: 'file',
    collect: async function* () {
      const {
        reviews,
        location: _,
        next: __,
        confidence: ___,
        ...end
      } = await readingRoom.read({ kind, options }, capture, signal);
      yield { reviews };
      return end;
    },
  };
  return { collector, options: undefined };
}
