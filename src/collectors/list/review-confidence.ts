/** How far the entries of a list can be believed to be reviews, and which of their fields could not be read everywhere. */
import type { ReviewField } from '../../domain/run.ts';
import { folded } from '../page/folded.ts';
import type { Outline, Part } from '../page/page-outline.ts';
import type { ReviewEntry } from './review-entry.ts';
import { REVIEWS_WORD } from './review-list-words.ts';

const CURRENCY = /[$€£¥₹₽₺₩﷼₪]|(?<!\p{L})(?:usd|eur|gbp|chf|zł|kč|تومان|ریال|د\.إ|ر\.س)(?!\p{L})/iu;
const ENDS =
  /add to (?:cart|basket|bag)|buy now|in den warenkorb|ajouter au panier|añadir al carrito|aggiungi al carrello|افزودن به سبد|أضف إلى السلة/iu;

/** How much these entries are reviews, and not products, places, news: each field adds, each sign of something else takes away. */
export function confidenceOf(entries: readonly ReviewEntry[], outline: Outline): number {
  const count = entries.length;
  if (count === 0) return 0;
  const share = (has: (entry: ReviewEntry) => boolean): number => entries.filter(has).length / count;
  const text = share((entry) => entry.text !== undefined);
  const rating = share((entry) => entry.rating !== undefined || entry.recommends !== undefined);
  const date = share((entry) => entry.date !== undefined);
  const author = share((entry) => entry.author !== undefined);
  const fields = 0.35 * text + 0.3 * rating + 0.2 * date + 0.15 * author;
  const priced = share(({ record }) =>
    record.leaves.some(
      (leaf) => (leaf.text.length <= 20 && CURRENCY.test(leaf.text)) || ENDS.test(leaf.text.slice(0, 60)),
    ),
  );
  const summed = share((entry) => isSummed(entry));
  const linked = share(({ text: found }) => found !== undefined && inLink(outline, found.part.from));
  const headed = rating < 0.5 ? share(({ record }) => linkedHeading(outline, record.part)) : 0;
  const doubt =
    (priced >= 0.5 && date < 0.5 ? 0.4 : 1) *
    (summed >= 0.5 ? 0.3 : 1) *
    (linked >= 0.6 ? 0.5 : 1) *
    (headed >= 0.5 ? 0.5 : 1);
  const few = count >= 3 ? 1 : count === 2 ? 0.92 : 0.75;
  return Math.round(Math.min(1, fields * doubt * few) * 100) / 100;
}

/** "4.3 (128)", "128 reviews" beside the score: what is scored is a thing, and this is no review of it. */
function isSummed({ record, mark }: ReviewEntry): boolean {
  return record.leaves.some(({ at, text }) => {
    if (text.length > 30 || !/\p{Nd}/u.test(text)) return false;
    const near = mark !== undefined && at >= mark.from - 1 && at <= mark.to + 2;
    if (near && /^\(\s?\p{Nd}[\p{Nd}., ]*[kK+]?\s?\)$/u.test(text)) return true;
    return near && REVIEWS_WORD.test(folded(text)) && /^\(?\p{Nd}[\p{Nd}., ]*\s?\p{L}+\)?$/u.test(text);
  });
}

function inLink({ elements, parent }: Outline, at: number): boolean {
  for (let up = at, step = 0; up !== -1 && step < 6; up = parent[up] ?? -1, step += 1)
    if (elements[up]?.name === 'a') return true;
  return false;
}

/** A heading that leads elsewhere, as those of news and products do. */
function linkedHeading({ elements, parent }: Outline, { from, to }: Part): boolean {
  for (let at = from; at < to; at += 1) {
    const { name, attribs } = elements[at] ?? { name: '', attribs: {} as Record<string, string> };
    if (name !== 'a' || !attribs.href || attribs.href.startsWith('#')) continue;
    const above = [elements[parent[at] ?? -1]?.name, elements[at + 1]?.name];
    if (above.some((heading) => /^h[1-6]$/.test(heading ?? ''))) return true;
  }
  return false;
}

/** A field that at least one record has and more than a third lack was there and could not be read everywhere; texts and scores may be missing. */
export function brokenFieldsOf(entries: readonly ReviewEntry[]): readonly ReviewField[] {
  const broken: ReviewField[] = [];
  const lacks = (has: (entry: ReviewEntry) => boolean): number =>
    entries.filter((entry) => !has(entry)).length / Math.max(1, entries.length);
  const date = lacks((entry) => entry.date !== undefined);
  const author = lacks((entry) => entry.author !== undefined);
  if (date > 1 / 3 && date < 1) broken.push('date');
  if (author > 1 / 2 && author < 1) broken.push('author');
  return broken;
}
