/** Starts processes that own something, hears what they say, and kills them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Owner {
  readonly pid: number;
  /** Its first line: `held`, or the error. */
  readonly said: Promise<string>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/** Starts `test/support/owner.ts`; see there. */
export function startOwner(what: 'folder' | 'database' | 'run', where: string, startAt = 0): Owner {
  const args = [fileURLToPath(import.meta.resolve('./owner.ts')), what, where, String(startAt)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let text = '';
  const said = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('exit', () => resolve(text.trim()));
  });
  return {
    pid: child.pid ?? 0,
    said,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
