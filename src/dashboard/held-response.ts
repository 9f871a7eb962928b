/** Keeps the database open until an answer is sent that is read from it row by row. */
import type { OpenedDatabase } from '../pipeline/context.ts';

type Open = <T>(use: (opened: OpenedDatabase) => Promise<T>) => Promise<T>;
type Answer = (opened: OpenedDatabase) => Promise<Response>;

/** Answers with the database; for a long answer it stays open until the last byte is taken, or nobody takes any more. */
export function heldUntilSent(isLong: boolean, open: Open, answer: Answer): Promise<Response> {
  if (!isLong) return open(answer);
  return new Promise((resolve, reject) => {
    open(async (opened) => {
      const response = await answer(opened);
      const sent = Promise.withResolvers<void>();
      resolve(noticed(response, sent.resolve));
      await sent.promise;
    }).catch(reject);
  });
}

/** The same response; `end` is called when its body ends, fails or is given up. */
function noticed(response: Response, end: () => void): Response {
  if (!response.body) {
    end();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
  return new Response(body, response);
}
