/** The first page: each place, what is open there, sorted by what needs attention. */
import { html } from 'hono/html';
import { z } from 'zod';
import { findIncidents } from '../../store/incidents.ts';
import { FRAME } from '../frame.ts';
import { view } from '../route.ts';

export const overviewRoute = view({
  path: '/',
  allow: 'viewer',
  summary: 'Each place with its open incidents.',
  query: z.strictObject(FRAME),
  answer: z.object({ places: z.array(z.object({ location: z.string(), open: z.int() })) }),
  async look({ config, opened }, { brand, region }) {
    const open = await findIncidents(opened.db, { states: ['firing', 'recovering'] });
    const places = config.locations
      .filter((one) => (!brand || one.brand === brand) && (!region || one.region === region))
      .map(({ id }) => ({ location: id, open: open.filter(({ location }) => location === id).length }));
    return { places: places.sort((a, b) => b.open - a.open) };
  },
  page: ({ places }, { words, location, count }) => ({
    title: words.sections.overview,
    under: 'overview',
    asks: ['brand', 'region', 'period'],
    body: html`<div class="card"><table><tbody>${places.map(
      (place) =>
        html`<tr><th scope="row">${location(place.location)}</th><td class="figure">${count(place.open)}</td></tr>`,
    )}</tbody></table></div>`,
  }),
});
