/** Which reviews a webhook's body says are gone: it may repeat what they said, and that must not be stored as news. */

const REMOVALS: ReadonlySet<unknown> = new Set(['remove', 'removed', 'delete', 'deleted']);

/** Texts and numbers of every change whose `verb` is a removal, as text: the ids are among them. */
export function toldRemoved(body: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [parsed(body)];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    if ('verb' in value && REMOVALS.has(value.verb))
      for (const one of inner) if (typeof one === 'string' || typeof one === 'number') found.add(String(one));
    open.push(...inner);
  }
  return found;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
