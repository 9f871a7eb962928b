import { defineConfig } from 'vitest/config';

/** Two workers: every PGlite instance takes about 0.45 GB, every Chromium as much again. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
