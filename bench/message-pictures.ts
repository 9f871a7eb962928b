/** Draws the pictures of docs/messages: each kind of message as a mail program shows it, in each language, narrow, wide and dark. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../src/alerts/figures.ts';
import { composeMessage } from '../src/alerts/message.ts';
import { alert, recognition, severe } from '../test/alerts/sample-news.ts';
import { openMailReader } from '../test/support/mail-reader.ts';
import { palettePng } from './palette-png.ts';

const KINDS = { alert, recognition, severe };
const LANGUAGES: readonly Language[] = ['en', 'fr', 'fa'];
const VIEWS = { narrow: [360, false], wide: [900, false], dark: [600, true] } as const;

const folder = join(import.meta.dirname, '../docs/messages');
await mkdir(folder, { recursive: true });
const reader = await openMailReader();
for (const [view, [width, dark]] of Object.entries(VIEWS)) {
  const { page, show } = await reader.open(width, dark);
  for (const [kind, brief] of Object.entries(KINDS)) {
    for (const language of LANGUAGES) {
      await show(composeMessage(brief, language));
      const png = palettePng(await page.screenshot({ fullPage: true }));
      const name = `${kind}-${language}-${view}.png`;
      await writeFile(join(folder, name), png);
      process.stdout.write(`${name} ${(png.length / 1000).toFixed(0)} kB\n`);
    }
  }
}
await reader.close();
