/** `vigie drift` as a process of its own over a long file, beside a process that only parses the same lines: time and memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { instant } from '../../src/domain/time.ts';
import { draw, random } from './random.ts';
import { HEALTHY } from './shapes.ts';

/** What one process needed. */
export interface Effort {
  /** Processor time, user and system. */
  readonly seconds: number;
  /** Largest resident memory, in MB. */
  readonly peakMb: number;
}

const PROGRAM = resolve(import.meta.dirname, '../../src/cli.ts');
const PARSER = resolve(import.meta.dirname, 'parse-lines.ts');

export interface LineEfforts {
  readonly drift: Effort;
  /** `JSON.parse` of each line and nothing else. */
  readonly parse: Effort;
  /** The same with checked fields and moments. */
  readonly checked: Effort;
}

/** The command and the parser alone over `count` lines of `streams` streams; a file is written and taken away again. */
export async function lineEfforts(count: number, streams: number): Promise<LineEfforts> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-lines-'));
  try {
    const file = join(folder, 'scores.jsonl');
    await writeScores(file, count, streams);
    const parse = await effortOf([PARSER, file]);
    const checked = await effortOf([PARSER, file, '--checked']);
    const drift = await effortOf([PROGRAM, 'drift', file]);
    return { drift, parse, checked };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Healthy scores over five years, streams in turn, a thousand authors. */
async function writeScores(file: string, count: number, streams: number): Promise<void> {
  const rng = random(1);
  const out = createWriteStream(file);
  const gap = (5 * 365 * 86_400_000) / count;
  let text = '';
  for (let i = 0; i < count; i++) {
    const score = 1 + draw(rng, HEALTHY);
    const at = instant(Date.UTC(2020, 0, 1) + Math.floor(i * gap));
    text += `${JSON.stringify({ stream: `shop-${i % streams}`, at, score, author: `a${i % 997}` })}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'close');
}

async function effortOf(args: readonly string[]): Promise<Effort> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let last = { seconds: 0, peakMb: 0 };
  const timer = setInterval(() => {
    last = usageOf(child) ?? last;
  }, 20);
  const [code] = await exit;
  clearInterval(timer);
  if (code !== 0) throw new Error(`Expected exit code 0 of ${args.join(' ')}, got ${code}`);
  return last;
}

/** Clock ticks a second, as Linux reports them. */
const TICKS = 100;

/** What Linux says of a running process; undefined when it has gone. */
function usageOf({ pid }: ChildProcess): { readonly seconds: number; readonly peakMb: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (!peak) return undefined;
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMb: Number(peak[1]) / 1_000 };
  } catch {
    return undefined;
  }
}
