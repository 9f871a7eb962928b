/** The key that turns an author's name into a pseudonym; it lives outside the database. */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../errors.ts';

/** Name as the source shows it → HMAC-SHA-256, 64 hex digits. The same name gives the same key. */
export type AuthorKey = (name: string) => string;

/** From `VIGIE_AUTHOR_KEY`, or from the key file, which is made (mode 0600) on first use. */
export async function openAuthorKey(privacy: Config['privacy']): Promise<AuthorKey> {
  const key = privacy.authorKey?.reveal() ?? (await readOrMake(privacy.authorKeyFile));
  return (name) => createHmac('sha256', key).update(name).digest('hex');
}

async function readOrMake(file: string): Promise<string> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(`Expected to write the author key ${file}, got: ${(error as Error).message}`);
  }
  const key = (await readFile(file, 'utf8')).trim();
  if (key.length < 32)
    throw new ConfigError(`Expected at least 32 characters in the author key ${file}, got ${key.length}`);
  return key;
}
