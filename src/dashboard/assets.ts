/** Style and script of the pages: read once, named after their content, kept by browsers for good. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartStyle } from './charts/ink.ts';
import { Refused } from './refused.ts';
import { type Route, still } from './route.ts';

interface Asset {
  readonly body: Buffer;
  readonly type: string;
}

const FOLDER = join(import.meta.dirname, 'client');

const style = bundle('.css', 'text/css; charset=utf-8');
const script = bundle('.js', 'text/javascript; charset=utf-8');

/** Addresses for the head of a page. */
export const ASSETS = { style: `/assets/${style.name}`, script: `/assets/${script.name}` } as const;

const KNOWN: ReadonlyMap<string, Asset> = new Map([
  [style.name, style.asset],
  [script.name, script.asset],
]);

export const assetRoute: Route = still({
  path: '/assets/:name',
  summary: 'Style and script of the pages.',
  send(name) {
    const asset = KNOWN.get(name);
    if (!asset) throw new Refused(404, 'Expected an asset of this version');
    return new Response(new Uint8Array(asset.body), {
      headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' },
    });
  },
});

/** All files of one ending, in the order of their names. */
function bundle(ending: '.css' | '.js', type: string): { readonly name: string; readonly asset: Asset } {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(ending))
    .sort();
  const drawn = ending === '.css' ? [Buffer.from(chartStyle())] : [];
  const body = Buffer.concat([...files.map((name) => readFileSync(join(FOLDER, name))), ...drawn]);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: `vigie-${hash}${ending}`, asset: { body, type } };
}
