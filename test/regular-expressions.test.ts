/** No regular expression of the source may backtrack more than linearly: reviews and pages are written by strangers. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkSync } from 'recheck';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../src');

interface Literal {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal of a folder, found by the compiler's own parser. */
function literalsIn(folder: string): Literal[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const tree = ts.createSourceFile(file, readFileSync(resolve(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Literal[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ at: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function isSuperLinear({ source, flags }: Literal): boolean {
  if (analyse(new RegExp(source, flags)).reports.length > 0) return true;
  return checkSync(source, flags, { timeout: 2000 }).status === 'vulnerable';
}

describe('regular expressions', () => {
  test.each([['(a+)+$'], ['^(a|a)*$'], ['\\s+$']])('the check finds %s', (source) => {
    expect(isSuperLinear({ at: '', source, flags: '' })).toBe(true);
  });

  test('none of the analysis wing backtracks more than linearly', { timeout: 120_000 }, () => {
    const literals = literalsIn(resolve(SOURCE, 'analysis'));
    expect(literals.length).toBeGreaterThan(40);
    expect(literals.filter(isSuperLinear).map(({ at, source }) => `${at} /${source}/`)).toEqual([]);
  });
});
