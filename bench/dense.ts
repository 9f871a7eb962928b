/** Writes `src/analysis/dense-code.ts` out of `dense.wat`; with `--check`, says whether it is as written. `npm run dense`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import startWabt from 'wabt';

const folder = resolve(import.meta.dirname, '../src/analysis');
const target = resolve(folder, 'dense-code.ts');

const wabt = await startWabt();
const source = wabt.parseWat('dense.wat', readFileSync(resolve(folder, 'dense.wat'), 'utf8'));
const code = Buffer.from(source.toBinary({}).buffer).toString('base64');
const file = `/** Machine code of dense.wat, WebAssembly in base64. Written by \`npm run dense\`; never by hand. */
export const DENSE_CODE =
  '${code}';
`;
if (!process.argv.includes('--check')) writeFileSync(target, file);
else if (readFileSync(target, 'utf8') !== file) {
  process.stderr.write('Expected src/analysis/dense-code.ts to be the code of dense.wat: run `npm run dense`\n');
  process.exitCode = 1;
}
