/** The kind `trustpilot`: one company on Trustpilot, by its official API or from its public pages. */
import type { RunEnd } from '../../../domain/run.ts';
import { ConfigError } from '../../../errors.ts';
import type { Batch, Capture, Collector, CollectRequest, CollectTools } from '../../collector.ts';
import { parseApiAnswer } from './api-answer.ts';
import { collectApi } from './collect-api.ts';
import { collectPages } from './collect-pages.ts';
import { type TrustpilotOptions, trustpilotOptions } from './options.ts';
import { readTrustpilot } from './read.ts';

export const trustpilot: Collector<TrustpilotOptions> = {
  kind: 'trustpilot',
  transport: 'http',
  options: trustpilotOptions,
  address: ({ via, url, baseUrl }) => (via === 'api' ? baseUrl : url),
  recognise: recogniseTrustpilot,
  read: (capture) => readTrustpilot(capture),
  collect: collectTrustpilot,
};

function collectTrustpilot(
  request: CollectRequest<TrustpilotOptions>,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const { via, url, businessUnitId, apiKey } = request.options;
  if (via === 'page' && url !== undefined) return collectPages(request, url, tools);
  if (businessUnitId !== undefined && apiKey !== undefined)
    return collectApi(request, { businessUnitId, apiKey }, tools);
  throw new ConfigError(
    `Expected url (via: page) or businessUnitId and apiKey (via: api), got via: ${via} without them`,
  );
}

/** Marks in the text of a page, surest first. */
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/data-service-review-card-paper|"businessUnit":\{[\s\S]{0,3000}"trustScore"/, 0.95],
  [/cdn\.trustpilot\.net\/brand-assets\/[\d.]{1,10}\/stars\/|href="\/reviews\/[0-9a-f]{24}"/, 0.9],
  [/https?:\/\/(?:[a-z-]{2,6}\.)?trustpilot\.com\/(?:#\/schema\/|review\/)/, 0.75],
];

function recogniseTrustpilot(capture: Capture): number {
  if (parseApiAnswer(capture.body)) return 0.9;
  if (!/<[a-z!]/i.test(capture.body.slice(0, 10_000))) return 0;
  const host = capture.url !== undefined && URL.canParse(capture.url) ? new URL(capture.url).hostname : '';
  const ours = /(?:^|\.)trustpilot\.com$/.test(host);
  if (!ours && !isOwnPage(capture.body)) return 0;
  const marked = MARKS.find(([mark]) => mark.test(capture.body))?.[1] ?? 0;
  return ours ? Math.max(marked, 0.7) : marked;
}

/** Many shops carry a badge of Trustpilot: its own pages name themselves, or hold the data of its scripts. */
function isOwnPage(body: string): boolean {
  return (
    /(?:property="og:url" content|rel="canonical" href)="https?:\/\/(?:[a-z-]{2,6}\.)?trustpilot\.com\//.test(body) ||
    (/data-service-review-card-paper|cdn\.trustpilot\.net\/brand-assets/.test(body) &&
      /href="\/reviews\/[0-9a-f]{24}/.test(body)) ||
    (body.includes('__NEXT_DATA__') && /"identifyingName":"[^"]{1,200}"/.test(body) && body.includes('"trustScore"'))
  );
}
