/** Keeps the database open until the last byte of an answer is sent: a file of a million rows is read while it is sent. */
import type { OpenedDatabase } from '../pipeline/context.ts';

/** Nobody has taken anything for so long: the file is given up, as an embedded database is held for it. */
const STALLED_MS = 60_000;

/** Like `open`, but what a file (`content-disposition`) streams is sent before the database may be closed. */
export function openForAnswer(
  open: (use: (opened: OpenedDatabase) => Promise<void>) => Promise<void>,
  answer: (opened: OpenedDatabase) => Promise<Response>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    open(async (opened) => {
      const response = await answer(opened);
      if (!response.body || !response.headers.has('content-disposition')) return resolve(response);
      const { body, ended } = watched(response.body);
      resolve(new Response(body, response));
      await ended;
    }).catch(reject);
  });
}

/** The same bytes, pulled as they are taken, and a promise of their end, however it comes. */
function watched(source: ReadableStream<Uint8Array>): {
  readonly body: ReadableStream<Uint8Array>;
  readonly ended: Promise<void>;
} {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const reader = source.getReader();
  let stalled: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { done, value } = await reader.read();
          if (done) {
            controller.close();
            return end();
          }
          controller.enqueue(value);
          stalled = setTimeout(() => {
            controller.error(new Error(`Expected a file to be taken, got nobody for ${STALLED_MS} ms`));
            void reader.cancel().then(end, end);
          }, STALLED_MS);
        } catch (error) {
          controller.error(error);
          end();
        }
      },
      async cancel(reason) {
        clearTimeout(stalled);
        await reader.cancel(reason).catch(() => {});
        end();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, ended };
}
