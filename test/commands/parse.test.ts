import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCommand } from '../../src/commands/parse.ts';
import { instant } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';
import { parseFile } from '../../src/pipeline/parse.ts';

describe('vigie parse', () => {
  let folder = '';
  let printed = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-parse-'));
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  const run = (...args: string[]) => parseCommand().parseAsync(args, { from: 'user' });
  const save = async (body: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, 'page.html'), body);
    return join(folder, 'page.html');
  };

  it('prints what a page says, in the charset that the page declares', async () => {
    const json = '{"@type":"Review","author":"Ada","reviewBody":"D\xe9j\xe0","datePublished":"2 days ago"}';
    const path = await save(
      Buffer.from(`<meta charset="iso-8859-1"><script type="application/ld+json">${json}</script>`, 'latin1'),
    );
    await run('--captured-at', '2026-03-10T00:00:00Z', path);
    const page = JSON.parse(printed);
    expect(page).toMatchObject({
      kind: 'json-ld',
      outcome: 'complete',
      reviews: [{ author: 'Ada', text: 'Déjà', dateText: '2 days ago' }],
    });
    expect(page.reviews[0].writtenAtLatest.slice(0, 7)).toBe('2026-03');
  });

  it('judges what it cannot read, without failing', async () => {
    await run(await save('nothing of the kind'));
    expect(JSON.parse(printed)).toMatchObject({ kind: 'unknown', outcome: 'layout-changed', reviews: [] });
  });

  it('says of a page that takes too long what it says of any that cannot be read', async () => {
    const path = await save(`rating,text\n${'4,"some words"\n'.repeat(400_000)}`);
    const page = await parseFile(path, { capturedAt: instant('2026-03-10T00:00:00Z') }, { deadlineMs: 20 });
    expect(page).toMatchObject({ kind: 'unknown', outcome: 'layout-changed', reviews: [] });
    expect(page.reason).toMatch(/can be read in 0\.02 s/);
  });

  it('refuses a missing file, an unknown kind, a bad address and a bad date', async () => {
    const path = await save('x');
    await expect(run(join(folder, 'none.html'))).rejects.toThrow(/ENOENT/);
    await expect(run(folder)).rejects.toThrow(ConfigError);
    await expect(run('--kind', 'json', path)).rejects.toThrow(/json-ld/);
    await expect(run('--url', 'not an address', path)).rejects.toThrow(ConfigError);
    for (const date of ['yesterday', '2026-13-01', '5']) {
      await expect(run('--captured-at', date, path)).rejects.toThrow(/--captured-at/);
    }
    expect(printed).toBe('');
  });
});
