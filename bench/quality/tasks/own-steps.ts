/**
 * Steps that a customer adds by five phrases a language: complaints about them that must be found, and look-alikes that must
 * not. The first half helped to mend the topic lists, the final one did not.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { createAnalyser } from '../../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../../../src/analysis/default-journey.ts';
import { teamId, touchpointId } from '../../../src/domain/ids.ts';
import type { Touchpoint } from '../../../src/domain/touchpoint.ts';
import { loadModels } from '../../../src/pipeline/analyser.ts';
import { goal, print } from '../goal.ts';

type Phrases = NonNullable<Touchpoint['phrases']>;

/** In no topic list: found by their own words alone. */
const UNLISTED: readonly string[] = ['laundry', 'photos'];

/** Prints the share found of each step, in every language. */
export function printOwnSteps(): void {
  const steps: Readonly<Record<string, Phrases>> = parse(read('own-steps.yaml'));
  const names = Object.keys(steps);
  const touchpoints = [...DEFAULT_JOURNEY, ...names.map((name) => stepOf(name, steps[name]!))];
  for (const [language, bytes] of Object.entries(loadModels())) {
    const analyser = createAnalyser({ models: { [language]: bytes }, touchpoints });
    for (const [half, title] of [
      ['', 'development half'],
      ['.final', 'final half'],
    ] as const) {
      print(`${language}, steps of a customer's own by five phrases, ${title}`);
      const lines = linesOf(`own-steps-${language}${half}.txt`).map(({ about, text }) => ({
        about,
        found: new Set(analyser.analyse({ text, language }).findings.map(({ touchpoint }) => String(touchpoint))),
      }));
      for (const name of names) printStep(name, lines);
    }
  }
}

/** A text, and the steps found in it. */
interface Read {
  readonly about: string;
  readonly found: ReadonlySet<string>;
}

function printStep(name: string, lines: readonly Read[]): void {
  const share = (isMeant: (about: string) => boolean) => {
    const meant = lines.filter(({ about }) => isMeant(about));
    return meant.filter(({ found }) => found.has(name)).length / meant.length;
  };
  if (!lines.some(({ about }) => about === name)) return;
  const found = share((about) => about === name);
  goal(`${name}: complaints found`, found, UNLISTED.includes(name) ? undefined : '≥ 0.7');
  goal(
    `${name}: said of complaints about another of these steps`,
    share((about) => about !== name && about !== 'other'),
  );
  goal(
    `${name}: look-alikes taken for one`,
    share((about) => about === 'other'),
  );
}

/** Lines of `step | text`; those with # are notes. */
function linesOf(file: string): { about: string; text: string }[] {
  return read(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cut = line.indexOf(' | ');
      return { about: line.slice(0, cut), text: line.slice(cut + 3) };
    });
}

function stepOf(name: string, phrases: Phrases): Touchpoint {
  return { id: touchpointId.parse(name), name: { en: name }, owners: [teamId.parse('site')], phrases };
}

function read(file: string): string {
  return readFileSync(resolve(import.meta.dirname, file), 'utf8');
}
