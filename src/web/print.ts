/** Reports on paper: a document of ours with the font it needs, printed by a browser that is cut off from the network. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openAddressGuard } from './address-guard.ts';
import { printPdf } from './browser.ts';

export interface PrintOptions {
  /** The customer's browser; default: the first one found. */
  readonly browserPath?: string;
  /** Folder for the unpacked browser; default: the user's cache folder, `vigie`. */
  readonly cacheDir?: string;
}

const TIMEOUT_MS = 60_000;
const MEMORY_MB = 600;

/**
 * HTML without anything remote → PDF. DejaVu Sans comes along as `DejaVu Sans` (Latin, Persian letters and digits), as
 * servers often have no font at all. @throws ConfigError (no browser), SourceUnavailable (it does not start)
 */
export async function printDocument(html: string, options: PrintOptions = {}): Promise<Uint8Array> {
  const guard = openAddressGuard({ allowPrivateHosts: [] });
  const tools = { ...options, guard, userAgent: 'vigie', timeoutMs: TIMEOUT_MS, pageMemoryMb: MEMORY_MB };
  return printPdf(html.replace('</head>', `<style>${await fontFaces()}</style></head>`), tools);
}

async function fontFaces(): Promise<string> {
  const faces = [
    ['normal', 'DejaVuSans.ttf'],
    ['bold', 'DejaVuSans-Bold.ttf'],
  ].map(async ([weight, file]) => {
    const font = await readFile(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`)), 'base64');
    return `@font-face{font-family:'DejaVu Sans';font-weight:${weight};src:url(data:font/ttf;base64,${font})}`;
  });
  return (await Promise.all(faces)).join('');
}
