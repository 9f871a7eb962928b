/** A bounded memory of a pure function of one word: stemming is slow and words repeat. */

/** Entries kept; the memory is emptied when full, so that hostile text cannot fill the heap. */
const LIMIT = 50_000;

/** The same function, remembering its answers. */
export function remember(compute: (form: string) => string): (form: string) => string {
  const known = new Map<string, string>();
  return (form) => {
    const answer = known.get(form);
    if (answer !== undefined) return answer;
    const fresh = compute(form);
    if (known.size >= LIMIT) known.clear();
    known.set(form, fresh);
    return fresh;
  };
}
