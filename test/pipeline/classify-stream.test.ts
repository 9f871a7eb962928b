/** The stream itself, where pieces wait for threads: what the command's own tests do not fill. */
import { expect, test } from 'vitest';
import { DEFAULT_JOURNEY, loadModels } from '../../src/pipeline/analyser.ts';
import { classifyStream } from '../../src/pipeline/classify-stream.ts';

test('goes on however many pieces were handed in while it waited for its threads', async () => {
  const stream = classifyStream({
    models: loadModels(),
    touchpoints: DEFAULT_JOURNEY,
    threads: 2,
    onFault: (line, found) => expect.unreachable(`line ${line}: ${found}`),
  });
  const pieces = 200;
  for (let id = 0; id < pieces; id++) stream.write(`{"id":${id},"text":"The van came late.","language":"en"}\n`);
  stream.end();
  let output = '';
  for await (const chunk of stream) output += String(chunk);
  const ids = output
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: number }).id);
  expect(ids).toEqual(Array.from({ length: pieces }, (_, id) => id));
}, 30_000);
