/**
 * Steps of a customer's own with the shipped models; then the models' machinery on label sets of other people, beside what was
 * published for them: there nothing of the shipped models is used, training rows alone teach, the held-back tenth is measured
 * once beside a five-fold cross-validation.
 */
import { languages } from '../../src/analysis/languages/index.ts';
import { type LanguageData, loadLanguage, type Row } from '../../training/corpora.ts';
import { goal, print } from './goal.ts';
import { type CategoryReaders, measureCategories, trainCategories } from './tasks/categories.ts';
import { joinPolarity, measurePolarity } from './tasks/given-polarity.ts';
import { type LabelSet, labelSet, twins } from './tasks/label-sets.ts';
import { printOwnSteps } from './tasks/own-steps.ts';
import { type Ground, learnGround, type ReaderOptions } from './tasks/task-reader.ts';

const SEMEVAL_16 = 'semeval16-restaurants-en';
const SEMEVAL_14 = 'semeval14-restaurants-en';
const MAMS = 'mams-acsa-en';
const AIRLINE = 'airline-tweets-en';
const RESTAURANTS = [SEMEVAL_16, SEMEVAL_14, MAMS];
/** Holds the restaurants of SemEval-16 once more, some of them in it alone; and hotels and food with rough polarity. */
const MABSA = 'mabsa-en';
/** Read without labels for the vectors of words, besides the corpora of the tasks. */
const VECTOR_CORPORA = ['zomato-en', 'skytrax-en', 'mcdonalds-en', 'disneyland-en', MABSA];
const ROUGH_DOMAINS = ['restaurant', 'hotel', 'food'];

const RESTAURANT_OPTIONS: ReaderOptions = { table: { bits: 17, epochs: 6, rate: 0.2, seeds: [1] }, epochs: 6 };
/** Reasons are labelled by whim: a table that learns less of each row reads others better. */
const AIRLINE_OPTIONS: ReaderOptions = { table: { bits: 18, epochs: 3, rate: 0.1, seeds: [1, 2] }, epochs: 6 };

/** Trains and prints; some minutes of one core. Needs the English corpora. */
export function printTasks(): void {
  printOwnSteps();
  const data = loadLanguage('en');
  const corpora = (names: readonly string[]) => data.corpora.filter(({ name }) => names.includes(name));
  const tasks = corpora([...RESTAURANTS, AIRLINE]);
  const ground = learnGround(
    [...tasks, ...corpora(VECTOR_CORPORA)].flatMap(({ train }) => train.map(({ text }) => text)),
    tasks.flatMap(({ heldBack }) => heldBack.map(({ text }) => text)),
    languages.en!,
  );
  printRestaurants(data, ground);
  printAirline(data, ground);
}

function printRestaurants(data: LanguageData, ground: Ground): void {
  const set = withTwins(labelSet(data, RESTAURANTS), data);
  const readers = trainCategories(set, ground, RESTAURANT_OPTIONS);
  print('categories of restaurants, several a sentence, micro-F1');
  printF1(readers, SEMEVAL_16, '≥ 0.72');
  printF1(readers, SEMEVAL_14);
  printF1(readers, MAMS);
  print('polarity of a given category, three classes, accuracy');
  const rough = mabsaRows(data, ROUGH_DOMAINS).filter(({ polarity }) => typeof polarity === 'number');
  const scheme = (corpus: string) => (corpus === MAMS ? 'mentioned' : 'judged');
  const figures = measurePolarity(set, readers, rough, scheme, ground);
  const crossValidated = joinPolarity(RESTAURANTS.map((corpus) => figures.get(corpus)!.crossValidated));
  const heldBack = joinPolarity(RESTAURANTS.map((corpus) => figures.get(corpus)!.heldBack));
  for (const [name, own] of [['all three', { crossValidated, heldBack }] as const, ...figures]) {
    goal(`${name}, cross-validated (${own.crossValidated.cases})`, own.crossValidated.accuracy);
    goal(`${name}, held back (${own.heldBack.cases})`, own.heldBack.accuracy);
    goal(
      `  mixed sentences, cross-validated (${own.crossValidated.mixedCases})`,
      own.crossValidated.mixedAccuracy,
      '≥ 0.72',
    );
    goal(`  mixed sentences, held back (${own.heldBack.mixedCases})`, own.heldBack.mixedAccuracy, '≥ 0.72');
  }
}

function withTwins(set: LabelSet, data: LanguageData): LabelSet {
  const rows = mabsaRows(data, ['restaurant']);
  const more = twins(set, SEMEVAL_16, rows, (category) => category.replace(' ', '#').toUpperCase());
  return { ...set, train: [...set.train, ...more] };
}

/** Training rows of some of its domains. */
function mabsaRows({ corpora }: LanguageData, domains: readonly string[]): Row[] {
  const rows: readonly (Row & { readonly domain?: string })[] = corpora.find(({ name }) => name === MABSA)?.train ?? [];
  return rows.filter(({ domain }) => domain !== undefined && domains.includes(domain));
}

function printF1(readers: CategoryReaders, corpus: string, wanted?: '≥ 0.72'): void {
  const { crossValidated, heldBack } = measureCategories(readers, corpus);
  goal(`${corpus}, cross-validated (${crossValidated.texts})`, crossValidated.f1, wanted);
  goal(`${corpus}, held back (${heldBack.texts})`, heldBack.f1, wanted);
}

function printAirline(data: LanguageData, ground: Ground): void {
  const { crossValidated, heldBack } = measureCategories(
    trainCategories(labelSet(data, [AIRLINE], true), ground, AIRLINE_OPTIONS),
    AIRLINE,
  );
  print('negative reason of airline tweets, one a tweet, accuracy');
  goal(`${AIRLINE}, cross-validated (${crossValidated.texts})`, crossValidated.accuracy, '≥ 0.69');
  goal(`${AIRLINE}, held back (${heldBack.texts})`, heldBack.accuracy, '≥ 0.69');
}
