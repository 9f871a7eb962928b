/** A report's content in one language, before it is text or HTML. Everything in it is ready to print. */
import type { Scale } from '../domain/scale.ts';
import type { Language } from './figures.ts';

/** Lengths as shares of the longest bar. */
export interface PageBar {
  readonly value: number;
  readonly before?: number;
  readonly alt: string;
}

/** A change that is more than chance; all others have no colour. */
export type PageTone = 'down' | 'up';

/** One line of a table; `note` stands beneath it, `tone` is that of its last cell. */
export interface PageRow {
  readonly cells: readonly string[];
  readonly note?: string;
  readonly bar?: PageBar;
  readonly tone?: PageTone;
  readonly isTotal?: boolean;
}

/** A number to begin with. The sentences say it again, with what it is worth. */
export interface PageFigure {
  readonly value: string;
  readonly name: string;
  readonly tone?: PageTone;
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
  readonly figures?: readonly PageFigure[];
  readonly lines: readonly string[];
  readonly curve?: PageCurve;
  readonly table?: PageTable;
  readonly after?: readonly string[];
}

/** What a brand has; `state` says whether its figures may still change. */
export interface PageChapter {
  readonly title: string;
  readonly state: string;
  readonly sections: readonly PageSection[];
}

export interface ReportPage {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly badge: string;
  readonly title: string;
  readonly chapters: readonly PageChapter[];
  readonly footer: string;
}
