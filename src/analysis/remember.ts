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

/** Parts remembered by `rememberParts`, a power of two; a fresh one takes the place of an old one. */
const PLACES = 65_536;
/** Places looked at for a part. */
const TRIES = 4;
/** From this length on, an engine may keep the whole text alive for a part of it. */
const SLICED = 13;

/** The same function of the part `from`…`to` of a text, remembering its answers: what is known is found without cutting it out. */
export function rememberParts(compute: (part: string) => string): (text: string, from: number, to: number) => string {
  const parts: (string | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  const answers: string[] = Array.from({ length: PLACES }, () => '');
  return (text, from, to) => {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    for (let tries = 1; ; tries++) {
      const known = parts[place];
      if (known !== undefined && isPart(known, text, from, to)) return answers[place]!;
      if (known === undefined || tries === TRIES) break;
      place = (place + 1) & (PLACES - 1);
    }
    const cut = text.slice(from, to);
    const part = to - from < SLICED ? cut : cut.split('').join('');
    parts[place] = part;
    answers[place] = compute(part);
    return answers[place]!;
  };
}

function isPart(known: string, text: string, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
