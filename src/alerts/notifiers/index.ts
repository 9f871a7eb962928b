/** The registry of notifiers, in alphabetical order. A new one is a file here and a line below. */
import type { Notifier } from '../notifier.ts';
import { email } from './email.ts';
import { file } from './file.ts';
import { pagerduty } from './pagerduty.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

/** Every way to tell a receiver; `name` is what `teams.yaml` says. */
export const notifiers: readonly Notifier[] = [
  erase(email),
  erase(file),
  erase(pagerduty),
  erase(slack),
  erase(teams),
  erase(webhook),
];

/** Options are checked by each notifier's own schema before they reach it, so the registry need not know their type. */
function erase<Options>(notifier: Notifier<Options>): Notifier {
  return notifier as Notifier;
}
