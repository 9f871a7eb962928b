/** The filters of the review search, as a form that works without a script and as chips to take them away again. */
import { html } from 'hono/html';
import { periodNamed } from '../domain/period.ts';
import { SEARCH_LIMIT } from '../domain/search.ts';
import { instant } from '../domain/time.ts';
import type { ReviewsAnswer, ReviewsQuery } from './answers/reviews.ts';
import type { Html } from './html.ts';
import type { Paper } from './paper.ts';
import { periodName } from './period-name.ts';
import { languageName, named } from './review-parts.ts';
import { type Choice, REVIEW_WORDS } from './words/reviews.ts';

type Key = keyof ReviewsQuery;

const CHOICES: readonly Choice[] = ['reply', 'words', 'edited', 'corrected', 'removed'];
const LANGUAGES = ['en', 'fr', 'fa', 'de', 'es', 'it', 'nl', 'pt', 'ar', 'tr', 'und'];

/** What the form itself holds; the rest of the address is carried along. */
const CARRIED: readonly Key[] = ['lang', 'period', 'also'];

export function filterForm(query: ReviewsQuery, offers: ReviewsAnswer['offers'], paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const choose = (name: Key, label: string, options: readonly (readonly [id: string, label: string])[]) => {
    const given = query[name];
    // What is asked for by address alone stays in the form.
    const all =
      given === undefined || options.some(([id]) => id === given)
        ? options
        : [...options, [given, paper.name(given)] as const];
    return html`<label>${label}<select name="${name}"><option value="">${paper.words.all}</option>${all.map(
      ([id, text]) => html`<option value="${id}"${given === id ? html` selected` : ''}>${text}</option>`,
    )}</select></label>`;
  };
  const type = (name: Key, label: string, kind: 'date' | 'number') =>
    html`<label>${label}<input type="${kind}" name="${name}" value="${query[name] ?? ''}"${kind === 'number' ? html` step="any" min="0" max="9999"` : ''}></label>`;
  const pairs = (all: Readonly<Record<string, string>>) => Object.entries(all);
  const open = Object.keys(query).some(
    (key) => key !== 'q' && key !== 'order' && key !== 'after' && !CARRIED.includes(key as Key),
  );
  return html`<form class="card find" method="get" action="/reviews" role="search">
${CARRIED.flatMap((name) => (query[name] === undefined ? [] : [html`<input type="hidden" name="${name}" value="${query[name]}">`]))}
<div class="row"><label class="grow">${words.search}<input type="search" name="q" dir="auto" maxlength="${SEARCH_LIMIT}" value="${query.q ?? ''}" placeholder="${words.searchHint}"></label>
<label>${words.order}<select name="order" data-send>${pairs(words.orders).map(
    ([id, text]) =>
      html`<option value="${id}"${(query.order ?? 'newest') === id ? html` selected` : ''}>${text}</option>`,
  )}</select></label>
<button>${words.find}</button></div>
<details${open ? html` open` : ''}><summary>${words.filters}</summary><div class="grid">
${
  offers.brands.length > 1
    ? choose(
        'brand',
        paper.words.brand,
        offers.brands.map((id) => [id, paper.brand(id)]),
      )
    : ''
}
${
  offers.regions.length > 0
    ? choose(
        'region',
        paper.words.region,
        offers.regions.map((id) => [id, paper.region(id)]),
      )
    : ''
}
${choose(
  'location',
  words.location,
  offers.locations.map((id) => [id, paper.location(id)]),
)}
${choose(
  'source',
  words.source,
  offers.sources.map((id) => [id, paper.source(id)]),
)}
${choose(
  'touchpoint',
  words.touchpoint,
  offers.touchpoints.map((id) => [id, paper.touchpoint(id)]),
)}
${choose('side', words.side, pairs(words.sides))}
${choose('cause', words.cause, pairs(words.causes))}
${choose('sentiment', words.sentiment, pairs(words.sentiments))}
${choose('emotion', words.emotion, pairs(words.emotions))}
${choose('severity', words.severity, pairs(words.severities))}
${choose(
  'language',
  words.language,
  LANGUAGES.map((code) => [code, languageName(code, paper)]),
)}
${choose('scale', words.scale, pairs(words.scales))}
${type('scoreFrom', words.scoreFrom, 'number')}
${type('scoreTo', words.scoreTo, 'number')}
${type('from', words.from, 'date')}
${type('to', words.to, 'date')}
${CHOICES.map((name) =>
  choose(name, words.choices[name][0], [
    ['yes', words.yes],
    ['no', words.no],
  ]),
)}
</div><button>${words.find}</button></details>
</form>`;
}

/** One link for each filter, that leads to the same search without it. */
export function chipsOf(query: ReviewsQuery, paper: Paper): Html | '' {
  const words = REVIEW_WORDS[paper.language];
  const chips = Object.entries(saidOf(query, paper)).flatMap(([key, text]) =>
    text === undefined
      ? []
      : [
          html`<li><a class="chip" href="${paper.here({ [key]: undefined, after: undefined })}" aria-label="${words.takeAway(text)}">${text} <span aria-hidden="true">×</span></a></li>`,
        ],
  );
  if (chips.length === 0) return '';
  const { lang } = query;
  return html`<ul class="chips" aria-label="${words.active}">${chips}
<li><a href="/reviews${lang === undefined ? '' : `?lang=${lang}`}">${words.reset}</a></li></ul>`;
}

function saidOf(query: ReviewsQuery, paper: Paper): Partial<Record<Key, string>> {
  const words = REVIEW_WORDS[paper.language];
  const say = <K extends Key>(key: K, text: (value: string) => string) => {
    const value = query[key];
    return value === undefined ? {} : { [key]: text(value) };
  };
  const label = (name: string) => (value: string) => `${name}: ${value}`;
  const day = (value: string) =>
    paper.figures('stars').written({ earliest: instant(value), latest: instant(value) }).text;
  const period = query.period === undefined ? undefined : periodNamed(query.period);
  return {
    ...say('q', (value) => `“${paper.name(value)}”`),
    ...say('brand', (id) => label(paper.words.brand)(paper.brand(id))),
    ...say('region', (id) => label(paper.words.region)(paper.region(id))),
    ...say('location', paper.location),
    ...say('source', paper.source),
    ...say('touchpoint', paper.touchpoint),
    ...say('also', (id) => `+ ${paper.touchpoint(id)}`),
    ...say('side', (value) => named(words.sides, value)),
    ...say('cause', (value) => label(words.cause)(named(words.causes, value))),
    ...say('sentiment', (value) => label(words.sentiment)(named(words.sentiments, value))),
    ...say('emotion', (value) => label(words.emotion)(named(words.emotions, value))),
    ...say('severity', (value) => label(words.severity)(named(words.severities, value))),
    ...say('language', (value) => languageName(value, paper)),
    ...say('scale', (value) => label(words.scale)(named(words.scales, value))),
    ...say('scoreFrom', label(words.scoreFrom)),
    ...say('scoreTo', label(words.scoreTo)),
    ...say('from', (value) => label(words.from)(day(value))),
    ...say('to', (value) => label(words.to)(day(value))),
    ...(period && { period: periodName(period, paper.language) }),
    ...Object.fromEntries(
      CHOICES.flatMap((name) =>
        query[name] === undefined ? [] : [[name, words.choices[name][query[name] === 'yes' ? 1 : 2]]],
      ),
    ),
  };
}
