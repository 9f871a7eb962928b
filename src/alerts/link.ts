/** Signed links in messages: what one button may do for one incident, provable without a database, until it expires. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type TeamId, teamId } from '../domain/ids.ts';
import type { Secret } from '../domain/secret.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { oneLine } from './plain.ts';

/** What a link can do: a person has seen it; nobody is told of it for `SILENCE_DAYS`. */
export type LinkAct = 'acknowledge' | 'silence';

/** How long a link of the act `silence` mutes an incident. */
export const SILENCE_DAYS = 7;

/** All that a link says. */
export interface ActLink {
  readonly act: LinkAct;
  /** Key of the incident. */
  readonly incident: string;
  /** The team that the message was written to. */
  readonly team: TeamId;
  /** Subject of the message, so that the page can say what it is about. */
  readonly subject: string;
  readonly made: Instant;
  /** First moment at which it no longer works. */
  readonly expires: Instant;
}

/** What signs links: the first signs, each is accepted. Two while a key is rotated, else one. */
export type LinkKeys = readonly [Secret, ...Secret[]];

/** Where links lead, what signs them, for how many days they work. */
export interface LinkRules {
  readonly url: string;
  readonly keys: LinkKeys;
  readonly days: number;
}

/** Longest subject carried, in UTF-16 units: an address must survive the mail programs it passes. */
const SUBJECT_LIMIT = 100;

/** Longest token that is looked at. */
const TOKEN_LIMIT = 3000;

const VERSION = 'v1';

/** The addresses for one team's message about one incident. */
export function actLinks(
  links: LinkRules,
  incident: { readonly key: string },
  team: TeamId,
  subject: string,
  now: Instant,
): { readonly acknowledge: string; readonly silence: string } {
  const expires = instant(millis(now) + links.days * DAY_MS);
  const about = { incident: incident.key, team, subject: oneLine(subject, SUBJECT_LIMIT), made: now, expires };
  const address = (act: LinkAct) => `${base(links.url)}/act/${signActLink({ act, ...about }, links.keys[0])}`;
  return { acknowledge: address('acknowledge'), silence: address('silence') };
}

/** `v1.<what it says>.<HMAC-SHA-256>`, both in base64url (RFC 4648 section 5) without padding. Times to the second. */
export function signActLink(link: ActLink, key: Secret): string {
  const { act, incident, team, subject } = link;
  const words = { act, incident, team, subject, made: seconds(link.made), expires: seconds(link.expires) };
  const said = Buffer.from(JSON.stringify(words)).toString('base64url');
  return `${VERSION}.${said}.${signature(said, key)}`;
}

/**
 * What a token says, when one of these keys signed it; undefined for anything else. Whether it has expired is not asked.
 * Takes as long whichever key it was, and when it was none.
 */
export function readActLink(token: string, keys: LinkKeys): ActLink | undefined {
  const [version, said = '', signed = '', ...more] = token.length > TOKEN_LIMIT ? [] : token.split('.');
  if (version !== VERSION || more.length > 0) return undefined;
  const fits = keys.map((key) => equal(signed, signature(said, key)));
  if (!fits.includes(true)) return undefined;
  const words = payload.safeParse(parsed(Buffer.from(said, 'base64url').toString('utf8')));
  if (!words.success) return undefined;
  const { made, expires } = words.data;
  return { ...words.data, made: instant(made * 1000), expires: instant(expires * 1000) };
}

/** Is its time over? */
export function isExpired(link: ActLink, now: Instant): boolean {
  return now >= link.expires;
}

const second = z.int().min(0).max(100_000_000_000);

const payload = z.strictObject({
  act: z.enum(['acknowledge', 'silence']),
  incident: z.string().min(1).max(255),
  team: teamId,
  subject: z.string().max(SUBJECT_LIMIT),
  made: second,
  expires: second,
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name of its use is signed too: what else the key may sign is no link of this kind. */
function signature(said: string, key: Secret): string {
  return createHmac('sha256', key.reveal()).update(`act.${VERSION}.${said}`).digest('base64url');
}

/** The written form is compared, not the bytes it stands for: two spellings of the same bytes are not both right. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function seconds(at: Instant): number {
  return Math.floor(millis(at) / 1000);
}

function base(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.endsWith('/') ? pathname.slice(0, -1) : pathname}`;
}
