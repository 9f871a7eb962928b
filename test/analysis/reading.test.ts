import { expect, test } from 'vitest';
import { negatedWords, readFeatures } from '../../src/analysis/features.ts';
import { en } from '../../src/analysis/languages/en/language.ts';
import { type Reading, readText } from '../../src/analysis/reading.ts';
import { addRow, logits, noSums, type Table } from '../../src/analysis/table.ts';
import { randomModel } from '../support/random-model.ts';

const MODEL = randomModel(2, ['staff', 'rude', 'room']);
const TEXT = 'The staff was not rude, never slow and helpful. My room was cold but clean! Would not come again';

test('remembered words score as the features that tables are trained on', () => {
  const reading = readText(TEXT, en, MODEL);
  expect(reading.clauses.length).toBeGreaterThan(3);
  for (const [table, scores] of [
    [MODEL.sentiment, reading.sentiment],
    [MODEL.heads, reading.heads],
  ] as const) {
    scores.clauses.forEach((score, clause) => {
      expect(score).toEqual(scoreByFeatures(table, reading, [clause]));
    });
    expect(scores.whole).toEqual(scoreByFeatures(table, reading, [...reading.clauses.keys()]));
    expect(scores.sentences[0]).toEqual(scoreByFeatures(table, reading, sentence(reading, 0)));
  }
});

function sentence(reading: Reading, number: number): number[] {
  return [...reading.clauses.keys()].filter((clause) => reading.clauses[clause]!.sentence === number);
}

function scoreByFeatures(table: Table, reading: Reading, clauses: readonly number[]): Float64Array {
  const negated = negatedWords(reading.entries, reading.clauses, en);
  const sums = noSums(table);
  for (const clause of clauses) {
    const features = readFeatures(reading.entries, negated, reading.clauses[clause]!);
    for (const hash of features.words) addRow(table, hash, sums.words, 0);
    for (const hash of features.chars) addRow(table, hash, sums.chars, 0);
    sums.wordCount += features.words.length;
    sums.charCount += features.chars.length;
  }
  return logits(table, sums);
}

test('a text of more words than are remembered reads as its sentences do alone', () => {
  const many = Array.from({ length: 5000 }, (_, k) => `${word(k)} ${word(k + 7001)} is ${word(k + 20000)}.`);
  const reading = readText(many.join(' '), en, MODEL);
  for (const at of [0, 1, 2500, 4999]) {
    const alone = readText(many[at]!, en, MODEL);
    const clause = reading.clauses.findIndex(({ sentence: number }) => number === at);
    expect(reading.heads.clauses[clause]).toEqual(alone.heads.clauses[0]);
    alone.network.whole.forEach((score, output) => {
      expect(reading.network.sentences[clause]![output]).toBeCloseTo(score, 4);
    });
  }
});

function word(k: number): string {
  return `w${k.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`;
}

test('a text without words reads as silence', () => {
  const reading = readText(' … ', en, MODEL);
  expect(reading.clauses).toEqual([]);
  expect(reading.network.whole.every(Number.isFinite)).toBe(true);
});
