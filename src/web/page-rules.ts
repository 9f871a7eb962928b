/** What a page in the browser may ask for; apart from opening pages, because here each single request is judged. */
import { SourceChanged } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';
import type { Pace } from './pace.ts';
import { boundContent } from './page-content.ts';
import type { Robots } from './robots.ts';
import type { WithPage } from './tools.ts';

/** Playwright's own types, by way of the contract: its door is `browser.ts`. */
type Page = Parameters<Parameters<WithPage>[2]>[0];
type Route = Parameters<Parameters<Page['route']>[1]>[0];

export interface PageRuleTools {
  readonly guard: AddressGuard;
  readonly robots: Robots;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** The address opened first: already judged and paced. */
  readonly first: URL;
  /** Runs a function as part of the task that holds the host's turn. */
  readonly inTask: <T>(run: () => T) => T;
  readonly refusedObserver?: (url: string, reason: string) => void;
}

export interface PageRules {
  /** Why the page itself (not a part of it) was refused last, if it was. */
  readonly refusal: () => Error | undefined;
  /** Where the page is going or has arrived. */
  readonly heading: () => URL;
}

/** Reviews are words: pictures, sound and fonts only cost the site bandwidth; pings and reports serve others. */
const UNWANTED: ReadonlySet<string> = new Set([
  'image',
  'media',
  'font',
  'ping',
  'beacon',
  'cspreport',
  'cspviolationreport',
  'manifest',
  'texttrack',
]);
/** Kinds that carry content: robots.txt is asked wherever they go. Scripts and styles of other hosts pass unasked. */
const CONTENT: ReadonlySet<string> = new Set(['document', 'xhr', 'fetch', 'eventsource']);
const MOST_REDIRECTS = 10;

/**
 * Sets the rules on a blank page, before it goes anywhere. Addresses are judged a second time where connections are made
 * (`guard-proxy.ts`); here robots.txt and the pace of further navigations are kept, for each hop of a redirect too.
 */
export async function rulePage(page: Page, tools: PageRuleTools): Promise<PageRules> {
  let refusal: Error | undefined;
  let heading = tools.first;
  let arrivals = 0;
  let hops = 0;

  async function admit(address: string, kind: string, isPage: boolean): Promise<void> {
    const url = tools.guard.parse(address);
    if (isPage) heading = url;
    if (isPage && arrivals++ === 0) return tools.pace.sending(url, tools.signal);
    if (CONTENT.has(kind) || url.origin === heading.origin) await tools.robots.check(url, tools.signal);
    if (isPage) await tools.pace.gap(url, tools.signal);
  }

  async function isAdmitted(address: string, kind: string, isPage: boolean): Promise<boolean> {
    try {
      if (isPage) refusal = undefined;
      await tools.inTask(() => admit(address, kind, isPage));
      return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (isPage) refusal = error;
      tools.refusedObserver?.(address.slice(0, 2_000), error.message);
      return false;
    }
  }

  async function onRequest(route: Route): Promise<void> {
    const request = route.request();
    const kind = request.resourceType();
    // A pop-up asks before it is closed; what belongs to no frame (a worker of a kind unknown to us) is not ours either.
    const frame = ownFrame(route, page);
    if (!frame || UNWANTED.has(kind)) return route.abort('blockedbyclient');
    const isPage = request.isNavigationRequest() && frame === 'main';
    if (isPage) hops = 0;
    if (await isAdmitted(request.url(), kind, isPage)) await route.continue();
    else await route.abort('blockedbyclient');
  }

  await page.context().route('**/*', (route) => onRequest(route).catch(() => {}));

  // Playwright does not show the hops of a redirect before they are made; the protocol beneath does.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId, redirectedRequestId }) => {
    const isPage = resourceType === 'Document' && frameId === frameTree.frame.id;
    const decide = async (): Promise<void> => {
      const tooMany = redirectedRequestId !== undefined && isPage && ++hops > MOST_REDIRECTS;
      if (tooMany)
        refusal = new SourceChanged(
          `Expected a page at ${tools.first.host}, got more than ${MOST_REDIRECTS} redirects`,
        );
      const go =
        !redirectedRequestId || (!tooMany && (await isAdmitted(request.url, resourceType.toLowerCase(), isPage)));
      if (go) await session.send('Fetch.continueRequest', { requestId });
      else await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    };
    decide().catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
  boundContent(page, session, frameTree.frame.id);
  return { refusal: () => refusal, heading: () => heading };
}

function ownFrame(route: Route, page: Page): 'main' | 'inner' | undefined {
  try {
    const frame = route.request().frame();
    if (frame.page() !== page) return undefined;
    return frame === page.mainFrame() ? 'main' : 'inner';
  } catch {
    return undefined;
  }
}
