/** Lists and figures of letters that tell many things at once (the weekly letter, the list of a flood). Ready to print. */

import type { Incident } from '../domain/incident.ts';

/** One thing of a list: what it is about, what is said of it, how it stands. */
export interface LetterItem {
  /** In bold, above the rest. */
  readonly name?: string;
  /** Beside the name, such as the touchpoint. */
  readonly aside?: string;
  readonly what?: string;
  readonly about?: string;
  /** An identifier to copy. */
  readonly key?: string;
  readonly mark: ItemMark;
  /** All of it in one line, for plain text. */
  readonly line: string;
}

/** What colour stands beside an item. */
export type ItemMark = 'down' | 'up' | 'severe' | 'unusual' | 'plain';

/** The colour of an incident that is open. */
export function itemMark({ kind, direction }: Incident): ItemMark {
  if (kind === 'drift' || kind === 'erosion') return direction;
  if (kind === 'severe') return kind;
  return kind === 'burst' || kind === 'surge' ? 'unusual' : 'plain';
}

/** A number that a letter begins with. */
export interface LetterFigure {
  readonly value: string;
  readonly name: string;
}
