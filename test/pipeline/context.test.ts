/** What is opened is closed again, also when opening the rest fails. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withContext } from '../../src/pipeline/context.ts';
import { testIo } from '../support/pipeline.ts';
import { makeProject } from '../support/project.ts';

it('gives the database back when the pace of hosts cannot be kept, so that the next start finds it free', async () => {
  const project = await makeProject();
  const inTheWay = join(project.dataDir, 'pace.sqlite');
  try {
    await mkdir(inTheWay, { recursive: true });
    await expect(withContext(testIo(), project.config, async () => 'opened')).rejects.toMatchObject({
      name: 'ConfigError',
    });
    await rm(inTheWay, { recursive: true });
    expect(await withContext(testIo(), project.config, async () => 'opened')).toBe('opened');
  } finally {
    await project.remove();
  }
});
