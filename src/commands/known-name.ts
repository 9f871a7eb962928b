/** Names given on the command line that must be ones that exist: refused with the nearest that does. */
import { nearest } from '../config/nearest.ts';
import { quoted } from '../config/problem.ts';
import { ConfigError } from '../errors.ts';

/** Names shown in an error. */
const MOST_SHOWN = 12;

/** The name, if it is one of `names`. @throws ConfigError naming what was expected and the nearest name */
export function knownName(what: string, name: string, names: readonly string[], otherwise: string): string {
  if (names.includes(name)) return name;
  throw new ConfigError(unknownName(what, name, names, otherwise));
}

/** The sentence for a name that is none of `names`, with the nearest that is. */
export function unknownName(what: string, name: string, names: readonly string[], otherwise: string): string {
  const meant = nearest(name, names);
  const alike = meant === undefined ? names.filter((one) => one.includes(name)) : [meant];
  const hint =
    alike.length > 0
      ? `did you mean ${list(alike)}?`
      : names.length > 0
        ? `there is ${list(names)}. ${otherwise}`
        : otherwise;
  return `Expected ${what}, got ${quoted(name)}; ${hint}`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_SHOWN).map(quoted);
  const more = names.length > MOST_SHOWN ? [`… and ${names.length - MOST_SHOWN} more`] : [];
  return [...shown, ...more].join(', ');
}
