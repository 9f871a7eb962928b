/** A picture of numbers with the same numbers as a table: what every chart is, and how it stands on a page. */
import { html } from 'hono/html';
import type { Html } from '../html.ts';

export interface Chart {
  /** The SVG element: presentation attributes and classes only, since the page's policy forbids `style`. */
  readonly svg: Html;
  readonly width: number;
  readonly height: number;
  /** The picture in a sentence. */
  readonly alt: string;
  readonly head: readonly string[];
  /** One cell for each of `head`, ready to print. */
  readonly rows: readonly (readonly string[])[];
}

/** The chart, its caption, and its numbers behind a fold. `name` links the picture as PNG. */
export function figureOf(
  chart: Chart,
  { caption, tableWord, png }: { caption?: string; tableWord: string; png?: string },
): Html {
  const { svg, head, rows } = chart;
  return html`<figure class="chart">
${caption ? html`<figcaption>${caption}</figcaption>` : ''}
${svg}
<details class="behind"><summary>${tableWord}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${caption ?? tableWord}"><table>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td class="figure"><bdi>${cell}</bdi></td>`)}</tr>`)}</tbody>
</table></div>
${png ? html`<p class="small"><a href="${png}" download>PNG</a></p>` : ''}
</details>
</figure>`;
}
