/** Pages that mean harm to whoever reads them, each with the ends that are right for it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Web } from '../../src/web/open-web.ts';

/** How a visit ended: the page was read, or a named error. */
export type End = 'read' | 'SourceChanged' | 'SourceRefused' | 'SourceUnavailable';

export interface HostilePage {
  readonly name: string;
  readonly answer: (response: ServerResponse, request: IncomingMessage, inside: string) => void;
  /** The ends that are right when it is fetched, and when it is opened in the browser. */
  readonly fetched: readonly End[];
  readonly opened: readonly End[];
  /** Other than the path it is served under. */
  readonly address?: (url: string) => string;
}

const READ = ['read'] as const;
const CHANGED = ['SourceChanged'] as const;
const REFUSED = ['SourceRefused'] as const;
const AWAY = ['SourceUnavailable'] as const;

function html(body: string): HostilePage['answer'] {
  return (response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(`<title>t</title>${body}`);
}

/** A page that is nothing but its script, harmless to who only fetches it. */
function script(name: string, code: string, opened: readonly End[] = READ): HostilePage {
  return { name, answer: html(`<p>x<script>${code}</script>`), fetched: READ, opened };
}

function redirect(name: string, location: string, fetched: readonly End[], opened: readonly End[]): HostilePage {
  return { name, answer: (response) => response.writeHead(302, { location }).end(), fetched, opened };
}

/** Zeros without end, packed: some kilobytes for a gigabyte. */
function bomb(encoding: 'gzip' | 'br'): HostilePage['answer'] {
  const block = Buffer.alloc(64 * 1024 * 1024, ' ');
  const packed =
    encoding === 'gzip'
      ? Buffer.concat(Array<Buffer>(16).fill(gzipSync(block)))
      : brotliCompressSync(block, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(packed);
}

function endless(part: string, everyMs: number): HostilePage['answer'] {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = () => {
      while (!response.destroyed && response.write(part) && everyMs === 0);
    };
    if (everyMs === 0) response.on('drain', more);
    const timer = everyMs > 0 ? setInterval(more, everyMs) : undefined;
    response.on('close', () => clearInterval(timer));
    more();
  };
}

export const HOSTILE_PAGES: readonly HostilePage[] = [
  { name: 'gzip bomb', answer: bomb('gzip'), fetched: CHANGED, opened: ['read', 'SourceUnavailable', 'SourceChanged'] },
  { name: 'brotli bomb', answer: bomb('br'), fetched: CHANGED, opened: ['read', 'SourceUnavailable', 'SourceChanged'] },
  { name: 'endless body', answer: endless('<p>more '.repeat(8_000), 0), fetched: CHANGED, opened: AWAY },
  { name: 'slow drip', answer: endless('<!-- -->', 100), fetched: AWAY, opened: AWAY },
  {
    name: 'answer that never begins',
    answer: () => {},
    fetched: AWAY,
    opened: AWAY,
  },
  {
    name: 'redirect to itself',
    answer: (response, request) => response.writeHead(302, { location: request.url }).end(),
    fetched: CHANGED,
    opened: CHANGED,
  },
  {
    name: 'redirects without end',
    answer: (response, request) => response.writeHead(302, { location: `${request.url}x` }).end(),
    fetched: CHANGED,
    opened: CHANGED,
  },
  {
    name: 'redirect to a private address',
    answer: (response, _request, inside) => response.writeHead(302, { location: inside }).end(),
    fetched: REFUSED,
    opened: REFUSED,
  },
  redirect('redirect to file:', 'file:///etc/passwd', REFUSED, [...REFUSED, ...AWAY]),
  redirect('redirect to data:', 'data:text/html,<title>t</title>', REFUSED, [...REFUSED, ...AWAY]),
  {
    name: '100,000 elements deep',
    answer: html(`${'<div>'.repeat(100_000)}x`),
    fetched: READ,
    opened: ['read', 'SourceUnavailable'],
  },
  {
    name: '500,000 elements wide',
    answer: html('<p>x<b>y</b></p>'.repeat(250_000)),
    fetched: READ,
    opened: ['read', 'SourceUnavailable'],
  },
  {
    name: '2,000,000 attributes',
    answer: html(`<p ${Array.from({ length: 400_000 }, (_, index) => `a${index}=1`).join(' ')}>x`),
    fetched: READ,
    opened: ['read', 'SourceUnavailable'],
  },
  script('dialogs without end', 'for (;;) { alert(1); confirm(2); prompt(3) }', AWAY),
  script('dialogs by timer', 'setInterval(() => { alert(1); confirm(2); prompt(3) }, 1)'),
  {
    name: 'page that will not be left',
    answer:
      html(`<body onbeforeunload="return 'stay'" onunload="for(;;);"><p>x<script>addEventListener('pagehide', () => { for (;;); })
      setTimeout(() => { location = '/x' }, 50)</script>`),
    fetched: READ,
    opened: ['read', 'SourceUnavailable', 'SourceChanged'],
  },
  script('pop-ups without end', "setInterval(() => { for (let i = 0; i < 20; i++) open('/pop-up' + i) }, 10)", [
    'read',
    'SourceUnavailable',
  ]),
  {
    name: 'download instead of a page',
    answer: (response) => response.setHeader('content-disposition', 'attachment; filename=../../a.sh').end('PK'),
    fetched: READ,
    opened: CHANGED,
  },
  script(
    'downloads without end',
    `setInterval(() => { for (const href of [URL.createObjectURL(new Blob(['x'.repeat(1e6)])), 'data:application/x-sh,rm', '/file']) {
      const a = document.createElement('a'); a.href = href; a.download = 'evil.sh'; a.click() } }, 20)`,
    // A megabyte each time, never let go: on a slow machine it is ended for its memory.
    ['read', 'SourceUnavailable'],
  ),
  script(
    'service worker that would stay',
    "navigator.serviceWorker?.register('/worker.js').catch(() => {}); caches?.open('x').catch(() => {})",
  ),
  {
    name: 'sockets to private addresses',
    answer: (response, request, inside) =>
      html(`<p>x<script>setInterval(() => { try { new WebSocket('${inside.replace('http', 'ws')}') } catch {}
        try { new EventSource('${inside}'); new WebTransport('${inside.replace('http:', 'https:')}') } catch {} fetch('${inside}', { mode: 'no-cors' }).catch(() => {}) }, 20)</script>`)(
        response,
        request,
        inside,
      ),
    fetched: READ,
    opened: READ,
  },
  script(
    'WebRTC to private addresses',
    `for (let i = 0; i < 20; i++) { const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }, { urls: 'turn:10.0.0.1', username: 'u', credential: 'c' }] });
      p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o)) }`,
  ),
  script('busy loop', 'for (;;);', AWAY),
  script('busy loop after loading', "addEventListener('load', () => setTimeout(() => { for (;;); }, 100))", AWAY),
  script('busy microtasks', 'const f = () => Promise.resolve().then(f); f()', AWAY),
  script('memory by buffers', 'const a = []; for (;;) a.push(new Uint8Array(5e7).fill(1))', AWAY),
  script('memory by objects', 'const a = []; for (;;) a.push({ a: { b: [a.length] } })', AWAY),
  script(
    'memory by elements',
    "setInterval(() => { for (let i = 0; i < 1e4; i++) document.body.append(Object.assign(document.createElement('p'), { textContent: 'x'.repeat(200) + i })) }, 1)",
    ['read', 'SourceUnavailable'],
  ),
  script(
    'memory by blobs',
    'const a = []; setInterval(() => { for (let i = 0; i < 5; i++) a.push(new Blob([new Uint8Array(2e7).fill(a.length)])) }, 1)',
    ['read', 'SourceUnavailable'],
  ),
  script('timers without end', 'const f = () => { setTimeout(f); setTimeout(f) }; f()', ['read', 'SourceUnavailable']),
  script('reloads without end', 'location.reload()', ['read', 'SourceChanged', 'SourceUnavailable']),
  {
    name: 'refreshes without end',
    answer: html('<meta http-equiv=refresh content=0><p>x'),
    fetched: READ,
    opened: ['read', 'SourceChanged'],
  },
  script(
    'prompts for every permission',
    `const quiet = () => {}; setInterval(() => { print(); Notification.requestPermission(); navigator.geolocation.getCurrentPosition(quiet, quiet);
      navigator.mediaDevices?.getUserMedia({ audio: true, video: true }).catch(quiet); navigator.clipboard?.readText().catch(quiet);
      document.documentElement.requestFullscreen().catch(quiet); document.documentElement.requestPointerLock()?.catch?.(quiet);
      window.showOpenFilePicker?.().catch(quiet); navigator.usb?.requestDevice({ filters: [] }).catch(quiet);
      navigator.requestMIDIAccess?.().catch(quiet); navigator.wakeLock?.request().catch(quiet) }, 50)`,
  ),
  script('history flood', "for (let i = 0; i < 1e5; i++) try { history.pushState(i, '', '#' + i) } catch {}", [
    'read',
    'SourceUnavailable',
  ]),
  {
    name: 'a thousand frames',
    answer: html(
      `<p>x${'<iframe src="/frame"></iframe><iframe srcdoc="<script>for(let i=0;i<1e6;i++);</script>"></iframe>'.repeat(500)}`,
    ),
    fetched: READ,
    opened: ['read', 'SourceUnavailable'],
  },
  {
    name: 'frames within frames without end',
    answer: (response, request, inside) =>
      html(`<p>x<iframe src="${request.url}0"></iframe><iframe src="${request.url}1"></iframe>`)(
        response,
        request,
        inside,
      ),
    fetched: READ,
    opened: ['read', 'SourceUnavailable', 'SourceChanged'],
  },
  script(
    'workers that make workers',
    `const code = 'const b = URL.createObjectURL(new Blob([self.name])); for (let i = 0; i < 4; i++) new Worker(b, { name: self.name }); for (;;);';
      for (let i = 0; i < 8; i++) new Worker(URL.createObjectURL(new Blob([code])), { name: code })`,
    ['read', 'SourceUnavailable'],
  ),
  {
    name: 'links to file: and chrome:',
    answer:
      html(`<p>x<a id=a href="file:///etc/passwd">a</a><a id=b href="chrome://crash">b</a><a id=c href="view-source:/">c</a>
      <script>for (const id of ['a', 'b', 'c']) document.getElementById(id).click(); location = 'file:///etc/passwd'; location = 'javascript:for(;;);'</script>`),
    fetched: READ,
    opened: ['read', 'SourceUnavailable'],
  },
  script(
    'page that breaks the language',
    "Array.prototype.map = JSON.stringify = Object.keys = document.querySelector = () => { throw new Error('no') }; Object.defineProperty(document, 'title', { get() { throw new Error('no') } })",
    ['read', 'SourceChanged'],
  ),
  {
    name: 'TLS that is none',
    answer: html('<p>x'),
    address: (url) => url.replace('http:', 'https:'),
    fetched: AWAY,
    opened: AWAY,
  },
  {
    name: 'fewer bytes than announced',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1_000 }).write('<p>x');
      setTimeout(() => response.destroy(), 50);
    },
    fetched: AWAY,
    opened: ['read', 'SourceUnavailable'],
  },
  {
    name: 'bytes that are not HTTP',
    answer: (response) => response.socket?.end('220 mail.example ESMTP\r\n'),
    fetched: AWAY,
    opened: AWAY,
  },
  {
    name: 'header of a megabyte',
    answer: (response) => response.setHeader('x-long', 'x'.repeat(1_000_000)).end('x'),
    fetched: AWAY,
    opened: ['read', 'SourceUnavailable'],
  },
];

/** Fetches a page; says how that ended, an error without one of our names included. */
export function fetchEnd(web: Web, address: string): Promise<string> {
  return endOf(web.fetchText(address));
}

/** Opens a page and reads it as a collector would, for a while. */
export function openEnd(web: Web, address: string, readMs: number): Promise<string> {
  const visit = web.withPage(address, {}, async (page) => {
    await page.waitForTimeout(readMs);
    await page.evaluate('scrollTo(0, 1e6); document.documentElement.outerHTML.slice(0, 1e6)');
  });
  return endOf(visit);
}

function endOf(visit: Promise<unknown>): Promise<string> {
  return visit.then(
    () => 'read',
    (error: unknown) => (error instanceof Error && error.name.startsWith('Source') ? error.name : `unnamed: ${error}`),
  );
}

/** Serves all of them: the page of number 3 at `/3-`, a harmless one at `/fine`. */
export function hostileSite(
  inside: () => string,
): (path: string, response: ServerResponse, request: IncomingMessage) => void {
  return (path, response, request) => {
    const page = HOSTILE_PAGES[Number.parseInt(path.slice(1), 10)];
    if (path === '/fine') response.setHeader('content-type', 'text/html').end('<title>fine</title><p>x');
    else if (page) page.answer(response, request, inside());
    else response.writeHead(404).end();
  };
}

/** Where a page is served. */
export function addressOf(page: HostilePage, site: string): string {
  return (page.address ?? ((url) => url))(`${site}/${HOSTILE_PAGES.indexOf(page)}-`);
}
