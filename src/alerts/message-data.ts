/** What a webhook carries as `data`: the incident for machines, ISO dates, plain numbers, under 20 kB whatever comes in. */
import type { Contribution, Level } from '../domain/drift.ts';
import { reviewsOf } from '../domain/severe.ts';
import type { MessageBrief } from './brief.ts';
import type { Feelings } from './feelings.ts';
import { markedExcerpt } from './marked-excerpt.ts';
import { type News, newsOf, wordsOf } from './news.ts';
import { oneLine, plain, safeUrl, shorten } from './plain.ts';

/** The body must stay under 20 kB (Standard Webhooks); the envelope around `data` takes little of it. */
const LIMIT_BYTES = 19_000;

const MOST_STREAMS = 20;
const MOST_CONTRIBUTIONS = 20;

const MOST_NAMES = 20;
const MOST_SAYINGS = 3;

/**
 * Fields; unknown values are left out, names never change their meaning:
 * - `incident {key, kind, state, sequence, previousState?, openedAt, at, since, silent}`; `reason`: `opened`, `joined`, `worse`,
 *   `recovering`, `resolved`, `accepted`, `acknowledged`, `reassigned`, `noted`, `closed`, `reopened`, `repeated`, `escalated`; `by` (`vigie`
 *   or a person's name) and, for a person's step, their `words`; `urgency` (`ordinary`, `critical`); `acknowledged {at, by}`;
 *   `closed {at, by, cause}`.
 * - `brand`, `region`, `location`, `touchpoint` `{id?, name}`; `source`; `direction`, `scale`, `before`, `after {mean, n}`, `change`,
 *   `interval [low, high]`, `evidence` (ln M; of an erosion ln e), `falseAlarmsPerStreamYear`, `yearsAgo`, `years`.
 * - `explanation {before, after, contributions [{touchpoint, delta, moreOften, worse, standardError, causes?, byCause?}],
 *   contributionCount, mix?, season?}`.
 * - `emotions {before, since}`, each `{n, counts}`; `reformulations [{language, fragments, shared, of}]`;
 *   `quotes [{text, language, writtenAtEarliest, writtenAtLatest, score, url?}]`, texts of 300 characters at most.
 * - For one severe review: `severity` (`safety`, `discrimination`, `fraud`, `legal`, `harm`), `reviews` (ids) and `review {id?, excerpt, marked?,
 *   language, writtenAtEarliest, writtenAtLatest, score?, url?}`, excerpts of 300 characters at most.
 * - `accountable`, `informed`, `role` (`accountable`, `informed`, `manager`), `team`, `told [{team, at}]`, `note`, `streams`,
 *   `streamCount`, `dashboardUrl`, `truncated`.
 *
 * Links that acknowledge or silence are for mail only: whoever has one can act, and receivers keep what they get.
 */
export function messageData(brief: MessageBrief): Record<string, unknown> {
  const quotes = brief.quotes.map(({ text, language, written, score, url }) => ({
    text: shorten(plain(text), 300),
    language: oneLine(language, 35),
    writtenAtEarliest: written.earliest,
    writtenAtLatest: written.latest,
    score,
    ...(safeUrl(url) && { url: safeUrl(url) }),
  }));
  const whole = {
    ...facts(brief),
    ...stepOf(brief),
    ...explanation(brief),
    ...voiceOf(brief),
    ...caseOf(brief),
    quotes,
  };
  if (sizeOf(whole) <= LIMIT_BYTES) return whole;
  // Words go first, numbers last.
  const { reformulations: _, ...fewer } = {
    ...whole,
    quotes: quotes.map(({ url: _, ...quote }) => ({ ...quote, text: shorten(quote.text, 100) })),
  };
  if (sizeOf(fewer) <= LIMIT_BYTES) return { ...fewer, truncated: true };
  const least = { ...facts(brief), ...stepOf(brief), ...caseOf(brief), quotes: [], truncated: true };
  return sizeOf(least) <= LIMIT_BYTES
    ? least
    : { ...facts(brief), reason: reasonOf(newsOf(brief)), quotes: [], truncated: true };
}

/** What kind of step it is, who took it, who knows of it. */
function stepOf(brief: MessageBrief) {
  const { incident, transition, urgency, told } = brief;
  const { acknowledged, closed } = incident;
  const by = oneLine(transition.by, 200);
  const words = shorten(plain(wordsOf(transition)), 1000);
  return {
    reason: reasonOf(newsOf(brief)),
    by,
    ...(words && { words }),
    ...(urgency && { urgency }),
    ...(acknowledged && { acknowledged: { at: acknowledged.at, by: oneLine(acknowledged.by, 200) } }),
    ...(closed && { closed: { at: closed.at, by: oneLine(closed.by, 200), cause: closed.cause } }),
    ...(told && { told: told.slice(0, MOST_NAMES).map(({ team, at }) => ({ team, at })) }),
  };
}

function reasonOf(news: News) {
  return news === 'fixed' ? 'closed' : news;
}

function voiceOf({ feelings, reformulations }: MessageBrief) {
  const counts = ({ n, counts }: Feelings) => ({ n, counts: { ...counts } });
  return {
    ...(feelings && { emotions: { before: counts(feelings.before), since: counts(feelings.since) } }),
    ...(reformulations &&
      reformulations.length > 0 && {
        reformulations: reformulations.slice(0, MOST_SAYINGS).map(({ language, fragments, shared, of }) => ({
          language: oneLine(language, 35),
          fragments: fragments.map((fragment) => shorten(plain(fragment), 300)),
          shared,
          of,
        })),
      }),
  };
}

/** Ids of a case's reviews in one message. */
const MOST_IDS = 100;

function caseOf({ incident, review, earlier = [] }: MessageBrief) {
  if (incident.kind !== 'severe') return {};
  const { severity } = incident;
  const ids = reviewsOf(incident);
  // The newest may be gone from its site: then another is shown, and which one is not said.
  const id = earlier.length + 1 === ids.length ? ids.at(-1) : undefined;
  const passage = review && markedExcerpt(review.text, review.spot);
  return {
    ...(severity && { severity }),
    ...(ids.length > 0 && { reviews: ids.slice(-MOST_IDS) }),
    ...(review &&
      passage && {
        review: {
          ...(id !== undefined && { id }),
          excerpt: `${passage.before}${passage.marked}${passage.after}`,
          ...(passage.marked && { marked: passage.marked }),
          language: oneLine(review.language, 35),
          writtenAtEarliest: review.written.earliest,
          writtenAtLatest: review.written.latest,
          ...(review.score !== undefined && { score: review.score }),
          ...(safeUrl(review.url) && { url: safeUrl(review.url) }),
        },
      }),
  };
}

function facts({ incident, transition, role, team, names, falseAlarm, dashboardUrl }: MessageBrief) {
  const { before, after, interval, note, touchpoint, source, years, yearsAgo } = incident;
  const url = safeUrl(dashboardUrl);
  return {
    incident: {
      key: incident.key,
      kind: incident.kind,
      state: transition.to,
      ...(transition.from && { previousState: transition.from }),
      sequence: transition.sequence,
      openedAt: incident.openedAt,
      at: transition.at,
      since: incident.since,
      silent: incident.silent,
    },
    brand: { id: incident.brand, name: oneLine(names.brand, 200) },
    ...(incident.region && { region: { id: incident.region, name: oneLine(names.region ?? '', 200) } }),
    ...(incident.location && { location: { id: incident.location, name: oneLine(names.location ?? '', 200) } }),
    ...(source && { source }),
    ...(touchpoint && {
      touchpoint: { id: touchpoint, name: oneLine(names.touchpoint(touchpoint, team.language), 200) },
    }),
    direction: incident.direction,
    scale: incident.scale,
    ...(before && { before: levelOf(before) }),
    ...(after && { after: levelOf(after) }),
    ...(before && after && { change: after.mean - before.mean }),
    ...(interval && { interval }),
    evidence: incident.evidence,
    ...(incident.kind !== 'erosion' && { falseAlarmsPerStreamYear: falseAlarm.perStreamYear }),
    ...(yearsAgo !== undefined && { yearsAgo }),
    ...(years && { years: years.map((year) => ({ ...year })) }),
    accountable: incident.accountable,
    informed: incident.informed.slice(0, MOST_NAMES),
    role,
    team: team.id,
    streams: incident.streams.slice(0, MOST_STREAMS),
    streamCount: incident.streams.length,
    ...(note && { note: shorten(plain(note), 1000) }),
    ...(url && { dashboardUrl: url }),
  };
}

function explanation({ incident: { decomposition } }: MessageBrief) {
  if (!decomposition) return {};
  const { before, after, contributions, mix, season } = decomposition;
  return {
    explanation: {
      before: levelOf(before),
      after: levelOf(after),
      contributions: contributions.slice(0, MOST_CONTRIBUTIONS).map(contributionOf),
      contributionCount: contributions.length,
      ...(mix && { mix }),
      ...(season && { season }),
    },
  };
}

function contributionOf({ touchpoint, delta, moreOften, worse, standardError, causes, byCause }: Contribution) {
  return {
    touchpoint,
    delta,
    moreOften,
    worse,
    standardError,
    ...(causes && { causes }),
    ...(byCause && { byCause }),
  };
}

function levelOf({ mean, n }: Level): Level {
  return { mean, n };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
