/** What a failing database may say: driver errors carry the statement's parameters, which are people's words. */
import { SourceUnavailable } from '../errors.ts';

/** A statement failed for a reason that is nobody's network. Carries the SQLSTATE, never a parameter. */
export class DatabaseFailed extends Error {
  override readonly name = 'DatabaseFailed';
  /** SQLSTATE, e.g. `23505`; empty when the server gave none. */
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Node's and Postgres' ways of saying that the server is not there, or not now. */
const UNREACHABLE = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_|ENOENT|EACCES|08|57P0|53300)/;

/**
 * An error of a driver → one that is safe to print: without parameters, and without the server's words where those quote
 * data (class 22). `where` names the database. Our own errors pass through.
 */
export function safeError(error: unknown, where: string): Error {
  if (error instanceof DatabaseFailed || error instanceof SourceUnavailable) return error;
  const code = codeOf(error);
  if (isUnreachable(error)) {
    return new SourceUnavailable(`Expected ${where} to answer, got ${reasonOf(error)}. Is it running and reachable?`);
  }
  const words = code.startsWith('22') ? 'a value that it cannot store or read' : `"${messageOf(error)}"`;
  return new DatabaseFailed(`Expected ${where} to run a statement, got ${words}${code && ` (SQLSTATE ${code})`}`, code);
}

/** Is this the server being away, rather than a statement being wrong? */
export function isUnreachable(error: unknown): boolean {
  return (
    UNREACHABLE.test(codeOf(error)) || /^Connection terminated|timeout exceeded when trying/.test(messageOf(error))
  );
}

/** Why, in the server's or the system's words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  // Node hands out an AggregateError without a message when a name has several addresses.
  return messageOf(error) || code || 'an unknown error';
}

/** SQLSTATE or Node's error code; empty when there is none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error === 'object' ? '' : String(error);
}
