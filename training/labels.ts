/** Reads labels given by reading to texts of the corpora: ids and offsets only, the texts stay where they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GoldRow } from './gold-row.ts';

/** What `labels/<language>*.jsonl` holds: a gold row without its text. `id` is the corpus row's. */
export type Labels = Omit<GoldRow, 'text' | 'lang'>;

/** Labels of one language by row id. */
export function readLabels(language: string): ReadonlyMap<string, Labels> {
  const folder = resolve(import.meta.dirname, 'labels');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const own = files.filter((file) => file.startsWith(language) && file.endsWith('.jsonl'));
  const rows = own.flatMap((file) => readFileSync(resolve(folder, file), 'utf8').split('\n'));
  return new Map(
    rows
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Labels)
      .map((row) => [row.id, row]),
  );
}
