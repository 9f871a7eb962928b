/** A store full of invented reviews in three languages, and messages about random changes in it, composed as in a real pass. */
import { sql } from 'kysely';
import { random } from '../../bench/drift/random.ts';
import { leadingTouchpoint } from '../../src/alerts/route.ts';
import type { Analysis, Cause, Emotion, Finding } from '../../src/domain/finding.ts';
import { brandId, locationId, sourceId, type TouchpointId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident, StepReason } from '../../src/domain/incident.ts';
import type { Message } from '../../src/domain/notification.ts';
import { stream } from '../../src/domain/stream.ts';
import { DAY_MS, dayOf, type Instant, instant, millis } from '../../src/domain/time.ts';
import { compose } from '../../src/pipeline/brief.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { explainChange, measured, sidesOf } from '../../src/pipeline/explain.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { reviewsOf, saveReviews } from '../../src/store/reviews.ts';
import { makeProject, type Project } from './project.ts';

const BRAND = brandId.parse('shop');
const PLACES = ['north', 'south', 'east', 'west'].map((id) => locationId.parse(id));
const TEAMS = ['logistics', 'operations', 'direction'].map((id) => teamId.parse(id));
const START = millis(instant('2025-01-01T00:00:00Z'));
const DAYS = 500;

/** A project of four places and three teams, one for each language. */
export function messageProject(): Promise<Project> {
  const team = (id: string, index: number) => ({
    id,
    name: `Team ${id}`,
    language: ['en', 'fr', 'fa'][index],
    receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }],
  });
  return makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: PLACES.map((id) => ({ id, name: `Shop ${id}` })),
      sources: PLACES.map((id) => ({ id: `page-${id}`, location: id, kind: 'file', access: 'export' })),
    },
    teams: { fallback: 'operations', engineer: 'direction', teams: TEAMS.map(team) },
  });
}

/** Words, what they are about, and how good or bad they are. */
type Clause = readonly [text: string, touchpoint: string, polarity: number, cause?: Cause];

const CLAUSES: Readonly<Record<'en' | 'fr' | 'fa', readonly Clause[]>> = {
  en: [
    ['the parcel came two weeks late', 'delivery', -0.8],
    ['nobody could say where my parcel was', 'delivery', -0.7, 'people'],
    ['late again because the tracking page was down', 'delivery', -0.6, 'tools'],
    ['delivered the very next day', 'delivery', 0.8],
    ['the man at the desk rolled his eyes', 'staff', -0.9, 'people'],
    ['we were told that rules are rules', 'staff', -0.5, 'policy'],
    ['the lady at the desk took her time for us', 'staff', 0.9],
    ['the lamp broke on the first evening', 'product', -0.8],
    ['a lamp that lights the whole room', 'product', 0.7],
  ],
  fr: [
    ['le colis est arrivé avec dix jours de retard', 'delivery', -0.8],
    ['encore du retard et le suivi en panne', 'delivery', -0.6, 'tools'],
    ['livré dès le lendemain', 'delivery', 0.8],
    ['un vendeur qui soupire à chaque question', 'staff', -0.9, 'people'],
    ['une vendeuse patiente et souriante', 'staff', 0.9],
    ['la lampe a cassé le premier soir', 'product', -0.8],
    ['une lampe magnifique', 'product', 0.7],
  ],
  fa: [
    ['بسته ده روز دیر رسید', 'delivery', -0.8],
    ['دیر رسید و سامانهٔ پیگیری کار نمی‌کرد', 'delivery', -0.6, 'tools'],
    ['همان فردا به دستم رسید', 'delivery', 0.8],
    ['فروشنده با اخم جواب داد', 'staff', -0.9, 'people'],
    ['فروشنده با حوصله راهنمایی کرد', 'staff', 0.9],
    ['چراغ همان شب اول شکست', 'product', -0.8],
    ['چراغ زیبا و پرنوری است', 'product', 0.7],
  ],
};

const SAD: readonly Emotion[] = ['anger', 'frustration', 'disappointment', 'none'];
const GLAD: readonly Emotion[] = ['joy', 'gratitude', 'none'];

/** Fills the store: `perPlace` reviews of each place, some without words, each of another author. */
export async function fillStore(context: Context, perPlace: number, seed: number): Promise<void> {
  const next = random(seed).uniform;
  const { db } = context.opened;
  for (const [index, place] of PLACES.entries()) {
    const made = Array.from({ length: perPlace }, (_, n) => randomReview(place, index * perPlace + n, next));
    const arriving = made.map(({ review }) => ({ review, arrival: 'live' as const }));
    await saveReviews(db, arriving, instant(START + DAYS * DAY_MS));
    const { rows } = await sql<{ id: number; external_id: string }>`
      select id, external_id from reviews where source = ${`page-${place}`}
    `.execute(db);
    const ids = new Map(rows.map((row) => [row.external_id, row.id]));
    const analyses = made.map(({ review, analysis }) => ({
      reviewId: ids.get(review.externalId)!,
      revision: 1,
      analysis,
    }));
    await saveAnalyses(db, context.analyser.version, analyses, context.now());
  }
}

function randomReview(place: (typeof PLACES)[number], n: number, next: () => number) {
  const at = instant(START + Math.floor(next() * DAYS * DAY_MS));
  const language = (['en', 'fr', 'fa'] as const)[Math.floor(next() ** 2 * 3)]!;
  // From some day on, another one for each place, more goes wrong.
  const worse = (millis(at) - START) / DAY_MS > 250 + 40 * PLACES.indexOf(place);
  const { text, findings, rating } = randomWords(language, worse ? 0.6 : 0.25, next);
  const moods = rating < 3 ? SAD : GLAD;
  const analysis: Analysis = {
    language,
    analysed: true,
    sentiment: { label: 'neutral', score: 0 },
    findings,
    emotion: moods[Math.floor(next() * moods.length)]!,
  };
  const review = {
    source: sourceId.parse(`page-${place}`),
    externalId: `r${n}`,
    externalIdIsComposite: false,
    authorKey: n.toString(16).padStart(64, '0'),
    scale: 'stars' as const,
    rating,
    ...(text !== '' && { text }),
    truncated: false,
    written: { earliest: at, latest: at },
    url: `https://reviews.example/${place}/${n}`,
    contentHash: `hash ${n}`,
  };
  return { review, analysis };
}

function randomWords(language: keyof typeof CLAUSES, badly: number, next: () => number) {
  const findings: Finding[] = [];
  let text = '';
  const bad = next() < badly;
  for (let left = Math.floor(next() * 4); left > 0; left--) {
    const blames = next() < (bad ? 0.85 : 0.2);
    const fitting = CLAUSES[language].filter(([, , polarity]) => polarity < 0 === blames);
    const [words, touchpoint, polarity, cause] = fitting[Math.floor(next() * fitting.length)]!;
    const start = text.length;
    text += words;
    findings.push({
      touchpoint: touchpointId.parse(touchpoint),
      polarity,
      confidence: 0.5 + next() / 2,
      start,
      end: text.length,
      ...(cause && { cause }),
    });
    text += ['. ', ', ', '!\n', ' — '][Math.floor(next() * 4)]!;
  }
  return { text, findings, rating: bad ? 1 + Math.floor(next() * 3) : 3 + Math.floor(next() * 3) };
}

const REASONS: readonly StepReason[] = ['opened', 'joined', 'worse', 'repeated', 'escalated', 'reassigned', 'resolved'];

/** One message about a change that somebody might have found; undefined where there is none. */
export interface RandomMessage {
  readonly incident: Incident;
  readonly message: Message;
  readonly until: Instant;
}

/** `count` messages about random places, days and steps. */
export async function randomMessages(context: Context, count: number, seed: number): Promise<readonly RandomMessage[]> {
  const next = random(seed).uniform;
  const reviews = await reviewsOf(context.opened.db, { brand: BRAND, analyser: context.analyser.version });
  const found: RandomMessage[] = [];
  while (found.length < count) {
    const location = next() < 0.85 ? PLACES[Math.floor(next() * PLACES.length)] : undefined;
    const since = dayOf(instant(START + (60 + Math.floor(next() * 380)) * DAY_MS));
    const until = instant(millis(instant(since)) + (5 + Math.floor(next() * 55)) * DAY_MS);
    const where = { scale: 'stars' as const, ...(location && { location }) };
    const sides = sidesOf(reviews, { since, at: until }, where);
    const decomposition = explainChange(sides, 'stars');
    if (!decomposition || decomposition.after.mean === decomposition.before.mean) continue;
    const ownership = { touchpoints: context.config.touchpoints, fallback: TEAMS[1]! };
    const touchpoint: TouchpointId | undefined = leadingTouchpoint(decomposition, ownership);
    const [accountable, ...others] = TEAMS.toSorted(() => next() - 0.5);
    const reason = REASONS[Math.floor(next() * REASONS.length)]!;
    const incident: Incident = {
      key: `shop/${location ?? '*'}/${touchpoint ?? '*'}/x/${found.length + 1}`,
      kind: 'drift',
      state: reason === 'resolved' ? 'resolved' : 'firing',
      silent: false,
      brand: BRAND,
      ...(location && { location }),
      ...(touchpoint && { touchpoint }),
      direction: decomposition.after.mean < decomposition.before.mean ? 'down' : 'up',
      scale: 'stars',
      openedAt: until,
      updatedAt: until,
      since,
      ...measured(sides, decomposition, 'stars'),
      evidence: 12,
      streams: [stream({ brand: BRAND, ...where, measure: 'overall' }).id],
      decomposition,
      accountable: accountable!,
      informed: others.slice(0, 1),
    };
    const transition = {
      incident: incident.key,
      sequence: 1,
      ...(reason !== 'opened' && { from: 'firing' as const }),
      to: incident.state,
      at: until,
      by: 'vigie',
      why: 'a test',
      reason,
    };
    const tell = [TEAMS[Math.floor(next() * 3)]!];
    const [notification] = compose(context, { incident, transition, notify: true, tell }, reviews, until);
    found.push({ incident, message: notification!.message, until });
  }
  return found;
}
