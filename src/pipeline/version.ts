/** The version of the program, for `--version` and for the files it writes. */
import { readFileSync } from 'node:fs';

/** As in package.json; `unknown` where that is not to be found. */
export function version(): string {
  // In a package the compiled file lies one folder deeper.
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      return String(JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')).version);
    } catch {
      // The other one then.
    }
  }
  return 'unknown';
}
