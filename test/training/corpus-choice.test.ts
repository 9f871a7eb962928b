import { expect, test } from 'vitest';
import type { LanguageData } from '../../training/corpora.ts';
import { checkNames, chooseCorpora } from '../../training/corpus-choice.ts';
import { FOLDS, labelledRows, rowsOfFold } from '../../training/folds.ts';
import type { GoldRow } from '../../training/gold-row.ts';
import { readLine } from '../../training/made-reviews.ts';

const row = (id: string): GoldRow => ({
  id,
  lang: 'en',
  text: id,
  sentiment: 1,
  findings: [],
  emotion: 'none',
  severe: null,
});
const corpus = (name: string) => ({ name, train: [], heldBack: [], alsoRead: [] });
const DATA: LanguageData = {
  corpora: [corpus('banking77-en'), corpus('zomato-en')],
  made: [readLine('hotel | + joy - | {staff +: kind porters}', 'x:1', 'en')],
  labelled: [row('zomato-en:1'), row('skytrax-en:2')],
  goldTrain: [row('zomato-en:3')],
  goldDev: [row('zomato-en:4')],
};
const names = ({ corpora, made, labelled, goldTrain }: LanguageData) =>
  [...corpora.map(({ name }) => name), ...[...made, ...labelled, ...goldTrain].map(({ id }) => id)].join(' ');

test('everything is used unless something is left out', () => {
  expect(chooseCorpora(DATA, { without: [] })).toEqual(DATA);
});

test('a corpus that is left out takes the labels of its rows with it', () => {
  expect(names(chooseCorpora(DATA, { without: ['zomato-en'] }))).toBe('banking77-en made-x:1 skytrax-en:2');
});

test('gold, labels and our own reviews can be left out by name', () => {
  expect(names(chooseCorpora(DATA, { without: ['gold', 'labels', 'made'] }))).toBe('banking77-en zomato-en');
});

test('only permissive corpora and our own reviews: no label on a research text is left', () => {
  expect(names(chooseCorpora(DATA, { only: 'permissive', without: [] }))).toBe('banking77-en made-x:1');
});

test('a name that is no corpus is refused', () => {
  expect(() => checkNames({ without: ['zomatoo-en'] }, ['zomato-en'])).toThrow(/Expected one of zomato-en, gold/);
  expect(() => checkNames({ without: ['labels', 'zomato-en'] }, ['zomato-en'])).not.toThrow();
});

test('the folds of the labelled rows are apart and together all of them', () => {
  const rows = labelledRows(DATA);
  const folds = Array.from({ length: FOLDS }, (_, fold) => rowsOfFold(rows, fold));
  expect(folds.flatMap(({ own }) => own.map(({ id }) => id)).sort()).toEqual(rows.map(({ id }) => id).sort());
  for (const { own, rest } of folds) expect(own.length + rest.length).toBe(rows.length);
});
