/** What the project says of itself names files that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('%s names only files and folders that exist', (page) => {
  const text = readFileSync(resolve(root, page), 'utf8');
  const named = [...text.matchAll(/`((?:src|test|config|demo|models|training|bench|bin)\/[\w./-]+)`/g)].map(
    ([, path]) => path!,
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});
