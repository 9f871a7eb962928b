/** The contract of a notifier: one way to tell a receiver. */
import type { z } from 'zod';
import type { Message } from '../domain/notification.ts';
import type { Secret } from '../domain/secret.ts';
import type { Instant } from '../domain/time.ts';

export interface DeliveryRequest<Options> {
  /** Idempotency key, `msg_…`, the same on every retry. */
  readonly key: string;
  readonly createdAt: Instant;
  readonly message: Message;
  readonly options: Options;
}

export interface NotifierTools {
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  /** May this address be connected to? Throws SourceRefused for private ones; the e-mail notifier is exempt. */
  readonly checkAddress: (url: string) => Promise<void>;
}

/** Where a receiver's messages go: to tell whether it is still the same, and to look whether it can be reached. */
export type Destination =
  | { readonly web: Secret; readonly account?: Secret }
  | { readonly mail: { readonly host: string; readonly port: number }; readonly to: readonly string[] }
  | { readonly folder: string };

export interface Notifier<Options = unknown> {
  readonly name: string;
  /** Schema of a receiver's options. Secrets are given as values here; the configuration resolves `${VARIABLE}` first. */
  readonly options: z.ZodType<Options>;
  readonly destination: (options: Options) => Destination;
  /** Delivers once or throws DeliveryFailed, which says whether a retry makes sense. */
  readonly deliver: (request: DeliveryRequest<Options>, tools: NotifierTools) => Promise<{ readonly detail: string }>;
}
