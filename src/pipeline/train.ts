/** Learns from hand corrections: those of a file beside those kept already, fitted again and kept for every later run. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fitCorrections, type Moved } from '../analysis/correction-fit.ts';
import type { Correction } from '../analysis/corrections.ts';
import { prepareJourney } from '../analysis/journey.ts';
import { languages } from '../analysis/languages/index.ts';
import { decodeModel } from '../analysis/model.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import { ConfigError } from '../errors.ts';
import { type KeptCorrections, modelHash, readCorrection, readKept, writeKept } from './corrections.ts';

export interface TrainOptions {
  readonly dataDir: string;
  readonly touchpoints: readonly Touchpoint[];
  readonly models: Readonly<Record<string, Uint8Array>>;
  /** File of JSON lines; the kept corrections alone are fitted again without one. */
  readonly file?: string;
  /** Called with the number of a line, from 1, and what was found in it. */
  readonly onFault: (line: number, found: string) => void;
}

export interface TrainReport {
  readonly languages: readonly {
    readonly language: string;
    readonly corrections: number;
    /** Corrections that were not kept before. */
    readonly added: number;
    readonly touchpoints: readonly Moved[];
  }[];
  /** Corrections in languages that have no model. */
  readonly notUsed: number;
}

/** @throws ConfigError for a file that cannot be read, or when there is nothing to learn from */
export async function trainOnCorrections(options: TrainOptions): Promise<TrainReport> {
  const { dataDir, touchpoints, models, file } = options;
  const kept = readKept(dataDir);
  const read = file === undefined ? [] : await readFile(file, options);
  const usable = read.filter(({ language }) => languages[language] && models[language]);
  const names = [...new Set([...kept.keys(), ...usable.map(({ language }) => language)])].sort();
  if (names.length === 0)
    throw new ConfigError('Expected corrections to learn from, got none: give a file with --corrections');
  const reports = names.flatMap((name) => {
    const language = languages[name];
    const bytes = models[name];
    if (!language || !bytes) return [];
    const before = kept.get(name)?.corrections ?? [];
    const corrections = merge(
      before,
      usable.filter((one) => one.language === name),
    );
    const { moves, moved } = fitCorrections(
      corrections,
      language,
      decodeModel(bytes),
      prepareJourney(touchpoints, language),
    );
    writeKept(dataDir, name, { version: 1, model: modelHash(bytes), corrections, moves } satisfies KeptCorrections);
    const report = { language: name, corrections: corrections.length, added: corrections.length - before.length };
    return [{ ...report, touchpoints: moved }];
  });
  return { languages: reports, notUsed: read.length - usable.length };
}

/** The later word of a person on a review counts. */
function merge(before: readonly Correction[], now: readonly Correction[]): Correction[] {
  return [...new Map([...before, ...now].map((one) => [one.id, one])).values()];
}

async function readFile(file: string, { touchpoints, onFault }: TrainOptions): Promise<Correction[]> {
  const names = new Set<string>(touchpoints.map(({ id }) => id));
  const corrections: Correction[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      const read = readCorrection(line, names);
      if (typeof read === 'string') onFault(number, read);
      else corrections.push(read);
    }
  } catch (error) {
    throw new ConfigError(`Expected a readable file of corrections, got ${(error as Error).message}`, { cause: error });
  }
  return corrections;
}
