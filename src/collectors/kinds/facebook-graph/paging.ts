/** Cursors of the Graph API without the token that its own `paging.next` addresses carry. */
import { type JsonObject, objectAt, textAt } from '../../answers/json-answer.ts';

/** Parts of a next address that say where to go on; anything else may be a credential. */
const PLACES = ['offset', 'until', 'since', '__paging_token'] as const;

/** Where the next page starts: an `after` cursor, or `?offset=…` of older lists; undefined at the end of the list. */
export function cursorOf(paging: JsonObject | undefined): string | undefined {
  const next = textAt(paging, 'next');
  // The last page has cursors too, but no next address.
  if (next === undefined) return undefined;
  const after = textAt(objectAt(paging, 'cursors'), 'after');
  const query = URL.canParse(next) ? new URL(next).searchParams : new URLSearchParams();
  const cursor = after ?? query.get('after');
  if (cursor !== null && cursor !== undefined) return cursor;
  const kept = PLACES.flatMap((name) => query.getAll(name).map((value): [string, string] => [name, value]));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : undefined;
}

/** Writes a cursor into the query of a request. */
export function setCursor(query: URLSearchParams, cursor: string): void {
  if (!cursor.startsWith('?')) {
    query.set('after', cursor);
    return;
  }
  const given = new URLSearchParams(cursor);
  for (const name of PLACES) {
    const value = given.get(name);
    if (value !== null) query.set(name, value);
  }
}
