/** One YAML file of the configuration: its data with variables filled in, and where in the file each value stands. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Environment } from './environment.ts';
import { type Path, type Problem, quoted } from './problem.ts';
import { fillVariables } from './variables.ts';

export interface YamlFile {
  /** As shown in messages: `config/teams.yaml`. */
  readonly name: string;
  /** Plain data; `undefined` when the file could not be read as YAML. */
  readonly data: unknown;
  /** Line and column, from 1, of the value at a path, or of the nearest thing above it. */
  readonly place: (path: Path) => { line: number; column: number };
  /** The same of a key. */
  readonly keyPlace: (path: Path) => { line: number; column: number };
  /** Name of the variable that the value at a path was filled from, if it was. */
  readonly variableAt: (path: Path) => string | undefined;
  /** Was the value at a path already complained about? */
  readonly spoiltAt: (path: Path) => boolean;
}

/** Larger files are refused: a configuration is written by hand. */
const LARGEST_BYTES = 1_048_576;
const LARGEST_ALIAS_COUNT = 100;

/**
 * Reads `dir/file`. What is wrong goes to `problems`. `undefined` when an optional file is not there.
 * A file without any value reads as an empty map, so that the schema names what is missing.
 */
export async function readYamlFile(
  dir: string,
  file: string,
  required: boolean,
  env: Environment,
  problems: Problem[],
): Promise<YamlFile | undefined> {
  const name = `${basename(dir)}/${file}`;
  const text = await readText(join(dir, file), name, required, problems);
  return text === undefined ? undefined : parseYaml(name, text, env, problems);
}

/** Reads the text of one file. @see readYamlFile */
export function parseYaml(name: string, text: string, env: Environment, problems: Problem[]): YamlFile {
  const lines = new LineCounter();
  const add = (offset: number, expected: string, found: string, path: Path = []) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file: name, line: Math.max(line, 1), column: Math.max(col, 1), path, expected, found });
  };
  const none: YamlFile = {
    name,
    data: undefined,
    place: start,
    keyPlace: start,
    variableAt: () => undefined,
    spoiltAt: () => false,
  };
  try {
    const doc = parseDocument(text, { lineCounter: lines });
    // After the first fault of syntax a parser guesses; its further complaints are noise.
    const error = doc.errors[0] ?? doc.warnings[0];
    if (error) {
      add(error.pos[0], syntaxExpectation(error.code, text, error.pos[0]), syntaxFound(error.message));
      return none;
    }
    if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null)) return { ...none, data: {} };
    const { variables, spoilt } = fillVariables(doc, env, (path, node, expected, found) =>
      add(node.range?.[0] ?? 0, expected, found, path),
    );
    const data: unknown = doc.toJS({ maxAliasCount: LARGEST_ALIAS_COUNT });
    return {
      ...locator(doc, lines),
      name,
      data,
      variableAt: (path) => variables.get(doc.getIn(path, true)),
      spoiltAt: (path) => spoilt.has(doc.getIn(path, true)),
    };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    add(0, 'plain YAML without deep nesting or multiplied aliases', quoted(error.message));
    return none;
  }
}

async function readText(path: string, name: string, required: boolean, problems: Problem[]) {
  const wrong = (expected: string, found: string) => void problems.push({ file: name, path: [], expected, found });
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST_BYTES) return wrong('a file of at most 1 MiB', `${bytes.length} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return wrong('a file in UTF-8', 'bytes that are not');
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code !== 'ENOENT') return wrong('a file that can be read', String(error.code));
    if (required) wrong('this file to be there (`vigie init` writes a first configuration)', 'no such file');
    return undefined;
  }
}

function start() {
  return { line: 1, column: 1 };
}

function locator(doc: Document.Parsed, lines: LineCounter): Pick<YamlFile, 'place' | 'keyPlace'> {
  const at = (node: Node | null | undefined) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { line, column: col };
  };
  const place = (path: Path) => at(nearestNode(doc, path));
  const keyPlace = (path: Path) => {
    const parent = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents;
    const key = isMap(parent) ? parent.items.find((pair) => String(pair.key) === String(path.at(-1)))?.key : undefined;
    return key ? at(key as Node) : place(path);
  };
  return { place, keyPlace };
}

function nearestNode(doc: Document.Parsed, path: Path): Node | null {
  for (let length = path.length; length > 0; length--) {
    const node = doc.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node;
  }
  return doc.contents;
}

function syntaxExpectation(code: string, text: string, offset: number): string {
  if (code === 'TAB_AS_INDENT') return 'spaces as indentation';
  if (code === 'DUPLICATE_KEY') return 'each key once in a map';
  if (code === 'MULTIPLE_DOCS') return 'one document';
  if (code === 'TAG_RESOLVE_FAILED') return 'plain values without tags';
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(from, offset + 200).split('\n', 1)[0] ?? '';
  if (line.includes('${')) return `valid YAML (a variable inside { } or [ ] needs quotes: "\${VARIABLE}")`;
  return 'valid YAML';
}

/** The parser's own words, without anything that it quotes from the file: that may be a secret. */
function syntaxFound(message: string): string {
  const words = (message.split('\n', 1)[0] ?? '').slice(0, 200);
  return words.replace(/ at line \d+, column \d+:?$/, '').replace(/:? ".*$/, '');
}
