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
  /** The same on paper (PDF, base64), for mails to carry. */
  readonly document?: { readonly name: string; readonly pdf: string };
  /** What a webhook carries as `data` (JSON, < 20 kB). */
  readonly data: Readonly<Record<string, unknown>>;
  /** Groups messages into one e-mail thread: the incident's key, or a name such as `digest/logistics`. */
  readonly thread: string;
  /** Sent to many and again and again, so that its reader may want no more of it: the address to say so (RFC 2369). */
  readonly unsubscribe?: string;
}

/** One row of the outbox. */
export interface Notification {
  /** `msg_` + hash of (thread, sequence, receiver): the idempotency key, the same on every retry. */
  readonly key: string;
  /** What messages of one receiver keep their order in: the message's thread. */
  readonly thread: string;
  /** Absent for what is about no incident: a digest, a report, a word about deliveries. */
  readonly incident?: string;
  /** The incident's step, or the number of the digest. */
  readonly sequence: number;
  readonly team: TeamId;
  /** `Receiver.id`. */
  readonly receiver: string;
  readonly message: Message;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  /** `withdrawn`: while it was held back, what it says was overtaken. */
  readonly state: 'waiting' | 'delivered' | 'given-up' | 'withdrawn';
  /** Why it waits beyond its making: the rule that holds it back. */
  readonly held?: string;
}
