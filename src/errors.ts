/** Errors named after what happens next; one file, so that every room throws from the same short list. */

/** A file in `config/`, the command line or the environment is wrong: stop before any work, exit 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Somebody else holds the data folder or the run lock: stop before any work, exit 2. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** Time-out, 429 or 5xx: try again later. `retryAfterMs` is the server's own wish, when it stated one. */
export class SourceUnavailable extends Error {
  override readonly name = 'SourceUnavailable';
  readonly retryAfterMs: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The page came but no longer reads as expected: never an empty list; keep a sample, tell the maintainer. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}

/** Why a site, or our own rules about it, said no. */
export type Refusal = 'robots' | 'blocked' | 'login' | 'unauthorised' | 'private-address';

/** robots, 401/403, captcha, login, consent that cannot be declined: leave it alone; never worked around. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.refusal = refusal;
  }
}

/**
 * What a failed delivery says of the receiver beside its message: `busy`, it asks for time (everything waits); `gone`, it
 * wants no more for good.
 */
export type ReceiverState = 'busy' | 'gone';

/** A receiver could not be told: retry with back-off when `retryable`, else dead-letter and say so. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly receiver: ReceiverState | undefined;
  constructor(
    message: string,
    options: { retryable: boolean; cause?: unknown; retryAfterMs?: number; receiver?: ReceiverState },
  ) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.receiver = options.receiver;
  }
}
