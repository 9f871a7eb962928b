/** What a person does while a pass holds the lock: kept for it or the next one, instead of "try again". */
import { AlreadyRunning } from '../errors.ts';
import { keepAct, type WaitingAct } from '../pipeline/act-inbox.ts';
import { readConfig } from '../pipeline/context.ts';
import { readBoard } from '../pipeline/incident-board.ts';
import type { Io } from '../pipeline/io.ts';
import { type PipelineOptions, writeReport } from './pipeline-command.ts';

/**
 * Does `act`, or keeps `wish` when another pass is under way. @throws AlreadyRunning for an incident that is not known to
 * be open: nobody could say later that a misspelt key was none
 */
export async function actOrKeep(
  io: Io,
  options: PipelineOptions,
  wish: WaitingAct,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AlreadyRunning) || !(await keep(io, options, wish))) throw error;
  }
}

async function keep(io: Io, options: PipelineOptions, wish: WaitingAct): Promise<boolean> {
  const { dataDir } = (await readConfig(io, options.config)).database;
  const board = await readBoard(dataDir);
  const key = wish.incident;
  if (!board?.open.some((one) => one.key === key)) return false;
  const kept = await keepAct(dataDir, wish, io.now());
  if (kept)
    writeReport(options, { key, kept }, [`${key}: kept; another pass is under way, it or the next one does it`]);
  return kept;
}
