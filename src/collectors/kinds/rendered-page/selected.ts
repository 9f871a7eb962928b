/** Reviews by the selectors of a configuration; what a selector no longer finds is read by structure, and told. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Anchors, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { countIn, numbersIn } from '../../dates/written-number.ts';
import { readReviewParts } from '../../list/review-list.ts';
import { recommendsOfWord } from '../../list/review-list-words.ts';
import { DateReader } from '../../page/date-mark.ts';
import { addressOf } from '../../page/next-page.ts';
import { type Element, wordsOf } from '../../page/page-nodes.ts';
import { type Outline, partOf } from '../../page/page-outline.ts';
import { scoreOfLabel } from '../../page/rating-label.ts';
import { ratingMarks } from '../../page/rating-mark.ts';
import type { FieldSelectors } from './options.ts';
import type { ReadList } from './read-list.ts';
import { targetOf } from './selector.ts';

/** Field of a review → the option that finds it. */
const FIELDS: readonly (readonly [ReviewField, keyof FieldSelectors])[] = [
  ['id', 'id'],
  ['author', 'author'],
  ['rating', 'rating'],
  ['recommends', 'recommends'],
  ['text', 'text'],
  ['date', 'date'],
];

/** Reads each element that `item` selects. No review, and a fault that names the selector, where it selects none. */
export function readBySelectors(
  $: CheerioAPI,
  outline: Outline,
  context: ReadingContext,
  pageUrl: string | undefined,
  selectors: FieldSelectors,
): ReadList {
  const page = pageValues($, selectors, pageUrl);
  const numbers = new Map(outline.elements.map((element, at) => [element, at] as const));
  const parts = $(targetOf(selectors.item).css || ':not(*)')
    .toArray()
    .flatMap((element) => {
      const at = numbers.get(element as Element);
      return at === undefined ? [] : [partOf(outline, at)];
    });
  if (parts.length === 0) {
    return {
      ...page,
      reviews: [],
      parts,
      confidence: 0,
      brokenFields: [],
      unloaded: 0,
      fault: `the selector item "${selectors.item}" found nothing; correct it in the configuration`,
    };
  }
  const structural = readReviewParts(parts, outline, context, pageUrl);
  const ratings = ratingMarks(outline);
  const reader = new DateReader(context);
  const reads = parts.map(
    (part) => new Item($, outline.elements[part.from] as Element, selectors, numbers, ratings, reader),
  );
  const misses = FIELDS.filter(
    ([, option]) =>
      selectors[option] !== undefined &&
      reads.filter((item) => item.value(option) !== undefined).length * 2 < reads.length,
  );
  const reviews = reads.map((item, index) => merged(item.read(), structural[index], selectors));
  const spoken = reviews.filter(({ text, rating, recommends }) => (text ?? rating ?? recommends) !== undefined);
  // Scores without words, and words without scores, are usual: a selector for them may find little and be right.
  const broken = misses.filter(([field]) => field !== 'recommends');
  return {
    ...page,
    reviews: spoken,
    parts,
    confidence: spoken.length * 2 >= parts.length ? 1 : 0.3,
    brokenFields: broken.map(([field]) => field),
    unloaded: 0,
    ...(broken.length > 0 && {
      fault: `${broken.map(([, option]) => `the selector ${option} "${selectors[option]}"`).join(', ')} found something in less than half of ${parts.length} entries, so structure was used instead; correct it in the configuration`,
    }),
  };
}

/** What selectors find beside the entries. */
function pageValues(
  $: CheerioAPI,
  selectors: FieldSelectors,
  pageUrl: string | undefined,
): Pick<ReadList, 'next' | 'count' | 'average'> {
  const textAt = (selector: string | undefined, usual?: string): string | undefined => {
    if (selector === undefined) return undefined;
    const { css, attribute = usual } = targetOf(selector);
    const element = $(css || ':not(*)').first();
    return (attribute === undefined ? undefined : element.attr(attribute)) ?? (element.text().trim() || undefined);
  };
  const href = textAt(selectors.next, 'href');
  const next = href === undefined ? undefined : addressOf(href, pageUrl);
  const counted = textAt(selectors.count);
  const count = counted === undefined ? undefined : (countIn(counted) ?? numbersIn(counted).at(-1));
  const average = scoreOfLabel((textAt(selectors.average) ?? '').slice(0, 80), { stated: true })?.value;
  return {
    ...(next !== undefined && { next }),
    ...(count !== undefined && { count }),
    ...(average !== undefined && { average }),
  };
}

/** One entry and what selectors find in it; a class because what was found is asked for more than once. */
class Item {
  readonly #$: CheerioAPI;
  readonly #element: Element;
  readonly #selectors: FieldSelectors;
  readonly #numbers: ReadonlyMap<Element, number>;
  readonly #ratings: ReturnType<typeof ratingMarks>;
  readonly #reader: DateReader;
  readonly #reply: Element | undefined;
  readonly #values = new Map<keyof FieldSelectors, Found | undefined>();

  constructor(
    $: CheerioAPI,
    element: Element,
    selectors: FieldSelectors,
    numbers: ReadonlyMap<Element, number>,
    ratings: ReturnType<typeof ratingMarks>,
    reader: DateReader,
  ) {
    this.#$ = $;
    this.#element = element;
    this.#selectors = selectors;
    this.#numbers = numbers;
    this.#ratings = ratings;
    this.#reader = reader;
    this.#reply = this.#find('reply')?.element;
  }

  /** What a selector gives: its element, and the words or the attribute. */
  value(option: keyof FieldSelectors): Found | undefined {
    if (!this.#values.has(option)) this.#values.set(option, this.#find(option));
    return this.#values.get(option);
  }

  #find(option: keyof FieldSelectors): Found | undefined {
    const selector = this.#selectors[option];
    if (selector === undefined) return undefined;
    const { css, attribute } = targetOf(selector);
    const inReply = option === 'reply' || option === 'replyText';
    const found = css === '' ? [this.#element] : (this.#$(this.#element).find(css).toArray() as Element[]);
    const element = found.find((one) => inReply || !this.#reply || !this.#$(one).closest(this.#reply).length);
    if (!element) return undefined;
    const without = !inReply && this.#reply ? new Set([this.#reply]) : undefined;
    const words = attribute === undefined ? wordsOf(element, without) : (element.attribs[attribute] ?? '').trim();
    if (words === '' && attribute !== undefined) return undefined;
    return { element, words, attribute: attribute !== undefined };
  }

  read(): Partial<RawReview> {
    const id = this.value('id')?.words;
    const author = this.value('author')?.words;
    const text = this.value('text')?.words || this.value('title')?.words;
    const said = this.value('recommends')?.words;
    const recommends = said === undefined ? undefined : recommendsOfWord(said);
    const written = this.#date();
    const reply = this.#answer();
    return {
      ...this.#score(),
      ...(id && { externalId: id }),
      ...(author && { author: author.replace(/\s+/g, ' ') }),
      ...(text && { text }),
      ...(recommends !== undefined && { recommends }),
      ...(written && { written }),
      ...(reply && { reply }),
    };
  }

  #score(): Partial<RawReview> {
    const found = this.value('rating');
    if (!found) return {};
    const from = this.#numbers.get(found.element) ?? -1;
    const mark = found.attribute
      ? undefined
      : this.#ratings.find(
          (one) => one.from >= from && from !== -1 && one.from < from + 200 && this.#inside(one.from, found.element),
        );
    const score = mark ?? scoreOfLabel(found.words, { stated: true });
    if (!score) return {};
    return {
      rating: score.value,
      scale:
        score.outOf === 10 || (score.outOf === undefined && score.value > 5)
          ? '1-10'
          : score.outOf === 100
            ? '0-100'
            : 'stars',
    };
  }

  #inside(at: number, element: Element): boolean {
    const from = this.#numbers.get(element) ?? 0;
    return at >= from && at - from < this.#$(element).find('*').length + 1;
  }

  #date(): RawReview['written'] {
    const found = this.value('date');
    if (!found) return undefined;
    const { element, words, attribute } = found;
    const stamp = attribute ? undefined : (element.attribs.datetime ?? element.attribs.content);
    const exact = stamp === undefined ? undefined : this.#reader.whole(stamp);
    if (exact) return words === '' ? exact : { ...exact, wording: words.slice(0, 60) };
    return this.#reader.whole(words) ?? this.#reader.within(words)?.written;
  }

  #answer(): RawReview['reply'] {
    const words =
      this.value('replyText')?.words ??
      (this.#selectors.replyText === undefined ? this.value('reply')?.words : undefined);
    return words ? { text: words } : undefined;
  }
}

interface Found {
  readonly element: Element;
  readonly words: string;
  readonly attribute: boolean;
}

/** What selectors found, and, for what they were to find and did not or were not given for, what structure says. */
function merged(selected: Partial<RawReview>, structural: RawReview | undefined, selectors: FieldSelectors): RawReview {
  const given: Anchors = Object.fromEntries(
    FIELDS.flatMap(([field, option]) =>
      selected[KEYS[field]] === undefined
        ? []
        : [[field, selectors[option]?.includes('@') ? 'data-attribute' : 'class'] as const],
    ),
  );
  const fallback = Object.fromEntries(Object.keys(structural?.anchors ?? {}).map((field) => [field, 'structure']));
  const { anchors: _, ...found } = structural ?? { scale: 'stars' as const, anchors: {} };
  const scale = selected.rating === undefined ? found.scale : (selected.scale ?? 'stars');
  return { ...found, ...selected, scale, anchors: { ...fallback, ...given } };
}

const KEYS = {
  id: 'externalId',
  author: 'author',
  rating: 'rating',
  recommends: 'recommends',
  text: 'text',
  date: 'written',
  reply: 'reply',
} as const;
