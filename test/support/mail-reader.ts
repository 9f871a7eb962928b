/** A mail program that is a real Chromium: shows a message's HTML, and reports all that it should never do. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import type { Message } from '../../src/domain/notification.ts';
import { findBrowser } from '../../src/web/browser-binary.ts';

export interface MailReader {
  /** Opens a window; `dark` as the reader's system says. */
  open(width: number, dark: boolean): Promise<MailWindow>;
  close(): Promise<void>;
}

export interface MailWindow {
  readonly page: Page;
  /** Shows one message, its picture beside it as a mail carries it. */
  show(message: Pick<Message, 'html' | 'chart'>): Promise<void>;
  /** Requests, dialogs, windows and scripts of all messages so far: none is ever right. */
  readonly misdeeds: string[];
}

/** Starts the browser. */
export async function openMailReader(): Promise<MailReader> {
  const { path, libraries } = await findBrowser({});
  const browser = await chromium.launch({
    executablePath: path,
    chromiumSandbox: process.getuid?.() !== 0,
    ...(libraries && { env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: libraries } }),
  });
  return { open: (width, dark) => openWindow(browser, width, dark), close: () => browser.close() };
}

async function openWindow(browser: Browser, width: number, dark: boolean): Promise<MailWindow> {
  const misdeeds: string[] = [];
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
  });
  await context.exposeFunction('misdeed', (what: string) => void misdeeds.push(what));
  // What payloads call when they run.
  await context.addInitScript(`
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
      globalThis[name] = () => globalThis.misdeed('script: ' + name);`);
  await context.route('**/*', (route) => {
    misdeeds.push(`request: ${route.request().url().slice(0, 200)}`);
    return route.abort();
  });
  context.on('page', (page) => page.on('dialog', (dialog) => misdeeds.push(`dialog: ${dialog.message()}`)));
  const page = await context.newPage();
  let opened = 0;
  context.on('page', () => {
    opened += 1;
    misdeeds.push(`window ${opened}`);
  });
  return {
    page,
    misdeeds,
    show: ({ html, chart }) =>
      page.setContent(chart ? html.replace('src="cid:chart"', `src="data:image/png;base64,${chart.png}"`) : html),
  };
}
