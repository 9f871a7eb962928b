/** Every address that must be refused, aimed at a listener that counts; shared by the tests and the bench of the address guard. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { sharedPath } from '../support/shared.ts';
import { failure, openSite, openTestWeb } from './site.ts';

/** One file of the shared suites. */
export function readSuite<T>(...path: string[]): T {
  return JSON.parse(readFileSync(sharedPath('suites', ...path), 'utf8')) as T;
}

/** A listener on every local address that counts who comes. */
export async function openRecorder() {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  return { port: (server.address() as AddressInfo).port, count: () => count, close: () => server.close() };
}

/** Every address that must be refused, aimed at a recorder; a site that leads there by redirects, and a web to be led. */
export async function openTrap() {
  const recorder = await openRecorder();
  const forms = readSuite<{ url: string; expect: string }[]>('ssrf', 'ip-forms-two-thirds.json');
  const payloads = readSuite<{ url: string; expect: string }[]>('ssrf', 'payloads-two-thirds.json');
  const urls = [...forms, ...payloads]
    .filter((one) => one.expect !== 'allow')
    .map(({ url }) => toPort(url, recorder.port));
  const site = await openSite((path, response, request) => {
    const robotsOf = /^h(\d+)\./.exec(request.headers.host ?? '')?.[1];
    const target = urls[Number(path === '/robots.txt' ? robotsOf : path.slice(2))];
    response.setHeader('access-control-allow-origin', '*');
    if (path === '/page') response.setHeader('content-type', 'text/html').end('<p>x');
    else if (target === undefined) response.writeHead(404).end();
    else response.writeHead(302, { location: encodeLatin1(target) }).end();
  });
  const port = site.host.split(':')[1];
  const names = urls.map((_, index) => `h${index}.example.org:${port}`);
  // Names resolve to this machine: ours are allowed to, by name and port, and nobody else's.
  const web = openTestWeb([site.host, ...names], { resolve: async () => ['127.0.0.1'] });
  return {
    ...{ recorder, urls, site, web },
    close: async () => {
      await web.close();
      await site.close();
      recorder.close();
    },
  };
}

/** Of how many addresses one is tried, loaded in a frame, and is where a page itself leads to. */
interface Share {
  readonly oneInTried: number;
  readonly oneInFramed: number;
  readonly oneInLed: number;
}

/** What a page of ours can try with each address, and with redirects to it; how often, what answered, who came. */
export async function tryInBrowser({ oneInTried, oneInFramed, oneInLed }: Share) {
  const trap = await openTrap();
  const { web, urls, site, recorder } = trap;
  const every = (nth: number) => urls.map((_, index) => index).filter((index) => index % nth === 0);
  const reached: string[] = [];
  const redirect = (index: number) => `/r${index}`;
  const ways = {
    fetch: 0,
    socket: 0,
    script: 0,
    style: 0,
    'redirected fetch': 0,
    frame: 0,
    'redirected frame': 0,
    page: 0,
  };
  const tryAll = async (work: { urls: readonly string[]; redirects: readonly string[]; framed: readonly string[] }) => {
    const script = `(${TRY_EVERYTHING})(${JSON.stringify(work)})`;
    reached.push(...(await web.withPage(`${site.url}/page`, {}, (page) => page.evaluate<string[]>(script))));
  };
  for (const some of chunks(every(oneInTried), 80)) {
    await tryAll({ urls: some.map((index) => urls[index] ?? ''), redirects: some.map(redirect), framed: [] });
    for (const way of ['fetch', 'socket', 'script', 'style', 'redirected fetch'] as const) ways[way] += some.length;
  }
  for (const some of chunks(every(oneInFramed), 20)) {
    const framed = some.flatMap((index) => [urls[index] ?? '', redirect(index)]);
    await tryAll({ urls: [], redirects: [], framed });
    for (const way of ['frame', 'redirected frame'] as const) ways[way] += some.length;
  }
  for (const index of every(oneInLed)) {
    await failure(web.withPage(`${site.url}${redirect(index)}`, {}, (page) => page.content()));
    ways.page += 1;
  }
  await trap.close();
  const asked = Object.values(ways).reduce((sum, count) => sum + count, 0);
  return { urls: urls.length, ways, asked, reached, connections: recorder.count() };
}

function chunks(list: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Runs in the page: says which addresses answered. */
const TRY_EVERYTHING = `async ({ urls, redirects, framed }) => {
  const reached = [];
  const ended = (start, ms) => new Promise((resolve) => { setTimeout(resolve, ms); try { start(resolve) } catch { resolve() } });
  const asking = (url) => fetch(url, { mode: 'no-cors' }).then(() => reached.push('fetch ' + url), () => {});
  const calling = (url) => ended((resolve) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'));
    socket.onopen = () => reached.push('socket ' + url);
    socket.onclose = resolve;
  }, 2000);
  // A frame says that it loaded whatever it shows: the recorder counts.
  const loading = (tag, attribute, url) => ended((resolve) => {
    const element = document.createElement(tag);
    element.rel = 'stylesheet';
    element[attribute] = url;
    element.onload = () => resolve(tag === 'iframe' || reached.push(tag + ' ' + url));
    element.onerror = resolve;
    document.body.append(element);
  }, 2000);
  const each = urls.flatMap((url) => [asking(url), calling(url), loading('script', 'src', url), loading('link', 'href', url)]);
  const led = redirects.map(asking);
  await Promise.all([...each, ...led]);
  await Promise.all(framed.map((url) => loading('iframe', 'src', url)));
  return reached;
}`;

/** The same address, aimed at the recorder. */
function toPort(url: string, port: number): string {
  return url.replace(/^(https?:\/\/)(\[[^\]]*\]|[^/:?#\\]+)(:\d*)?/, `http://$2:${port}`);
}

/** Header values are bytes. */
export function encodeLatin1(url: string): string {
  return Buffer.from(url, 'utf8').toString('latin1');
}
