/** A million lines through `vigie classify`: how fast, and how its memory goes. A real process, read from outside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readMadeFile } from '../../training/made-reviews.ts';
import { goal, print } from './goal.ts';

const LINES = 1_000_000;
const MB = 1024 ** 2;

export async function printStream(): Promise<void> {
  const bench = resolve(import.meta.dirname, '../service-reviews');
  const texts = ['en', 'fr', 'fa'].flatMap((code) =>
    readMadeFile(resolve(bench, `${code}.txt`), code).map(({ text }) => text),
  );
  const child = spawn(resolve(import.meta.dirname, '../../bin/vigie'), ['classify'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const resident: number[] = [];
  const watch = setInterval(() => resident.push(residentOf(child.pid!)), 500);
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
  });
  const started = performance.now();
  for (let id = 0; id < LINES; ) {
    let piece = '';
    for (let k = 0; k < 500; k++, id++) piece += `${JSON.stringify({ id, text: texts[id % texts.length] })}\n`;
    if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await once(child, 'close');
  clearInterval(watch);
  const took = (performance.now() - started) / 1000;
  const tenth = Math.max(1, Math.floor(resident.length / 10));
  const most = (some: readonly number[]) => Math.max(...some) / MB;
  const [early, late] = [most(resident.slice(tenth, 2 * tenth)), most(resident.slice(-tenth))];
  print(
    `${lines} of ${LINES} lines in ${took.toFixed(0)} s, mean ${Math.round(texts.join('').length / texts.length)} characters`,
  );
  goal('lines a second, all cores, from the program’s start', LINES / took);
  goal('resident memory, last tenth over second tenth', late / early, '≤ 1.2');
  goal('resident memory, most, MB', most(resident));
}

/** Bytes; Linux says it in /proc, elsewhere nothing is measured. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
