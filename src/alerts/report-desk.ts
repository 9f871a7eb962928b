/** What every part of a report is written with: one language's wording, its figures, names made safe to show. */
import type { LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import type { ReportedChange, ReportFigures } from '../domain/report.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { Figures, Language } from './figures.ts';
import type { ReportWording } from './messages/report-wording.ts';
import type { PageTone } from './report-page.ts';

/** The figures, and the names behind their ids. */
export interface ReportBrief {
  readonly figures: ReportFigures;
  /** It was to be printed, and could not be. */
  readonly lacksPdf?: boolean;
  readonly names: {
    readonly brand: (id: string) => string;
    readonly location: (id: LocationId) => string;
    readonly region: (id: RegionId) => string;
    readonly touchpoint: (id: TouchpointId, language: Language) => string;
    readonly team: (id: string) => string;
  };
}

/** What everything is written with. */
export interface Desk {
  readonly words: ReportWording;
  readonly language: Language;
  readonly name: (text: string) => string;
  readonly touchpoint: (id: TouchpointId) => string;
  readonly of: (scale: Scale) => Figures;
  readonly plain: Figures;
  readonly names: ReportBrief['names'];
  readonly own: ReadonlySet<TouchpointId> | undefined;
}

/** With a capital. */
export function sentenceStart(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

/** `stars`, in words; a range of numbers as such. */
export function scaleName(scale: Scale, { words, of }: Desk): string {
  const { min, max } = scaleRange(scale);
  return words.scale[scale] ?? `${of(scale).count(min)}–${of(scale).count(max)}`;
}

/** The colour of a change that is more than chance. */
export function toneOf({ isSeen, delta }: ReportedChange): { readonly tone?: PageTone } {
  if (!isSeen) return {};
  return { tone: delta < 0 ? 'down' : 'up' };
}

/** Is it more than chance, and if not, what could have been seen at all? */
export function judged({ isSeen, visible }: ReportedChange, scale: Scale, desk: Desk): string {
  const { words } = desk;
  if (isSeen) return words.seen;
  if (visible === undefined) return words.tooFew(undefined);
  const unit = scale === 'stars' ? 'stars' : scale === 'recommend' ? 'share' : 'points';
  return words.tooFew(words.size[unit](desk.of(scale).level(visible), visible));
}
