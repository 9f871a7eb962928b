/** What a brand's detectors have to say: between the fleet that decides, the pools beneath it and the stage that explains. */
import type { DriftEvent } from '../domain/drift.ts';
import type { Stream } from '../domain/stream.ts';

/**
 * A change of a stream; `silent`: nobody is to be told, as it is history or told as part of another; `note`: facts in
 * words; `pooled`: of a brand or region, by the evidence of its places.
 */
export interface Told {
  readonly stream: Stream;
  readonly event: DriftEvent;
  readonly silent: boolean;
  readonly note?: string;
  readonly pooled?: boolean;
}
