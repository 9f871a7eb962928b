/** The tables as TypeScript sees them; apart from the migrations, which say how they came to be. */
import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely';
import type { Finding, Interface } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { Message } from '../domain/notification.ts';
import type { ScaleTally } from '../domain/report.ts';
import type { Review } from '../domain/review.ts';
import type { Matcher } from '../domain/route.ts';
import type { AnchorUse, ReviewField, SelectorDrift, Validators } from '../domain/run.ts';
import type { Instant } from '../domain/time.ts';

/**
 * A connection, or a transaction on it: functions of this room take either. Inside `transaction()` hand on the
 * transaction, never the connection it was made from: on PGlite, which has one connection, that waits for ever.
 */
export type Db = Kysely<Tables>;

/** Given as JSON text, read as a value. */
type Json<T extends object> = JSONColumnType<T, string, string>;
/** Set by the database alone. */
type Computed<T> = ColumnType<T, never, never>;

export interface Tables {
  locations: LocationsTable;
  sources: SourcesTable;
  runs: RunsTable;
  walks: WalksTable;
  run_lock: RunLockTable;
  reviews: ReviewsTable;
  revisions: RevisionsTable;
  analyses: AnalysesTable;
  detectors: DetectorsTable;
  detector_states: DetectorStatesTable;
  seasons: SeasonsTable;
  incidents: IncidentsTable;
  transitions: TransitionsTable;
  outbox: OutboxTable;
  deliveries: DeliveriesTable;
  silences: SilencesTable;
  notices: NoticesTable;
  receivers: ReceiversTable;
  beats: BeatsTable;
  reports: ReportsTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  guesses: GuessesTable;
  tallies: TalliesTable;
  roll_ups: RollUpsTable;
  recounts: RecountsTable;
  corrections: CorrectionsTable;
  place_events: PlaceEventsTable;
  targets: TargetsTable;
  run_requests: RunRequestsTable;
}

interface LocationsTable {
  id: string;
  brand: string;
  region: string | null;
  name: string;
}

interface SourcesTable {
  id: string;
  location: string;
  kind: string;
  access: string;
  options: Json<Record<string, unknown>>;
  language: string | null;
}

interface RunsTable {
  id: Computed<number>;
  source: string;
  started_at: Instant;
  ended_at: Instant;
  outcome: string;
  reason: string | null;
  shown_count: number | null;
  shown_average: number | null;
  stop: string | null;
  oldest: Instant | null;
  sample: string | null;
  read: number;
  new: number;
  edited: number;
  same: number;
  skipped: number;
  reach: string | null;
  resumed_from: Instant | null;
  stored_count: number | null;
  stored_average: number | null;
  removed: number | null;
  returned: number | null;
  stars_up: number | null;
  stars_down: number | null;
  recovered: number | null;
  collided: number | null;
  anchors: Json<AnchorUse> | null;
  selector_drift: Json<readonly SelectorDrift[]> | null;
  broken_fields: Json<readonly ReviewField[]> | null;
  validators: Json<Validators> | null;
  question: string | null;
  notes: Json<readonly string[]> | null;
}

/** Where a walk through a whole list left off that has begun and not ended. */
interface WalksTable {
  source: string;
  /** Hash of what was asked for. */
  question: string;
  /** Opaque to all but the collector kind. */
  cursor: string;
  started_at: Instant;
  updated_at: Instant;
  /** Entries handed on so far, and how many of them were no reviews. */
  read: number;
  skipped: number;
}

/** One row: who holds, or last held, the run lock of a Postgres database. */
interface RunLockTable {
  id: Generated<number>;
  pid: number;
  host: string;
  since: Instant;
}

/** What identifies a review and what is known of it whatever it says; what it says is in its revisions. */
interface ReviewsTable {
  id: Computed<number>;
  source: string;
  external_id: string;
  external_id_sha256: Uint8Array;
  external_id_is_composite: boolean;
  author_key: string | null;
  language: string | null;
  url: string | null;
  written_earliest: Instant;
  written_latest: Instant;
  written_wording: string | null;
  arrival: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
  removed_at: Instant | null;
  missed_listings: Generated<number>;
  missed_listing_at: Instant | null;
  revision: Generated<number>;
  /** Number of the latest change (arrival, edit, removal, return); grows in commit order. */
  change_seq: number;
  /** Number of its arrival. */
  first_change_seq: number;
  /** Version of the analyser that read the current revision. */
  analysed_by: string | null;
}

interface RevisionsTable {
  review_id: number;
  revision: number;
  content_hash: string;
  scale: string;
  rating: number | null;
  recommends: boolean | null;
  body: string | null;
  truncated: boolean;
  reply: Json<NonNullable<Review['reply']>> | null;
  sub_ratings: Json<Record<string, number>> | null;
  seen_at: Instant;
}

interface AnalysesTable {
  review_id: number;
  revision: number;
  analyser: string;
  language: string;
  analysed: boolean;
  sentiment_label: string;
  sentiment_score: number;
  emotion: string | null;
  severe: string | null;
  severe_start: number | null;
  severe_end: number | null;
  stars: string | null;
  findings: Json<readonly Finding[]>;
  interfaces: Json<readonly Interface[]> | null;
  analysed_at: Instant;
}

interface DetectorsTable {
  brand: string;
  cursor: number;
  analyser: string;
  fleet: string | null;
  updated_at: Instant;
}

interface DetectorStatesTable {
  stream: string;
  brand: string;
  state: Uint8Array;
  last_at: Instant;
}

/** One row a kind of stream (`touchpoint|*\/measure/scale`) of a brand; only the detector reads `season`. */
interface SeasonsTable {
  brand: string;
  kind: string;
  season: Json<object> | null;
  fitted_at: Instant;
}

/** `body` is the whole incident; the other columns are read out of it by the database, so that the two cannot disagree. */
interface IncidentsTable {
  key: Computed<string>;
  brand: Computed<string>;
  kind: Computed<string>;
  state: Computed<string>;
  location: Computed<string | null>;
  touchpoint: Computed<string | null>;
  opened_at: Computed<Instant>;
  updated_at: Computed<Instant>;
  body: Json<Incident>;
}

interface TransitionsTable {
  incident: string;
  sequence: number;
  from_state: string | null;
  to_state: string;
  at: Instant;
  by: string;
  why: string;
  reason: string | null;
}

interface OutboxTable {
  key: string;
  thread: string;
  incident: string | null;
  sequence: number;
  team: string;
  receiver: string;
  message: Json<Message>;
  created_at: Instant;
  attempts: Generated<number>;
  next_attempt_at: Instant;
  state: string;
  claimed_by: string | null;
  claimed_until: Instant | null;
  /** Why it waits beyond its making. */
  held: string | null;
}

interface DeliveriesTable {
  id: Computed<number>;
  key: string;
  at: Instant;
  /** Null: no attempt, but something else that was done with the message. */
  ok: boolean | null;
  detail: string;
}

/** A silence is never changed: a new version `replaces` the old one, which keeps what it said. */
interface SilencesTable {
  id: Computed<number>;
  match: Json<Matcher>;
  incident: string | null;
  starts_at: Instant;
  ends_at: Instant;
  reason: string;
  by: string;
  created_at: Instant;
  replaces: number | null;
}

/** Who was told of a step or was not, and by which rule. */
interface NoticesTable {
  id: Computed<number>;
  incident: string;
  sequence: number;
  team: string;
  at: Instant;
  decision: string;
  rule: string | null;
  why: string;
  /** Until when a `hold` lasts. */
  until: Instant | null;
}

/** What is known of a receiver beside its configuration. */
interface ReceiversTable {
  receiver: string;
  /** It asked for no more messages, or failed too long. */
  disabled_at: Instant | null;
  disabled_why: string | null;
  /** Hash of where it was at that time: another address is another receiver. */
  disabled_destination: string | null;
  /** It asked for time: nothing is sent to it before. */
  resting_until: Instant | null;
  /** First failure of an unbroken row of them, and the latest. */
  failing_since: Instant | null;
  failed_at: Instant | null;
  /** When somebody was last told of its trouble, and how often so far. */
  told_at: Instant | null;
  episode: Generated<number>;
}

/** When something that happens again and again last happened: the heartbeat, a team's digest. */
interface BeatsTable {
  name: string;
  at: Instant;
  detail: string;
}

/** A period's figures as they were when it was closed; never changed, restatements are computed against them. */
interface ReportsTable {
  scope: string;
  period: string;
  closed_at: Instant;
  body: Json<object>;
}

/** Who may look at the page. `password` is a scrypt hash; null for those who come by OpenID Connect (`subject`). */
interface AccountsTable {
  /** Login name, lower case. */
  id: string;
  name: string;
  role: string;
  team: string | null;
  password: string | null;
  /** `<issuer> <sub>` of OpenID Connect. */
  subject: string | null;
  language: string | null;
  time_zone: string | null;
  created_at: Instant;
  disabled_at: Instant | null;
}

/** Only the hash of a session's secret is kept. */
interface SessionsTable {
  id_sha256: Uint8Array;
  account: string;
  created_at: Instant;
  seen_at: Instant;
  ends_at: Instant;
}

/** Only the hash of a token is kept. */
interface TokensTable {
  id: Computed<number>;
  name: string;
  sha256: Uint8Array;
  role: string;
  team: string | null;
  made_by: string;
  made_at: Instant;
  ends_at: Instant | null;
  used_at: Instant | null;
  revoked_at: Instant | null;
}

/** One row a password that was looked at. */
interface GuessesTable {
  id: Computed<number>;
  account: string;
  at: Instant;
}

/** A place's reviews of one week or month on one scale, added up (`ScaleTally`); `period` is a `periodNumber`. */
interface TalliesTable {
  location: string;
  kind: string;
  period: number;
  scale: string;
  counts: number[];
  asked: number;
  recommending: number;
  negative: number;
  neutral: number;
  positive: number;
  answered: number;
  won_back: number;
  blame: Json<ScaleTally['blame']>;
  /** Reviews that praise a touchpoint. */
  praise: Json<Readonly<Record<string, number>>>;
  /** Reviews that blame both touchpoints of a pair (`a b`, in the order of their ids). */
  together: Json<Readonly<Record<string, number>>>;
  emotions: Json<Readonly<Record<string, number>>>;
}

/** How far the tallies of a brand have come: all changes up to `cursor`, counted by `rules`. */
interface RollUpsTable {
  brand: string;
  cursor: number;
  rules: string;
  /** While everything is counted anew: the place up to which that has come. */
  building_after: string | null;
  updated_at: Instant;
}

/** What changes a tally and draws no change number, written by triggers; without dates the whole place. */
interface RecountsTable {
  id: Computed<number>;
  location: string;
  external_id: string | null;
  written_earliest: Instant | null;
  written_latest: Instant | null;
}

/** What a person says a review is about; `findings` null takes an earlier correction back. */
interface CorrectionsTable {
  id: Computed<number>;
  review_id: number;
  revision: number;
  findings: Json<readonly Finding[]> | null;
  by: string;
  at: Instant;
  note: string | null;
}

/** What the organisation itself did on a day: a new menu, a moved counter. */
interface PlaceEventsTable {
  id: Computed<number>;
  brand: string;
  region: string | null;
  location: string | null;
  touchpoint: string | null;
  day: string;
  title: string;
  by: string;
  at: Instant;
  removed_at: Instant | null;
  removed_by: string | null;
}

/** What a team wants to reach; the newest row of a team, scale and indicator counts. */
interface TargetsTable {
  id: Computed<number>;
  team: string;
  scale: string;
  indicator: string;
  value: number;
  by: string;
  at: Instant;
}

/** A person asks for a source to be read with the next pass. */
interface RunRequestsTable {
  id: Computed<number>;
  source: string;
  by: string;
  at: Instant;
  taken_at: Instant | null;
}
