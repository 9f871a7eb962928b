/** Options of the kind `facebook-graph`, with defaults; units are in the names. */
import { z } from 'zod';
import { secretText } from '../../../domain/secret.ts';

/** What a source of this kind may set. */
export const facebookGraphOptions = z.strictObject({
  /** The page: its number (better), or its name in facebook.com/NAME. */
  pageId: z.string().regex(/^[\w.-]{1,128}$/, 'Expected the number of a Facebook page, or its name in its address'),
  /** A page access token of this very page, with the permission pages_read_user_content; a parent page's does not do. */
  accessToken: secretText,
  /** Of the app that the token belongs to: signs requests (appsecret_proof), and proves webhooks that come in. */
  appSecret: secretText.optional(),
  /** The word that Facebook repeats when the address for webhooks is registered. */
  verifyToken: secretText.optional(),
  /** Version of the Graph API. From v22.0 on recommendations are deprecated (error 12), as Facebook's reference says. */
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/, 'Expected a version of the Graph API such as v21.0')
    .default('v21.0'),
  /** Entries per answer. */
  pageSize: z.int().min(1).max(100).default(50),
  /** Answers read in one pass at most; what lies beyond is told as `partial`. */
  maxPages: z.int().min(1).max(10_000).default(1_000),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Expected the http(s) address of the API' })
    .transform((url) => url.replace(/\/{1,8}$/, ''))
    .default('https://graph.facebook.com'),
});

export type FacebookGraphOptions = z.infer<typeof facebookGraphOptions>;
