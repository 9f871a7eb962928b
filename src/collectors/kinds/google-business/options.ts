/** Options of the kind `google-business`, with defaults; units are in the names. */
import { z } from 'zod';
import { secretText } from '../../../domain/secret.ts';

/** `accounts/123` or `123` → `123`: the console shows both. */
function resourceId(collection: string) {
  return z
    .string()
    .regex(
      new RegExp(`^(?:${collection}/)?[\\w-]{1,128}$`),
      `Expected ${collection}/ and a number, or the number alone`,
    )
    .transform((name) => name.slice(name.lastIndexOf('/') + 1));
}

/** An API's address without the slash at its end. */
const apiAddress = z
  .url({ protocol: /^https?$/, error: 'Expected the http(s) address of the API' })
  .transform((url) => url.replace(/\/{1,8}$/, ''));

/** What a source of this kind may set. */
export const googleBusinessOptions = z.strictObject({
  /** Account that manages the location, `accounts/…` or its number; `-` lets Google find it. */
  account: resourceId('accounts'),
  /** The location, `locations/…` or its number. */
  location: resourceId('locations'),
  /** Of an OAuth client of a Google Cloud project that was granted access to the Business Profile APIs. */
  clientId: z.string().min(1).max(500),
  /** Of the same client. */
  clientSecret: secretText,
  /** Consent of a manager of the location, for the scope https://www.googleapis.com/auth/business.manage. */
  refreshToken: secretText,
  /** Reviews per answer; Google gives 50 at most. */
  pageSize: z.int().min(1).max(50).default(50),
  /** Answers read in one pass at most; what lies beyond is told as `partial`. */
  maxPages: z.int().min(1).max(10_000).default(2_000),
  baseUrl: apiAddress.default('https://mybusiness.googleapis.com'),
  tokenUrl: apiAddress.default('https://oauth2.googleapis.com/token'),
});

export type GoogleBusinessOptions = z.infer<typeof googleBusinessOptions>;
