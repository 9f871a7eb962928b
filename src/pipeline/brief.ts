/** Gathers what a message about an incident needs (quotes, curve, names, volume) and has it written for each receiver. */
import type { CaseReview } from '../alerts/brief.ts';
import { toNotifications } from '../alerts/dispatch.ts';
import { countFeelings, type FeelingsAround } from '../alerts/feelings.ts';
import { actLinks } from '../alerts/link.ts';
import { composeMessage, type MessageBrief } from '../alerts/message.ts';
import { pickQuotes, type QuoteCandidate } from '../alerts/quotes.ts';
import { reformulate, type SpokenReview } from '../alerts/reformulation.ts';
import type { Change } from '../alerts/signal.ts';
import type { Config } from '../config/config.ts';
import type { Incident } from '../domain/incident.ts';
import type { Notification } from '../domain/notification.ts';
import { scaleRange } from '../domain/scale.ts';
import { isWithin } from '../domain/scope.ts';
import { reviewsOf } from '../domain/severe.ts';
import type { Team } from '../domain/team.ts';
import { DAY_MS, dayFromNumber, dayNumber, type Instant, instant, millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { PAGE_LEVELS } from '../drift/fleet.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { runLengths } from './bank.ts';
import type { Context } from './context.ts';
import { estimatedAt, scoreOf, weighedScore } from './scores.ts';

/** How far back the curve of a message reaches, and how many days one point of it stands for. */
const CURVE_DAYS = 364;
const POINT_DAYS = 14;

/** Feelings and words of before the change are those of the year before it. */
const YEAR_MS = 365 * DAY_MS;

/** What only the caller knows of a step: how urgent it is, who was told, by which branch it went where. */
export type BriefExtras = Pick<MessageBrief, 'urgency' | 'told' | 'branch'>;

/**
 * The notifications of one change, one for each receiver of each team to be told; nothing written after `until` counts.
 * `reviews` are the brand's, in the order in which they were written.
 */
export function compose(
  context: Context,
  change: Change,
  reviews: readonly AnalysedReview[],
  until: Instant,
  extras: BriefExtras = {},
): readonly Notification[] {
  const { incident, transition } = change;
  const about = reviews.filter((review) => concerns(review, incident) && estimatedAt(review) <= until);
  const voice = voiceFor(incident, about);
  const severeCase = caseOf(incident, reviews);
  const quotes = quotesFor(incident, about);
  const series = curve(incident, about, until);
  const { config } = context;
  const reviewsPerYear = about.filter((one) => millis(until) - millis(estimatedAt(one)) <= 365 * DAY_MS).length;
  const ofTouchpoint = incident.streams[0] !== undefined && incident.streams[0].split('/')[2] !== '*';
  const runLength = runLengths(ofTouchpoint, config, reviewsPerYear)[incident.direction];
  return toNotifications(
    change,
    config.teams,
    (team, role) => {
      const brief: MessageBrief = {
        incident,
        transition,
        role,
        team,
        quotes,
        series,
        names: namesFor(config, incident),
        falseAlarm: { perStreamYear: reviewsPerYear / runLength },
        ...(incident.kind === 'erosion' && { chanceShare: PAGE_LEVELS[incident.direction] }),
        reviewsPerYear,
        ...linksFor(context, incident, team),
        ...voice,
        ...severeCase,
        ...extras,
      };
      return composeMessage(brief, team.language);
    },
    context.now(),
  );
}

/** Where a button acts on the incident in the team's name; nowhere when no links are configured. */
function linksFor({ config, now }: Context, incident: Incident, team: Team): Pick<MessageBrief, 'links'> {
  const { links } = config;
  return links ? { links: (subject) => actLinks(links, incident, team.id, subject, now()) } : {};
}

function concerns(review: AnalysedReview, incident: Incident): boolean {
  return isWithin(review, incident) && !review.removedAt && scoreOf(review)?.scale === incident.scale;
}

/** Candidates are the reviews since the change, or on the day of a burst. */
function quotesFor(incident: Incident, about: readonly AnalysedReview[]) {
  if (incident.kind !== 'drift' && incident.kind !== 'burst' && incident.kind !== 'erosion') return [];
  const since = instant(incident.since);
  const until = incident.kind === 'burst' ? instant(millis(since) + DAY_MS) : undefined;
  const candidates = about.flatMap((review): QuoteCandidate[] => {
    const at = estimatedAt(review);
    const own = scoreOf(review);
    if (!review.text || !own || at < since || (until && at >= until)) return [];
    const { text, written, url, authorKey, analysis } = review;
    return [
      {
        text,
        written,
        language: analysis?.language ?? review.language ?? 'und',
        score: own.score,
        findings: analysis?.findings ?? [],
        weight: weightOf(review, incident),
        ...(url && { url }),
        ...(authorKey && { authorKey }),
      },
    ];
  });
  const { touchpoint, direction, scale } = incident;
  const named = touchpoint && touchpoint !== UNATTRIBUTED ? { touchpoint } : {};
  return pickQuotes(candidates, { ...named, direction, scale });
}

/** What customers feel around a change, and what most of them say since. */
function voiceFor(
  { kind, since: day, touchpoint, direction }: Incident,
  about: readonly AnalysedReview[],
): { readonly feelings?: FeelingsAround; readonly reformulations?: MessageBrief['reformulations'] } {
  if (kind !== 'drift' && kind !== 'erosion') return {};
  const change = millis(instant(day));
  const read = about.filter(({ text, analysis }) => text && analysis?.analysed);
  const since = read.filter((review) => millis(estimatedAt(review)) >= change).reverse();
  const before = read.filter((review) => {
    const age = change - millis(estimatedAt(review));
    return age > 0 && age <= YEAR_MS;
  });
  const emotions = (reviews: typeof read) => countFeelings(reviews.map(({ analysis }) => analysis?.emotion ?? 'none'));
  const named = touchpoint && touchpoint !== UNATTRIBUTED ? { touchpoint } : {};
  return {
    feelings: { before: emotions(before), since: emotions(since) },
    reformulations: reformulate(since.map(spoken), before.map(spoken), { ...named, direction }),
  };
}

function spoken({ text, analysis, authorKey }: AnalysedReview): SpokenReview {
  const { language = 'und', findings = [] } = analysis ?? {};
  return { text: text ?? '', language, findings, ...(authorKey && { authorKey }) };
}

/** The reviews that a severe case is about, newest first, as long as they can be read. */
function caseOf(
  incident: Incident,
  reviews: readonly AnalysedReview[],
): Pick<MessageBrief, 'review' | 'earlier' | 'caseSize'> {
  if (incident.kind !== 'severe') return {};
  const ids = reviewsOf(incident);
  const own = new Map(reviews.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one]));
  const [review, ...earlier] = ids.toReversed().flatMap((id) => caseReview(own.get(id)) ?? []);
  return { ...(review && { review }), earlier, caseSize: ids.length };
}

function caseReview(review: AnalysedReview | undefined): CaseReview | undefined {
  if (!review?.text || review.removedAt) return undefined;
  const { text, written, url, analysis } = review;
  const score = scoreOf(review)?.score;
  return {
    text,
    written,
    language: analysis?.language ?? review.language ?? 'und',
    ...(score !== undefined && { score }),
    ...(url && { url }),
    ...(analysis?.severeAt && { spot: analysis.severeAt }),
  };
}

/** How much of a review speaks to the incident: its share of blame for a fall, its praise for a rise. */
function weightOf(review: AnalysedReview, { touchpoint, direction, scale }: Incident): number {
  if (!touchpoint || touchpoint === UNATTRIBUTED) return 1;
  if (direction === 'down') return weighedScore(review, scale)?.weights[touchpoint] ?? 0;
  const praise = review.analysis?.findings.filter((finding) => finding.polarity > 0) ?? [];
  return praise.length ? praise.filter((finding) => finding.touchpoint === touchpoint).length / praise.length : 0;
}

/** Means over fortnights up to the moment of the message. */
function curve(
  incident: Incident,
  about: readonly AnalysedReview[],
  until: Incident['updatedAt'],
): MessageBrief['series'] {
  const last = dayNumber(until);
  const sums = new Map<number, { sum: number; n: number }>();
  for (const review of about) {
    const score = scoreOf(review)?.score;
    const age = last - dayNumber(estimatedAt(review));
    if (score === undefined || age < 0 || age >= CURVE_DAYS) continue;
    const point = Math.floor(age / POINT_DAYS);
    const cell = sums.get(point) ?? { sum: 0, n: 0 };
    sums.set(point, { sum: cell.sum + score, n: cell.n + 1 });
  }
  const { min, max } = scaleRange(incident.scale);
  return [...sums]
    .sort(([a], [b]) => b - a)
    .map(([point, { sum, n }]) => ({
      day: dayFromNumber(last - point * POINT_DAYS - Math.floor(POINT_DAYS / 2)),
      mean: Math.min(max, Math.max(min, sum / n)),
      n,
    }));
}

/** What the configuration calls everything that an incident names. */
export function namesFor(config: Config, incident: Incident): MessageBrief['names'] {
  const location = config.locations.find((one) => one.id === incident.location)?.name;
  const region = config.regions.find((one) => one.id === incident.region)?.name ?? incident.region;
  return {
    brand: config.brands.find((one) => one.id === incident.brand)?.name ?? incident.brand,
    ...(region && { region }),
    ...(location && { location }),
    touchpoint: touchpointNames(config),
    team: (id) => config.teams.find((team) => team.id === id)?.name ?? id,
  };
}

/** What the configuration calls a touchpoint in a language; its English name where it has none there. */
export function touchpointNames({ touchpoints }: Pick<Config, 'touchpoints'>): MessageBrief['names']['touchpoint'] {
  const names = new Map(touchpoints.map(({ id, name }) => [id, name]));
  return (id, language) => names.get(id)?.[language] ?? names.get(id)?.en ?? id;
}
