/** Who may see what, and do what: four roles, each of which may do all that the ones before it may. */
import { z } from 'zod';
import type { TeamId } from './ids.ts';

/**
 * `viewer` looks; `team` also acts on the incidents of its team (acknowledge, note, silence, close); `manager` acts on all,
 * corrects findings, writes down events and targets; `admin` also keeps accounts and tokens and asks for passes.
 */
export const ROLES = ['viewer', 'team', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person's access. */
export interface Account {
  /** Login name, lower case. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Always there for the role `team`. */
  readonly team?: TeamId;
  readonly language?: 'en' | 'fr' | 'fa';
  /** IANA zone. */
  readonly timeZone?: string;
}

/** May somebody of role `has` do what asks for at least `least`? */
export function mayDo(has: Role, least: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(least);
}

/** What somebody signs in with, in lower case; an e-mail address is one. */
export const loginName = z
  .string()
  .max(64)
  .transform((text) => text.trim().toLowerCase())
  .refine(
    (text) => /^[a-z0-9][a-z0-9._@-]*$/.test(text),
    'Expected a name of letters a-z, digits and . _ @ - that begins with a letter or digit',
  );
