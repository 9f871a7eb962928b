/** The files of the inbox: bodies of webhooks wait here, each durable before it is answered, until a run has stored what they say. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SourceId } from '../domain/ids.ts';
import { type Instant, instant } from '../domain/time.ts';

/** Largest body taken, in bytes. */
export const MOST_BODY_BYTES = 262_144;
/** Most bodies that wait for one source: a run that never comes must not fill the disk. */
export const MOST_WAITING = 10_000;

/** One body that waits. */
export interface InboxFile {
  readonly path: string;
  readonly receivedAt: Instant;
}

/** The folder of a source's waiting bodies, below the data folder. */
export function inboxFolder(dataDir: string, source: SourceId): string {
  return join(dataDir, 'inbox', source);
}

/**
 * Writes a body so that it outlives a power cut: synced, then renamed, then the folder synced. A body that waits already
 * (senders repeat themselves) is not written twice. Returns false when `most` wait.
 */
export async function keepBody(
  dataDir: string,
  source: SourceId,
  body: Uint8Array,
  now: Instant,
  most = MOST_WAITING,
): Promise<boolean> {
  return keepFile(inboxFolder(dataDir, source), body, now, most);
}

/** `keepBody` for a folder that is nobody's source. */
export async function keepFile(folder: string, body: Uint8Array, now: Instant, most: number): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 24);
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  if (names.some((name) => name.endsWith(`-${hash}.json`))) return true;
  if (names.length >= most) return false;
  const name = `${now.replace(/[-:.]/g, '')}-${hash}.json`;
  // Two that leave the same words in the same moment must not write into one another's file.
  const unfinished = join(folder, `.${name}-${randomUUID()}`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
  return true;
}

/** What waits for a source, oldest first. */
export function waitingBodies(dataDir: string, source: SourceId): Promise<readonly InboxFile[]> {
  return waitingFiles(inboxFolder(dataDir, source));
}

/** What waits in a folder, oldest first. */
export async function waitingFiles(folder: string): Promise<readonly InboxFile[]> {
  const names = await namesIn(folder);
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => ({ path: join(folder, name), receivedAt: timeOf(name) }));
}

/** How many bodies of a source could not be read and were put aside. */
export async function unreadBodies(dataDir: string, source: SourceId): Promise<number> {
  return (await namesIn(unreadFolder(dataDir, source))).length;
}

/** The text of a body; undefined when it is too large to be one of ours. */
export async function readBody(file: InboxFile): Promise<string | undefined> {
  const { size } = await stat(file.path);
  return size > MOST_BODY_BYTES ? undefined : readFile(file.path, 'utf8');
}

/** Takes a body away whose reviews are stored. */
export async function dropBody(file: InboxFile): Promise<void> {
  await rm(file.path, { force: true });
}

/** Puts a body aside that cannot be read. Returns where. */
export function setAside(dataDir: string, source: SourceId, file: InboxFile): Promise<string> {
  return moveTo(unreadFolder(dataDir, source), file);
}

/** Puts a file into another folder of the same disk. Returns where. */
export async function moveTo(folder: string, file: InboxFile): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const to = join(folder, basename(file.path));
  await rename(file.path, to);
  return to;
}

/** `20261122T010203456Z-<start of the SHA-256>.json` */
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-f]{24}\.json$/;

function timeOf(name: string): Instant {
  return instant(
    name.replace(/-.*$/, '').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z'),
  );
}

function unreadFolder(dataDir: string, source: SourceId): string {
  return join(inboxFolder(dataDir, source), 'unread');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Windows syncs the names of a folder by itself and opens no folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
