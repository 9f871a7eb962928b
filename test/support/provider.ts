/** An OpenID Connect provider on loopback that signs its tokens: whoever comes is the person that the test names. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Provider {
  readonly issuer: string;
  /** Claims of whoever comes next. */
  person: Readonly<Record<string, unknown>>;
  /** What is wrong with the next ID token. */
  fault: 'none' | 'signature' | 'nonce' | 'audience' | 'expired' | 'issuer';
  /** Groups stand in the ID token, or only in what /userinfo says. */
  groupsIn: 'token' | 'userinfo';
  /** All that was said and must stay secret: codes, tokens, the client's secret. */
  readonly secrets: string[];
  close(): Promise<void>;
}

export const CLIENT = { id: 'vigie', secret: 'canary-client-secret' } as const;

export async function startProvider(): Promise<Provider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenant`;
  const provider: Provider = {
    issuer,
    person: { sub: '1' },
    fault: 'none',
    groupsIn: 'token',
    secrets: [CLIENT.secret],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const json = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (pathname.replace('/tenant', '')) {
      case '/.well-known/openid-configuration':
        return void json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          userinfo_endpoint: `${issuer}/userinfo`,
          end_session_endpoint: `${issuer}/out`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          scopes_supported: ['openid', 'profile', 'email', 'groups'],
        });
      case '/keys':
        return void json({
          keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
        });
      case '/authorize': {
        const code = randomUUID();
        provider.secrets.push(code);
        const redirect = searchParams.get('redirect_uri') ?? '';
        codes.set(code, {
          nonce: searchParams.get('nonce') ?? '',
          challenge: searchParams.get('code_challenge') ?? '',
          redirect,
        });
        const back = new URL(redirect);
        back.searchParams.set('code', code);
        back.searchParams.set('state', searchParams.get('state') ?? '');
        back.searchParams.set('session_state', 'something of our own');
        return void response.writeHead(302, { location: back.href }).end();
      }
      case '/token':
        return void json(...(await exchange(request)));
      case '/userinfo':
        return void json({ ...provider.person });
      default:
        return void json({ error: 'not_found' }, 404);
    }
  }

  async function exchange(request: IncomingMessage): Promise<[object, number]> {
    let text = '';
    for await (const part of request) text += part;
    const form = new URLSearchParams(text);
    const known = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isClient = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret;
    if (!isClient) return [{ error: 'invalid_client' }, 401];
    if (!known || known.challenge !== challenge || known.redirect !== form.get('redirect_uri'))
      return [{ error: 'invalid_grant' }, 400];
    const access = randomUUID();
    const token = idToken(known.nonce);
    provider.secrets.push(access, token);
    return [{ access_token: access, token_type: 'Bearer', expires_in: 60, id_token: token }, 200];
  }

  function idToken(nonce: string): string {
    const { fault } = provider;
    const now = Math.floor(Date.now() / 1000);
    const { groups, ...rest } = provider.person;
    const claims = {
      ...rest,
      ...(provider.groupsIn === 'token' && { groups }),
      iss: fault === 'issuer' ? `${issuer}-other` : issuer,
      aud: fault === 'audience' ? 'somebody-else' : CLIENT.id,
      nonce: fault === 'nonce' ? 'another' : nonce,
      iat: now,
      exp: fault === 'expired' ? now - 3600 : now + 300,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(text), keys.privateKey);
    if (fault === 'signature') signature[9]! ^= 1;
    return `${text}.${signature.toString('base64url')}`;
  }

  return provider;
}
