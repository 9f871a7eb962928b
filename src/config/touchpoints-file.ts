/** Shape of `touchpoints.yaml`: the customer journey, step by step, with the owner of each step. */
import { z } from 'zod';
import { DEFAULT_TOUCHPOINTS } from '../analysis/default-journey.ts';
import { teamId, touchpointId } from '../domain/ids.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { displayName } from './sources-file.ts';

/** Languages that a text of the customer's own may be given in. */
const language = z.enum(['en', 'fr', 'fa']);

/** What vigie's models were trained on. */
const trained = z.enum(DEFAULT_TOUCHPOINTS);

export const touchpointsFile = z.strictObject({
  touchpoints: z
    .array(
      z.strictObject({
        id: touchpointId.refine(
          (id) => id !== UNATTRIBUTED,
          'Expected another id: "unattributed" is what nobody is blamed for',
        ),
        name: z.strictObject({ en: displayName, fr: displayName.optional(), fa: displayName.optional() }),
        owners: z.array(teamId).min(1).max(2).describe('One team, or two at an interface.'),
        meaning: z
          .union([trained, z.array(trained).min(1)])
          .transform((names): readonly string[] => (typeof names === 'string' ? [names] : names))
          .optional()
          .describe('Trained touchpoints that it stands for: one to rename it, several to join them.'),
        partOf: touchpointId
          .optional()
          .describe('The touchpoint that it is cut out of: what its phrases fit comes here, the rest stays there.'),
      }),
    )
    .min(1)
    .describe('The steps of the journey.'),
  phrases: z
    .record(touchpointId, z.partialRecord(language, z.array(z.string().trim().min(2).max(120)).max(500)))
    .default({})
    .describe("The customer's own words for a step, by touchpoint and language."),
});
