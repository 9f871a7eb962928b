/** Follows the cards of a growing list inside the page: each is looked at once, so that the five-thousandth costs what the first did. */
import type { JSHandle, Page } from 'playwright';

/** The parts of a browser that are used inside the page; the program itself is compiled without a DOM. */
interface PageElement {
  readonly nodeType: number;
  readonly isConnected: boolean;
  readonly outerHTML: string;
  readonly parentElement: PageElement | null;
  readonly textContent: string | null;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly style: { display: string };
  scrollTop: number;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
  click(): void;
}

interface PageWindow {
  readonly document: PageElement & { readonly body: PageElement };
  readonly requestAnimationFrame: (call: () => void) => unknown;
  readonly setTimeout: (call: () => void, ms: number) => unknown;
  readonly MutationObserver: new (
    seen: (records: Iterable<{ readonly addedNodes: Iterable<PageElement> }>) => void,
  ) => { observe(target: PageElement, options: object): void };
}

/** What is kept inside the page. */
interface Watched {
  readonly outermost: (element: PageElement) => PageElement | undefined;
  readonly mark: () => string;
  readonly queue: PageElement[];
  readonly seen: WeakSet<object>;
  readonly ids: Set<string>;
  readonly pressed: WeakSet<object>;
  /** Handed out and still drawn. */
  readonly shown: PageElement[];
  pending: PageElement[];
  last: PageElement | null;
  grown: number;
  /** Called with each addition. */
  noticed: () => void;
}

/** Marks of a card, surest first: what none of its parts carries without it. */
const MARKS = ['[data-review-id]', '[jslog^="21866;"]', '.jftiEf'];
const MORE = '[jsaction*="review.expand"][aria-expanded="false"], [jslog^="63707"][aria-expanded="false"]';
/** The same without its marks: something that opens, and is no menu; it counts where words end in "…" beside it. */
const OPENS = 'button[aria-expanded="false"]:not([aria-haspopup])';
const ORIGINAL =
  '[jsaction*="review.showOriginal"], [jsaction*="review.seeOriginal"], [jsaction*="review.showReviewInOriginal"]';
/** Cards handed out together. */
const MOST = 100;
/** HTML of such cards, characters, beyond which it stays in the browser: it would fill our own memory. */
const LARGEST = 8_000_000;
/** Cards that stay drawn behind the newest, so that the list is still longer than its window and scrolls on. */
const KEPT = 40;
/** A quote elsewhere carries the id of a review too; a card has more parts than this. */
const FEWEST_PARTS = 6;

/** Follows one list; a class because what is known of it lives inside the page, exactly as long as the page. */
export class CardWatch {
  readonly #page: Page;
  readonly #watched: JSHandle<Watched>;

  private constructor(page: Page, watched: JSHandle<Watched>) {
    this.#page = page;
    this.#watched = watched;
  }

  /** Begins with all cards that are there. */
  static async start(page: Page): Promise<CardWatch> {
    return new CardWatch(page, await page.evaluateHandle(startWatching, [MARKS, FEWEST_PARTS] as const));
  }

  /** Number of times that cards were added. */
  async grown(): Promise<number> {
    return this.#watched.evaluate(({ grown }) => grown);
  }

  /** Waits until that number is another one, at most so long: inside the page, as to ask again and again costs both sides more. */
  async hasGrown(since: number, timeoutMs: number): Promise<boolean> {
    return this.#watched.evaluate(growth, [since, timeoutMs] as const);
  }

  /** Outer HTML of cards never handed out before, texts uncovered; at most a hundred, none when there are no more. */
  async take(timeoutMs: number): Promise<readonly string[]> {
    const waiting = await this.#watched.evaluate(gather, [MOST, FEWEST_PARTS] as const);
    if (waiting === 0) return [];
    await this.#uncover(timeoutMs);
    return this.#watched.evaluate(handOut, [KEPT, LARGEST] as const);
  }

  /** Looks at the whole page again, for cards that came in another way than by being added. */
  async lookAgain(): Promise<void> {
    await this.#watched.evaluate((watched) => {
      watched.queue.push((globalThis as unknown as PageWindow).document.body);
    });
  }

  /** Scrolls whatever scrolls around the last card to its end; a list that stands there already is moved first, as it would notice nothing. */
  async scrollOn(): Promise<void> {
    await this.#watched.evaluate(async ({ last }) => {
      const { requestAnimationFrame, setTimeout } = globalThis as unknown as PageWindow;
      const scrollers: PageElement[] = [];
      for (let up = last; up; up = up.parentElement) if (up.scrollHeight > up.clientHeight + 8) scrollers.push(up);
      const atEnd = scrollers.filter((one) => one.scrollTop + one.clientHeight > one.scrollHeight - 2);
      for (const one of atEnd) one.scrollTop -= one.clientHeight / 2;
      // Two scrolls at once are none: the page is told of them with its next frame.
      if (atEnd.length > 0) {
        await new Promise<void>((done) => {
          requestAnimationFrame(() => done());
          setTimeout(done, 1_000);
        });
      }
      for (const one of scrollers) one.scrollTop = one.scrollHeight;
    });
  }

  /** Presses every "More" and every "See original" of the waiting cards, and waits until the texts are there. */
  async #uncover(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (
      (await this.#watched.evaluate(press, [MORE, OPENS, ORIGINAL] as const)) > 0 &&
      performance.now() < deadline
    ) {
      await this.#page.waitForTimeout(20);
    }
  }
}

/** Runs inside the page, as all functions below: nothing from outside may be used in them. */
function startWatching([marks, fewest]: readonly [readonly string[], number]): Watched {
  const { document, MutationObserver } = globalThis as unknown as PageWindow;
  // A quote elsewhere may carry the surest mark when no card does any more.
  const marksCards = (selector: string): boolean => {
    for (const element of document.querySelectorAll(selector)) {
      if (element.querySelectorAll('*').length >= fewest) return true;
    }
    return false;
  };
  let chosen: string | undefined;
  const mark = () => {
    chosen ??= marks.find(marksCards);
    return chosen ?? marks[0] ?? '';
  };
  const outermost = (element: PageElement): PageElement | undefined => {
    const selector = mark();
    let found: PageElement | undefined;
    for (let up: PageElement | null = element; up; up = up.parentElement) if (up.matches(selector)) found = up;
    return found;
  };
  const watched: Watched = {
    ...{ outermost, mark, queue: [document.body], seen: new WeakSet(), ids: new Set(), pressed: new WeakSet() },
    ...{ shown: [], pending: [], last: null, grown: 0, noticed: () => {} },
  };
  const observer = new MutationObserver((records) => {
    const selector = mark();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType !== 1 || !(node.matches(selector) || node.querySelector(selector))) continue;
        const card = outermost(node);
        if (card && watched.seen.has(card)) continue;
        watched.queue.push(node);
        watched.grown += 1;
      }
    }
    watched.noticed();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return watched;
}

/** Resolves as soon as cards were added, or the time is over. */
function growth(watched: Watched, [since, timeoutMs]: readonly [number, number]): Promise<boolean> {
  const { setTimeout } = globalThis as unknown as PageWindow;
  return new Promise((done) => {
    const look = () => {
      if (watched.grown !== since) done(true);
    };
    watched.noticed = look;
    setTimeout(() => done(watched.grown !== since), timeoutMs);
    look();
  });
}

/** Moves new cards from what was added to what waits; the number that waits. */
function gather(watched: Watched, [most, fewest]: readonly [number, number]): number {
  const { queue, seen, ids, pending } = watched;
  while (queue.length > 0 && pending.length < most) {
    const root = queue[0] as PageElement;
    const around = watched.outermost(root);
    const marked = around ? [around] : root.isConnected ? [...root.querySelectorAll(watched.mark())] : [];
    let full = false;
    for (const element of marked) {
      const card = watched.outermost(element);
      if (!card || seen.has(card) || pending.includes(card)) continue;
      const id = card.getAttribute('data-review-id');
      if (id !== null && ids.has(id)) continue;
      if (card.querySelectorAll('*').length < fewest) continue;
      full = pending.length >= most;
      if (full) break;
      pending.push(card);
    }
    // A root that holds more stays first in the queue.
    if (full) break;
    queue.shift();
  }
  return pending.length;
}

/** Presses what covers a text, once each; the number that still covers one. */
function press({ pending, pressed }: Watched, [more, opens, original]: readonly [string, string, string]): number {
  const cuts = (button: PageElement): boolean =>
    /(?:…|\.\.\.)\s*$/.test(
      button.parentElement?.parentElement?.textContent?.replace(button.textContent ?? '', '') ?? '',
    );
  let left = 0;
  for (const card of pending) {
    for (const button of card.querySelectorAll(`${more}, ${opens}, ${original}`)) {
      const covers = button.matches(more) || (button.matches(opens) && cuts(button));
      if (!covers && !button.matches(original)) continue;
      if (!covers && (pressed.has(button) || button.getAttribute('aria-pressed') === 'true')) continue;
      left += 1;
      if (pressed.has(button)) continue;
      pressed.add(button);
      button.click();
    }
  }
  return left;
}

function handOut(watched: Watched, [kept, largest]: readonly [number, number]): string[] {
  // A page that draws a card anew adds the new one: it comes by itself.
  const cards = watched.pending.filter(({ isConnected }) => isConnected);
  watched.pending = [];
  for (const card of cards) {
    watched.seen.add(card);
    const id = card.getAttribute('data-review-id');
    if (id !== null) watched.ids.add(id);
  }
  watched.last = cards.at(-1) ?? watched.last;
  const texts = cards.map(({ outerHTML }) => outerHTML);
  if (texts.reduce((sum, { length }) => sum + length, 0) > largest) throw new Error('cards too large to be reviews');
  watched.shown.push(...cards);
  // Drawing a list of thousands anew at each load costs more than all the reading: what was read is drawn no more.
  for (const card of watched.shown.splice(0, Math.max(0, watched.shown.length - kept))) card.style.display = 'none';
  return texts;
}
