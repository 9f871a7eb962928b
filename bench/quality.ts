/**
 * How well and how fast reviews are read, beside the goals and beside what npm has: `npm run bench:quality` (some minutes;
 * `-- sentiment gold fr` for some parts and languages only). Exits 1 when the corpora are absent.
 *
 * No peeking: training chooses on training rows alone; the held-back tenth, gold dev and the final halves of our own test
 * reviews are measured here and nowhere else.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Analyser, createAnalyser } from '../src/analysis/analyse.ts';
import { languages } from '../src/analysis/languages/index.ts';
import { DEFAULT_JOURNEY, loadModels } from '../src/pipeline/analyser.ts';
import { dataFolder, hasData, type LanguageData, loadLanguage } from '../training/corpora.ts';
import { readMadeFile } from '../training/made-reviews.ts';
import { measureLanguage } from '../training/measure.ts';
import { measureGold } from '../training/measure-gold.ts';
import { printChange } from './quality/change.ts';
import { printErrors } from './quality/errors.ts';
import { goal, print } from './quality/goal.ts';
import { printGold } from './quality/gold-lines.ts';
import { printHostile } from './quality/hostile.ts';
import { sentimentRows } from './quality/sentiment.ts';
import { measureSeverity } from './quality/severity.ts';
import { printSpeed } from './quality/speed.ts';
import { printStream } from './quality/stream.ts';
import { printTasks } from './quality/tasks.ts';

const SERVICE_REVIEWS = resolve(import.meta.dirname, 'service-reviews');
const SENTIMENT_GOALS: Readonly<Record<string, readonly [binary: number, three: number]>> = {
  en: [0.89, 0.68],
  fr: [0.88, 0.67],
  fa: [0.81, 0.61],
};
const TOUCHPOINT_GOALS: Readonly<Record<string, number>> = { en: 0.76, fr: 0.79, fa: 0.83 };

const PARTS: Readonly<Record<string, (measured: Measured) => unknown>> = {
  sentiment: (measured) => each(measured, printSentiment),
  gold: (measured) => each(measured, printGoldDev),
  service: (measured) => each(measured, printService),
  severity: (measured) => each(measured, printSeverity),
  corpora: (measured) => each(measured, printCorpora),
  errors: (measured) => each(measured, (language, analyser, { goldDev }) => printErrors(language, analyser, goldDev)),
  tasks: () => printTasks(),
  change: ({ data }) => printChange(data),
  hostile: ({ analysers }) => printHostile(analysers),
  stream: () => printStream(),
  // Last: natural's classifiers replace Math.sign by one that says 1 of 0, for the whole process.
  speed: ({ data }) => printSpeed(data),
};

interface Measured {
  readonly data: ReadonlyMap<string, LanguageData>;
  readonly analysers: ReadonlyMap<string, Analyser>;
}
type Part = (language: string, analyser: Analyser, data: LanguageData) => unknown;

await main(process.argv.slice(2));

async function main(asked: readonly string[]): Promise<void> {
  const known = [...Object.keys(PARTS), ...Object.keys(languages)];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`Expected names among ${known.join(', ')}, got "${unknown}"`);
  if (!hasData()) {
    process.stderr.write(
      `NOTHING MEASURED: expected the labelled corpora in ${dataFolder()}, found none. Set VIGIE_SHARED to the folder that holds data/.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const codes = Object.keys(languages).filter((code) => asked.includes(code));
  const models = Object.entries(loadModels()).filter(([code]) => codes.length === 0 || codes.includes(code));
  const measured = {
    data: new Map(models.map(([code]) => [code, loadLanguage(code)])),
    analysers: new Map(
      models.map(([code, bytes]) => [
        code,
        createAnalyser({ models: { [code]: bytes }, touchpoints: DEFAULT_JOURNEY }),
      ]),
    ),
  };
  const parts = Object.keys(PARTS).filter((name) => asked.includes(name));
  for (const name of parts.length > 0 ? parts : Object.keys(PARTS)) {
    print(`\n== ${name}`);
    await PARTS[name]!(measured);
  }
}

async function each({ data, analysers }: Measured, part: Part): Promise<void> {
  for (const [language, analyser] of analysers) await part(language, analyser, data.get(language)!);
}

async function printSentiment(language: string, analyser: Analyser, { corpora }: LanguageData): Promise<void> {
  const [own, ...peers] = await sentimentRows(analyser, language, corpora);
  const [binary, three] = SENTIMENT_GOALS[language] ?? [0, 0];
  print(`${language}, mean over corpora, held-back share`);
  goal('negative/positive, macro-F1', own!.binary, `≥ ${binary}`);
  goal('three classes, macro-F1', own!.three, `≥ ${three}`);
  goal(
    'negative/positive, ahead of the best peer',
    own!.binary - Math.max(...peers.map((peer) => peer.binary)),
    '≥ 0.12',
  );
  goal('three classes, ahead of the best peer', own!.three - Math.max(...peers.map((peer) => peer.three)), '≥ 0.12');
  for (const { name, binary: two, three: classes } of peers)
    print(`    ${name.padEnd(26)} binary ${two.toFixed(3)}  three ${classes.toFixed(3)}`);
  for (const [corpus, { binaryF1, threeClassF1 }] of Object.entries(own!.corpora))
    print(`    on ${corpus.padEnd(28)} binary ${binaryF1?.toFixed(3)}  three ${threeClassF1?.toFixed(3) ?? '–'}`);
}

function printGoldDev(language: string, analyser: Analyser, { goldDev }: LanguageData): void {
  const goals = { micro: TOUCHPOINT_GOALS[language] ?? 0, macro: 0.6 };
  printGold(`${language}, gold dev`, measureGold(analyser, language, goldDev), goals);
}

/** Banks, clinics, hotels, garages, telecoms: made by an author who saw no training text. */
function printService(language: string, analyser: Analyser): void {
  for (const half of ['', '.final']) {
    const path = resolve(SERVICE_REVIEWS, `${language}${half}.txt`);
    if (!existsSync(path)) continue;
    const title = `${language}, made reviews of five trades, ${half === '' ? 'development half' : 'final half'}`;
    printGold(title, measureGold(analyser, language, readMadeFile(path, language)), { micro: 0.7, macro: 0.66 });
  }
}

function printSeverity(language: string, analyser: Analyser): void {
  for (const half of ['', '.final']) {
    const path = resolve(SERVICE_REVIEWS, `severity-${language}${half}.txt`);
    if (!existsSync(path)) continue;
    const { flagged, real, precision, precisionOfClass, recall } = measureSeverity(analyser, language, path);
    print(`${language}, ${half === '' ? 'development half' : 'final half'}: ${real} severe, ${flagged} flagged`);
    goal('severity, precision', precision, '≥ 0.9');
    goal('severity, precision with the class right', precisionOfClass);
    goal('severity, recall', recall, '≥ 0.6');
  }
}

function printCorpora(language: string, analyser: Analyser, data: LanguageData): void {
  const { touchpointF1, corpora } = measureLanguage(analyser, language, data);
  print(language);
  goal('touchpoints of the corpora, held-back share, micro-F1', touchpointF1);
  for (const { name, touchpoints } of corpora)
    if (touchpoints)
      print(`    ${name.padEnd(30)} ${((2 * touchpoints.hits) / (touchpoints.said + touchpoints.real)).toFixed(3)}`);
}
