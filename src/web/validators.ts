/** Asks whether anything changed (RFC 9110, 13.1) and reads what an answer says of its version; apart because servers write anything into it. */
import type { Validators } from '../domain/run.ts';

/** Validators → headers of a conditional request. What could not stand in a header is left out. */
export function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(isPrintable(etag) && { 'if-none-match': etag }),
    ...(isPrintable(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** Headers of an answer (lower-case names) → validators, to be sent back as they came; undefined without any. */
export function validatorsOf(headers: Readonly<Record<string, string>>): Validators | undefined {
  const etag = headers.etag;
  const lastModified = headers['last-modified'];
  const validators = { ...(isPrintable(etag) && { etag }), ...(isPrintable(lastModified) && { lastModified }) };
  return Object.keys(validators).length > 0 ? validators : undefined;
}

/** Printable ASCII: some servers leave out the quotes of an ETag, none may smuggle in a line. */
function isPrintable(value: string | undefined): value is string {
  return value !== undefined && /^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/.test(value);
}
