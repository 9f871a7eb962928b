/** Shape of `teams.yaml`: who owns steps of the journey, how to reach them, who gets what nobody owns. */
import { z } from 'zod';
import { teamId } from '../domain/ids.ts';
import { displayName } from './sources-file.ts';

/** An IANA time zone. */
export const timeZone = z.string().superRefine((zone, context) => {
  if (isTimeZone(zone)) return;
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  context.addIssue({ code: 'custom', message: 'Expected an IANA time zone such as Europe/Paris', params: { names } });
});

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const teamsFile = z.strictObject({
  fallback: teamId.describe('Team that gets what no touchpoint can be blamed for.'),
  engineer: teamId.describe('Team that is told when a source needs its maintainer.'),
  teams: z
    .array(
      z.strictObject({
        id: teamId,
        name: displayName,
        language: z.enum(['en', 'fr', 'fa']).default('en').describe('Language of its messages.'),
        timeZone: timeZone.default('UTC').describe('For the dates in its messages.'),
        receivers: z
          .array(
            z.strictObject({
              notifier: z.string().describe('Name of a notifier.'),
              options: z.record(z.string(), z.unknown()).default({}).describe('Options of the notifier.'),
            }),
          )
          .min(1)
          .describe('The ways to reach the team; each gets every message.'),
      }),
    )
    .min(1),
});
