/** The first words of a letter (what kind of news, asked of whom) and its last (who was told, how to answer). */
import type { Matcher } from '../domain/route.ts';
import { DAY_MS, millis } from '../domain/time.ts';
import type { MessageBrief } from './brief.ts';
import { SEVERE_WORDING } from './messages/severe-wording.ts';
import { STEP_WORDING } from './messages/step-wording.ts';
import { isMovement, type News, newsOf, tellsWhole, wordsOf } from './news.ts';
import type { Pen } from './pen.ts';
import { isolate, oneLine, safeUrl } from './plain.ts';

/** How the reader can answer: by a link, or by a command line where no links are set up. */
export interface Answer {
  readonly heading: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly commands: readonly { readonly say: string; readonly command: string }[];
}

/** Longest words of a person in a letter, in UTF-16 units. */
const WORDS_LIMIT = 1000;

/** Teams listed as told. */
const MOST_TOLD = 12;

/** What this is, in a sentence or two; a person's own words follow theirs. */
export function leadOf(brief: MessageBrief, pen: Pen): readonly string[] {
  const news = newsOf(brief);
  const said = sentenceOf(news, brief, pen);
  const own = oneLine(wordsOf(brief.transition), WORDS_LIMIT);
  const words = own === '' ? [] : [STEP_WORDING[pen.wording.language].words(isolate(own, pen.wording.direction))];
  return [...said, ...words];
}

function sentenceOf(news: News, brief: MessageBrief, pen: Pen): readonly string[] {
  const { incident, transition, team } = brief;
  const { wording, figures: number } = pen;
  const words = STEP_WORDING[wording.language];
  const { direction } = incident;
  const by = pen.name(transition.by);
  const accountable = pen.team(incident.accountable);
  switch (news) {
    case 'opened':
      return openedBy(brief, pen);
    case 'joined':
      if (incident.kind === 'severe') return [SEVERE_WORDING[wording.language].joined];
      return isMovement(incident.kind) ? [words.joined] : [];
    case 'worse':
      return [words.worse[direction]];
    case 'acknowledged':
      return [words.acknowledged(by)];
    case 'reassigned':
      return [
        team.id === incident.accountable ? words.yoursNow(by, pen.name(team.name)) : words.theirsNow(by, accountable),
      ];
    case 'noted':
      return [words.noted(by)];
    case 'fixed':
      return [isMovement(incident.kind) ? words.fixed(by) : words.fixedElsewhere(by)];
    case 'reopened':
      return [words.reopened];
    case 'closed': {
      const lasts = isMovement(incident.kind) && incident.closed?.cause !== 'false-alarm' ? [words.normalNow] : [];
      return [[words.closed[incident.closed?.cause ?? 'expected'](by), ...lasts].join(' ')];
    }
    case 'repeated': {
      const days = Math.floor((millis(transition.at) - millis(incident.openedAt)) / DAY_MS);
      return [words.repeated(number.count(Math.max(1, days)))];
    }
    case 'escalated': {
      const first = brief.told?.find((one) => one.team === incident.accountable)?.at ?? incident.openedAt;
      return [words.escalated(accountable, number.written({ earliest: first, latest: first }).text)];
    }
    case 'recovering':
      return isMovement(incident.kind) ? [wording.recoveringBody] : [];
    case 'resolved':
      return resolvedBy(brief, pen);
    case 'accepted':
      return [wording.acceptedBody];
  }
}

function openedBy({ incident, role, caseSize = 1 }: MessageBrief, pen: Pen): readonly string[] {
  if (incident.kind === 'severe') return caseSize > 1 ? [] : [SEVERE_WORDING[pen.wording.language].lead];
  if (!isMovement(incident.kind)) return [];
  const words = STEP_WORDING[pen.wording.language].opened[role][incident.direction];
  return [words(pen.team(incident.accountable))];
}

function resolvedBy({ incident }: MessageBrief, { wording }: Pen): readonly string[] {
  if (incident.kind === 'severe') return [SEVERE_WORDING[wording.language].resolved];
  if (incident.kind === 'source') return [wording.sourceBackBody];
  if (incident.kind === 'no-data') return [wording.dataBackBody];
  if (incident.kind === 'burst') return [wording.burstOverBody];
  return isMovement(incident.kind) ? [wording.resolvedBody[incident.direction]] : [];
}

/** Which rule of the routing tree chose the team, in words; nothing where the touchpoint's owner was taken. */
export function routedBy({ incident, branch, names }: MessageBrief, pen: Pen): readonly string[] {
  if (!branch) return [];
  const { language } = pen.wording;
  const words = STEP_WORDING[language];
  const shown = (field: keyof Matcher, value: string): string => {
    if (field === 'touchpoint') return pen.touchpoint(value as (typeof incident)['touchpoint'] & string);
    if (field === 'location' && value === incident.location) return pen.name(names.location ?? value);
    if (field === 'region') return pen.name(names.region ?? value);
    if (field === 'brand') return pen.name(names.brand);
    if (field === 'cause' && Object.hasOwn(pen.wording.cause, value))
      return pen.wording.cause[value as keyof typeof pen.wording.cause];
    return pen.name(value);
  };
  const conditions = Object.entries(branch).flatMap(([name, values]) => {
    const field = name as keyof Matcher;
    const own = ownValue(field, values, incident);
    return own === undefined ? [] : [`${words.condition[field]}: ${shown(field, own)}`];
  });
  return conditions.length > 0 ? [words.routed(pen.team(incident.accountable), pen.wording.list(conditions))] : [];
}

/** Of the values that a branch takes, the one that the incident has; the only one where that cannot be told. */
function ownValue(
  field: keyof Matcher,
  values: readonly string[],
  incident: MessageBrief['incident'],
): string | undefined {
  const own: unknown = Reflect.get(incident, field);
  return typeof own === 'string' && values.includes(own) ? own : values.length === 1 ? values[0] : undefined;
}

/** Who has heard of it so far: for those who are told because nobody answered. */
export function toldSoFar({ incident, told, transition }: MessageBrief, pen: Pen): readonly string[] {
  const words = STEP_WORDING[pen.wording.language];
  if (transition.reason !== 'repeated' && transition.reason !== 'escalated') return [];
  const lines = (told ?? []).slice(0, MOST_TOLD).map(({ team, at }) => {
    return words.told(pen.team(team), pen.figures.written({ earliest: at, latest: at }).text);
  });
  return incident.acknowledged ? lines : [...lines, words.nobodyAnswered];
}

/** Heading of `toldSoFar`. */
export function toldHeading({ wording }: Pen): string {
  return STEP_WORDING[wording.language].whoWasTold;
}

/** How to answer an incident that is open and whose news asks for an answer; nothing once somebody has. */
export function answerTo(brief: MessageBrief, subject: string, { wording }: Pen): Answer | undefined {
  const { incident } = brief;
  const closed = incident.closed !== undefined || incident.state === 'resolved' || incident.state === 'accepted';
  if (closed || !tellsWhole(newsOf(brief)) || incident.direction === 'up') return undefined;
  const words = STEP_WORDING[wording.language];
  const links = brief.links?.(subject);
  const acknowledge = incident.acknowledged ? undefined : safeUrl(links?.acknowledge);
  const silence = safeUrl(links?.silence);
  if (acknowledge || silence) {
    return {
      heading: words.yourAnswer,
      links: [
        ...(acknowledge ? [{ label: words.acknowledge, url: acknowledge }] : []),
        ...(silence ? [{ label: words.silence, url: silence }] : []),
      ],
      commands: [],
    };
  }
  const commands = [
    ...(incident.acknowledged ? [] : [{ say: words.acknowledgeBy, command: `vigie ack '${incident.key}'` }]),
    { say: words.silenceBy, command: `vigie silence --incident '${incident.key}' --for 7d --reason "…"` },
  ];
  return { heading: words.yourAnswer, links: [], commands };
}
