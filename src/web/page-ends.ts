/** How a visit of a page that went wrong is told; apart because the driver's own words mean nothing to who reads them. */
import { SourceChanged, SourceUnavailable } from '../errors.ts';

/** Whatever the page did to make the driver fail, it is the page's doing; errors of the one who reads it are his own. */
export function inOurWords(error: unknown, url: URL): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.slice(0, 2_000);
  const code = /net::(ERR_[A-Z_]{1,60})/.exec(message)?.[1];
  if (message.includes('Download is starting')) {
    return new SourceChanged(`Expected a page at ${url.host}, got a download`, { cause: error });
  }
  if (code === 'ERR_TOO_MANY_REDIRECTS') {
    return new SourceChanged(`Expected a page at ${url.host}, got redirects without end`, { cause: error });
  }
  const isLate = error.name === 'TimeoutError' && DRIVER.test(message);
  if (code !== undefined || message.includes('has been closed') || isLate) {
    return new SourceUnavailable(`Expected a page at ${url.host}, got ${code ?? firstLine(error)}`, { cause: error });
  }
  if (!DRIVER.test(message)) return error;
  return new SourceChanged(`Expected a page at ${url.host} that can be read, got ${firstLine(error)}`, {
    cause: error,
  });
}

/** How the driver's own errors begin, such as `page.goto: `. */
const DRIVER =
  /^(?:page|frame|locator|elementHandle|jsHandle|browserContext|cdpSession|keyboard|mouse|response|request)\.\w{1,40}: /;

/** What an error says first, at most 300 characters. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? '';
}
