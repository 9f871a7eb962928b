/** One guarded exchange, one hop, bounded in bytes and time; apart because robots.txt, pages and APIs are fetched through the same door. */
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import { SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';

export interface ExchangeOptions {
  /** Sent as a POST; a GET without. */
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** From connecting to the last byte, ms. */
  readonly timeoutMs: number;
  /** Longest silence, ms. */
  readonly idleMs: number;
  /** Cap on unpacked bytes. */
  readonly maxBytes: number;
  /** Past the cap: fail with `SourceChanged`, or keep what came until then. */
  readonly pastCap: 'fail' | 'cut';
}

export interface Answer {
  readonly status: number;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. Empty for redirects, whose bodies nobody reads. */
  readonly body: Buffer;
  readonly cut: boolean;
}

/** How much larger than its packed form a body may be, once it is past `RATIO_FREE_BYTES`. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 1024 * 1024;
/** Statuses that name another address in `Location` (RFC 9110, 15.4). */
export const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks one address; follows nothing, judges no status.
 * @throws SourceRefused (address), SourceUnavailable (network, time), SourceChanged (too large, unknown packing), or the signal's reason
 */
export async function exchange(dispatcher: Dispatcher, url: URL, options: ExchangeOptions): Promise<Answer> {
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  try {
    return await send(dispatcher, url, { ...options, signal });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (deadline.aborted) {
      throw new SourceUnavailable(`Expected a whole answer from ${url.host} within ${options.timeoutMs} ms, got none`);
    }
    throw inOurWords(error, url);
  }
}

async function send(dispatcher: Dispatcher, url: URL, options: ExchangeOptions): Promise<Answer> {
  const { statusCode: status, ...response } = await request(url, {
    dispatcher,
    ...(options.body === undefined ? { method: 'GET' } : { method: 'POST', body: options.body }),
    headers: { ...options.headers, 'accept-encoding': 'gzip, br' },
    signal: options.signal,
    headersTimeout: options.idleMs,
    bodyTimeout: options.idleMs,
  });
  const headers = flatten(response.headers);
  if (REDIRECTS.has(status)) {
    response.body.on('error', () => {}).destroy();
    return { status, headers, body: Buffer.alloc(0), cut: false };
  }
  return { status, headers, ...(await readBody(response.body, headers['content-encoding'] ?? '', url, options)) };
}

async function readBody(source: Readable, encoding: string, url: URL, options: ExchangeOptions) {
  const chunks: Buffer[] = [];
  let packed = 0;
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > options.maxBytes) done(new PastCap());
      else if (size > RATIO_FREE_BYTES && size > packed * MAX_RATIO) {
        done(new SourceChanged(`Expected a page from ${url.host}, got a body over ${MAX_RATIO} times its packed size`));
      } else done();
    },
  });
  try {
    await pipeline([source, count, ...unpackers(encoding, url), collect], { signal: options.signal });
    return { body: Buffer.concat(chunks), cut: false };
  } catch (error) {
    if (!(error instanceof PastCap)) throw error;
    if (options.pastCap === 'cut') return { body: Buffer.concat(chunks).subarray(0, options.maxBytes), cut: true };
    throw new SourceChanged(`Expected at most ${options.maxBytes} bytes from ${url.host}, got more`);
  }
}

class PastCap extends Error {}

/** Streams that undo `Content-Encoding`, last applied first; at most two layers. */
function unpackers(encoding: string, url: URL): Transform[] {
  const names = encoding
    .slice(0, 100)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > 2) throw new SourceChanged(`Expected one content encoding from ${url.host}, got ${names.length}`);
  return names.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip();
    if (name === 'br') return createBrotliDecompress();
    throw new SourceChanged(`Expected a body from ${url.host} in gzip or br, got ${JSON.stringify(name)}`);
  });
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function inOurWords(error: unknown, url: URL): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof SourceRefused || cause instanceof SourceUnavailable || cause instanceof SourceChanged)
      return cause;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new SourceUnavailable(`Expected an answer from ${url.host}, got ${code.slice(0, 200)}`, { cause: error });
}
