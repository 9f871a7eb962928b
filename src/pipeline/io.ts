/** What a command hands to the pipeline from the outside world: log, clock, signal to stop, a line for who watches. */
import type { Clock } from '../domain/time.ts';

/** The part of a pino logger that the pipeline uses. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Io {
  readonly log: Log;
  readonly now: Clock;
  /** Aborted on the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Environment variables, `.env` beside the configuration included. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line of progress for a person; goes nowhere when nobody watches. */
  readonly progress: (line: string) => void;
}
