/** Shape of `teams.yaml`: who owns steps of the journey, how to reach them, who gets what nobody owns. */
import { z } from 'zod';
import { teamId } from '../domain/ids.ts';
import { WEEKDAYS } from '../domain/wall-clock.ts';
import { branch } from './routing-shape.ts';
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

/** `09:00`; `24:00` is the end of a day. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Expected a time such as 09:00');

const hours = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(7)
      .default(['mon', 'tue', 'wed', 'thu', 'fri'])
      .describe('Working days, as the weekend differs from country to country.'),
    from: timeOfDay.default('09:00'),
    to: timeOfDay.default('18:00').describe('Before this time.'),
  })
  .refine(({ from, to }) => from < to, 'Expected hours that end after they begin, on the same day')
  .describe('When messages reach the team; critical ones always do. Left out: day and night.');

export const teamsFile = z.strictObject({
  fallback: teamId.describe('Team that gets what no touchpoint can be blamed for.'),
  engineer: teamId.describe('Team that is told when a source needs its maintainer.'),
  teams: z
    .array(
      z.strictObject({
        id: teamId,
        name: displayName,
        language: z.enum(['en', 'fr', 'fa']).default('en').describe('Language of its messages.'),
        timeZone: timeZone.default('UTC').describe('Of its hours and of the dates in its messages.'),
        hours: hours.optional(),
        manager: teamId.optional().describe('Team that hears of its progress, and when it does not answer.'),
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
  routing: z
    .array(branch)
    .max(200)
    .default([])
    .describe('What goes to somebody other than the owner of its touchpoint; the first match takes it.'),
});
