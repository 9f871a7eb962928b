/** Reads and keeps hand corrections: JSON lines in, `<dataDir>/corrections/<language>.json` beside the data they were made on. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction, Move, Moves } from '../analysis/corrections.ts';
import { identifyLanguage } from '../analysis/language-id.ts';
import type { Cause } from '../domain/finding.ts';
import { ConfigError } from '../errors.ts';

/** What is kept for one language. */
export interface KeptCorrections {
  readonly version: 1;
  /** Fingerprint of the model that the moves were fitted on. */
  readonly model: string;
  readonly corrections: readonly Correction[];
  readonly moves: Readonly<Record<string, Move>>;
}

/** Changes when the model does. */
export function modelHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/**
 * Moves of all languages, for the models at hand.
 * @throws ConfigError when some were fitted on another model: they must be fitted again, which takes a second
 */
export function loadMoves(dataDir: string, models: Readonly<Record<string, Uint8Array>>): Moves {
  return Object.fromEntries(
    [...readKept(dataDir)].flatMap(([language, { model, moves }]) => {
      const bytes = models[language];
      if (!bytes) return [];
      const now = modelHash(bytes);
      if (model !== now) {
        throw new ConfigError(
          `Expected hand corrections fitted on this model (${language}, ${now}), got ones fitted on ${model}: run \`vigie train\` to fit the kept corrections again`,
        );
      }
      // Corrections that moved nothing leave the analyser, and its version, as they were.
      return Object.keys(moves).length > 0 ? [[language, moves]] : [];
    }),
  );
}

/** Everything kept, by language. @throws ConfigError for a file that is damaged */
export function readKept(dataDir: string): Map<string, KeptCorrections> {
  const folder = join(dataDir, 'corrections');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => /^[a-z]{2}\.json$/.test(name));
  return new Map(files.sort().map((name) => [name.slice(0, 2), readFile(join(folder, name))]));
}

function readFile(path: string): KeptCorrections {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as KeptCorrections;
    if (kept.version === 1 && Array.isArray(kept.corrections) && typeof kept.moves === 'object') return kept;
  } catch (error) {
    throw new ConfigError(`Expected hand corrections as JSON in ${path}, got ${(error as Error).message}`, {
      cause: error,
    });
  }
  throw new ConfigError(`Expected hand corrections of version 1 in ${path}, got another form: restore it or delete it`);
}

/** Replaces the file of a language in one step; readable by its owner only, as it holds texts of customers. */
export function writeKept(dataDir: string, language: string, kept: KeptCorrections): void {
  const folder = join(dataDir, 'corrections');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${language}.json`);
  writeFileSync(`${path}.new`, `${JSON.stringify(kept, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/**
 * One line of a file of corrections, or what is wrong with it. A touchpoint in `found` (what vigie said) that is not in
 * `findings` counts as denied, so that a person who takes a wrong finding away has said it.
 */
export function readCorrection(line: string, touchpoints: ReadonlySet<string>): Correction | string {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    return `no JSON (${(error as Error).message.slice(0, 120)})`;
  }
  if (!isMap(value)) return 'JSON that is no object';
  const { id, text, language, findings = [], found = [] } = value;
  const denied = value.not ?? [];
  if (typeof id !== 'string' && typeof id !== 'number') return 'no "id" (text or number)';
  if (typeof text !== 'string' || text.trim() === '') return 'no "text"';
  if (language !== undefined && typeof language !== 'string') return 'a "language" that is no text';
  if (!Array.isArray(findings)) return 'a "findings" that is no list';
  if (!isTexts(denied)) return 'a "not" that is no list of touchpoints';
  if (!isTexts(found)) return 'a "found" that is no list of touchpoints';
  const right: Correction['findings'][number][] = [];
  for (const finding of findings) {
    const read = readFinding(finding, text);
    if (typeof read === 'string') return read;
    right.push(read);
  }
  const named = new Set(right.map(({ touchpoint }) => touchpoint));
  const unknown = [...named, ...denied].find((name) => !touchpoints.has(name));
  if (unknown !== undefined) return `the touchpoint ${JSON.stringify(unknown)}, which touchpoints.yaml does not have`;
  const both = denied.find((name) => named.has(name));
  if (both !== undefined) return `${JSON.stringify(both)} in "findings" and in "not"`;
  const not = [...new Set([...denied, ...found.filter((name) => touchpoints.has(name) && !named.has(name))])];
  if (right.length + not.length === 0) return 'neither "findings" nor "not"';
  return { id: String(id), text, language: identifyLanguage(text, language, language), findings: right, not };
}

function readFinding(finding: unknown, text: string): Correction['findings'][number] | string {
  if (!isMap(finding) || typeof finding.touchpoint !== 'string') return 'a finding without "touchpoint"';
  const { touchpoint, polarity, cause, quote, start, end } = finding;
  if (polarity !== undefined && !(typeof polarity === 'number' && Math.abs(polarity) <= 1))
    return 'a "polarity" that is no number from -1 to 1';
  const blame = CAUSES.find((name) => name === cause);
  if (cause !== undefined && !blame) return `a "cause" that is none of ${CAUSES.join(', ')}`;
  const span = spanOf(text, quote, start, end);
  if (typeof span === 'string') return span;
  return { touchpoint, ...(polarity !== undefined && { polarity }), ...(blame && { cause: blame }), ...span };
}

const CAUSES = ['people', 'policy', 'tools'] as const satisfies readonly Cause[];

/** A quote counts more than offsets: a person who edits a text file moves the one and forgets the other. */
function spanOf(text: string, quote: unknown, start: unknown, end: unknown): { start?: number; end?: number } | string {
  if (quote !== undefined) {
    const at = typeof quote === 'string' && quote !== '' ? text.indexOf(quote) : -1;
    return at < 0 ? 'a "quote" that the text does not hold' : { start: at, end: at + String(quote).length };
  }
  if (start === undefined && end === undefined) return {};
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) <= text.length;
  return isSpan && Number(start) < Number(end)
    ? { start: Number(start), end: Number(end) }
    : 'a "start" and "end" outside of the text';
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
