/** Where in its record a piece of text stands, so that the same place can be compared over all records; apart, because every field is found by it. */
import { lowerBound, type Outline, type Part } from '../page/page-outline.ts';

/** A short text of a record. */
export interface Leaf {
  readonly at: number;
  readonly text: string;
  /** The same in every record of the list for the same place. */
  readonly slot: string;
}

/** Names places of records: the tags from the record down and, while they repeat over records, the classes on the way. */
export class Slots {
  readonly #outline: Outline;
  readonly #common: ReadonlySet<string>;

  constructor(outline: Outline, parts: readonly Part[]) {
    this.#outline = outline;
    this.#common = commonClasses(outline, parts);
  }

  /** The place of an element within a record that begins at `from`. */
  of(at: number, { from, to }: Part): string {
    const { elements, parent } = this.#outline;
    const steps: string[] = [];
    for (let up = at; up !== -1 && up >= from && up < to; up = parent[up] ?? -1) {
      const element = elements[up];
      const hint =
        element?.attribs.class ??
        element?.attribs.itemprop ??
        element?.attribs['data-testid'] ??
        element?.attribs.slot ??
        '';
      steps.push(this.#common.has(hint) && up !== from ? `${element?.name}.${hint}` : (element?.name ?? ''));
    }
    return steps.reverse().join('>');
  }

  /** The same by names of elements alone. */
  tagsOf(at: number, { from, to }: Part): string {
    const { elements, parent } = this.#outline;
    const steps: string[] = [];
    for (let up = at; up !== -1 && up >= from && up < to; up = parent[up] ?? -1) steps.push(elements[up]?.name ?? '');
    return `<${steps.join('<')}`;
  }

  /** The texts of a record but for those in `without`, in order. */
  leavesOf(part: Part, without?: Part): readonly Leaf[] {
    const { leaves, text } = this.#outline;
    const found: Leaf[] = [];
    for (let index = lowerBound(leaves, part.from); (leaves[index] ?? part.to) < part.to; index += 1) {
      const at = leaves[index] ?? -1;
      if (without && at >= without.from && at < without.to) continue;
      found.push({ at, text: text[at] ?? '', slot: this.of(at, part) });
    }
    return found;
  }
}

/** Classes (and test ids) that stand in at least a third of the records: the others were made up for one element. */
function commonClasses({ elements }: Outline, parts: readonly Part[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { from, to } of parts) {
    const seen = new Set<string>();
    for (let at = from; at < to; at += 1) {
      const attribs = elements[at]?.attribs;
      const hint = attribs?.class ?? attribs?.itemprop ?? attribs?.['data-testid'] ?? attribs?.slot;
      if (hint) seen.add(hint);
    }
    for (const hint of seen) counts.set(hint, (counts.get(hint) ?? 0) + 1);
  }
  const least = Math.max(2, parts.length / 3);
  return new Set([...counts].filter(([, count]) => count >= least).map(([hint]) => hint));
}
