/** What a request works with: configuration and database, who asks, and what is known of the browser. */
import type { Account } from '../domain/account.ts';
import type { StoreContext } from '../pipeline/open-store.ts';
import type { PageTimes } from './page-times.ts';

export interface Desk extends StoreContext {
  /** `GUEST` where everybody may come in and nobody has a session. */
  readonly account: Account;
  readonly visitor: Visitor;
  /** How long the routes took since the start. */
  readonly pageTimes: PageTimes;
}

/** The request's sender, as far as routes need to know. */
export interface Visitor {
  /** Of the connection, or as a trusted proxy says. */
  readonly address: string;
  /** Did the request come by https, as far as the visitor sees? */
  readonly secure: boolean;
  /** Origin under which the visitor sees the page: `https://vigie.example.com`. */
  readonly origin: string;
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: string) => string | undefined;
}

/** Nobody in particular: may do nothing but what everybody may. */
export const GUEST: Account = { id: '', name: '', role: 'viewer' };
