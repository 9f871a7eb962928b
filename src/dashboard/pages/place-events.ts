/** Own events: the card that lists them, and the two acts by which managers write them down and take them back. */
import { html } from 'hono/html';
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import { brandId, locationId, regionId, touchpointId } from '../../domain/ids.ts';
import type { Day } from '../../domain/time.ts';
import { addPlaceEvent, type PlaceEvent, placeEvent, removePlaceEvent } from '../../store/place-events.ts';
import type { ScopeAnswer } from '../answers/scope.ts';
import { period } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { Refused } from '../refused.ts';
import { act, type Route } from '../route.ts';
import { SCOPE_WORDS } from '../words/scope.ts';

const LONGEST_TITLE = 120;

const back = { period: period.optional(), lang: z.enum(['en', 'fr', 'fa']).optional() };

export const placeEventRoutes: readonly Route[] = [
  act({
    path: '/event/add',
    allow: 'manager',
    summary: 'Writes down what the organisation did on a day, at a place, a region or everywhere.',
    body: z.strictObject({
      ...back,
      location: locationId.optional(),
      region: regionId.optional(),
      brand: brandId.optional(),
      touchpoint: touchpointId.optional(),
      day: z.iso.date(),
      title: z.string().trim().min(1).max(LONGEST_TITLE),
    }),
    async act({ opened, config, account, now }, { period: shown, lang, touchpoint, day, title, ...of }) {
      const scope = scopeOf(config, of);
      if (touchpoint && !config.touchpoints.some(({ id }) => id === touchpoint))
        throw new Refused(422, `Expected a touchpoint, got ${touchpoint}`, { field: 'touchpoint' });
      const id = await addPlaceEvent(opened.db, {
        ...scope,
        ...(touchpoint && { touchpoint }),
        day: day as Day,
        title,
        by: account.name,
        at: now(),
      });
      return { to: pathOf(scope, { period: shown, lang, done: 'event-added' }), answer: { id } };
    },
  }),
  act({
    path: '/event/remove',
    allow: 'manager',
    summary: 'Takes an own event back.',
    body: z.strictObject({ ...back, id: z.string().regex(/^\d{1,15}$/, 'Expected the number of an event') }),
    async act({ opened, account, now }, { id, period: shown, lang }) {
      const event = await placeEvent(opened.db, Number(id));
      if (!event) throw new Refused(404, `Expected an event, got ${id}`, { field: 'id' });
      if (!(await removePlaceEvent(opened.db, event.id, account.name, now())))
        throw new Refused(409, 'Expected an event that stands, got one that was just taken back');
      return { to: pathOf(event, { period: shown, lang, done: 'event-removed' }), answer: { removed: event.id } };
    },
  }),
];

type EventScope = Pick<PlaceEvent, 'brand' | 'region' | 'location'>;

function scopeOf({ brands, locations }: Config, { location, region, brand }: Partial<EventScope>): EventScope {
  if ([location, region, brand].filter((one) => one !== undefined).length !== 1)
    throw new Refused(422, 'Expected one of location, region and brand', { field: 'location' });
  if (location !== undefined) {
    const found = locations.find(({ id }) => id === location);
    if (!found) throw new Refused(422, `Expected a place, got ${location}`, { field: 'location' });
    return { brand: found.brand, ...(found.region && { region: found.region }), location };
  }
  if (region !== undefined) {
    const inside = locations.find((one) => one.region === region);
    if (!inside) throw new Refused(422, `Expected a region with places, got ${region}`, { field: 'region' });
    return { brand: inside.brand, region };
  }
  const found = brands.find(({ id }) => id === brand);
  if (!found) throw new Refused(422, `Expected a brand, got ${brand}`, { field: 'brand' });
  return { brand: found.id };
}

function pathOf({ brand, region, location }: EventScope, query: Readonly<Record<string, string | undefined>>): string {
  const path = location ? `/location/${location}` : region ? `/region/${region}` : `/brand/${brand}`;
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])),
  );
  return `${path}?${search}`;
}

/** Numbered as in the picture above. */
export function eventsCard(answer: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const { events } = answer;
  return html`<section class="card"><h2>${words.events}</h2>
${events.length === 0 ? html`<p class="soft">${words.noEvents}</p>` : html`<ol class="scope-list">${events.map((one) => eventLine(one, paper))}</ol>`}
${paper.may('manager') ? addForm(answer, paper) : ''}</section>`;
}

function eventLine({ id, day, title, by, touchpoint }: ScopeAnswer['events'][number], paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const about = touchpoint ? ` · ${paper.touchpoint(touchpoint)}` : '';
  return html`<li><div class="row"><span><strong>${paper.name(title)}</strong> <span class="small soft">${paper.figures('stars').day(day as Day)}${about} · ${paper.name(by)}</span></span>
${
  paper.may('manager')
    ? html`<form method="post" action="/event/remove">${carried(paper)}<input type="hidden" name="id" value="${id}"><button class="quiet" aria-label="${words.removeOf(paper.name(title))}">${words.remove}</button></form>`
    : ''
}</div></li>`;
}

function addForm({ kind, id }: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const touchpoints = paper.touchpoints.map((one) => html`<option value="${one}">${paper.touchpoint(one)}</option>`);
  return html`<form method="post" action="/event/add" class="fields">${carried(paper)}<input type="hidden" name="${kind}" value="${id}">
<label>${words.day} <input type="date" name="day" required value="${paper.now.slice(0, 10)}"></label>
<label>${words.title} <input name="title" required maxlength="${LONGEST_TITLE}" autocomplete="off"></label>
<label>${words.touchpoint} <select name="touchpoint"><option value="">${words.anyTouchpoint}</option>${touchpoints}</select></label>
<div><button>${words.add}</button></div></form>`;
}

/** What the page was shown with, so that one comes back to it. */
function carried({ frame }: Paper): Html {
  return html`${(['period', 'lang'] as const).map((name) =>
    frame[name] === undefined ? '' : html`<input type="hidden" name="${name}" value="${frame[name]}">`,
  )}`;
}
