/** Takes the people out of a captured page: names, addresses of profiles and photos, e-mail addresses, telephone numbers. */

import { maskPersonal } from '../collectors/mask.ts';
import type { RawReview } from '../domain/review.ts';
import { inventId, inventName } from './invented-name.ts';
import { writtenForms } from './written-forms.ts';

/** Replaces in the whole body of a page, or in a text as it was read from it. */
export type Mask = (text: string) => string;

/** What is replaced by what; every form in which it is written counts. */
interface Replacement {
  readonly pattern: RegExp;
  readonly by: string;
}

/** A name below this length is too likely to be a piece of something else. */
const SHORTEST_PART = 3;

/**
 * A mask made for these reviews of `body`. `parts`: also first and last names alone, as owners write them in answers
 * ("Dear Ada"), unless they are ordinary words of the page.
 */
export function fixtureMask(body: string, reviews: readonly RawReview[], { parts }: { readonly parts: boolean }): Mask {
  const authors = [...new Set(reviews.flatMap(({ author }) => (author?.trim() ? [author.trim()] : [])))];
  const invented = new Map(authors.map((author, index) => [author, inventName(author, index)]));
  const people: Replacement[] = [...invented].map(([author, by]) => ({ pattern: writtenForms(author), by }));
  const alone = parts ? nameParts(invented, body) : [];
  const contacts = reviews.flatMap(({ text, translated, reply }) =>
    [text, translated, reply?.text].flatMap((said) => (said ? contactsIn(said) : [])),
  );
  // Longest first: "Ada King" must not be taken for "Ada" and a rest.
  const all = [...people, ...alone, ...contacts].sort((a, b) => b.pattern.source.length - a.pattern.source.length);
  const ids = idsIn(body);
  return (text) =>
    maskIds(maskPhotos(all.reduce((left, { pattern, by }) => left.replace(pattern, () => by), text)), ids);
}

/** First and last names with a capital that the page never writes small. Scripts without capitals tell a name from a word by nothing. */
function nameParts(invented: ReadonlyMap<string, string>, body: string): Replacement[] {
  const parts = new Map<string, string>();
  for (const [author, by] of invented) {
    const [real, made] = [author.split(/\s+/u), by.split(/\s+/u)];
    if (real.length < 2) continue;
    for (const [index, part] of real.entries()) if (isNamePart(part)) parts.set(part, made[index] ?? by);
  }
  // Of a person's e-mail address or profile a small letter proves nothing.
  const words = new Set(
    body.replace(/[\w.%+-]{1,64}@|[\w.%@:?&=+-]{0,200}\/[\w./%@:?&=+-]{1,2000}/g, ' ').match(/\p{L}{3,40}/gu),
  );
  return [...parts]
    .filter(([part]) => !words.has(part.toLocaleLowerCase('en')))
    .map(([part, by]) => ({ pattern: writtenForms(part), by }));
}

function isNamePart(part: string): boolean {
  return [...part].length >= SHORTEST_PART && /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(part);
}

/** The pieces of a text that `maskPersonal` takes out, each with its sign. */
function contactsIn(text: string): Replacement[] {
  const masked = maskPersonal(text);
  if (masked === text) return [];
  const found: Replacement[] = [];
  const kept = masked.split(/(\[(?:e-mail|phone|iban|number)\])/);
  let at = kept[0]?.length ?? 0;
  for (let index = 1; index < kept.length; index += 2) {
    const rest = kept[index + 1] ?? '';
    const end = rest === '' ? text.length : text.indexOf(rest, at + 1);
    if (end === -1) break;
    const piece = text.slice(at, end);
    if (piece !== kept[index]) found.push({ pattern: writtenForms(piece), by: kept[index] ?? '' });
    at = end + rest.length;
  }
  return found;
}

/** An address of a person's page; slashes may be escaped as in JSON, or encoded as in an address. */
const SLASH = '(?:\\\\{0,4}/|%2[fF])';
const PROFILE = new RegExp(
  `(?:contrib|users?|people|profile|members?|consumers?|reviewers?)${SLASH}([\\w.%-]{5,80})|profile\\.php\\?id=(\\d{5,20})|"(?:user|author|consumer|member|reviewer|profile)_?[iI]d\\\\{0,4}"\\s{0,4}:\\s{0,4}\\\\{0,4}"?([\\w-]{5,80})|data-(?:user|author|member)-?id=["']([\\w-]{5,80})`,
  'g',
);

/** Ids of people's pages, each with an invention: they are replaced wherever they stand. */
function idsIn(body: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const match of body.matchAll(PROFILE)) {
    const id = match.slice(1).find((group) => group !== undefined);
    // A word of the site's own paths (`/users/settings`) is nobody's id.
    if (id && /[\d._-]|[a-z][A-Z]/.test(id) && !ids.has(id)) ids.set(id, inventId(id, ids.size));
  }
  return ids;
}

function maskIds(text: string, ids: ReadonlyMap<string, string>): string {
  return ids.size === 0 ? text : text.replace(/[\w.%-]{5,80}/g, (token) => ids.get(token) ?? token);
}

const PHOTO_HOST =
  '(?:[\\w-]{1,60}\\.){0,3}(?:googleusercontent\\.com|ggpht\\.com|fbsbx\\.com|gravatar\\.com|cdninstagram\\.com)|scontent[\\w.-]{0,80}\\.fbcdn\\.net|user-images\\.[\\w.-]{3,60}|(?:media-cdn|dynamic-media-cdn)\\.tripadvisor\\.com';
const PHOTO = new RegExp(
  `((?:https?:)?(?:${SLASH}){2}(?:${PHOTO_HOST}))${SLASH}[^\\s"'<>)\\\\]{1,2000}(?:\\\\{1,4}/[^\\s"'<>)\\\\]{1,2000}){0,40}`,
  'g',
);

/** Photos of people: the host stays, as it tells the reader of the page what an address is for. */
function maskPhotos(text: string): string {
  let photos = 0;
  return text.replace(PHOTO, (_, host: string) => {
    photos += 1;
    return `${host}${host.includes('\\') ? '\\/' : '/'}masked-${photos}`;
  });
}
