/** Counts every number of many random messages again by a separate query: `node bench/messages.ts [count]` (default 1000). */
import { openPipeline, testIo } from '../test/support/pipeline.ts';
import { fillStore, messageProject, randomMessages } from '../test/support/random-messages.ts';
import { recount } from '../test/support/recount.ts';

const count = Number(process.argv[2] ?? 1000);
const project = await messageProject();
const running = await openPipeline(project, testIo());
try {
  await fillStore(running.context, 1000, 3);
  let looked = 0;
  const wrong: string[] = [];
  // In portions: each message carries its picture.
  for (let done = 0; done < count; done += 100) {
    for (const one of await randomMessages(running.context, Math.min(100, count - done), 1000 + done)) {
      const found = await recount(running.context.opened.db, one);
      looked += found.looked;
      wrong.push(...found.wrong);
    }
    process.stderr.write(
      `${Math.min(count, done + 100)} messages, ${looked} numbers and words, ${wrong.length} wrong\n`,
    );
  }
  process.stdout.write(`${JSON.stringify({ messages: count, looked, wrong: wrong.slice(0, 20) }, null, 2)}\n`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await running.close();
  await project.remove();
}
