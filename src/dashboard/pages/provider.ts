/** The way to a company's provider and back. GET throughout, as browsers follow it; the state of the errand is what a form's origin is elsewhere. */
import { z } from 'zod';
import type { OidcSettings } from '../../config/config.ts';
import { accountOfSubject, addAccount, changeAccount } from '../../store/accounts.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import type { Desk } from '../desk.ts';
import { ownPath } from '../doors/own-path.ts';
import { accessOf, comeBack, type Errand, leaveFor, outAddress, type Person } from '../doors/provider.ts';
import { cookie, signIn } from '../doors/session-cookie.ts';
import { Refused } from '../refused.ts';
import { download } from '../route.ts';

const ERRAND = '__Host-vigie-errand';

/** So long a person may take at the provider. */
const ERRAND_SECONDS = 600;

const errandShape = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export const providerRoute = download({
  path: '/login/oidc',
  allow: 'everybody',
  summary: 'Leads to the provider of server.oidc.',
  query: z.strictObject({ to: z.string().max(1000).optional() }),
  type: 'text/plain',
  async send(desk, { to }) {
    const { url, errand } = await leaveFor(settingsOf(desk), desk.visitor.origin, ownPath(to)).catch((error) => {
      throw failed(desk, error);
    });
    const kept = Buffer.from(JSON.stringify(errand)).toString('base64url');
    return goTo(url, [cookie(ERRAND, kept, ERRAND_SECONDS)]);
  },
});

export const callbackRoute = download({
  path: '/login/oidc/callback',
  allow: 'everybody',
  summary: 'Where the provider sends the browser back to.',
  // Providers add parameters of their own.
  query: z.looseObject({ code: z.string().max(4000).optional(), state: z.string().max(1000).optional() }),
  type: 'text/plain',
  async send(desk, query) {
    const settings = settingsOf(desk);
    const errand = errandOf(desk);
    if (!errand) return over('provider');
    let person: Person;
    try {
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      );
      person = await comeBack(settings, desk.visitor.origin, `?${search}`, errand);
    } catch (error) {
      failed(desk, error);
      return over('provider');
    }
    const account = await accountFor(desk, settings, person);
    if (account === undefined) return over('no-group');
    desk.log.info({ account }, 'signed in by provider');
    return goTo(ownPath(errand.to), [await signIn(desk, account), cookie(ERRAND, '', 0)]);
  },
});

export const providerOutRoute = download({
  path: '/login/oidc/out',
  allow: 'everybody',
  summary: 'Leads to where the provider ends its own session.',
  query: z.strictObject({}),
  type: 'text/plain',
  async send(desk) {
    const url = await outAddress(settingsOf(desk), desk.visitor.origin).catch((error) => {
      throw failed(desk, error);
    });
    return goTo(url ?? '/login', []);
  },
});

/** The person's account, made or brought up to date; undefined for who is in no group that may come in, or was disabled. */
async function accountFor(desk: Desk, settings: OidcSettings, person: Person): Promise<string | undefined> {
  const { opened, now } = desk;
  const access = accessOf(settings, person.groups);
  const known = await accountOfSubject(opened.db, person.subject);
  if (!access) {
    if (known) await endSessionsOf(opened.db, known.id);
    return undefined;
  }
  if (known) {
    await changeAccount(opened.db, known.id, { role: access });
    return known.disabledAt === undefined ? known.id : undefined;
  }
  const name = [...person.name.replace(/\p{C}/gu, '')].slice(0, 80).join('');
  const stem = loginOf(person.login);
  // A name that is taken is somebody else's, whatever the provider says: the next free one.
  for (let n = 1; n <= MOST_ALIKE; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (await addAccount(opened.db, { id, name: name || id, ...access, subject: person.subject }, now())) return id;
  }
  throw new Refused(409, 'Expected a login name that is free');
}

const MOST_ALIKE = 50;

function loginOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/@.*$/s, '')
    .replace(/[^a-z0-9._-]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 50);
  return plain || 'person';
}

function settingsOf({ config }: Desk): OidcSettings {
  const { oidc } = config.server;
  if (!oidc) throw new Refused(404, 'Expected server.oidc in vigie.yaml, got none');
  return oidc;
}

function errandOf({ visitor }: Desk): Errand | undefined {
  try {
    const kept = JSON.parse(Buffer.from(visitor.cookie(ERRAND) ?? '', 'base64url').toString());
    return errandShape.safeParse(kept).data;
  } catch {
    return undefined;
  }
}

/** Codes and tokens stay out of the log: only what kind of fault it was. */
function failed({ log }: Desk, error: unknown): Refused {
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  log.warn({ fault: [name, code].filter(Boolean).join(' ') }, 'provider did not sign in');
  return new Refused(409, 'Expected the provider to answer');
}

function over(done: 'provider' | 'no-group'): Response {
  return goTo(`/login?done=${done}`, [cookie(ERRAND, '', 0)]);
}

function goTo(url: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location: url, 'cache-control': 'no-store' });
  for (const one of cookies) headers.append('set-cookie', one);
  return new Response(null, { status: 303, headers });
}
