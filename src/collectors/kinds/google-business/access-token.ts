/** The OAuth access token of one walk: fetched with the refresh token, kept until shortly before it expires. */
import { type Instant, instant, millis } from '../../../domain/time.ts';
import { type ApiFault, apiFault, quoted, statusFault } from '../../answers/api-fault.ts';
import { isObject, numberAt, readJsonAnswer, textAt } from '../../answers/json-answer.ts';
import type { CollectTools } from '../../collector.ts';
import type { GoogleBusinessOptions } from './options.ts';

/** Asked for anew so long before it expires: clocks differ, and requests wait for their turn. */
const MARGIN_MS = 60_000;
/** What Google gives when it does not say. */
const USUAL_LIFE_S = 3_600;

/** Holds the token of one walk; a class because the token lives exactly as long as the walk. */
export class AccessToken {
  #token: { readonly value: string; readonly until: Instant } | undefined;
  readonly #options: GoogleBusinessOptions;
  readonly #tools: Pick<CollectTools, 'fetchText' | 'now' | 'signal'>;

  constructor(options: GoogleBusinessOptions, tools: Pick<CollectTools, 'fetchText' | 'now' | 'signal'>) {
    this.#options = options;
    this.#tools = tools;
  }

  /** The token, or why Google gives none. @throws what fetching throws */
  async get(): Promise<string | ApiFault> {
    if (this.#token && this.#token.until > this.#tools.now()) return this.#token.value;
    const { clientId, clientSecret, refreshToken, tokenUrl } = this.#options;
    const form = new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret.reveal(),
      refresh_token: refreshToken.reveal(),
      grant_type: 'refresh_token',
    });
    const answer = await this.#tools.fetchText(tokenUrl, {
      api: true,
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      signal: this.#tools.signal,
    });
    const read = readJsonAnswer(answer.body);
    const value = 'value' in read && isObject(read.value) ? read.value : undefined;
    const refused = textAt(value, 'error');
    if (refused !== undefined) return refusal(refused, textAt(value, 'error_description'));
    const bad = statusFault(answer.status, 'Google’s token server', 'tokenUrl');
    if (bad) return bad;
    const token = textAt(value, 'access_token');
    if (token === undefined) {
      return apiFault(
        'layout-changed',
        'Expected an access_token from Google’s token server, got none; check tokenUrl',
      );
    }
    const lifeMs = Math.max(0, (numberAt(value, 'expires_in') ?? USUAL_LIFE_S) * 1_000 - MARGIN_MS);
    this.#token = { value: token, until: instant(millis(this.#tools.now()) + Math.min(lifeMs, 86_400_000)) };
    return token;
  }

  /** The API does not take it any more: the next `get` asks for another. */
  forget(): void {
    this.#token = undefined;
  }
}

/** RFC 6749, 5.2, and what Google adds to it. */
function refusal(error: string, description: string | undefined): ApiFault {
  const got = `Expected an access token, got ${quoted(error)} from Google (${quoted(description)})`;
  if (error === 'invalid_grant') {
    const next =
      'the refresh token has expired or was revoked: give consent anew and replace refreshToken (of an app in testing they live 7 days: publish the app)';
    return apiFault('unauthorised', `${got}: ${next}`);
  }
  if (error === 'rate_limit_exceeded' || error === 'slow_down' || error === 'temporarily_unavailable') {
    return apiFault('quota', `${got}: too many requests; try again later`);
  }
  if (error === 'invalid_client' || error === 'unauthorized_client' || error === 'deleted_client') {
    return apiFault('unauthorised', `${got}: check clientId and clientSecret; refreshToken must be of the same client`);
  }
  if (error === 'internal_failure' || error === 'server_error')
    return apiFault('unreachable', `${got}: try again later`);
  return apiFault('unauthorised', `${got}: check clientId, clientSecret, refreshToken and the scope business.manage`);
}
