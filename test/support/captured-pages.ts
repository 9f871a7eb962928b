/** The captured pages that hold reviews in their markup, and how a mutated one compares with the untouched one. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ParsedPage, type ParsedReview, parseCapture } from '../../src/collectors/parse.ts';
import { instant } from '../../src/domain/time.ts';
import { sharedPath } from './shared.ts';

export const capturedAt = instant('2026-11-21T12:00:00Z');

export interface CapturedPage {
  /** Folder and name. */
  readonly name: string;
  readonly body: string;
  readonly page: ParsedPage;
}

/** Every captured HTML page of these folders (all of them when left out), read untouched. */
export function capturedPages(folders?: readonly string[]): readonly CapturedPage[] {
  const root = sharedPath('fixtures/captured');
  return readdirSync(root)
    .filter((folder) => folders?.includes(folder) ?? !folder.includes('.'))
    .flatMap((folder) => readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}`))
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const body = readFileSync(`${root}/${name}`, 'utf8');
      return { name, body, page: parseCapture({ body, capturedAt }) };
    });
}

/** Names of the fields in which two readings of one review differ. */
export function differences(
  found: ParsedReview | undefined,
  wanted: ParsedReview,
  but: readonly string[] = [],
): string[] {
  if (!found) return ['missing'];
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].filter((key) => {
    if (key === 'anchors' || but.includes(key)) return false;
    const [a, b] = [found, wanted].map((review) => review[key as keyof ParsedReview]);
    if (key === 'reply' && but.includes('dateText')) return textOf(a) !== textOf(b);
    return JSON.stringify(a) !== JSON.stringify(b);
  });
}

function textOf(reply: unknown): unknown {
  return typeof reply === 'object' && reply !== null && 'text' in reply ? reply.text : undefined;
}

/** How many reviews of a page are read as well as before, after `body` became something else; faults in words. */
export function stillRight(
  { page }: CapturedPage,
  body: string,
  but: readonly string[] = [],
): { readonly right: number; readonly all: number; readonly faults: readonly string[]; readonly found: ParsedPage } {
  const found = parseCapture({ body, capturedAt });
  const faults: string[] = [];
  let right = 0;
  page.reviews.forEach((wanted, index) => {
    const differ = differences(found.reviews[index], wanted, but);
    if (differ.length === 0) right += 1;
    else faults.push(`${index}: ${differ.join(', ')}`);
  });
  return { right, all: page.reviews.length, faults, found };
}
