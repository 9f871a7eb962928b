/** Finds the entries of a list by what each entry holds alone (a link with its id); apart, because it needs no name of any mark. */
import { type Element, parentOf } from './page-nodes.ts';

/** An element that belongs to one entry, and the key of that entry. */
export interface EntryMark {
  readonly element: Element;
  readonly key: string;
}

/** One entry: the widest element around its first mark that holds marks of no other entry, and no fence. */
export interface EntryRoot {
  readonly key: string;
  readonly element: Element;
}

/**
 * The entries that these marks belong to, in the order of the marks. `fences` are elements that stand outside of every
 * entry (the page's heading, its footer): without them an only entry would reach to the ends of the page. Linear in the page.
 */
export function entryRoots(marks: readonly EntryMark[], fences: readonly Element[] = []): EntryRoot[] {
  const owners = new Map<Element, string | undefined>();
  for (const fence of fences) claim(owners, fence, undefined);
  for (const { element, key } of marks) claim(owners, element, key);
  const entries = new Map<string, EntryRoot>();
  for (const { element, key } of marks) {
    if (entries.has(key) || owners.get(element) !== key) continue;
    let root = element;
    for (let up = parentOf(root); up && owners.get(up) === key && up.name !== 'body'; up = parentOf(root)) root = up;
    entries.set(key, { key, element: root });
  }
  return [...entries.values()];
}

/** Marks an element and all around it as of this key; undefined for elements that hold several. */
function claim(owners: Map<Element, string | undefined>, element: Element, key: string | undefined): void {
  for (let up: Element | undefined = element; up; up = parentOf(up)) {
    if (!owners.has(up)) owners.set(up, key);
    else if (owners.get(up) === key) return;
    else if (owners.get(up) === undefined) return;
    else owners.set(up, undefined);
  }
}
