/** A review's words with what matters marked in them: evidence of findings, and what a search found; the two may overlap. */
import { html } from 'hono/html';
import { cutAt, plain } from '../alerts/plain.ts';
import type { Span } from '../domain/finding.ts';
import type { Html } from './html.ts';

export interface Evidence extends Span {
  readonly side: 'blamed' | 'praised';
  /** Said after the words: colour alone tells nothing. */
  readonly label: string;
}

/**
 * Spans are UTF-16 offsets into `text` as stored. The text is cut where any of them begins or ends, and cleaned only then,
 * so that no offset moves.
 */
export function markedText(
  text: string,
  evidence: readonly Evidence[],
  found: readonly Span[],
  limit = text.length,
): { readonly body: Html; readonly isCut: boolean } {
  const length = text.length > limit ? cutAt(text, limit).length : text.length;
  const said = evidence.map((one) => ({ ...one, ...within(one, length) })).filter(({ start, end }) => start < end);
  const hits = merged(found.map((one) => within(one, length)));
  const ends = [...said, ...hits].flatMap(({ start, end }) => [start, end]);
  const bounds = [...new Set([0, length, ...ends])].sort((a, b) => a - b);
  const parts: Html[] = [];
  let hit = 0;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start, end] = [bounds[i]!, bounds[i + 1]!];
    while (hit < hits.length && hits[hit]!.end <= start) hit++;
    const isHit = (hits[hit]?.start ?? length) <= start;
    const about = said.filter((one) => one.start <= start && end <= one.end);
    parts.push(part(plain(text.slice(start, end)), about, isHit));
    for (const { label, side } of said.filter((one) => one.end === end))
      parts.push(html`<span class="label ${side}"><bdi>${label}</bdi></span>`);
  }
  return { body: html`${parts}`, isCut: length < text.length };
}

function part(words: string, about: readonly Evidence[], isHit: boolean): Html {
  const inner = isHit ? html`<b class="hit">${words}</b>` : html`${words}`;
  if (about.length === 0) return inner;
  const sides = new Set(about.map(({ side }) => side));
  return html`<mark class="${sides.size > 1 ? 'mixed' : [...sides][0]}">${inner}</mark>`;
}

function within({ start, end }: Span, length: number): Span {
  return { start: Math.max(0, Math.min(start, length)), end: Math.max(0, Math.min(end, length)) };
}

/** Without overlaps, in order. */
function merged(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) joined.push({ start, end });
  }
  return joined;
}
