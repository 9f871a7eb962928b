/** Checks the data of a file against a zod schema, and tells each fault with its place and the nearest valid name. */
import { z } from 'zod';
import { nearest } from './nearest.ts';
import { type Path, type Problem, pathText, quoted } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/**
 * The value at `path` of a file as `schema` reads it; `undefined` when it does not fit, with what is wrong added to
 * `problems`. Text that came from a variable counts as the number or the yes/no that the schema asks for.
 * `given` stands in for the file's own value where the two differ (settings merged from elsewhere).
 */
export function checked<T>(
  file: YamlFile,
  path: Path,
  schema: z.ZodType<T>,
  problems: Problem[],
  given: unknown = valueAt(file.data, path),
): T | undefined {
  const value = structuredClone(given);
  let result = schema.safeParse(value);
  if (
    !result.success &&
    convertVariables(result.error.issues, value, (at) => file.variableAt([...path, ...at]) !== undefined)
  ) {
    result = schema.safeParse(value);
  }
  if (result.success) return result.data;
  const seen = new Set<string>();
  for (const issue of result.error.issues) {
    for (const problem of describe(issue, [], value, schema)) {
      const at = [...path, ...problem.path];
      // A value of the wrong type is also "too short" for zod: the first fault of a place is the one to mend.
      const spot = pathText(at);
      if (seen.has(spot) || file.spoiltAt(at)) continue;
      seen.add(spot);
      const place = problem.key ? file.keyPlace(at) : file.place(at);
      const variable = file.variableAt(at);
      const found = variable === undefined || problem.key ? problem.found : `the value of \${${variable}}`;
      problems.push({
        file: file.name,
        ...place,
        path: at,
        expected: problem.expected,
        found,
        nearest: variable === undefined ? problem.nearest : undefined,
      });
    }
  }
  return undefined;
}

/** The value at a path of plain data. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

interface Fault {
  readonly path: Path;
  /** The key is at fault, not its value. */
  readonly key?: boolean;
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string | undefined;
}

/** Numbers and booleans given through a variable arrive as text; this makes them what the schema asked for. */
function convertVariables(issues: readonly Issue[], value: unknown, fromVariable: (path: Path) => boolean): boolean {
  let converted = false;
  for (const issue of issues) {
    const path = issue.path as Path;
    const text = valueAt(value, path);
    if (issue.code !== 'invalid_type' || typeof text !== 'string' || !fromVariable(path)) continue;
    const parent = valueAt(value, path.slice(0, -1)) as Record<string | number, unknown>;
    const key = path.at(-1) as string;
    if (issue.expected === 'boolean' && (text === 'true' || text === 'false')) parent[key] = text === 'true';
    else if (['number', 'int'].includes(issue.expected) && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text))
      parent[key] = Number(text);
    else continue;
    converted = true;
  }
  return converted;
}

function describe(issue: Issue, prefix: Path, root: unknown, schema: z.ZodType): Fault[] {
  const path = [...prefix, ...(issue.path as Path)];
  const value = valueAt(root, path);
  const fault = { path, found: foundText(value, path) };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = allowedKeys(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        key: true,
        expected: keys.length > 0 ? `one of the keys ${keys.join(', ')}` : 'no such key',
        found: `the unknown key ${quoted(key)}`,
        nearest: nearest(key, keys),
      }));
    }
    case 'invalid_type':
      return [
        {
          ...fault,
          expected: value === undefined ? `${typeName(issue.expected)} (it is missing)` : typeName(issue.expected),
        },
      ];
    case 'invalid_value':
      return [
        {
          ...fault,
          expected: `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`,
          nearest: typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined,
        },
      ];
    case 'too_small':
      return [{ ...fault, expected: `at least ${issue.minimum}${unit(issue.origin)}` }];
    case 'too_big':
      return [{ ...fault, expected: `at most ${issue.maximum}${unit(issue.origin)}` }];
    case 'invalid_union': {
      const branch = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
      if (!branch?.length) return [{ ...fault, expected: expectation(issue.message) }];
      return branch.flatMap((inner) => describe(inner, path, root, schema));
    }
    case 'invalid_key':
      return issue.issues.map((inner) => ({ ...keyFault(inner, String(path.at(-1))), path, key: true }));
    case 'invalid_element':
      return issue.issues.flatMap((inner) => describe(inner, path, root, schema));
    default:
      return [{ ...fault, expected: expectation(issue.message), nearest: suggestion(issue, value) }];
  }
}

function keyFault(inner: Issue, key: string): Omit<Fault, 'path'> {
  const names = inner.code === 'invalid_value' ? inner.values.map(String) : [];
  const expected = names.length > 0 ? `one of the keys ${names.join(', ')}` : `as key ${expectation(inner.message)}`;
  return { expected, found: `the key ${quoted(key)}`, nearest: nearest(key, names) };
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** A check of our own may list valid names in `params.names`. */
function suggestion(issue: Issue, value: unknown): string | undefined {
  const names: unknown = issue.code === 'custom' ? issue.params?.names : undefined;
  return Array.isArray(names) && typeof value === 'string' ? nearest(value, names.map(String)) : undefined;
}

/** "Expected X, got Y" → "X". */
function expectation(message: string): string {
  const words = message.replace(/^Expected /, '').replace(/, got .*$/s, '');
  return words === 'Invalid URL'
    ? 'an address such as https://example.com/'
    : words === 'Invalid email address'
      ? 'an e-mail address'
      : words;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    object: 'a map',
    record: 'a map',
    array: 'a list',
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  };
  return names[expected] ?? expected;
}

/** The value class always, the value itself only where it is short and cannot be a secret. */
function foundText(value: unknown, path: Path): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a map';
  if (/password|passwd|passphrase|secret|token|key$/i.test(pathText(path))) return `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** The keys that a schema allows at a path, through its JSON Schema: the same for ours and for a plug-in's. */
function allowedKeys(schema: z.ZodType, path: Path): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  let here: JsonSchema[] = [json as JsonSchema];
  for (const part of path) {
    here = here.flatMap(alternatives).flatMap((s) => {
      if (typeof part === 'number') return s.items ? [s.items] : [];
      const property = s.properties && Object.hasOwn(s.properties, part) ? s.properties[part] : s.additionalProperties;
      return typeof property === 'object' ? [property] : [];
    });
  }
  return [...new Set(here.flatMap(alternatives).flatMap((s) => Object.keys(s.properties ?? {})))];
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return parts.length > 0 ? [schema, ...parts.flatMap(alternatives)] : [schema];
}
