/** Lists and figures of letters that tell many things at once (the weekly letter, the list of a flood). Ready to print. */

/** One thing of a list: what it is about, what is said of it, how it stands. */
export interface LetterItem {
  readonly name: string;
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

/** A number that a letter begins with. */
export interface LetterFigure {
  readonly value: string;
  readonly name: string;
}
