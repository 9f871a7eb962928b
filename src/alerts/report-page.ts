/** A report's content in one language, before it is text or HTML. Everything in it is ready to print. */
import type { Scale } from '../domain/scale.ts';
import type { Language } from './figures.ts';

/** Lengths as shares of the longest bar. */
export interface PageBar {
  readonly value: number;
  readonly before?: number;
  readonly alt: string;
}

/** One line of a table; `note` stands under its first cell. */
export interface PageRow {
  readonly cells: readonly string[];
  readonly note?: string;
  readonly bar?: PageBar;
  readonly isTotal?: boolean;
}

export interface PageTable {
  readonly head: readonly string[];
  readonly rows: readonly PageRow[];
}

/** Levels over time; the numbers are in the table beneath. */
export interface PageCurve {
  readonly values: readonly number[];
  readonly scale: Scale;
  readonly alt: string;
}

export interface PageSection {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly curve?: PageCurve;
  readonly table?: PageTable;
  readonly after?: readonly string[];
}

/** A chapter is a brand's. */
export interface ReportPage {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly badge: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly chapters: readonly { readonly title: string; readonly sections: readonly PageSection[] }[];
  readonly footer: string;
}
