/**
 * Draws the pictures of docs/messages: each kind of message as a mail program shows it, in each language, narrow, wide and dark:
 * `node bench/message-pictures.ts [kind…]` (default: all kinds).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeDigest } from '../src/alerts/digest.ts';
import type { Language } from '../src/alerts/figures.ts';
import { composeMessage } from '../src/alerts/message.ts';
import { composeReport } from '../src/alerts/report.ts';
import type { Message } from '../src/domain/notification.ts';
import { fullWeek } from '../test/alerts/sample-digest.ts';
import { alert, recognition, severe } from '../test/alerts/sample-news.ts';
import { LOGISTICS, sampleReport } from '../test/alerts/sample-report.ts';
import { openMailReader } from '../test/support/mail-reader.ts';
import { palettePng } from './palette-png.ts';

const KINDS: Readonly<Record<string, (language: Language) => Message>> = {
  alert: (language) => composeMessage(alert, language),
  recognition: (language) => composeMessage(recognition, language),
  severe: (language) => composeMessage(severe, language),
  digest: (language) => composeDigest(fullWeek(), language),
  report: (language) => composeReport(sampleReport(LOGISTICS), language),
};
const LANGUAGES: readonly Language[] = ['en', 'fr', 'fa'];
const VIEWS = { narrow: [360, false], wide: [900, false], dark: [600, true] } as const;

const asked = process.argv.slice(2);
const folder = join(import.meta.dirname, '../docs/messages');
await mkdir(folder, { recursive: true });
const reader = await openMailReader();
for (const [view, [width, dark]] of Object.entries(VIEWS)) {
  const { page, show } = await reader.open(width, dark);
  for (const [kind, compose] of Object.entries(KINDS)) {
    if (asked.length > 0 && !asked.includes(kind)) continue;
    for (const language of LANGUAGES) {
      await show(compose(language));
      const png = palettePng(await page.screenshot({ fullPage: true }));
      const name = `${kind}-${language}-${view}.png`;
      await writeFile(join(folder, name), png);
      process.stdout.write(`${name} ${(png.length / 1000).toFixed(0)} kB\n`);
    }
  }
}
await reader.close();
