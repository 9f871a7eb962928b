/** Reading one saved page or answer from a file or from standard input, without a database. */
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { collectorKinds, type ParsedPage, parseCapture } from '../collectors/parse.ts';
import type { Instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { decodeText } from '../web/charset.ts';

export interface ParseOptions {
  /** A collector kind; guessed from the content when left out. */
  readonly kind?: string;
  /** Address that the content came from. */
  readonly url?: string;
  /** Relative dates count from here. */
  readonly capturedAt: Instant;
}

/** Judges a file; `-` is standard input. @throws ConfigError for a file that cannot be read, an unknown kind or a bad address */
export async function parseFile(path: string, { kind, url, capturedAt }: ParseOptions): Promise<ParsedPage> {
  if (kind !== undefined && !collectorKinds().includes(kind)) {
    throw new ConfigError(
      `Expected one of the kinds ${collectorKinds().join(', ')} for --kind, got ${JSON.stringify(kind)}`,
    );
  }
  if (url !== undefined && !URL.canParse(url)) {
    throw new ConfigError(`Expected an address such as https://example.com/page for --url, got ${JSON.stringify(url)}`);
  }
  const body = decodeText(await readBytes(path), '');
  return parseCapture({ body, capturedAt, ...(url !== undefined && { url }) }, kind);
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
