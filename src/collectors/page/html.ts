/** Turns hostile HTML into a tree that is safe to walk; apart, because every kind that reads pages needs the same guard. */
import { type CheerioAPI, load } from 'cheerio/slim';
import { DomHandler, Parser } from 'htmlparser2';
import { SourceChanged } from '../../errors.ts';

/** What a page may hold at most. Pages of review sites seen so far: under 1 million characters, 20 000 tags, 60 levels. */
export const HTML_LIMITS = { characters: 16_777_216, tags: 250_000, attributes: 1_500_000, depth: 512 } as const;

/**
 * Parses a page (htmlparser2: linear, no re-nesting of stray formatting tags, scripts never run).
 * @throws SourceChanged when the page is larger or deeper than `HTML_LIMITS`, as soon as that shows: walking such a tree
 * would overflow the stack, building it would block the process.
 */
export function loadHtml(body: string): CheerioAPI {
  if (body.length > HTML_LIMITS.characters) throw excess(`more than ${HTML_LIMITS.characters} characters`);
  const handler = new LimitedHandler();
  new Parser(handler).end(body);
  return load(handler.root);
}

/** Builds the tree and counts while it does. */
class LimitedHandler extends DomHandler {
  #tags = 0;
  #attributes = 0;

  override onopentag(name: string, attributes: { [name: string]: string }): void {
    super.onopentag(name, attributes);
    this.#count();
    // One of the stack is the document.
    if (this.tagStack.length > HTML_LIMITS.depth + 1) throw excess(`tags nested more than ${HTML_LIMITS.depth} deep`);
  }

  override oncomment(text: string): void {
    super.oncomment(text);
    this.#count();
  }

  onattribute(): void {
    this.#attributes += 1;
    if (this.#attributes > HTML_LIMITS.attributes) throw excess(`more than ${HTML_LIMITS.attributes} attributes`);
  }

  #count(): void {
    this.#tags += 1;
    if (this.#tags > HTML_LIMITS.tags) throw excess(`more than ${HTML_LIMITS.tags} tags`);
  }
}

function excess(found: string): SourceChanged {
  return new SourceChanged(`Expected a page of a review site, got one with ${found}`);
}
