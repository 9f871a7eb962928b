/** What a brand's detectors have to say: between the fleet that decides, the pools beneath it and the stage that explains. */
import type { DriftEvent } from '../domain/drift.ts';
import type { Stream } from '../domain/stream.ts';

/** A change of a stream; `silent`: what established it is history. */
export interface Told {
  readonly stream: Stream;
  readonly event: DriftEvent;
  readonly silent: boolean;
}
