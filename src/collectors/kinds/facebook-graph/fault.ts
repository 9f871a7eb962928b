/** What the errors of the Graph API mean, by their code, each with the next action. */
import type { Outcome } from '../../../domain/run.ts';
import { type ApiFault, apiFault, quoted } from '../../answers/api-fault.ts';
import { type Json, type JsonObject, numberAt, objectAt, textAt } from '../../answers/json-answer.ts';
import { unwrap } from '../../answers/unwrap.ts';

/** The error object of an answer. */
export interface GraphError {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly message: string;
}

/** The error in an answer; undefined where there is none. */
export function readGraphError(answer: Json): GraphError | undefined {
  const error = objectAt(unwrap(answer, isFault)[0], 'error');
  if (!error) return undefined;
  const message = textAt(error, 'message') ?? '';
  return { code: numberAt(error, 'code') ?? 0, subcode: numberAt(error, 'error_subcode'), message };
}

function isFault(object: JsonObject): boolean {
  const error = objectAt(object, 'error');
  if (!error || typeof error.status === 'string') return false;
  return ['type', 'fbtrace_id', 'error_subcode'].some((key) => key in error) || numberAt(error, 'code') !== undefined;
}

/** Names the fault of an error. */
export function graphFault(error: GraphError): ApiFault {
  const { code, subcode, message } = error;
  const number = subcode === undefined ? `error ${code}` : `error ${code} (${subcode})`;
  const [outcome, next] = meaningOf(error);
  return apiFault(outcome, `Expected recommendations, got ${number} from Facebook (${quoted(message)}): ${next}`);
}

type Meaning = readonly [Outcome, string];

/** "Tried accessing nonexisting field": this version does not know something that was asked for. */
export function isFieldError({ code, message }: GraphError): boolean {
  return code === 100 && /nonexisting field|unknown field|field .{0,80} (?:does not|doesn't) exist/i.test(message);
}

/** What an expired cursor would explain: Facebook calls it an invalid parameter. */
export function isCursorError({ code }: GraphError): boolean {
  return code === 100;
}

function meaningOf(error: GraphError): Meaning {
  const { code, subcode, message } = error;
  if (/appsecret_proof|app secret proof/i.test(message)) return ['unauthorised', PROOF];
  if (code === 190) return ['unauthorised', tokenAction(subcode)];
  const known = MEANINGS.get(code);
  if (known) return known;
  if (code >= 200 && code <= 299) return ['unauthorised', PERMISSION];
  if (code >= 80_000 && code <= 80_099) return ['quota', QUOTA];
  return ['unreachable', "look the code up in Meta's list of Graph API errors; try again later"];
}

const PERMISSION =
  'let the token have pages_read_user_content (by app review where the app is not yours) and be of a person with a task on this page';
const QUOTA = 'the rate limit is reached: read less often, or spread the pages over the day; the next pass goes on';
const LATER = 'Facebook asks to try again later';
const PROOF = 'set appSecret to the secret of the app that made the token';

/** Codes as Meta's "Handling errors" and the reference of the edge name them. */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [1, ['unreachable', `${LATER}; if it lasts, lower pageSize`]],
  [2, ['unreachable', LATER]],
  [3, ['unauthorised', 'the app lacks this capability: ask for it in the app dashboard']],
  [4, ['quota', QUOTA]],
  [10, ['unauthorised', PERMISSION]],
  [
    12,
    [
      'layout-changed',
      'recommendations are deprecated from v22.0 on: set version: v21.0 while it lasts, else read an export or the page itself (kinds file, facebook-page)',
    ],
  ],
  [17, ['quota', QUOTA]],
  [
    21,
    [
      'unreachable',
      'the page was merged into another one: set pageId and accessToken to those of the page named in the message',
    ],
  ],
  [32, ['quota', QUOTA]],
  [
    100,
    [
      'unreachable',
      'there is no such page, or the token may not see it: check pageId, and that accessToken is of this page',
    ],
  ],
  [102, ['unauthorised', 'the session of the token has ended: make a new page access token']],
  [
    283,
    [
      'unauthorised',
      'the token lacks the permission pages_read_user_content: ask for it in app review, then make a new page access token',
    ],
  ],
  [341, ['quota', QUOTA]],
  [
    368,
    [
      'blocked',
      "Facebook has blocked this app's action for now: leave it alone for a day, and look at the app dashboard",
    ],
  ],
  [613, ['quota', QUOTA]],
  [803, ['unreachable', 'there is no page of this name: check pageId']],
]);

function tokenAction(subcode: number | undefined): string {
  const why = subcode === undefined ? undefined : TOKEN_ENDS.get(subcode);
  return `${why ?? 'the token is not valid'}: make a new page access token (one made from a long-lived user token does not expire)`;
}

const TOKEN_ENDS: ReadonlyMap<number, string> = new Map([
  [458, 'the person has removed the app'],
  [459, 'Facebook wants the person to log in and confirm something'],
  [460, 'the password of the person was changed'],
  [463, 'the token has expired'],
  [464, 'the account of the person is not confirmed'],
  [467, 'the token was revoked'],
  [492, 'the person no longer has a task on this page'],
]);
