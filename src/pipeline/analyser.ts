/** Reads the shipped models from disk and makes the analyser of a journey: the wing itself touches no file. */
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Analyser, createAnalyser } from '../analysis/analyse.ts';
import type { Moves } from '../analysis/corrections.ts';
import { DEFAULT_JOURNEY } from '../analysis/default-journey.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';

export { type Analyser, DEFAULT_JOURNEY };

/** The analyser for the configured touchpoints, or for the default journey; `moves`: what hand corrections changed. @throws RangeError for a damaged model file */
export function loadAnalyser(
  touchpoints: readonly Touchpoint[] = DEFAULT_JOURNEY,
  models: Readonly<Record<string, Uint8Array>> = loadModels(),
  moves: Moves = {},
): Analyser {
  return createAnalyser({ models, touchpoints, moves });
}

/** Model files by language code, in memory that threads share. Empty when there are none: then no language is analysed. */
export function loadModels(folder: string = modelFolder()): Readonly<Record<string, Uint8Array>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith('.bin'));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(0, -'.bin'.length), readShared(resolve(folder, file))]),
  );
}

function readShared(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** `models/` beside the package's own package.json, in a checkout and in an installed package alike. */
function modelFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(resolve(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return resolve(folder, 'models');
}
