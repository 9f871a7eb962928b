/** Saves one page of a site as a fixture for tests: fetched under all rules, people masked, read again to see that nothing was lost. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capture, PageReading } from '../collectors/collector.ts';
import { collectorKinds, guessKind } from '../collectors/parse.ts';
import type { SourceId } from '../domain/ids.ts';
import type { RawReview } from '../domain/review.ts';
import type { Outcome } from '../domain/run.ts';
import type { Instant } from '../domain/time.ts';
import { ConfigError, SourceChanged } from '../errors.ts';
import { openWeb } from '../web/open-web.ts';
import { chosenSources, collectorOf } from './collect.ts';
import { readConfig } from './context.ts';
import { fetchPage, type PageTools, type SeenPage } from './fetch-page.ts';
import { fixtureMask, type Mask } from './fixture-mask.ts';
import type { Io } from './io.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';
import { version } from './version.ts';

export interface CaptureOptions {
  /** Address of the page; the source's own when left out. */
  readonly url?: string;
  /** Collector kind; the source's, or told from address and content when left out. */
  readonly kind?: string;
  /** Takes options, language and kind of this source. */
  readonly source?: SourceId;
  /** Folder to write to, made when absent. */
  readonly out: string;
}

/** What stands in `<name>.capture.json`. */
export interface CaptureNote {
  readonly url: string;
  readonly capturedAt: Instant;
  readonly status?: number;
  readonly kind: string;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
  /** Reviews, and how many of them have each field. */
  readonly counts: Readonly<Record<string, number>>;
  /** People whose names were replaced. */
  readonly masked: number;
  /** What the saved page says otherwise than the page as it came, beside what was masked; empty when nothing. */
  readonly differences: readonly string[];
  readonly vigie: string;
}

export interface CaptureReport extends CaptureNote {
  readonly page: string;
  readonly note: string;
}

/** Captures one page. @throws ConfigError, SourceRefused (the site says no), SourceUnavailable, SourceChanged (no page came) */
export async function capturePage(io: Io, configDir: string, options: CaptureOptions): Promise<CaptureReport> {
  const config = await readConfig(io, configDir);
  const browser = config.browser.path === undefined ? {} : { browserPath: config.browser.path };
  const web = openWeb({ ...config.politeness, ...browser, sharedDir: config.database.dataDir, now: io.now });
  const readingRoom = openReadingRoom();
  try {
    const { page, kind } = await getPage({ ...io, config, web, readingRoom }, options);
    return await save(page, kind, options.out, readingRoom, io.signal);
  } finally {
    await readingRoom.close();
    await web.close();
  }
}

async function getPage(tools: PageTools, { url, kind, source: id }: CaptureOptions) {
  const source = id && chosenSources(tools, [id])[0];
  const known = kind ?? source?.kind ?? (url && guessKind({ body: '<html></html>', url, capturedAt: tools.now() }));
  if (kind !== undefined && !collectorKinds().includes(kind))
    throw new ConfigError(`Expected one of the kinds ${collectorKinds().join(', ')} for --kind, got "${kind}"`);
  const language = source?.language;
  const own = source?.kind === known ? source?.options : undefined;
  if (known !== undefined) return { kind: known, page: await fetchAs(tools, known, own, url, language) };
  if (url === undefined) throw new ConfigError('Expected an address or --source, got neither');
  const answer = await tools.web.fetchText(url, { signal: tools.signal });
  const page: SeenPage = { body: answer.body, url: answer.url, status: answer.status, capturedAt: tools.now() };
  const told = guessKind(page);
  if (told === undefined || collectorOf(told).transport !== 'browser') return { kind: told, page };
  // The bare answer says what it is, but its kind reads what a browser makes of it.
  return { kind: told, page: await fetchAs(tools, told, undefined, url, language) };
}

function fetchAs(
  tools: PageTools,
  kind: string,
  own: object | undefined,
  url: string | undefined,
  language: string | undefined,
): Promise<SeenPage> {
  const collector = collectorOf(kind);
  const options = url === undefined ? (own ?? {}) : { ...own, url };
  // A source's options were checked already, and are no longer what its schema takes in.
  if (own && url === undefined) return fetchPage(tools, collector, own, language);
  const checked = collector.options.safeParse(own ? { url } : options);
  if (!checked.success)
    throw new ConfigError(
      `Expected a kind that is read from an address alone, got "${kind}": describe it in sources.yaml and name it with --source`,
    );
  const merged = own ? { ...own, url: (checked.data as { url?: unknown }).url } : checked.data;
  return fetchPage(tools, collector, merged, language);
}

async function save(
  page: SeenPage,
  kind: string | undefined,
  out: string,
  readingRoom: ReadingRoom,
  signal: AbortSignal,
): Promise<CaptureReport> {
  const read = (capture: Capture) => readAs(kind, capture, readingRoom, signal);
  const before = await read(page);
  const { body, mask, differences } = await masked(page, before, read);
  const name = nameOf(page, kind);
  const file = join(out, `${name}.${/^\s*(?:[[{]|\)\]\}')/.test(body) ? 'json' : 'html'}`);
  const note = join(out, `${name}.capture.json`);
  const { outcome, reason, shownAverage, shownCount } = before;
  const about: CaptureNote = {
    url: mask(withoutKeys(page.url)),
    capturedAt: page.capturedAt,
    ...(page.status !== undefined && { status: page.status }),
    kind: kind ?? 'unknown',
    outcome,
    ...(reason !== undefined && { reason: mask(reason) }),
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
    counts: countFields(before.reviews),
    masked: new Set(before.reviews.flatMap(({ author }) => author ?? [])).size,
    differences,
    vigie: version(),
  };
  await mkdir(out, { recursive: true });
  await writeFile(file, body, { flag: 'wx' });
  await writeFile(note, `${JSON.stringify(about, null, 2)}\n`, { flag: 'wx' });
  return { ...about, page: file, note };
}

/** Masks as much as the page bears: names alone first ("Dear Ada"), and without those if a reading of it would differ. */
async function masked(page: SeenPage, before: PageReading, read: (capture: Capture) => Promise<PageReading>) {
  let best: { body: string; mask: Mask; differences: readonly string[] } | undefined;
  for (const parts of [true, false]) {
    const mask = fixtureMask(page.body, before.reviews, { parts });
    const body = mask(page.body);
    const differences = compare(before, await read({ ...page, body }), mask);
    if (!best || differences.length < best.differences.length) best = { body, mask, differences };
    if (differences.length === 0) break;
  }
  return best!;
}

async function readAs(
  kind: string | undefined,
  capture: Capture,
  readingRoom: ReadingRoom,
  signal: AbortSignal,
): Promise<PageReading> {
  if (kind === undefined) return { outcome: 'layout-changed', reason: 'Of no known kind', reviews: [] };
  try {
    return await readingRoom.read({ kind }, capture, signal);
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    return { outcome: 'layout-changed', reason: error.message, reviews: [] };
  }
}

/** In words, what the masked page says otherwise; ids and authors are masked themselves. */
function compare(before: PageReading, after: PageReading, mask: Mask): readonly string[] {
  if (before.outcome !== after.outcome) return [`outcome: ${before.outcome} → ${after.outcome}`];
  if (before.reviews.length !== after.reviews.length)
    return [`reviews: ${before.reviews.length} → ${after.reviews.length}`];
  return before.reviews.flatMap((review, index) => {
    const said = after.reviews[index];
    const pairs = Object.entries(comparable(review, mask)).map(([field, value]) => ({
      field,
      same: value === (said && comparable(said, (text) => text)[field]),
    }));
    return pairs.filter(({ same }) => !same).map(({ field }) => `review ${index}: ${field}`);
  });
}

function comparable({ rating, recommends, written, text, translated, reply }: RawReview, mask: Mask) {
  const words = (said: string | undefined) => (said === undefined ? undefined : mask(said).replace(/\s+/gu, ' '));
  const date = written && `${written.earliest} ${written.latest}`;
  const fields = { rating, recommends, date, text: words(text), translation: words(translated) };
  return { ...fields, reply: words(reply?.text) } as Readonly<Record<string, unknown>>;
}

function countFields(reviews: readonly RawReview[]): Record<string, number> {
  const having = (has: (review: RawReview) => unknown) => reviews.filter((review) => has(review) !== undefined).length;
  return {
    reviews: reviews.length,
    id: having(({ externalId }) => externalId),
    author: having(({ author }) => author),
    rating: having(({ rating, recommends }) => rating ?? recommends),
    text: having(({ text }) => text),
    date: having(({ written }) => written),
    reply: having(({ reply }) => reply),
  };
}

/** `google-maps-www.google.com-20261122T101500Z`: nothing of the address's path, which may name a person. */
function nameOf({ url, capturedAt }: SeenPage, kind: string | undefined): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/[^a-z0-9.-]/g, '') : 'page';
  return `${kind ?? 'unknown'}-${host}-${capturedAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Keys and tokens of an account have no place in a fixture. */
function withoutKeys(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/key|token|secret|proof|sig|auth/i.test(name)) url.searchParams.set(name, 'masked');
  return url.href;
}
