/** The processes below ours and the memory they hold, read from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Processes below ours, the browser itself first. */
export function descendants(): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = read(entry, 'stat');
    if (stat) parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
  }
  // How far below ours, 0 for strangers. By depth and not by number: the kernel's numbers begin anew at their limit.
  const depthOf = (pid: number): number => {
    const parent = parents.get(pid) ?? 0;
    if (parent === process.pid) return 1;
    const depth = parent > 1 ? depthOf(parent) : 0;
    return depth === 0 ? 0 : depth + 1;
  };
  const ours = [...parents.keys()].map((pid) => [depthOf(pid), pid] as const).filter(([depth]) => depth > 0);
  return ours.sort(([a, one], [b, other]) => a - b || one - other).map(([, pid]) => pid);
}

export function isAlive(pid: number): boolean {
  const stat = read(pid, 'stat');
  return stat !== '' && !stat.includes(') Z ');
}

export interface Memory {
  /** Resident sizes added up, MiB: what processes share counts for each of them. */
  readonly rss: number;
  /** The same with what is shared divided among those who share it. */
  readonly pss: number;
}

/** What processes hold together. */
export function memoryOf(pids: readonly number[]): Memory {
  let rss = 0;
  let pss = 0;
  for (const pid of pids) {
    rss += (Number(read(pid, 'statm').split(' ')[1] ?? 0) * 4_096) / 1_048_576;
    pss += Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;
  }
  return { rss, pss };
}

/** Empty when the process has ended meanwhile. */
function read(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
