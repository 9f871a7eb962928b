/** Finds an API's objects wherever somebody's wrapper put them: saved answers come as lists of pages, in {data}, {result}, {place}. */
import { isObject, type Json, type JsonObject } from './json-answer.ts';

/** Wrappers around wrappers are looked into so deep. */
const DEPTH = 6;
/** So many values are looked at: a saved answer of something else may be huge. */
const LIMIT = 200_000;

/** The outermost objects that `isOurs` says yes to, in document order. */
export function unwrap(value: Json, isOurs: (object: JsonObject) => boolean): readonly JsonObject[] {
  const found: JsonObject[] = [];
  let looked = 0;
  const look = (inner: Json | undefined, depth: number): void => {
    looked += 1;
    if (looked > LIMIT || depth > DEPTH) return;
    if (Array.isArray(inner)) for (const item of inner as readonly Json[]) look(item, depth + 1);
    else if (isObject(inner) && isOurs(inner)) found.push(inner);
    else if (isObject(inner)) for (const child of Object.values(inner)) look(child, depth + 1);
  };
  look(value, 0);
  return found;
}
