/** Every private address of the suites, through everything that a page in the browser can try: who came? */
import { tryInBrowser } from '../../test/web/ssrf-trap.ts';

/** Tries and prints all of it; some minutes, as each address gets a page of its own. */
export async function ssrf(print: (line: string) => void): Promise<void> {
  const { urls, ways, asked, reached, connections } = await tryInBrowser({
    oneInTried: 1,
    oneInFramed: 1,
    oneInLed: 1,
  });
  print(`    ${urls} addresses, ${asked} tries in the browser`);
  for (const [way, count] of Object.entries(ways)) print(`    ${way.padEnd(30)} ${count} of ${urls}`);
  print(`    ${'answered'.padEnd(30)} ${reached.length}   goal 0`);
  print(`    ${'connections'.padEnd(30)} ${connections}   goal 0`);
}
