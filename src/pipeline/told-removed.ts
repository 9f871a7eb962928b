/** Which reviews a webhook's body says are gone: it may repeat what they said, and that must not be stored as news. */

const REMOVALS: ReadonlySet<unknown> = new Set(['remove', 'removed', 'delete', 'deleted']);

/** What a change may be about; one that names another thing (a comment, a reaction) removes that, not the review it names. */
const REVIEWS: ReadonlySet<unknown> = new Set([undefined, 'rating', 'review', 'recommendation']);

/** Where a change names the review itself, and not its author, its page or what stands below it. */
const IDS: ReadonlySet<string> = new Set(['id', 'review_id', 'open_graph_story_id', 'recommendation_id']);

/** Ids of the reviews in every change whose `verb` is a removal. */
export function toldRemoved(body: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [parsed(body)];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (
      'verb' in value &&
      REMOVALS.has(lower(value.verb)) &&
      REVIEWS.has('item' in value ? lower(value.item) : undefined)
    )
      for (const [name, id] of Object.entries(value))
        if (IDS.has(name) && (typeof id === 'string' || typeof id === 'number')) found.add(String(id));
    for (const inner of Object.values(value)) open.push(inner);
  }
  return found;
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
