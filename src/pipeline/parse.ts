/** Reading one saved page or answer from a file or from standard input, without a database. */
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { ParsedPage } from '../collectors/parse.ts';
import type { Instant } from '../domain/time.ts';
import { ConfigError, SourceChanged } from '../errors.ts';
import { decodeText } from '../web/charset.ts';
import { openReadingRoom, type ReadingRoomOptions } from './reading-room.ts';

export interface ParseOptions {
  /** A collector kind; guessed from the content when left out. */
  readonly kind?: string;
  /** Address that the content came from. */
  readonly url?: string;
  /** Relative dates count from here. */
  readonly capturedAt: Instant;
}

/** A person reads one file, perhaps a large export: all the memory that a process of its own would get. */
const LIMITS: ReadingRoomOptions = { heapMb: 4_096, threads: 1 };

/**
 * Judges a file; `-` is standard input. A page that cannot be read within the limits of the reading room is `layout-changed`.
 * @throws ConfigError for a file that cannot be read, an unknown kind or a bad address
 */
export async function parseFile(
  path: string,
  { kind, url, capturedAt }: ParseOptions,
  limits: ReadingRoomOptions = LIMITS,
): Promise<ParsedPage> {
  if (url !== undefined && !URL.canParse(url)) {
    throw new ConfigError(`Expected an address such as https://example.com/page for --url, got ${JSON.stringify(url)}`);
  }
  const body = decodeText(await readBytes(path), '');
  const room = openReadingRoom(limits);
  try {
    return await room.judge({ body, capturedAt, ...(url !== undefined && { url }) }, kind);
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    return { kind: kind ?? 'unknown', outcome: 'layout-changed', reason: error.message, reviews: [] };
  } finally {
    await room.close();
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await buffer(path === '-' ? process.stdin : createReadStream(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new ConfigError(`Expected a file that can be read at ${path}, got ${String(code ?? error)}`, {
      cause: error,
    });
  }
}
