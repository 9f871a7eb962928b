/** What to read when figures disappoint: which touchpoints are taken for which, and the fifty errors vigie was surest of. */
import type { Analyser } from '../../src/analysis/analyse.ts';
import type { GoldRow } from '../../training/gold-row.ts';
import { print } from './goal.ts';

const WORST = 50;

interface Fault {
  readonly sureness: number;
  readonly line: string;
}

export function printErrors(language: string, analyser: Analyser, rows: readonly GoldRow[]): void {
  const confusion = new Map<string, number>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const { findings } = analyser.analyse({ text: row.text, language });
    const real = new Set(row.findings.map(({ touchpoint }) => touchpoint));
    const said = new Set<string>(findings.map(({ touchpoint }) => touchpoint));
    const missed = row.findings.filter(({ touchpoint }) => !said.has(touchpoint));
    for (const found of findings) {
      if (real.has(found.touchpoint)) continue;
      const taken = missed.find(({ start, end }) => Math.min(end, found.end) > Math.max(start, found.start));
      add(confusion, `${taken?.touchpoint ?? 'nothing'} → ${found.touchpoint}`);
      faults.push({
        sureness: found.confidence,
        line: `${found.confidence.toFixed(2)} ${taken?.touchpoint ?? 'nothing'} → ${found.touchpoint}: “${row.text.slice(found.start, found.end)}”`,
      });
    }
    for (const { touchpoint, start, end } of missed) {
      const other = findings.some((found) => Math.min(end, found.end) > Math.max(start, found.start));
      if (other) continue;
      add(confusion, `${touchpoint} → nothing`);
      faults.push({ sureness: 0.5, line: `missed ${touchpoint}: “${row.text.slice(start, end)}”` });
    }
  }
  print(`${language}: taken for another, most often first`);
  const pairs = [...confusion].sort(([, a], [, b]) => b - a).slice(0, 20);
  print(`  ${pairs.map(([pair, n]) => `${pair} ${n}`).join(' · ')}`);
  print(`${language}: the ${WORST} errors vigie was surest of`);
  for (const { line } of faults.sort((a, b) => b.sureness - a.sureness).slice(0, WORST))
    print(`  ${line.replace(/\s+/g, ' ').slice(0, 200)}`);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
