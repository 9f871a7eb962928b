/** A line of the bench: what, measured, goal, passed or not. */

/** Prints it; `goal` is like `≥ 0.76`, `≤ 15 %` or absent. Shares are printed as such. */
export function goal(what: string, measured: number, wanted?: `${'≥' | '≤'} ${number}`): void {
  const value = Number.isNaN(measured) ? '–' : measured >= 10 ? String(Math.round(measured)) : measured.toFixed(3);
  const [sign, bound] = wanted?.split(' ') ?? [];
  const isMet = sign === '≥' ? measured >= Number(bound) : measured <= Number(bound);
  const verdict = wanted === undefined ? '' : `   goal ${wanted}   ${isMet ? 'pass' : 'MISSED'}`;
  print(`  ${what.padEnd(74)} ${value.padStart(9)}${verdict}`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
