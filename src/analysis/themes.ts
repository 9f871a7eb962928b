/** What customers say of a touchpoint: clauses gathered into themes that are named in the customers' own words. Pure. */
import type { Language } from './language.ts';
import { languages } from './languages/index.ts';
import { readWords } from './words.ts';

/** One clause of one review about one touchpoint. */
export interface Quote {
  /** Which review: a theme counts each once. */
  readonly review: number | string;
  /** The clause as the customer wrote it. */
  readonly text: string;
  /** ISO 639-1: clauses of different languages are never in one theme. */
  readonly language: string;
}

export interface Theme {
  /** Words that customers use, e.g. `card machine down`. */
  readonly name: string;
  readonly language: string;
  /** Reviews that speak of it. */
  readonly reviews: number;
  /** Of all reviews of that language, 0 to 1. A review may speak of several themes. */
  readonly share: number;
  /** The most telling first, one a review. */
  readonly quotes: readonly Quote[];
}

export interface ThemeOptions {
  /** Most themes of a language; default 8. */
  readonly most?: number;
  /** Reviews that a theme must have; default 3, or 3 % of all where that is more. */
  readonly fewest?: number;
}

/** Words of a clause that may name a theme. */
interface Clause {
  readonly quote: Quote;
  /** Stem, or two stems side by side, → where its words stand in the text. */
  readonly terms: ReadonlyMap<string, readonly [start: number, end: number]>;
}

const SMALLEST_SHARE = 0.03;
/** A single word in more reviews than this tells nothing of what sets them apart, unless nothing else is said. */
const COMMONPLACE = 0.35;
/** Two words in a row say more than one. */
const PAIR_WORTH = 1.6;
/** Terms whose reviews overlap this much (Jaccard) are one theme. */
const SAME = 0.35;
/** Characters of a clause that are read: a theme is named early. */
const READ = 400;

/** Themes by how many reviews speak of them, per language. Clauses in a language that vigie does not read are passed over. */
export function themesOf(quotes: readonly Quote[], options: ThemeOptions = {}): Theme[] {
  const themes = [...Map.groupBy(quotes, ({ language }) => language)].flatMap(([code, own]) => {
    const language = Object.hasOwn(languages, code) ? languages[code] : undefined;
    return language ? gather(own, language, options) : [];
  });
  return themes.sort((a, b) => b.reviews - a.reviews || (a.name < b.name ? -1 : 1));
}

function gather(quotes: readonly Quote[], language: Language, { most = 8, fewest }: ThemeOptions): Theme[] {
  const clauses = quotes.map((quote) => readClause(quote, language));
  const all = new Set(quotes.map(({ review }) => review)).size;
  const least = fewest ?? Math.max(3, Math.ceil(all * SMALLEST_SHARE));
  const reviewsByTerm = new Map<string, Set<number | string>>();
  for (const { quote, terms } of clauses) {
    for (const term of terms.keys()) {
      const known = reviewsByTerm.get(term) ?? new Set();
      reviewsByTerm.set(term, known.add(quote.review));
    }
  }
  const frequent = [...reviewsByTerm].filter(([, reviews]) => reviews.size >= least);
  const telling = frequent.filter(
    ([term, reviews]) => term.includes(' ') || reviews.size <= Math.max(least, all * COMMONPLACE),
  );
  const open = new Map(telling.length > 0 ? telling : frequent);
  const covered = new Set<number | string>();
  const themes: Theme[] = [];
  while (themes.length < most && open.size > 0) {
    const best = bestTerm(open, covered, least);
    if (best === undefined) break;
    const family = relativesOf(best, open);
    const own = clauses.filter(({ terms }) => family.some((term) => terms.has(term)));
    const reviews = new Set(own.map(({ quote }) => quote.review));
    themes.push({
      name: nameOf(best, own, new Set(themes.map(({ name }) => name))),
      language: language.code,
      reviews: reviews.size,
      share: reviews.size / all,
      quotes: mostTelling(own, family, reviewsByTerm),
    });
    for (const review of reviews) covered.add(review);
    for (const term of family) open.delete(term);
  }
  return themes;
}

/** The term that most reviews without a theme yet speak of. */
function bestTerm(
  open: ReadonlyMap<string, ReadonlySet<number | string>>,
  covered: ReadonlySet<number | string>,
  least: number,
): string | undefined {
  let best: string | undefined;
  let top = 0;
  for (const [term, reviews] of open) {
    let fresh = 0;
    for (const review of reviews) if (!covered.has(review)) fresh++;
    const worth = fresh * (term.includes(' ') ? PAIR_WORTH : 1);
    if (fresh >= least && (worth > top || (worth === top && best !== undefined && term < best))) {
      best = term;
      top = worth;
    }
  }
  return best;
}

/** The term, its parts and wholes, and those that stand in the same reviews. */
function relativesOf(best: string, open: ReadonlyMap<string, ReadonlySet<number | string>>): string[] {
  const own = open.get(best)!;
  const parts = best.split(' ');
  return [...open].flatMap(([term, reviews]) => {
    if (term === best) return [term];
    const isKin = term.split(' ').some((part) => parts.includes(part));
    let both = 0;
    for (const review of reviews) if (own.has(review)) both++;
    const isSame = both / (own.size + reviews.size - both) >= SAME;
    const isWithin = isKin && both >= reviews.size * 0.6;
    return isSame || isWithin ? [term] : [];
  });
}

/** A pair that this share of a theme's clauses say names it better than its one word. */
const NAMED_BY_PAIR = 0.15;

/** The wording that most customers chose: of the pair with the term where many say one, with the words between. */
function nameOf(best: string, clauses: readonly Clause[], taken: ReadonlySet<string>): string {
  const pairs = new Map<string, number>();
  for (const { terms } of best.includes(' ') ? [] : clauses) {
    for (const term of terms.keys())
      if (term.split(' ').length === 2 && term.split(' ').includes(best)) pairs.set(term, (pairs.get(term) ?? 0) + 1);
  }
  const [pair] = [...pairs].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const isPair = pair !== undefined && pair[1] >= Math.max(2, clauses.length * NAMED_BY_PAIR);
  const paired = isPair ? wordingOf(pair[0], clauses) : undefined;
  return paired !== undefined && !taken.has(paired) ? paired : (wordingOf(best, clauses) ?? best);
}

function wordingOf(term: string, clauses: readonly Clause[]): string | undefined {
  const wordings = new Map<string, number>();
  for (const { quote, terms } of clauses) {
    const place = terms.get(term);
    if (!place) continue;
    const wording = quote.text.slice(place[0], place[1]).replace(/\s+/g, ' ').toLowerCase();
    wordings.set(wording, (wordings.get(wording) ?? 0) + 1);
  }
  return [...wordings].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))[0]?.[0];
}

/** One clause a review, those first whose words most reviews share, neither clipped nor rambling. */
function mostTelling(
  clauses: readonly Clause[],
  family: readonly string[],
  reviewsByTerm: ReadonlyMap<string, ReadonlySet<number | string>>,
): Quote[] {
  const worth = ({ quote, terms }: Clause) => {
    const said = family.filter((term) => terms.has(term)).length;
    let shared = 0;
    for (const term of terms.keys()) shared += Math.log(reviewsByTerm.get(term)?.size ?? 1);
    const words = quote.text.length / 6;
    const length = words < 4 ? words / 4 : Math.min(1, 18 / words);
    return (said + shared / Math.sqrt(terms.size + 1)) * length;
  };
  const ranked = clauses.map((clause) => ({ quote: clause.quote, worth: worth(clause) }));
  ranked.sort((a, b) => b.worth - a.worth || (a.quote.text < b.quote.text ? -1 : 1));
  const seen = new Set<number | string>();
  return ranked.flatMap(({ quote }) => {
    if (seen.has(quote.review)) return [];
    seen.add(quote.review);
    return [quote];
  });
}

/** Stems of words that say something, and pairs of them with at most two small words between. */
function readClause(quote: Quote, language: Language): Clause {
  const { words } = readWords(quote.text.slice(0, READ), language.elisions);
  const small = language.smallWords;
  const terms = new Map<string, readonly [number, number]>();
  let before: { readonly stem: string; readonly start: number; readonly at: number } | undefined;
  words.forEach(({ form, start, end }, at) => {
    if (small.has(form) || !/\p{L}{2}/u.test(form)) return;
    const stem = language.stem(form);
    if (!terms.has(stem)) terms.set(stem, [start, end]);
    if (before && before.stem !== stem && at - before.at <= 3) {
      const pair = `${before.stem} ${stem}`;
      if (!terms.has(pair)) terms.set(pair, [before.start, end]);
    }
    before = { stem, start, at };
  });
  return { quote, terms };
}
