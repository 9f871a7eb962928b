/** Plug-ins for tests of the configuration: the shapes of options that real ones have, under names of their own. */
import { z } from 'zod';
import type { Plugins } from '../../src/config/plugins.ts';
import { secretText } from '../../src/domain/secret.ts';

export const testPlugins: Plugins = {
  kinds: new Map<string, z.ZodType>([
    [
      'file',
      z.strictObject({
        path: z.string(),
        scale: z.enum(['stars', 'recommend', 'nps']).default('stars'),
        map: z.strictObject({ subRatings: z.record(z.string(), z.string()) }).optional(),
      }),
    ],
    ['google-maps', z.strictObject({ url: z.url(), maxReviews: z.int().min(1).default(500) })],
  ]),
  notifiers: new Map<string, z.ZodType>([
    [
      'email',
      z.strictObject({
        to: z.array(z.email()).min(1),
        from: z.string(),
        smtp: z.strictObject({
          host: z.string(),
          port: z.int(),
          secure: z.boolean().default(false),
          user: z.string().optional(),
          password: secretText.optional(),
        }),
      }),
    ],
    ['webhook', z.strictObject({ url: z.url(), secret: z.union([secretText, z.array(secretText).min(1)]) })],
  ]),
};
