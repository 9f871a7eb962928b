/** What a language brings to the demo: clauses by topic and polarity, and the small words around them. */

/** Topics of the clauses; `late`, `courier` and `tracking` are delivery blamed without cause, on people, on tools. */
export type Topic =
  | 'staff'
  | 'product'
  | 'delivery'
  | 'price'
  | 'premises'
  | 'waiting'
  | 'digital'
  | 'support'
  | 'aftersales'
  | 'late'
  | 'courier'
  | 'tracking';

/**
 * Clauses are whole sentences without their full stop. `{item}` stands for something bought, `{n}` for a small number,
 * `{name}` for a first name.
 */
export interface Phrasebook {
  readonly code: 'en' | 'fr' | 'fa';
  readonly items: readonly string[];
  readonly praise: Readonly<Partial<Record<Topic, readonly string[]>>>;
  readonly blame: Readonly<Partial<Record<Topic, readonly string[]>>>;
  readonly openers: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly closers: { readonly good: readonly string[]; readonly bad: readonly string[] };
  /** Begins a clause that turns against the one before it. */
  readonly but: readonly string[];
  /** Circumstances that make a text long. */
  readonly asides: readonly string[];
  /** Three or four words, for people in a hurry. */
  readonly short: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly replies: { readonly thanks: readonly string[]; readonly sorry: readonly string[] };
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}
