/** The shapes of a route: what may be seen (page and API alike), what may be done, what is sent as it is. */
import type { z } from 'zod';
import type { Role } from '../domain/account.ts';
import type { Chart } from './charts/chart.ts';
import type { Desk } from './desk.ts';
import type { Html } from './html.ts';
import type { Paper } from './paper.ts';
import type { Refused } from './refused.ts';
import type { Table } from './table.ts';

/** The least role that may come in. `everybody` also has no session: login, assets, health. */
export type Allowed = Role | 'everybody';

/** A page's content; what stands around it is the layout's. */
export interface Page {
  /** Shown in the tab and as the heading. */
  readonly title: string;
  /** A line beneath the heading. */
  readonly lead?: Html | string;
  readonly body: Html;
  /** Which entry of the navigation it belongs to. */
  readonly under?: string;
  /** Choices of the frame that the page heeds: shown above it. */
  readonly asks?: readonly ('brand' | 'region' | 'period' | 'scale')[];
  /** By name: `?chart=<name>` sends one of them as PNG. */
  readonly charts?: Readonly<Record<string, Chart>>;
}

/** Something to look at. `look` gives the answer once; the API sends it, the page shows it. */
export interface View<Q extends z.ZodObject, A> {
  /** `/location/:location`; the API has it under `/api/v1`. */
  readonly path: string;
  readonly allow: Allowed;
  /** One line for the API's document. */
  readonly summary: string;
  /** Strict: `z.strictObject({ ...FRAME, … })`, parameters of the path included. All values arrive as text. */
  readonly query: Q;
  /** Shape of the answer, for the API's document and its tests. */
  readonly answer: z.ZodType;
  /** @throws Refused for what is not there or not allowed */
  readonly look: (desk: Desk, query: z.output<Q>) => Promise<A>;
  readonly page: (answer: A, paper: Paper) => Page;
  /** What `?as=csv` and `?as=jsonl` send. */
  readonly table?: (answer: A) => Table;
}

/** Something that changes something: POST only, by a form or as JSON. */
export interface Act<B extends z.ZodObject> {
  readonly path: string;
  readonly allow: Allowed;
  readonly summary: string;
  /** Strict. Fields of forms arrive as text, repeated ones as arrays. */
  readonly body: B;
  /** @throws Refused */
  readonly act: (desk: Desk, body: z.output<B>) => Promise<Done>;
}

export interface Done {
  /** Where a browser goes then: a path of ours, with its query. */
  readonly to: string;
  /** What the API says. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Cookies to set. */
  readonly cookies?: readonly string[];
  /** It was not done: the page says so where it goes, the API gets this. */
  readonly refused?: Refused;
  /** Shown at once instead of going anywhere: what may be seen only once, such as a token. */
  readonly page?: (paper: Paper) => Page;
}

/** Something sent as it is: a file, a feed, a picture. */
export interface Download<Q extends z.ZodObject> {
  readonly path: string;
  readonly allow: Allowed;
  readonly summary: string;
  readonly query: Q;
  readonly type: string;
  readonly send: (desk: Desk, query: z.output<Q>) => Promise<Response>;
}

/** Something sent to everybody without a look at the database: assets, signs of life. */
export interface Still {
  /** May end in `/:name`. */
  readonly path: string;
  readonly summary: string;
  readonly send: (name: string) => Response | Promise<Response>;
}

/** One line of the route table, its types closed over. */
export type Route =
  | ({ readonly kind: 'view' } & View<z.ZodObject, unknown>)
  | ({ readonly kind: 'act' } & Act<z.ZodObject>)
  | ({ readonly kind: 'download' } & Download<z.ZodObject>)
  | ({ readonly kind: 'still'; readonly allow: 'everybody' } & Still);

export function view<Q extends z.ZodObject, A>(route: View<Q, A>): Route {
  return { kind: 'view', ...route } as unknown as Route;
}

export function act<B extends z.ZodObject>(route: Act<B>): Route {
  return { kind: 'act', ...route } as unknown as Route;
}

export function download<Q extends z.ZodObject>(route: Download<Q>): Route {
  return { kind: 'download', ...route } as unknown as Route;
}

export function still(route: Still): Route {
  return { kind: 'still', allow: 'everybody', ...route };
}
