/** `${VARIABLE}` in configuration files: the only way in for secrets; a secret written as it is gets refused. */
import { type Document, isPair, isScalar, isSeq, type Node, type Pair, type Scalar, visit } from 'yaml';
import type { Environment } from './environment.ts';
import type { Path } from './problem.ts';

/** Nodes by what became of them. */
interface Filled {
  readonly variables: Map<unknown, string>;
  readonly spoilt: Set<unknown>;
}

/** Told of each value that cannot be filled in. */
type Complain = (path: Path, node: Node, expected: string, found: string) => void;

/**
 * Replaces `${NAME}` and `${NAME:-default}` in every text value of the document, in place; `$${` stands for a literal
 * `${`. A key whose value comes out empty through an empty default is removed. Returns which nodes were filled, from which
 * variable (their values are never printed), and which could not be: told once here, of no interest to a schema.
 */
export function fillVariables(doc: Document.Parsed, env: Environment, complain: Complain): Filled {
  const filled: Filled = { variables: new Map(), spoilt: new Set() };
  const left: Pair[] = [];
  visit(doc, {
    Scalar(position, node, ancestors) {
      if (position === 'key' || typeof node.value !== 'string') return;
      const pair = ancestors.findLast(isPair);
      const secret = isSecretKey(pair) || isLinkKey(pathOf([...ancestors, node])) || hasPassword(node.value);
      if (secret && !isOneVariable(node.value)) {
        complain(pathOf([...ancestors, node]), node, SECRET_EXPECTED, 'a secret written in the file');
        filled.spoilt.add(node);
      } else if (node.value.includes('${')) {
        const path = pathOf([...ancestors, node]);
        if (
          fill(node, env, (expected, found) => complain(path, node as Node, expected, found), filled) === '' &&
          position === 'value' &&
          pair
        )
          left.push(pair);
      }
    },
    Pair(_, pair, ancestors) {
      const value = pair.value;
      const secret = isSecretKey(pair) || isLinkKey(pathOf([...ancestors, pair]));
      if (secret && isScalar(value) && value.value !== null && typeof value.value !== 'string') {
        complain(pathOf([...ancestors, pair]), value as Node, SECRET_EXPECTED, 'a secret written in the file');
        filled.spoilt.add(value);
      }
    },
  });
  if (left.length > 0) {
    visit(doc, { Pair: (_, pair) => (left.includes(pair) ? visit.REMOVE : undefined) });
  }
  return filled;
}

/** The keys and indices that lead through these nodes. */
function pathOf(nodes: readonly unknown[]): Path {
  return nodes.flatMap((node, index): Path => {
    if (isPair(node)) return [String(node.key)];
    return isSeq(node) ? [node.items.indexOf(nodes[index + 1])] : [];
  });
}

const SECRET_EXPECTED = `a variable instead of the secret itself (write \${…}, set it in .env or the environment, name it in .env.example)`;

/** Keys whose values are secrets, whichever plug-in they belong to. */
const SECRET_KEY =
  /^.*(?:password|passwd|passphrase|secrets?|token|(?:api|auth|access|author|private|routing|signing)_?key)$/i;

function isSecretKey(pair: Pair | undefined): boolean {
  const key: unknown = isScalar(pair?.key) ? pair.key.value : undefined;
  return typeof key === 'string' && SECRET_KEY.test(key.slice(0, 100));
}

/** The one secret whose name alone does not say so: of a plug-in, `key` may be anything. */
function isLinkKey([first, second]: Path): boolean {
  return first === 'links' && second === 'key';
}

/** An address with a password in it: `postgres://user:password@host/`. */
function hasPassword(value: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#@\s]{0,200}:[^/?#@\s$]{1,200}@/i.test(value);
}

/** `${NAME}`, or `${NAME:-}` for "none when unset"; a secret's default would be a secret in the file. */
function isOneVariable(value: string): boolean {
  return /^\$\{[A-Za-z_]\w{0,99}(?::-)?\}$/.test(value);
}

const WHERE = 'in .env or the environment; see .env.example';
const VARIABLE_EXPECTED = `\${VARIABLE} or \${VARIABLE:-default}; write $\${ for a literal \${`;

/** Also matches an unfinished one, and one that a second dollar sign makes literal. */
const VARIABLE = /\$?\$\{(?:([A-Za-z_]\w*)(?::-([^}]*))?\})?/g;

function fill(
  node: Scalar,
  env: Environment,
  complain: (expected: string, found: string) => void,
  filled: Filled,
): string | undefined {
  const source = String(node.value);
  const value = source.replace(VARIABLE, (all, name?: string, fallback?: string) => {
    if (all.startsWith('$$')) return all.slice(1);
    const given = name === undefined ? undefined : env[name];
    if (name !== undefined) filled.variables.set(node, name);
    if (name !== undefined && (given || fallback !== undefined)) return given || (fallback ?? '');
    filled.spoilt.add(node);
    if (name === undefined) complain(VARIABLE_EXPECTED, 'an unfinished variable');
    else complain(`the variable ${name} to be set (${WHERE})`, given === '' ? 'an empty value' : 'no such variable');
    return '';
  });
  if (filled.spoilt.has(node)) return undefined;
  node.value = value;
  return value;
}
