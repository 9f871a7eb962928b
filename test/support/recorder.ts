/** An HTTP receiver of tests: answers as it is told and keeps what it got. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorder {
  readonly url: string;
  readonly host: string;
  readonly seen: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** What to answer from now on. */
  answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | 'echo' };
  close(): Promise<void>;
}

/** Starts one that answers 200 `ok`. Its address holds what looks like a token. */
export async function startRecorder(path = '/services/T00000000/B00000000/canaryTokenInPath'): Promise<Recorder> {
  const seen: Recorder['seen'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      seen.push({ path: request.url ?? '', headers: request.headers, body });
      const { status, headers, body: words = 'ok' } = recorder.answer;
      const echo = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
      response.writeHead(status, headers).end(words === 'echo' ? echo : words);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const recorder: Recorder = {
    url: `http://${host}${path}`,
    host,
    seen,
    answer: { status: 200 },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return recorder;
}
