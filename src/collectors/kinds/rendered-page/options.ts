/** Options of the kind `rendered-page`, with defaults; units are in the names. */
import { z } from 'zod';
import { isSelector } from './selector.ts';

/** `css`, or `css@attribute` for the value of an attribute; `@attribute` alone is the entry's own. */
const selector = z
  .string()
  .min(1)
  .max(400)
  .refine(isSelector, 'Expected a CSS selector, optionally followed by @attribute');

/** Where the fields of a review stand on a page. All but `item` are looked for within an entry, `next`, `count`, `average` and `more` on the page. */
export const fieldSelectors = z.strictObject({
  /** Each element is one review. */
  item: selector,
  rating: selector.optional(),
  text: selector.optional(),
  author: selector.optional(),
  date: selector.optional(),
  id: selector.optional(),
  /** The part of an entry that holds the owner's answer: no other field is looked for in it. */
  reply: selector.optional(),
  /** The words of the answer; without it, those of `reply`. */
  replyText: selector.optional(),
  /** Taken for the text of a review that has no other. */
  title: selector.optional(),
  /** Words that say whether the place is recommended. */
  recommends: selector.optional(),
  next: selector.optional(),
  count: selector.optional(),
  average: selector.optional(),
  /** The button that loads more. */
  more: selector.optional(),
});

export type FieldSelectors = z.infer<typeof fieldSelectors>;

/** What a source of this kind may set. */
export const renderedPageOptions = z.strictObject({
  /** Address of the page, or of the first page, with the reviews. */
  url: z.url({ protocol: /^https?$/, error: 'Expected the http(s) address of a page with reviews' }),
  /** Open the page in a browser. `false` reads the page as the server sends it, which is quicker and gentler, where its reviews are in there. */
  render: z.boolean().default(true),
  /** Where the fields stand; without it the list is found by its structure. */
  selectors: fieldSelectors.optional(),
  /** In what scale to give the scores. Without it: as the page has them, `stars` out of five, `1-10` out of ten. */
  scale: z
    .union([z.enum(['stars', 'recommend', 'nps', 'effort']), z.templateLiteral([z.int(), '-', z.int()])])
    .optional(),
  /** What the page's scores are out of, where it does not say so itself. */
  ratingOutOf: z.number().min(2).max(100).optional(),
  /** Follow the link to the next page. */
  nextPage: z.boolean().default(true),
  /** Pages read in one pass at most; what lies beyond is told as `partial`. */
  maxPages: z.int().min(1).max(1_000).default(50),
  /** Scroll down until nothing new comes: for lists that load as one reads. Needs `render`. */
  scroll: z.boolean().default(false),
  /** The walk stops here and the run counts as partial. */
  maxReviews: z.int().min(1).max(20_000).default(2_000),
  /** How sure the reader of an unknown page must be, 0 to 1, before its reviews are believed. */
  leastConfidence: z.number().min(0).max(1).default(0.5),
  /** How long a page, or one more load, may take before it counts as "nothing more came". */
  loadTimeoutMs: z.int().min(100).max(120_000).default(8_000),
  /** Least pause between two loads of one page. Lower is ruder. */
  scrollPauseMs: z.int().min(0).max(60_000).default(800),
});

export type RenderedPageOptions = z.infer<typeof renderedPageOptions>;
