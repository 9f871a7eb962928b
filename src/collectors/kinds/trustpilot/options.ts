/** Options of the kind `trustpilot`, with defaults; units are in the names. */
import { z } from 'zod';
import { secretText } from '../../../domain/secret.ts';

/** What a source of this kind may set: `url` for the public pages, `businessUnitId` and `apiKey` for the API. */
export const trustpilotOptions = z
  .strictObject({
    /** `api` is the official way and the only one that Trustpilot's terms allow in bulk; `page` reads the public pages as far as robots.txt lets. */
    via: z.enum(['page', 'api']).default('page'),
    /** Address of the company's page: `https://www.trustpilot.com/review/example.com`. */
    url: z
      .url({ protocol: /^https?$/, error: "Expected the http(s) address of the company's page on Trustpilot" })
      .optional(),
    /** The API's name of the company: 24 hexadecimal digits. */
    businessUnitId: z
      .string()
      .regex(
        /^[0-9a-f]{24}$/i,
        'Expected 24 hexadecimal digits, as GET /v1/business-units/find?name=example.com answers in "id"',
      )
      .optional(),
    /** API key; written as `${TRUSTPILOT_API_KEY}`. Sent as a header, never in an address. */
    apiKey: secretText.optional(),
    /** Where the API answers. */
    baseUrl: z.url({ protocol: /^https?$/ }).default('https://api.trustpilot.com'),
    /** Reviews for each request of the API. */
    perPage: z.int().min(1).max(100).default(100),
    /** Pages (of 20 reviews, or of `perPage`) read in one pass at most; what lies beyond is told as `partial`. */
    maxPages: z.int().min(1).max(5_000).default(100),
  })
  .superRefine(({ via, url, businessUnitId, apiKey }, context) => {
    const need = (name: string, value: unknown): void => {
      if (value === undefined)
        context.addIssue({ code: 'custom', path: [name], message: `Expected ${name} with via: ${via}, got none` });
    };
    if (via === 'page') need('url', url);
    else {
      need('businessUnitId', businessUnitId);
      need('apiKey', apiKey);
    }
  });

export type TrustpilotOptions = z.infer<typeof trustpilotOptions>;
