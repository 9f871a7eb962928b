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
  /** How far the work is, for a person who watches; the next line takes its place. Goes nowhere when nobody watches. */
  readonly progress: (line: string) => void;
  /** Something that a person who watches may still want to read at the end. */
  readonly milestone: (line: string) => void;
}
