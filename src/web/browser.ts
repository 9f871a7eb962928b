/** Keeps one real Chromium for all pages, and prints pages of ours; the only door to Playwright. No stealth: the site may know who comes. */
import { type BrowserContext, chromium } from 'playwright';
import { type Engine, type EngineTools, newContext, startEngine, stopEngine, tidyUp } from './engine.ts';
import { type VisitTools, visitPage } from './page-visit.ts';
import type { WithPage } from './tools.ts';

export interface BrowserTools extends EngineTools, VisitTools {
  readonly closed: AbortSignal;
}

/** Makes `WithPage`. One browser for all, started with the first page and again after a crash; one fresh context for each task. */
export function openBrowser(tools: BrowserTools): { readonly withPage: WithPage; readonly close: () => Promise<void> } {
  let starting: Promise<Engine> | undefined;
  function engine(): Promise<Engine> {
    tools.closed.throwIfAborted();
    if (starting) return starting;
    const started = startEngine(chromium, tools);
    starting = started;
    const forget = () => {
      if (starting === started) starting = undefined;
    };
    started.then((running) => {
      running.browser.once('disconnected', () => {
        forget();
        void tidyUp(running);
      });
    }, forget);
    return started;
  }
  async function freshContext(language: string | undefined): Promise<[Engine, BrowserContext]> {
    const started = engine();
    const running = await started;
    try {
      return [running, await newContext(running, language)];
    } catch {
      // It crashed a moment ago, or no longer answers.
      if (starting === started) starting = undefined;
      await stopEngine(running);
      const again = await engine();
      return [again, await newContext(again, language)];
    }
  }
  return {
    withPage: async (address, request, use) => {
      const url = tools.guard.parse(address);
      const signal = request.signal ? AbortSignal.any([request.signal, tools.closed]) : tools.closed;
      await tools.robots.check(url, signal);
      const task = async () => visitPage(tools, ...(await freshContext(request.language)), url, signal, use);
      return tools.pace.run(url, task, signal);
    },
    close: async () => {
      const running = await starting?.catch(() => undefined);
      if (running) await stopEngine(running);
    },
  };
}

/**
 * Prints a document of ours as PDF (its own `@page` size), with a browser of its own that has no network and runs no
 * script, whatever the document says. Text is drawn with DejaVu Sans, which comes along, where nothing of the system
 * suits: a server often has no font at all. @throws ConfigError (no browser), SourceUnavailable (it does not start)
 */
export async function printPdf(html: string, tools: EngineTools): Promise<Uint8Array> {
  const engine = await startEngine(chromium, tools);
  try {
    const context = await engine.browser.newContext({ javaScriptEnabled: false, offline: true, colorScheme: 'light' });
    await context.route('**/*', (route) => route.abort('blockedbyclient'));
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load', timeout: tools.timeoutMs });
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  } finally {
    await stopEngine(engine);
  }
}
