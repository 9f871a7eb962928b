/** `npm run bench:quality [-- LANGUAGE…]`: how well and how fast reviews are read, beside the goals. Exits 1 when the corpora are absent. */
import { createAnalyser } from '../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../src/analysis/default-journey.ts';
import { loadModels } from '../src/pipeline/analyser.ts';
import { dataFolder, hasData, loadLanguage } from '../training/corpora.ts';
import { type Figures, f1, measureLanguage } from '../training/measure.ts';

/** Goals of the design, in percent; absent where it sets none. */
const GOALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { binary: 88, three: 67, touchpoints: 77 },
  fr: { binary: 87, three: 66, touchpoints: 77 },
  fa: { binary: 80, three: 59, touchpoints: 86 },
};
const REVIEWS_PER_SECOND = 5_000;

main(process.argv.slice(2));

function main(asked: readonly string[]): void {
  if (!hasData()) {
    process.stderr.write(
      `NOTHING MEASURED: expected the labelled corpora in ${dataFolder()}, found none. Set VIGIE_SHARED to the folder that holds data/.\n`,
    );
    process.exitCode = 1;
    return;
  }
  for (const [code, bytes] of Object.entries(loadModels())) {
    if (asked.length > 0 && !asked.includes(code)) continue;
    const data = loadLanguage(code);
    const analyser = createAnalyser({ models: { [code]: bytes }, touchpoints: DEFAULT_JOURNEY });
    print(code, measureLanguage(analyser, code, data));
  }
}

function print(code: string, figures: Figures): void {
  const { gold } = figures;
  const goals = GOALS[code] ?? {};
  const held = figures.corpora.reduce((total, { texts }) => total + texts, 0);
  const labelled = figures.corpora.reduce((total, { touchpoints }) => total + (touchpoints?.real ?? 0), 0);
  const lines: [string, number, number | undefined][] = [
    [`held back (${held} texts): sentiment, negative/positive, macro-F1`, figures.binaryF1, goals.binary],
    ['held back: sentiment, three classes, macro-F1', figures.threeClassF1, goals.three],
    [`held back: touchpoints, micro-F1 (${labelled} labelled)`, figures.touchpointF1, goals.touchpoints],
    [`gold dev (${gold.texts}): sentiment, three classes, macro-F1`, gold.sentimentF1, undefined],
    ['gold dev: touchpoints, micro-F1', f1(gold.touchpoint), goals.touchpoints],
    ['gold dev: touchpoints, precision', gold.touchpoint.hits / gold.touchpoint.said, undefined],
    ['gold dev: touchpoints, recall', gold.touchpoint.hits / gold.touchpoint.real, undefined],
    ['gold dev: touchpoint and polarity, micro-F1', f1(gold.pair), undefined],
    ['gold dev: cause, right where the label names one', gold.causeAccuracy, undefined],
    ['gold dev: cause, right where vigie names one', gold.causePrecision, undefined],
    ['gold dev: cause, silent where the label is silent', gold.causeAbstention, undefined],
    ['gold dev: emotion, accuracy', gold.emotionAccuracy, undefined],
    [`gold dev: severe, F1 (${gold.severe.real} labelled)`, f1(gold.severe), undefined],
  ];
  process.stdout.write(`\n${code}\n`);
  for (const [name, value, goal] of lines) {
    process.stdout.write(`  ${name.padEnd(66)} ${percent(value)}${goal === undefined ? '' : `   goal ${goal}`}\n`);
  }
  const speed = Math.round(figures.reviewsPerSecond);
  const length = Math.round(figures.charactersPerReview);
  process.stdout.write(
    `  ${`reviews a second, one thread (${length} characters each)`.padEnd(66)} ${speed}   goal ${REVIEWS_PER_SECOND}\n`,
  );
  const touchpoints = Object.entries(gold.byTouchpoint).sort(([, a], [, b]) => b.real - a.real);
  process.stdout.write(
    `  ${touchpoints.map(([name, tally]) => `${name} ${percent(f1(tally))} (${tally.real})`).join(' · ')}\n`,
  );
  for (const { name, texts, binaryF1, threeClassF1, touchpoints: tally } of figures.corpora) {
    const parts = [
      binaryF1 !== undefined && `binary ${percent(binaryF1)}`,
      threeClassF1 !== undefined && `three ${percent(threeClassF1)}`,
      tally && `touchpoints ${percent(f1(tally))}`,
    ].filter((part) => part);
    if (parts.length > 0)
      process.stdout.write(`    ${name.padEnd(30)} ${String(texts).padStart(5)}  ${parts.join('  ')}\n`);
  }
}

function percent(value: number): string {
  return Number.isNaN(value) ? '–' : (100 * value).toFixed(1);
}
