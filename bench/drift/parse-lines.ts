/**
 * A process that only parses lines of scores: `JSON.parse` of each, nothing else; with `--checked` also what whoever uses
 * them must do, that is to check the fields and to read the moment.
 */
import { createReadStream } from 'node:fs';

const checked = process.argv.includes('--checked');
let sum = 0;
let rest = '';
const decoder = new TextDecoder();
for await (const chunk of createReadStream(process.argv[2]!)) {
  const text = rest + decoder.decode(chunk as Uint8Array, { stream: true });
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    sum += parse(text.slice(from, end));
    from = end + 1;
  }
  rest = text.slice(from);
}
process.stdout.write(`${sum}\n`);

function parse(line: string): number {
  const { stream, at, score, author } = JSON.parse(line) as Record<string, unknown>;
  if (!checked) return score as number;
  if (typeof stream !== 'string' || typeof at !== 'string' || typeof author !== 'string') throw new TypeError(line);
  const moment = Date.parse(at);
  if (!Number.isInteger(score) || Number.isNaN(moment)) throw new TypeError(line);
  return (score as number) + (moment % 2);
}
