/** One schema.org Review node → one raw review; apart, because this is where sites deviate most from the vocabulary. */
import type { RawReply, RawReview } from '../../../domain/review.ts';
import { readWrittenDate } from '../../dates/written-date.ts';
import { readScore, type ScoreOutOf } from '../../page/score.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { isObject, property, textOf, typesOf } from './markup.ts';

/** What a node needs of its surroundings to be read. */
export interface NodeContext {
  readonly capturedAt: Parameters<typeof readWrittenDate>[1]['capturedAt'];
  /** Language of the page: resolves 12/03/2026. */
  readonly language?: string;
  /** Address of the page: relative links count from here. */
  readonly url?: string;
  /** Nodes by `@id`, for references. */
  readonly byId: ReadonlyMap<string, JsonObject>;
  /** Name of the reviewed item: who answers under that name answers for it. */
  readonly itemName?: string;
}

/** A review, and the ids that may or may not tell it from its neighbours: that is judged over the whole page. */
export interface ReadReview {
  readonly review: RawReview;
  readonly idCandidate?: string;
  /** A rating was stated, and lies outside its own scale. */
  readonly outside: boolean;
}

/** Reads a Review node; undefined when it holds neither score nor words. */
export function readReviewNode(node: JsonObject, context: NodeContext): ReadReview | undefined {
  const score = readRating(node, context.byId);
  const body = property(node, 'reviewBody') ?? property(node, 'description', 'text');
  const text = textOf(body) ?? textOf(property(node, 'headline', 'name'));
  if (text === undefined && score.stars === undefined) return undefined;
  const language = isObject(body) ? body['@language'] : property(node, 'inLanguage');
  const review: RawReview = {
    scale: 'stars',
    author: readName(property(node, 'author', 'creator'), context),
    rating: score.stars,
    text,
    language: typeof language === 'string' ? language : undefined,
    written: readDate(node, context),
    reply: readReply(node, context),
    url: absolute(property(node, 'url'), context.url),
  };
  return {
    review: withoutUndefined(review),
    idCandidate: readId(node, review.url, context.url),
    outside: score.outside,
  };
}

/** The rating in stars 1–5: rescaled when the node states other ends, absent when it is 0 ("not rated") or outside them. */
export function readRating(
  node: JsonObject,
  byId: NodeContext['byId'] = new Map(),
): { readonly stars?: number; readonly outside: boolean } {
  const stated = property(node, 'reviewRating', 'rating');
  const given = (Array.isArray(stated) ? stated : [stated]).find((item) => item !== undefined && item !== null);
  const id = isObject(given) && property(given, 'ratingValue') === undefined ? given['@id'] : undefined;
  const rating = typeof id === 'string' ? (byId.get(id) ?? given) : given;
  const holder = isObject(rating) ? rating : node;
  const written = readScore(
    isObject(rating) ? first(property(rating, 'ratingValue')) : (rating ?? first(property(node, 'ratingValue'))),
  );
  if (!written) return { outside: false };
  const stars = toStars(written, ends(holder, written));
  return { stars, outside: stars === undefined && written.value !== 0 };
}

interface Ends {
  readonly worst: number;
  readonly best: number;
}

/** schema.org: "if bestRating is omitted, 5 is assumed; if worstRating is omitted, 1 is assumed". */
export function ends(holder: JsonObject, written: ScoreOutOf): Ends {
  const best = readScore(first(property(holder, 'bestRating')))?.value ?? written.outOf ?? 5;
  const worst = readScore(first(property(holder, 'worstRating')))?.value ?? (written.outOf === 100 ? 0 : 1);
  // A page of five stars that names 0 as the worst means "0 = not rated": its stars are the usual ones.
  return best === 5 && worst === 0 ? { worst: 1, best } : { worst, best };
}

/** Linear from [worst, best] to [1, 5], to four decimals; undefined outside. */
export function toStars({ value }: ScoreOutOf, { worst, best }: Ends): number | undefined {
  if (!(best > worst) || value < worst || value > best) return undefined;
  if (worst === 1 && best === 5) return value;
  return Math.round((1 + ((value - worst) * 4) / (best - worst)) * 1e4) / 1e4;
}

function first(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A name as text, as a Person, as a list (the first counts) or as a reference to a node elsewhere on the page. */
export function readName(value: Json | undefined, context: Pick<NodeContext, 'byId'>): string | undefined {
  const whole = first(value);
  if (!isObject(whole)) return textOf(whole);
  const id = whole['@id'];
  const node =
    property(whole, 'name') === undefined && typeof id === 'string' ? (context.byId.get(id) ?? whole) : whole;
  const parts = [property(node, 'givenName'), property(node, 'familyName')]
    .map(textOf)
    .filter((part) => part !== undefined);
  return textOf(property(node, 'name', 'alternateName')) ?? textOf(node['@value']) ?? (parts.join(' ') || undefined);
}

/** Where sites put the date, the right place first. */
const DATES = ['datePublished', 'dateCreated', 'uploadDate', 'dateSubmitted', 'date', 'dateModified'];

function readDate(node: JsonObject, context: NodeContext): RawReview['written'] {
  for (const name of DATES) {
    const wording = textOf(property(node, name));
    const written = wording === undefined ? undefined : readWrittenDate(wording, context);
    if (written) return written;
  }
  return undefined;
}

/** Where sites put answers; in some only the owner's can stand. */
const ANSWERS = [
  'ownerReply',
  'ownerResponse',
  'reviewReply',
  'businessResponse',
  'comment',
  'reply',
  'acceptedAnswer',
  'suggestedAnswer',
  'answer',
];
const OWNED: ReadonlySet<string> = new Set(['ownerReply', 'ownerResponse', 'reviewReply', 'businessResponse']);

/** The node that a mere reference points at. */
function resolved(value: Json | undefined, { byId }: NodeContext): Json | undefined {
  const id = isObject(value) && Object.keys(value).length === 1 ? value['@id'] : undefined;
  return typeof id === 'string' ? (byId.get(id) ?? value) : value;
}

/** The vocabulary has no owner's answer: it is a comment by an organisation, or by one of the reviewed item's name. */
function readReply(node: JsonObject, context: NodeContext): RawReply | undefined {
  const answers = ANSWERS.flatMap((name) => {
    const stated = property(node, name);
    return (Array.isArray(stated) ? stated : [stated]).map((comment: Json | undefined) => ({
      comment: resolved(comment, context),
      owned: OWNED.has(name),
    }));
  });
  for (const { comment, owned } of answers) {
    if (!isObject(comment)) continue;
    const author = first(property(comment, 'author', 'creator'));
    const owner = isObject(author) && typesOf(author).some((type) => type !== 'Person' && type !== 'Thing');
    const sameName = context.itemName !== undefined && readName(author, context) === context.itemName;
    const text = textOf(property(comment, 'text', 'description', 'commentBody'));
    if (text === undefined || !(owned || owner || sameName)) continue;
    const written = readDate(comment, context);
    return written ? { text, written } : { text };
  }
  return undefined;
}

/** `identifier`, then `@id`, then an address of its own; the opaque tail of an address, where it has one. */
function readId(node: JsonObject, url: string | undefined, page: string | undefined): string | undefined {
  const stated = first(property(node, 'identifier', 'reviewId'));
  const identifier = textOf(isObject(stated) ? property(stated, 'value') : stated);
  if (identifier !== undefined) return identifier;
  const id = node['@id'];
  if (typeof id === 'string' && id !== '' && !id.startsWith('_:')) return opaqueTail(id);
  return url !== undefined && url !== page ? opaqueTail(url) : undefined;
}

/** The last part of an address when it alone identifies: 16 hexadecimal digits, a UUID, or a number of five digits or more. */
function opaqueTail(address: string): string {
  const tail = address.slice(Math.max(...['/', '#', '=', ':'].map((mark) => address.lastIndexOf(mark))) + 1);
  return /^(?:[0-9a-f-]{16,64}|[a-z]{0,12}[-_]?\d{5,32})$/i.test(tail) ? tail : address;
}

function absolute(value: Json | undefined, base: string | undefined): string | undefined {
  const written = first(value);
  if (typeof written !== 'string' || !URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function withoutUndefined(review: RawReview): RawReview {
  return Object.fromEntries(Object.entries(review).filter(([, value]) => value !== undefined)) as unknown as RawReview;
}
