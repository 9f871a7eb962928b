/** A request that is answered with no: which number, and what to say. */

export type RefusedStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;

export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: RefusedStatus;
  /** The parameter or field at fault. */
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  /** `message` is for the log and the API ("Expected …, got …"); a page says the number in the visitor's language. */
  constructor(
    status: RefusedStatus,
    message: string,
    { field, retryAfterSeconds }: { field?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
