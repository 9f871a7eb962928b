/** Reads the labelled corpora and says which rows may be trained on. Apart, so that training and measuring share one border. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GoldRow } from './gold-row.ts';
import { readLabels } from './labels.ts';
import { type MadeReview, readMadeReviews } from './made-reviews.ts';

/** One row of a corpus; its labels are the corpus' own. */
export interface Row {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly stars?: number;
  readonly polarity?: -1 | 0 | 1 | null;
  readonly aspects?: readonly { readonly category: string; readonly polarity: number | null }[];
  /** Ekman's, where a corpus labels them. */
  readonly emotions?: readonly string[];
  readonly source: string;
}

/** One corpus, cut in two: `heldBack` is never trained on. */
export interface Corpus {
  readonly name: string;
  readonly train: readonly Row[];
  readonly heldBack: readonly Row[];
  /** Rows labelled by reading, with the corpus' own labels; not in `train`. */
  readonly alsoRead: readonly Row[];
  /** Corpus label → touchpoint, `general` or null; absent where the corpus has no such labels. */
  readonly touchpoints?: Readonly<Record<string, string | null>>;
}

/** Everything there is for one language. Gold dev texts are in no other part. */
export interface LanguageData {
  readonly corpora: readonly Corpus[];
  /** Reviews written by ourselves: trained on like gold rows. */
  readonly made: readonly MadeReview[];
  /** Training rows of the corpora that we labelled by reading, like gold rows. */
  readonly labelled: readonly GoldRow[];
  readonly goldTrain: readonly GoldRow[];
  readonly goldDev: readonly GoldRow[];
}

/** The folder of the corpora: `VIGIE_SHARED`, or `shared` beside the checkout. */
export function dataFolder(): string {
  return resolve(process.env.VIGIE_SHARED ?? resolve(import.meta.dirname, '../../shared'), 'data');
}

/** Are the corpora there? */
export function hasData(): boolean {
  return existsSync(resolve(dataFolder(), 'touchpoints.json'));
}

/** One in this many texts is held back, chosen by the hash of its normalised text. */
const HELD_BACK_ONE_IN = 10;

/**
 * All corpora of a language. A text that is in gold dev is in no corpus; one in gold train is never held back. A row labelled
 * by reading counts by that label alone, so that leaving it out (cross-fitting) leaves nothing of it behind.
 */
export function loadLanguage(language: string): LanguageData {
  const folder = dataFolder();
  const goldDev = readLines<GoldRow>(resolve(folder, `gold/${language}.dev.jsonl.gz`));
  const devKeys = new Set(goldDev.map(textKey));
  const goldTrain = readLines<GoldRow>(resolve(folder, `gold/${language}.train.jsonl.gz`)).filter(
    (row) => !devKeys.has(textKey(row)),
  );
  const trainKeys = new Set(goldTrain.map(textKey));
  const maps: Record<string, unknown> = JSON.parse(readFileSync(resolve(folder, 'touchpoints.json'), 'utf8')).corpora;
  const suffix = `-${language}.train.jsonl.gz`;
  const corpora = readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.train.jsonl.gz'.length);
      const rows = readLines<Row>(resolve(folder, file)).filter((row) => !devKeys.has(textKey(row)));
      const isHeldBack = (row: Row) => isHeld(row) && !trainKeys.has(textKey(row));
      return {
        name,
        train: rows.filter((row) => !isHeldBack(row) && !trainKeys.has(textKey(row))),
        heldBack: rows.filter(isHeldBack),
        alsoRead: rows.filter((row) => trainKeys.has(textKey(row))),
        touchpoints: mapOf(maps, name),
      };
    });
  const made = readMadeReviews(language).filter((row) => !devKeys.has(textKey(row)));
  const labelled = joinLabels(language, corpora);
  const labelledKeys = new Set(labelled.map(textKey));
  const others = corpora.map((corpus) => ({
    ...corpus,
    train: corpus.train.filter((row) => !labelledKeys.has(textKey(row))),
    alsoRead: [...corpus.alsoRead, ...corpus.train.filter((row) => labelledKeys.has(textKey(row)))],
  }));
  return { corpora: others, made, labelled, goldTrain, goldDev };
}

/** Our labels beside the texts they are of. Only rows that are trained on: a held-back one stays unread. */
function joinLabels(language: string, corpora: readonly Corpus[]): GoldRow[] {
  const labels = readLabels(language);
  return corpora.flatMap(({ train }) =>
    train.flatMap(({ id, text }) => {
      const row = labels.get(id);
      return row ? [{ ...row, lang: language, text }] : [];
    }),
  );
}

function mapOf(maps: Record<string, unknown>, name: string): Record<string, string | null> | undefined {
  const map = maps[name];
  return (typeof map === 'string' ? maps['mabsa-en'] : map) as Record<string, string | null> | undefined;
}

/** One key for texts that differ in case, spaces or marks only, over all corpora. */
export function textKey(row: { readonly text: string }): string {
  const normal = row.text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha1').update(normal).digest('hex');
}

function isHeld(row: Row): boolean {
  return Number.parseInt(textKey(row).slice(0, 8), 16) % HELD_BACK_ONE_IN === 0;
}

function readLines<T>(path: string): T[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}
