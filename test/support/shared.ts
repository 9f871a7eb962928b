/** Finds the material that lies beside the checkout (captured pages, labelled data, public suites), if it is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(process.env.VIGIE_SHARED ?? resolve(import.meta.dirname, '../../../shared'));

/** Absolute path of a file or folder of the shared material. */
export function sharedPath(...parts: string[]): string {
  return resolve(root, ...parts);
}

/** `describe` for tests that need shared material: says loudly that they are skipped where it is absent. */
export function describeWithShared(path: string, title: string, body: () => void): void {
  if (existsSync(sharedPath(path))) {
    describe(title, body);
    return;
  }
  console.warn(`SKIPPED: "${title}" needs ${sharedPath(path)}, which is absent (set VIGIE_SHARED to its folder)`);
  // The body itself may read the material while tests are gathered: it is not run at all.
  describe.skip(title, () => it('needs the shared material', () => expect.unreachable()));
}
