/** The ordered scores of one subject that a detector watches. */
import type { TouchpointId } from './ids.ts';
import type { Scale } from './scale.ts';
import { type Scope, scopeName } from './scope.ts';
import type { Instant } from './time.ts';

/**
 * What the scores of a stream are: `overall` = the review's own rating or recommendation; `attributed` = the rating it
 * would have had if only this touchpoint had cost it points; `sub-rating` = the customer's own score for the touchpoint.
 */
export type Measure = 'overall' | 'attributed' | 'sub-rating';

/** Of a location, or without one of a region or a brand: all that its locations give. */
export interface Stream extends Scope {
  readonly id: StreamId;
  readonly touchpoint?: TouchpointId;
  readonly measure: Measure;
  readonly scale: Scale;
}

export type StreamId = string & { readonly __brand: 'StreamId' };

/** The id says it all: `brand/location|region:id|*\/touchpoint|*\/measure/scale`. */
export function stream(parts: Omit<Stream, 'id'>): Stream {
  const id = [parts.brand, scopeName(parts), parts.touchpoint ?? '*', parts.measure, parts.scale].join('/');
  return { ...parts, id: id as StreamId };
}

/** One score of a stream, in time order. */
export interface ScoreEvent {
  readonly at: Instant;
  /** Whole number in the units of the stream's scale. */
  readonly score: number;
  /** Who wrote it (any stable key); for the distinct-author guard. */
  readonly author?: string;
}
