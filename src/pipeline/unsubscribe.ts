/** Where to say that no more letters are wanted, for what is sent again and again (weekly letters, reports). */
import type { Config } from '../config/config.ts';
import type { Message } from '../domain/notification.ts';

/** The people who run vigie, by mail (RFC 2369); nothing where they have no address. */
export function unsubscribeAt({
  teams,
  engineerTeam,
}: Pick<Config, 'teams' | 'engineerTeam'>): Pick<Message, 'unsubscribe'> {
  const engineers = teams.find(({ id }) => id === engineerTeam);
  const mail = engineers?.receivers.find(({ notifier }) => notifier === 'email')?.options;
  const to = mail === undefined ? undefined : [mail.to].flat()[0];
  return typeof to === 'string' ? { unsubscribe: `mailto:${to}?subject=unsubscribe` } : {};
}
