/** One message to one receiver, in the outbox until delivered or given up. */
import type { TeamId } from './ids.ts';
import type { Instant } from './time.ts';

/** A message as composed, in the team's language; every notifier picks the parts it can show. */
export interface Message {
  /** `rating.drift.firing`, `rating.burst.firing`, `source.failing`…: the webhook's type. */
  readonly type: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** PNG, base64; referenced by the HTML as `cid:chart`. */
  readonly chart?: { readonly png: string; readonly alt: string };
  /** What a webhook carries as `data` (JSON, < 20 kB). */
  readonly data: Readonly<Record<string, unknown>>;
  /** Groups messages of one incident into one e-mail thread: the incident's key. */
  readonly thread: string;
}

/** One row of the outbox. */
export interface Notification {
  /** `msg_` + hash of (incident key, transition sequence, receiver): the idempotency key, the same on every retry. */
  readonly key: string;
  readonly incident: string;
  readonly sequence: number;
  readonly team: TeamId;
  /** `Receiver.id`. */
  readonly receiver: string;
  readonly message: Message;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  readonly state: 'waiting' | 'delivered' | 'given-up';
}
