/** Trains one language: what the network can learn without labels, then models without each fold and with all, two threads at a time. */
import { Worker } from 'node:worker_threads';
import type { Language } from '../src/analysis/language.ts';
import { decodeModel, encodeModel } from '../src/analysis/model.ts';
import { loadLanguage } from './corpora.ts';
import { type CorpusChoice, chooseCorpora } from './corpus-choice.ts';
import { FOLDS, labelledRows, rowsOfFold } from './folds.ts';
import { trainBase } from './network-stages.ts';
import { collectCases, fitSettings } from './settings.ts';
import { readSeverityExamples } from './severity-set.ts';
import type { TrainPart } from './train-part.ts';

/** Parts trained at once; each needs up to 2 GB. */
const THREADS = 2;

/** The bytes of a model. The settings are fitted on rows that the model they are fitted with had not seen. */
export async function trainLanguage(
  language: Language,
  choice: CorpusChoice,
  report: (line: string) => void,
): Promise<Uint8Array> {
  const { code } = language;
  const data = chooseCorpora(loadLanguage(code), choice);
  const rows = labelledRows(data);
  const base = trainBase(data, [...rows, ...readSeverityExamples(code)], language);
  report(`${code}: the network has read ${data.corpora.length} corpora`);
  const parts: TrainPart[] = [
    { code, choice, base },
    ...Array.from({ length: FOLDS }, (_, fold) => ({ code, choice, base, fold })),
  ];
  const [whole, ...folds] = await inTurn(parts, async (part) => {
    const bytes = await trainPart(part);
    report(`${code}: trained ${part.fold === undefined ? 'on all rows' : `without fold ${part.fold + 1} of ${FOLDS}`}`);
    return bytes;
  });
  // Without gold rows our own reviews must stand for those to come.
  const typical = new Set((data.goldTrain.length > 0 ? data.goldTrain : data.made).map(({ id }) => id));
  const cases = folds.map((bytes, fold) =>
    collectCases(rowsOfFold(rows, fold).own, typical, data, language, decodeModel(bytes), fold),
  );
  const bytes = encodeModel({ ...decodeModel(whole!), settings: fitSettings(cases) });
  report(`${code}: ${(bytes.length / 1e6).toFixed(1)} MB`);
  return bytes;
}

/** At most `THREADS` at a time; answers in the order asked. */
async function inTurn<T, Answer>(items: readonly T[], work: (item: T) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const take = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await work(items[at]!);
  };
  await Promise.all(Array.from({ length: THREADS }, take));
  return answers;
}

function trainPart(part: TrainPart): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./train-part.ts', import.meta.url), { workerData: part });
    worker.once('message', done);
    worker.once('error', failed);
  });
}
