/** Places that a list keeps for reviews still to come; apart, because a list with such places is not whole. */
import { allText, childrenOf, type Outline, type Part } from '../page/page-outline.ts';

/** Elements beside the records, of their sort, without a word in them: places kept for what is still to come. */
export function unloadedBeside(parts: readonly Part[], outline: Outline): number {
  const known = new Set(parts.map(({ from }) => from));
  const names = new Set(parts.map(({ from }) => outline.elements[from]?.name));
  const around = new Set(parts.map(({ from }) => outline.parent[from] ?? -1));
  let count = 0;
  for (const parent of around) {
    if (parent === -1) continue;
    for (const at of childrenOf(outline, parent)) {
      const size = (outline.end[at] ?? at) - at;
      if (known.has(at) || !names.has(outline.elements[at]?.name) || size < 4 || outline.hidden[at]) continue;
      if (allText(outline, at, 4) === '' && !holdsMedia(outline, at)) count += 1;
    }
  }
  return count;
}

function holdsMedia({ elements, end }: Outline, at: number): boolean {
  for (let inner = at; inner < (end[at] ?? at); inner += 1)
    if (/^(?:img|input|button|video|picture|form|ins)$/.test(elements[inner]?.name ?? '')) return true;
  return false;
}
