/** Sign-in by a company's own provider (OpenID Connect Core 1.0, code flow with PKCE): who somebody is, and in which groups. */
import * as oidc from 'openid-client';
import type { OidcSettings } from '../../config/config.ts';
import type { Role } from '../../domain/account.ts';
import type { TeamId } from '../../domain/ids.ts';

/** What a browser keeps between leaving for the provider and coming back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

export interface Person {
  /** `<issuer> <sub>`: who it is, for good. */
  readonly subject: string;
  /** What a login name can be made of. */
  readonly login: string;
  readonly name: string;
  readonly groups: readonly string[];
}

const TIMEOUT_SECONDS = 10;

/** Found out once for each provider; asked again after a failure. */
const found = new WeakMap<OidcSettings, Promise<oidc.Configuration>>();

function discover(settings: OidcSettings): Promise<oidc.Configuration> {
  const known = found.get(settings);
  if (known) return known;
  const { issuer, clientId, clientSecret } = settings;
  // Only loopback may be asked by http (the configuration sees to it): a provider on the same machine, or a test.
  const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  // By default the signature of a token that came over TLS from the provider itself is not looked at.
  const execute = [...plain, oidc.enableNonRepudiationChecks];
  const asked = oidc.discovery(new URL(issuer), clientId, clientSecret.reveal(), undefined, {
    execute,
    timeout: TIMEOUT_SECONDS,
  });
  found.set(settings, asked);
  asked.catch(() => found.delete(settings));
  return asked;
}

/** Where to send the browser, and what it has to keep meanwhile. */
export async function leaveFor(
  settings: OidcSettings,
  origin: string,
  to: string,
): Promise<{ readonly url: string; readonly errand: Errand }> {
  const provider = await discover(settings);
  const verifier = oidc.randomPKCECodeVerifier();
  const errand = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, to };
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(origin),
    scope: scopeOf(provider),
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: errand.state,
    nonce: errand.nonce,
  });
  return { url: url.href, errand };
}

/** `groups` is asked for where the provider says that it has such a scope. */
function scopeOf(provider: oidc.Configuration): string {
  const known = provider.serverMetadata().scopes_supported ?? [];
  return ['openid', 'profile', 'email', ...(known.includes('groups') ? ['groups'] : [])].join(' ');
}

/** Who came back with this query. @throws what openid-client throws when state, nonce, signature or code do not fit */
export async function comeBack(settings: OidcSettings, origin: string, query: string, errand: Errand): Promise<Person> {
  const provider = await discover(settings);
  const url = new URL(`${returnAddress(origin)}${query}`);
  const tokens = await oidc.authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: errand.verifier,
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('Expected an ID token, got none');
  const isTold = claims[settings.groupsClaim] !== undefined || !provider.serverMetadata().userinfo_endpoint;
  const more = isTold ? {} : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
  const said: Readonly<Record<string, unknown>> = { ...more, ...claims };
  const text = (claim: string) => (typeof said[claim] === 'string' && said[claim] !== '' ? said[claim] : undefined);
  const login = text('preferred_username') ?? text('email') ?? claims.sub;
  return {
    subject: `${claims.iss} ${claims.sub}`,
    login,
    name: text('name') ?? login,
    groups: groupsOf(said, settings),
  };
}

/** Where the provider ends its own session and sends the browser back; undefined when it has no such address. */
export async function outAddress(settings: OidcSettings, origin: string): Promise<string | undefined> {
  const provider = await discover(settings);
  if (!provider.serverMetadata().end_session_endpoint) return undefined;
  return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${origin}/login` }).href;
}

/** Role and team of the first entry whose group the person is in; undefined for who is in none. */
export function accessOf(
  { access }: Pick<OidcSettings, 'access'>,
  groups: readonly string[],
): { readonly role: Role; readonly team?: TeamId } | undefined {
  const entry = access.find(({ group }) => groups.includes(group));
  return entry && { role: entry.role, ...(entry.team !== undefined && { team: entry.team }) };
}

function groupsOf(said: Readonly<Record<string, unknown>>, { groupsClaim }: OidcSettings): readonly string[] {
  const groups = said[groupsClaim];
  const all: readonly unknown[] = Array.isArray(groups) ? groups : [groups];
  return all.filter((group) => typeof group === 'string');
}

function returnAddress(origin: string): string {
  return `${origin}/login/oidc/callback`;
}
