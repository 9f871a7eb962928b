/** A step of the customer journey, owned by one team, or by two at an interface. */
import type { TeamId, TouchpointId } from './ids.ts';

export interface Touchpoint {
  readonly id: TouchpointId;
  /** Display names by language; `en` is always there. */
  readonly name: Readonly<Record<string, string>> & { readonly en: string };
  /** One owner, or two at an interface. */
  readonly owners: readonly [TeamId, ...TeamId[]];
  /** Extra phrases of the customer's own, by language, beside the ones that ship. */
  readonly phrases?: Readonly<Record<string, readonly string[]>>;
  /** Trained touchpoints that this one stands for, when its id is not theirs or it joins several. */
  readonly meaning?: readonly string[];
  /** The touchpoint that this one is cut out of: what its phrases fit comes here, the rest stays there. */
  readonly partOf?: TouchpointId;
}

/** Where lost points go that no touchpoint can be blamed for; a legitimate answer, owned by the fallback team. */
export const UNATTRIBUTED = 'unattributed' as TouchpointId;
