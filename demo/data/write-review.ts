/** Writes the words of one invented review: clauses of a phrasebook, chosen and joined as people do, slips included. */
import type { Chance } from './chance.ts';
import type { Phrasebook, Topic } from './phrasebook.ts';

/** How often topics come up, relative to each other. */
export type Weights = Readonly<Partial<Record<Topic, number>>>;

/** What people at a place praise and blame. */
export interface Mood {
  readonly praise: Weights;
  readonly blame: Weights;
}

/** A review's words for its stars (1 to 5); one in four leaves stars only, but who is angry explains. */
export function writeText(book: Phrasebook, mood: Mood, stars: number, chance: Chance): string | undefined {
  const length = chance.next();
  const good = stars >= 4;
  const silent = stars <= 2 ? 0.08 : 0.28;
  if (length < silent) return undefined;
  if (length < silent + (good ? 0.1 : 0.03) && stars !== 3)
    return slip(book, chance.pick(good ? book.short.good : book.short.bad), chance);
  const long = length > 0.88;
  const sentences = draw(book, mood, stars, long ? 2 : 0, chance).map(filler(book, chance));
  if (chance.next() < 0.45)
    sentences.unshift(filler(book, chance)(chance.pick(good ? book.openers.good : book.openers.bad)));
  if (long) sentences.splice(1, 0, chance.pick(book.asides));
  if (chance.next() < 0.4) sentences.push(chance.pick(good ? book.closers.good : book.closers.bad));
  return slip(book, punctuate(book, sentences, stars, chance), chance);
}

/** The owner's answer to it. */
export function writeReply(book: Phrasebook, author: string, stars: number, chance: Chance): string {
  const first = author.split(' ')[0] ?? author;
  return chance.pick(stars >= 4 ? book.replies.thanks : book.replies.sorry).replace('{name}', first);
}

/** A display name. */
export function writeName(book: Phrasebook, chance: Chance): string {
  const last = chance.pick(book.lastNames);
  // Some people show their initial only; Persian has no such habit.
  const shown = book.code !== 'fa' && chance.next() < 0.3 ? `${last.slice(0, 1)}.` : last;
  return `${chance.pick(book.firstNames)} ${shown}`;
}

/** Clauses for so many stars: praise, blame, or blame after praise; `extra` more for those who write much. */
function draw(book: Phrasebook, mood: Mood, stars: number, extra: number, chance: Chance): string[] {
  const said = new Set<Topic>();
  const praise = (count: number) => several(book.praise, mood.praise, count, said, chance);
  const blame = (count: number) => several(book.blame, mood.blame, count, said, chance);
  if (stars === 5) return praise(chance.whole(1, 3) + extra);
  if (stars === 4 && chance.next() < 0.65) return praise(chance.whole(1, 2) + extra);
  if (stars >= 3) return turn(book, praise(1 + extra), blame(1), chance);
  if (stars === 2 && chance.next() < 0.3) return turn(book, praise(1), blame(1 + extra), chance);
  return blame(chance.whole(1, 2) + extra);
}

function turn(book: Phrasebook, before: string[], after: string[], chance: Chance): string[] {
  const [first = '', ...rest] = after;
  return [...before, `${chance.pick(book.but)}${lowerFirst(first)}`, ...rest];
}

/** Clauses about different topics, none of them `said` before: who praises delivery does not blame it as well. */
function several(
  bank: Phrasebook['praise'],
  weights: Weights,
  count: number,
  said: Set<Topic>,
  chance: Chance,
): string[] {
  const clauses: string[] = [];
  while (clauses.length < count) {
    const left = (Object.entries(weights) as [Topic, number][]).filter(
      ([topic]) => bank[topic] && !said.has(broad(topic)),
    );
    if (left.length === 0) break;
    const topic = weighted(new Map(left), chance);
    said.add(broad(topic));
    clauses.push(chance.pick(bank[topic] ?? []));
  }
  return clauses;
}

function broad(topic: Topic): Topic {
  return topic === 'late' || topic === 'courier' || topic === 'tracking' ? 'delivery' : topic;
}

function weighted(weights: ReadonlyMap<Topic, number>, chance: Chance): Topic {
  let rest = chance.next() * [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [topic, weight] of weights) {
    rest -= weight;
    if (rest < 0) return topic;
  }
  return [...weights.keys()].at(-1) as Topic;
}

/** Puts this customer's things and numbers into the clauses. */
function filler(book: Phrasebook, chance: Chance): (clause: string) => string {
  const item = chance.pick(book.items);
  return (clause) => {
    const number = String(chance.whole(2, 6));
    const name = chance.pick(book.firstNames);
    const filled = clause.replaceAll('{item}', item).replaceAll('{name}', name).replaceAll('{n}', number);
    return book.code === 'fa' ? filled.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] as string) : filled;
  };
}

function punctuate(book: Phrasebook, sentences: readonly string[], stars: number, chance: Chance): string {
  const gap = book.code === 'fr' ? ' !' : '!';
  const loud = stars === 3 ? 0 : 0.2;
  const spoken = sentences.map((sentence) => `${sentence}${chance.next() < loud ? gap : '.'}`);
  // Long texts come in paragraphs.
  const joint = spoken.length > 4 ? '\n' : ' ';
  const text =
    spoken.length > 4 ? [spoken.slice(0, 2).join(' '), spoken.slice(2).join(' ')].join(joint) : spoken.join(joint);
  if (chance.next() > 0.12) return text;
  return `${text} ${chance.pick(stars >= 4 ? ['😊', '👍', '❤️', '⭐'] : ['😡', '👎', '😞', '🤷'])}`;
}

/** One in six texts carries a slip of the keyboard that is usual in its language. */
function slip(book: Phrasebook, text: string, chance: Chance): string {
  const kind = chance.next();
  if (kind > 0.16) return text;
  if (book.code === 'fa') return text.replaceAll('\u200c', ' ');
  if (kind < 0.06) return text.toLowerCase();
  if (book.code === 'fr' && kind < 0.11) return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^[a-zà-ÿ]{7,}$/.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = chance.pick(long);
  const word = words[index] ?? '';
  const at = chance.whole(2, word.length - 3);
  words[index] = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return words.join(' ');
}

/** For a clause that goes on in mid-sentence. Persian has no capitals; the English "I" keeps its own. */
function lowerFirst(clause: string): string {
  return /^I\b/.test(clause) ? clause : clause.charAt(0).toLowerCase() + clause.slice(1);
}
