/** Acts that wait for a pass: a button was pressed where no database is open, or while another pass held the lock. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { teamId } from '../domain/ids.ts';
import type { ClosingCause } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { type InboxFile, keepFile, moveTo, waitingFiles } from './inbox-files.ts';

/** Longest name and note of a person, in UTF-16 units. */
export const NAME_LIMIT = 80;
export const NOTE_LIMIT = 500;

/** Causes of closing, as a person names them. */
export const CLOSING_CAUSES = [
  'fixed',
  'expected',
  'not-ours',
  'false-alarm',
] as const satisfies readonly ClosingCause[];

/** Most acts that wait: a pass that never comes must not fill the disk. */
const MOST_ACTS = 10_000;

/** Largest file that is one of ours, in bytes. */
const MOST_BYTES = 16_384;

const common = {
  /** Key of the incident. */
  incident: z.string().min(1).max(255),
  /** Whose link it was; absent for an act at a terminal. */
  team: teamId.optional(),
  /** Name of the person, or of the team where none was given. */
  by: z.string().min(1).max(NAME_LIMIT),
};
const note = z.string().max(NOTE_LIMIT);

/** The first two by a link or at a terminal, the others at a terminal only. */
const waitingAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['acknowledge', 'silence']), ...common, note: note.optional() }),
  z.strictObject({ act: z.literal('close'), ...common, cause: z.enum(CLOSING_CAUSES), note: note.optional() }),
  z.strictObject({ act: z.literal('reassign'), ...common, to: teamId, note: note.optional() }),
  z.strictObject({ act: z.literal('note'), ...common, note }),
]);

export type WaitingAct = z.infer<typeof waitingAct>;

/**
 * Keeps an act so that it outlives a power cut; its file's name says when it was done. The same words that wait already
 * are kept once. Returns false when too many wait.
 */
export function keepAct(dataDir: string, act: WaitingAct, now: Instant): Promise<boolean> {
  return keepFile(actFolder(dataDir), Buffer.from(JSON.stringify(waitingAct.parse(act))), now, MOST_ACTS);
}

/** What waits, oldest first. */
export function waitingActs(dataDir: string): Promise<readonly InboxFile[]> {
  return waitingFiles(actFolder(dataDir));
}

/** What a file says; undefined when it is none of ours. */
export async function readAct(file: InboxFile): Promise<WaitingAct | undefined> {
  if ((await stat(file.path)).size > MOST_BYTES) return undefined;
  try {
    return waitingAct.safeParse(JSON.parse(await readFile(file.path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Puts an act aside that cannot be done, with the reason beside it. Returns where. */
export async function setActAside(dataDir: string, file: InboxFile, reason: string): Promise<string> {
  const to = await moveTo(join(actFolder(dataDir), 'aside'), file);
  await writeFile(`${to}.why.txt`, `${reason}\n`, { mode: 0o600 });
  return to;
}

/** The folder of waiting acts, below the data folder. */
export function actFolder(dataDir: string): string {
  return join(dataDir, 'acts');
}
