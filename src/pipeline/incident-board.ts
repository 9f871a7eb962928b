/** What the page behind a link may know of incidents: written by each pass, read by the door, which opens no database. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { teamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { type Instant, instant } from '../domain/time.ts';
import { actFolder } from './act-inbox.ts';

const moment = z.string().transform((text) => instant(text));

const board = z.object({
  at: moment,
  open: z.array(
    z.object({
      key: z.string(),
      accountable: teamId,
      acknowledged: z.object({ at: moment, by: z.string() }).optional(),
    }),
  ),
});

/** The incidents that were open at the end of a pass. */
export type IncidentBoard = z.infer<typeof board>;

/** Writes the board anew, all of it or nothing. */
export async function writeBoard(dataDir: string, at: Instant, open: readonly Incident[]): Promise<void> {
  const folder = actFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lines = open.map(({ key, accountable, acknowledged }) => ({ key, accountable, acknowledged }));
  const draft = join(folder, `.open-${randomUUID()}`);
  await writeFile(draft, JSON.stringify({ at, open: lines }), { mode: 0o600 });
  await rename(draft, join(folder, FILE));
}

/** The board of the last pass; undefined when there was none, or when it cannot be read: the page then says less. */
export async function readBoard(dataDir: string): Promise<IncidentBoard | undefined> {
  try {
    return board.safeParse(JSON.parse(await readFile(join(actFolder(dataDir), FILE), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

const FILE = 'open.json';
