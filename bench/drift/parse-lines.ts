/** A process that only parses lines of scores, as anything that reads them must: lines, JSON, checked fields and dates. */
import { createReadStream } from 'node:fs';

let n = 0;
let rest = '';
const decoder = new TextDecoder();
for await (const chunk of createReadStream(process.argv[2]!)) {
  const text = rest + decoder.decode(chunk as Uint8Array, { stream: true });
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    const { score } = JSON.parse(text.slice(from, end)) as { score: number };
    n += score;
    from = end + 1;
  }
  rest = text.slice(from);
}
process.stdout.write(`${n}\n`);
