/** The only reader of the process's environment and of `.env`; everything else gets the values handed in. */
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, as a copy. */
export function processEnvironment(): Environment {
  return { ...process.env };
}

/** Reads a file of `NAME=value` lines; nothing when there is none. Sets nothing in the process. */
export async function readEnvFile(path: string): Promise<Environment> {
  try {
    return { ...parseEnv(await readFile(path, 'utf8')) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
