/** English wording of messages. */
import type { Subject, Wording } from './wording.ts';

const lists = new Intl.ListFormat('en-GB');

export const en: Wording = {
  language: 'en',
  direction: 'ltr',
  list: (names) => lists.format(names),
  badge: {
    down: 'Fall',
    up: 'Progress',
    burst: 'Unusual day',
    surge: 'More reviews',
    source: 'Source',
    resolved: 'Resolved',
    accepted: 'New normal',
    recovering: 'Recovering',
  },
  eroded: (subject, direction, before, after) =>
    `${noun(subject)} ${direction === 'down' ? 'has slipped' : 'has crept up'} ${before}\u00a0→\u00a0${after}`,
  within: (years) => ` within ${years === 1 ? 'a year' : `${years} years`}`,
  moved: (subject, direction, before, after) =>
    `${noun(subject)} ${direction === 'down' ? 'fell' : 'rose'} ${before}\u00a0→\u00a0${after}`,
  movedTogether: (direction) => `several locations ${direction === 'down' ? 'fall' : 'rise'} together`,
  sinceAbout: (since) => ` since about ${since}`,
  recovering: (subject) => `${noun(subject)} is recovering`,
  resolved: (subject, direction) =>
    direction === 'down' ? `${noun(subject)} is back at its old level` : `the rise of the ${noun(subject)} has ended`,
  accepted: (subject, after) => `${after} is the new normal level of the ${noun(subject)}`,
  burst: (day) => `unusually many reviews on ${day}`,
  burstOver: 'the burst of reviews is over',
  surge: (since) => `more reviews than usual since ${since}`,
  sourceFailing: (source) => `source ${source} can no longer be read`,
  sourceBack: (source) => `source ${source} can be read again`,
  noData: (source) => `source ${source} brings no new reviews`,
  dataBack: (source) => `source ${source} brings reviews again`,
  selectorsMoved: (source) => `the page of source ${source} is changing`,
  at: (place, title) => `${place}: ${title}`,
  region: (brand, region) => `${brand}, region ${region}`,

  whatMoved: 'What moved',
  levels: (before, nBefore, after, nAfter) =>
    `From ${before} (${nBefore} reviews) to ${after} (${nAfter} reviews since then).`,
  yearAgo: (years, before, nBefore, after, nAfter) =>
    `${years === 1 ? 'A year' : `${years} years`} earlier ${before} (${nBefore} reviews), against ${after} (${nAfter} reviews) now.`,
  attributed: (touchpoint) =>
    `This figure is the rating that customers would have given if only ${touchpoint} had cost them points; the rating as a whole has not drifted by itself.`,
  erosionBody:
    'No single week was unusual: the change is too slow for an alarm. Each quarter was compared with the same quarter of earlier years, so a season is no reason for it.',
  erosionSure: (percent) => `Of all notices like this one, ${percent} at most may be chance.`,
  erosionCompared: (before, nBefore, after, nAfter) =>
    `The same quarters of the earlier year (${before}, ${nBefore} reviews) against the last four quarters (${after}, ${nAfter} reviews). The lines add up.`,
  places: (names) => `Locations that move together: ${names}. They get no notices of their own.`,
  progress: 'Compared with its own past, never with other places.',
  howSure: 'How sure',
  interval: (low, high) => `The true change lies between ${low} and ${high} with 95% certainty.`,
  falseAlarm: (years, reviews) =>
    `If nothing had changed, one watched series of reviews would raise an alarm like this about once in ${years} years${reviews ? ` (once in ${reviews} reviews)` : ''}.`,
  whoseShare: 'Whose share',
  compared: (before, nBefore, after, nAfter) =>
    `All reviews of the year before (${before}, ${nBefore} reviews) against those since then (${after}, ${nAfter} reviews). The lines add up.`,
  rest: 'Everything else',
  mix: 'Other mix of places and times',
  season: 'Season',
  total: 'Whole change',
  unattributed: 'No step named',
  unit: { stars: 'stars', share: 'percentage points', points: 'points' },
  split: (touchpoint, moreOften, worse) =>
    `${touchpoint}: ${moreOften} from how often it is blamed, ${worse} from how badly.`,
  causes: (touchpoint, shares) => `What customers name as the cause (${touchpoint}): ${shares}.`,
  byCause: (touchpoint, parts) => `By the cause that customers name (${touchpoint}): ${parts}.`,
  noCause: 'no cause named',
  praised: (touchpoint, before, after) =>
    `Praised more often: ${touchpoint}, in ${after} of the reviews, ${before} before.`,
  cause: { people: 'people', policy: 'rules', tools: 'tools' },
  unaffected: (names) => `No clear change: ${names}.`,
  whyYou: 'Why you',
  owner: (team, touchpoint) => `${team} owns “${touchpoint}”, the step that customers name most, and is accountable.`,
  fallback: (team) => `Customers name no single step that has an owner, so ${team} decides who takes it on.`,
  informed: (team, accountable) =>
    `${accountable} is accountable. ${team} is told because the same reviews name a step that ${team} owns or shares.`,
  manager: {
    down: (manager, team) => `${team} is accountable, and ${manager} leads that team.`,
    up: (manager, team) => `It is the work of ${team}, and ${manager} leads that team. A word from you counts.`,
  },
  together: (others) =>
    `Also told: ${others}. The same reviews concern them; look at it together, without looking for a culprit.`,
  quotes: { down: 'In the customers’ words', up: 'What customers praise' },
  around: (period) => `about ${period}`,
  score: (score, max) => `${score} of ${max}`,
  recommends: (yes) => (yes ? 'recommends' : 'does not recommend'),
  open: 'Open the review',
  whatCloses: 'What would close this',
  whatNext: 'What happens next',
  holds: 'Nothing to do: if it holds for 60 days, it becomes the new normal.',
  closes: (level) =>
    `At least 20 new reviews on at least 7 days with an average of ${level} or more. After 60 days without recovery the new level is taken as normal, and we say so.`,
  celebrate: (team) => `Well done. Customers notice: let ${team} know, and keep what caused it.`,
  resolvedBody: {
    down: 'The reviews are back at the level from before the fall. Nothing more to do; thank those who fixed it.',
    up: 'The reviews are back at the level from before the rise.',
  },
  acceptedBody:
    'The level has not recovered. It is now taken as the new normal, so that a further change can be seen: this is not the same as resolved.',
  recoveringBody: 'Part of what moved is back at its old level. We will write again when the whole is.',
  burstFacts: (count, mean, usual) => `${count} reviews so far that day, ${mean} on average; ${usual} is usual.`,
  burstBody:
    'A day like this can be a campaign, an incident or an attack. It is not counted as a change of service: read the reviews, report fake ones to the site, and warn those who answer customers.',
  burstOverBody: 'No further unusual day followed.',
  surgeBody:
    'The reviews are of the usual kind, there are only more of them than the ups and downs of this place explain: more customers, an invitation to review, a campaign. No conclusion about the rating is drawn from their number.',
  sourceBody:
    'Until it can be read again, silence of this source means nothing: no alarm about it can be raised, and none may be inferred.',
  sourceBackBody: 'Reviews are being read again.',
  noDataBody:
    'The source can be read, but new reviews have stopped for longer than is usual for it. Look at the page: it may hide them, or the address may be of another place. No conclusion about the rating is drawn from the silence.',
  dataBackBody: 'New reviews are coming in again.',
  selectorsMovedBody:
    'Every review is still read, by other marks of the page than before. The layout is moving: check the figures of this source against the page before the next change breaks it.',
  facts: 'Facts',
  chart: (before, after, since) => `Line of the average: ${before} before, ${after} after about ${since}.`,
  chartLegend: { before: 'before', after: 'since' },
  footer: (key) => `Sent by vigie. Incident ${key}.`,
  dashboard: 'Open in the dashboard',
};

function noun({ noun: kind, touchpoint }: Subject): string {
  if (kind === 'touchpoint') return `“${touchpoint}”`;
  return kind === 'recommendation' ? 'share recommending' : kind;
}
