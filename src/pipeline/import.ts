/** Reading an export into a source: the file collector, pointed at one file, with the source's own column map. */
import { stat } from 'node:fs/promises';
import { parseMap } from '../collectors/kinds/file/column-map.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import { ConfigError } from '../errors.ts';
import { chosenSources, collectorOf, collectSource } from './collect.ts';
import type { Context } from './context.ts';

export interface ImportOptions {
  readonly source: SourceId;
  /** `rating=level,date=date,subRatings.delivery=ground`; the source's own map, or the guessed one, when left out. */
  readonly map?: string;
  /** Treat the file as if it had been watched live when it was written: its drifts are told. */
  readonly notify?: boolean;
}

/** Imports one file. Repeating it, after a kill too, changes nothing that is already there. */
export async function importFile(context: Context, file: string, options: ImportOptions): Promise<Run> {
  const [source] = chosenSources(context, [options.source]);
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new ConfigError(`Expected a file to import, found none at ${file}`);
  const collector = collectorOf('file');
  const own = source!.kind === 'file' ? source!.options : {};
  const map = options.map === undefined ? {} : { map: parseMap(options.map) };
  const checked = collector.options.safeParse({ ...own, path: file, ...map });
  if (!checked.success) throw new ConfigError(`Expected options of a file source, got: ${checked.error.message}`);
  const arrival = options.notify ? 'live' : 'by-age';
  return collectSource(context, source!, { arrival, full: true }, { collector, options: checked.data });
}
