/** One page, feed, API account or file where reviews of one location appear. */
import type { LocationId, SourceId } from './ids.ts';

/** On what ground a source is read; none declared, no run. */
export type Access = 'official-api' | 'export' | 'written-permission' | 'public-page';

export interface Source {
  readonly id: SourceId;
  readonly location: LocationId;
  /** Name of a collector kind, e.g. `google-maps`. */
  readonly kind: string;
  readonly access: Access;
  /** The kind's own options, already checked against its schema. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The language most of its reviews are written in (`en`, `fr`, `fa`…): a prior for short texts and date wordings. */
  readonly language?: string;
  /** A place known to have reviews, read only to see whether its kind still can: none of them is stored. */
  readonly canary?: boolean;
}
