/** Writes the model card: which corpora, under which licence, and what was measured. */
import { readFileSync } from 'node:fs';
import { languages } from '../src/analysis/languages/index.ts';
import type { LanguageData, Row } from './corpora.ts';
import { calibrationError, f1 } from './figures.ts';
import type { Figures } from './measure.ts';
import type { GoldFigures } from './measure-gold.ts';
import { readPretrained } from './pretrained-file.ts';

/** One language of the card. */
export interface CardEntry {
  readonly code: string;
  readonly data: LanguageData;
  readonly figures: Figures;
  /** On test reviews of five trades by another author: the half that choices looked at, and the other. */
  readonly service: readonly GoldFigures[];
  /** Gold dev figures of a variant trained on permissive corpora and our own texts only, where one was made. */
  readonly permissive?: GoldFigures;
}

/** `readme`: path of the corpora's README, whose table names sources and licences. */
export function writeCard(entries: readonly CardEntry[], readme: string): string {
  const licences = readLicences(readme);
  return `${HEAD}${entries.map((entry) => languageSection(entry, licences)).join('\n')}`;
}

const HEAD = `# Model card

Written by \`npm run train\`; the figures are printed again by \`npm run bench:quality\`.

One file a language (${Object.keys(languages).join(', ')}): linear tables over hashed features and a small network (word vectors of 48 numbers, one convolution of
three words, 64 filters), both int8 or small, joined by logistic combiners. A file holds numbers learnt from the corpora below and nothing of
their texts: no sentences; words only as hashes.

**Labels and made texts.** \`training/labels/\` (rows of the corpora, read and labelled: ids and offsets, no texts), \`training/made/\` (reviews of our own for touchpoints
and trades that corpora lack) and \`training/severity/\` were written by vigie's makers **with a large language model**, one reader or author a language, following the gold
guidelines; nobody has measured agreement, and no native speaker has read the French and Persian. They are trained on like gold rows. The test reviews in \`bench/service-reviews/\` come from
another author of the same kind, who saw none of them: expect a little less on real customers.

**Licences.** Most corpora are research-only or state no licence. Treat these models as research models until counsel says otherwise;
\`npm run train\` makes others from corpora of your own in the same form.

**Held back.** One text in ten of every corpus (by hash of the normalised text) and all gold dev texts were never trained on; all figures
are measured on them. Gold dev sets: about 260 reviews a language, labelled by reading; ±3 points is noise. They were looked at a few
times while seed phrases, clauses and settings were chosen, so their figures flatter a little. Sentiment of a held-back part with fewer than
10 texts of either pole is not counted. Corpora marked *mabsa* are machine-translated outside English.

**Limits.** Touchpoints that the corpora hardly know (sales, digital, promise, aftersales, billing; in Persian also staff, waiting, premises) rest on
seed phrases and our own reviews. Known failures: implicit wording in trades without corpora (three in ten touchpoints of banks, clinics, hotels, garages and telecoms are missed or
wrong); severities told without their usual words; Persian causes; worry and sadness; tweets. Other languages are not analysed, and vigie says so.
`;

function languageSection(
  { code, data, figures, service, permissive }: CardEntry,
  licences: ReadonlyMap<string, string>,
): string {
  const { gold } = figures;
  const pretrained = readPretrained(code);
  const rows = figures.corpora.flatMap((corpus) => {
    const rowsTrained = usedRows(data, corpus.name);
    if (rowsTrained === 0) return [];
    const touchpoints = corpus.touchpoints && corpus.touchpoints.real > 0 ? percent(f1(corpus.touchpoints)) : '–';
    return `| ${corpus.name} | ${rowsTrained} | ${corpus.texts} | ${percent(corpus.binaryF1)} | ${percent(corpus.threeClassF1)} | ${touchpoints} | ${licences.get(corpus.name) ?? 'see the corpora'} |`;
  });
  const touchpoints = Object.entries(gold.byTouchpoint)
    .sort(([, a], [, b]) => b.real - a.real)
    .map(([name, tally]) => `${name} ${percent(f1(tally))} (n ${tally.real})`);
  return `
## ${code}

Mean of held-back parts: binary macro-F1 ${percent(figures.binaryF1)}, three-class macro-F1 ${percent(figures.threeClassF1)}, touchpoint micro-F1 ${percent(figures.touchpointF1)}.
Gold dev (${gold.texts} reviews; trained on: ${data.goldTrain.length} gold reviews, ${data.labelled.length} rows labelled by reading, ${data.made.length} reviews of our own): sentiment macro-F1 ${percent(gold.sentimentF1)}, touchpoint micro-F1 ${percent(f1(gold.touchpoint))},
macro over touchpoints with five cases ${percent(gold.touchpointMacro)}, touchpoint with polarity F1 ${percent(f1(gold.pair))}, polarity given the touchpoint ${percent(gold.polarity)},
cause: right where it answers ${percent(gold.cause.precision)}, answers ${percent(gold.cause.coverage)} of those labelled and ${percent(gold.cause.onNull)} of those without, emotion accuracy ${percent(gold.emotionAccuracy)},
quote overlaps the labelled one ${percent(gold.evidence)}, calibration error of the confidence ${percent(calibrationError(gold.bins))}.
By touchpoint (gold dev F1): ${touchpoints.join(', ')}.
Made reviews of banks, clinics, hotels, garages, telecoms (development half, final half): touchpoint micro-F1 ${service.map((half) => percent(f1(half.touchpoint))).join(', ')}, macro ${service.map((half) => percent(half.touchpointMacro)).join(', ')}.
${permissive ? `A variant of permissive corpora and our own texts only (\`npm run train -- --only permissive --to FOLDER\`): gold dev touchpoint micro-F1 ${percent(f1(permissive.touchpoint))}, sentiment macro-F1 ${percent(permissive.sentimentF1)}.\n` : ''}${pretrained ? `Word vectors of the network: learnt from all training texts, joined with ${pretrained.words.length} words of ${pretrained.source}; reduced in \`training/vectors/${code}.bin\`.\n` : ''}
| corpus | trained on | held back | binary | three-class | touchpoints | licence |
|---|--:|--:|--:|--:|--:|---|
${rows.join('\n')}
`;
}

function percent(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : (100 * value).toFixed(1);
}

/** How many rows of a corpus teach anything: those with a polarity, or with labels that map to touchpoints. */
function usedRows(data: LanguageData, name: string): number {
  const corpus = data.corpora.find((one) => one.name === name);
  const isUsed = ({ polarity, aspects }: Row) =>
    (polarity !== undefined && polarity !== null) || (corpus?.touchpoints !== undefined && (aspects?.length ?? 0) > 0);
  return corpus?.train.filter(isUsed).length ?? 0;
}

/** Corpus name → licence, from the README's table (columns are found by their headings). */
function readLicences(readme: string): ReadonlyMap<string, string> {
  const licences = new Map<string, string>();
  let column = -1;
  for (const line of readFileSync(readme, 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.includes('licence')) column = cells.indexOf('licence');
    else if (column > 0 && cells.length > column) licences.set(cells[1]!.replace(/\s*✔/, ''), cells[column]!);
  }
  return licences;
}
