/**
 * A second reader of the customer's own: a text classifier as an ONNX file, asked only for reviews whose sentiment the own
 * models leave open. Two packages that nobody else needs: loaded when configured, named when absent.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, TypedTensor } from 'onnxruntime-node';
import type { Analysis, Sentiment, SentimentLabel } from '../domain/finding.ts';
import { ConfigError } from '../errors.ts';

export interface SecondReaderOptions {
  /** The model: inputs `input_ids`, `attention_mask` and perhaps `token_type_ids` (int64, batch × tokens), output logits (batch × labels). */
  readonly model: string;
  /** `tokenizer.json` of the model, as the tokenizers library writes it. */
  readonly tokenizer: string;
  /** What each output means, in order; several outputs may mean the same (five stars). */
  readonly labels: readonly SentimentLabel[];
  /** Asked when the own score is nearer to 0 than this. */
  readonly below: number;
  /** Tokens of a text that are read. */
  readonly maxTokens: number;
}

export interface SecondReader {
  /** Part of the analyser's version: another model judges otherwise. */
  readonly version: string;
  /** The analyses, with the sentiment of those it was asked about replaced. Same order. */
  settle(texts: readonly string[], analyses: readonly Analysis[]): Promise<Analysis[]>;
  close(): Promise<void>;
}

type Runtime = typeof import('onnxruntime-node');

/** Texts that are read in one go. */
const BATCH = 16;

/** @throws ConfigError when a package or file is missing, or the model is not of the form it must have */
export async function openSecondReader(options: SecondReaderOptions): Promise<SecondReader> {
  const runtime = await loadPackage('onnxruntime-node', () => import('onnxruntime-node'));
  const { Tokenizer } = await loadPackage('@huggingface/tokenizers', () => import('@huggingface/tokenizers'));
  const bytes = await readOwn(options.model, 'an ONNX model');
  const wording = await readOwn(options.tokenizer, 'a tokenizer.json');
  const tokenizer = openTokenizer(Tokenizer, wording, options.tokenizer);
  const session = await openSession(runtime, bytes, options);
  const hash = createHash('sha256').update(bytes).update(wording).update(JSON.stringify(options.labels));
  return {
    version: `${hash.digest('hex').slice(0, 8)}-${options.below}`,
    async settle(texts, analyses) {
      const settled = [...analyses];
      const open = analyses.flatMap((analysis, at) => (isOpen(analysis, texts[at]!, options.below) ? [at] : []));
      for (let from = 0; from < open.length; from += BATCH) {
        const batch = open.slice(from, from + BATCH);
        const judged = await judge(
          runtime,
          session,
          tokenizer,
          batch.map((at) => texts[at]!),
          options,
        );
        batch.forEach((at, k) => {
          settled[at] = { ...analyses[at]!, sentiment: judged[k]! };
        });
      }
      return settled;
    },
    close: () => session.release(),
  };
}

/** A text of a language without a model is open too: the second reader may well be multilingual. */
function isOpen({ analysed, sentiment }: Analysis, text: string, below: number): boolean {
  return /\p{L}/u.test(text) && (!analysed || Math.abs(sentiment.score) < below);
}

async function judge(
  { Tensor }: Runtime,
  session: InferenceSession,
  tokenizer: Tokenizer,
  texts: readonly string[],
  { labels, maxTokens, model }: SecondReaderOptions,
): Promise<Sentiment[]> {
  const encoded = texts.map((text) => cut(tokenizer.encode(text).ids.filter(Number.isInteger), maxTokens));
  const width = Math.max(1, ...encoded.map((ids) => ids.length));
  const shape = [texts.length, width];
  const ids = new BigInt64Array(texts.length * width);
  const mask = new BigInt64Array(texts.length * width);
  encoded.forEach((row, at) => {
    row.forEach((id, k) => {
      ids[at * width + k] = BigInt(id);
      mask[at * width + k] = 1n;
    });
  });
  const feeds: Record<string, TypedTensor<'int64'>> = {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(texts.length * width), shape),
  };
  const asked = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!]));
  const output = (await session.run(asked))[session.outputNames[0]!]!;
  if (output.dims.join(' × ') !== `${texts.length} × ${labels.length}`) {
    throw new ConfigError(
      `Expected ${model} to answer ${texts.length} × ${labels.length} numbers, one for each of the labels, got ${output.dims.join(' × ')}`,
    );
  }
  const logits = Array.from(output.data as Float32Array, Number);
  return texts.map((_, at) => sentimentOf(logits.slice(at * labels.length, (at + 1) * labels.length), labels));
}

/** The last token is the model's end mark: it stays when a text is cut. Word-level tokenizers give no number to unknown words. */
function cut(ids: readonly number[], most: number): readonly number[] {
  return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)!];
}

function sentimentOf(logits: readonly number[], labels: readonly SentimentLabel[]): Sentiment {
  const top = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (label: SentimentLabel) =>
    weights.reduce((sum, weight, k) => sum + (labels[k] === label ? weight : 0), 0) / total;
  const chances = { negative: share('negative'), neutral: share('neutral'), positive: share('positive') };
  const [label] = (Object.entries(chances) as [SentimentLabel, number][]).sort(([, a], [, b]) => b - a)[0]!;
  return { label, score: Math.round((chances.positive - chances.negative) * 1000) / 1000 };
}

async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new ConfigError(
      `Expected the package ${name} for the second reader, got none that loads: run \`npm install ${name}\`, or remove secondReader from vigie.yaml`,
      { cause: error },
    );
  }
}

async function readOwn(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new ConfigError(`Expected ${what} for the second reader in ${path}, got ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function openTokenizer(Own: typeof Tokenizer, wording: Buffer, path: string): Tokenizer {
  try {
    return new Own(JSON.parse(wording.toString('utf8')), {});
  } catch (error) {
    throw new ConfigError(
      `Expected a tokenizer.json in ${path}, got one that cannot be used (${String(error).slice(0, 200)})`,
    );
  }
}

const INPUTS: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids']);

async function openSession({ InferenceSession }: Runtime, bytes: Uint8Array, { model }: SecondReaderOptions) {
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(bytes, { logSeverityLevel: 4 });
  } catch (error) {
    throw new ConfigError(
      `Expected an ONNX model in ${model}, got a file that cannot be used (${String(error).slice(0, 200)})`,
    );
  }
  const foreign = session.inputNames.filter((name) => !INPUTS.has(name));
  if (foreign.length > 0 || !session.inputNames.includes('input_ids')) {
    throw new ConfigError(
      `Expected a model with the inputs ${[...INPUTS].join(', ')} in ${model}, got ${session.inputNames.join(', ')}`,
    );
  }
  return session;
}
