/** What the program knows of its configuration once every file was read and checked: one frozen value, handed on. */
import type { Role } from '../domain/account.ts';
import type { SentimentLabel } from '../domain/finding.ts';
import type { BrandId, RegionId, TeamId } from '../domain/ids.ts';
import type { Location } from '../domain/location.ts';
import type { Branch } from '../domain/route.ts';
import type { Secret } from '../domain/secret.ts';
import type { SevereRules } from '../domain/severe.ts';
import type { Source } from '../domain/source.ts';
import type { Team } from '../domain/team.ts';
import type { Instant } from '../domain/time.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import type { Weekday } from '../domain/wall-clock.ts';

export interface Config {
  /** Absolute path of the folder it was read from. */
  readonly dir: string;
  readonly brands: readonly { readonly id: BrandId; readonly name: string; readonly owner?: TeamId }[];
  readonly regions: readonly { readonly id: RegionId; readonly name: string }[];
  readonly locations: readonly Location[];
  readonly sources: readonly ConfiguredSource[];
  readonly touchpoints: readonly Touchpoint[];
  readonly teams: readonly Team[];
  /** Gets what no touchpoint can be blamed for. */
  readonly fallbackTeam: TeamId;
  /** Gets incidents of kind `source`: a collector that needs its maintainer. */
  readonly engineerTeam: TeamId;
  /** Who gets what instead of the owner of its touchpoint. */
  readonly routing: readonly Branch[];
  readonly alerts: AlertRules;
  readonly sending: SendingRules;
  readonly database: {
    /** Absolute folder of the embedded database; not used when `url` is set. */
    readonly dataDir: string;
    /** Address of a PostgreSQL server. */
    readonly url?: Secret;
  };
  readonly browser: {
    /** Chromium to start instead of the packaged one. */
    readonly path?: string;
  };
  readonly politeness: Politeness;
  readonly privacy: {
    /** Absolute path of the key that hashes authors' names, outside the database; used when `authorKey` is absent. */
    readonly authorKeyFile: string;
    readonly authorKey?: Secret;
  };
  /** Signed links in messages: where they lead, what signs them (the first; each is accepted), how many days they work. */
  readonly links?: { readonly url: string; readonly keys: readonly [Secret, ...Secret[]]; readonly days: number };
  /** Asked after every good pass; the address often holds a token. */
  readonly heartbeat?: { readonly url: Secret; readonly timeoutMs: number };
  /** The page: where it listens and who may come in. */
  readonly server: ServerSettings;
  /** When `vigie run` is meant to be called; 5 fields of cron in an IANA time zone. */
  readonly schedule?: { readonly cron: string; readonly timeZone: string };
  /** A classifier of the customer's own, asked where the own sentiment is open. Absolute paths. */
  readonly secondReader?: {
    readonly model: string;
    readonly tokenizer: string;
    readonly labels: readonly SentimentLabel[];
    readonly below: number;
    readonly maxTokens: number;
  };
}

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Address under which visitors see it, without a path; needed beyond this machine. */
  readonly url?: string;
  /** A session ends after so many hours, however often it was used. */
  readonly sessionHours: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  /** Sign-in by a company's own OpenID Connect provider. */
  readonly oidc?: OidcSettings;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Said on the button. */
  readonly name: string;
  /** Claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** The first entry whose group a person is in gives role and team; who is in none stays outside. */
  readonly access: readonly { readonly group: string; readonly role: Role; readonly team?: TeamId }[];
}

export interface ConfiguredSource extends Source {
  /** Shortest time between two passes, in hours. */
  readonly everyHours: number;
  /** Days after which the whole list is read again, for edits, replies and removals; 0 = only when asked by hand. */
  readonly fullEveryDays: number;
  /** Days without a new review after which the engineer is told; learnt from the source's own history when absent. */
  readonly expectReviewEveryDays?: number;
  /** Set when a person paused the source; says why. It is not read then. */
  readonly pausedReason?: string;
}

export interface AlertRules {
  /** Stated rate of false alarms, per stream and year. */
  readonly falseAlarmsPerStreamYear: number;
  /** Overrides of the threshold, in reviews until a false alarm, by direction. */
  readonly averageRunLength?: { readonly down?: number; readonly up?: number };
  /** No alarm below this many reviews of a stream. */
  readonly warmUpReviews: number;
  /** What must be there after a change before a team is told. */
  readonly guards: {
    readonly minReviews: number;
    readonly minDays: number;
    readonly minAuthors: number;
    /** Smallest change told, in stars. */
    readonly minSizeStars: number;
    /** Smallest change told, as a share of recommendations (0.03 = 3 points). */
    readonly minSizeRecommend: number;
  };
  /** A fallen level that lasted this long becomes the new normal. */
  readonly acceptAfterDays: number;
  /** A review older than this when first seen trains the baseline and raises nothing. */
  readonly lateAfterDays: number;
}

/** When a message goes out, and to whom next, once an incident is there. */
export interface SendingRules {
  /** A change of this many stars, or as large a share of another scale, is critical. */
  readonly criticalStars: number;
  /** How severe reviews are told, and which are one case. */
  readonly severe: SevereRules;
  /** News of an incident waits until this long after a team was last told of it. */
  readonly updateAfterHours: number;
  /** An unacknowledged incident is told again after this; 0 = never. */
  readonly repeatAfterDays: number;
  /** Working days of the accountable team without an acknowledgement; 0 = nobody further is told. */
  readonly escalate: { readonly managerAfterDays: number; readonly brandOwnerAfterDays: number };
  /** Messages to one team within `perHours` beyond which one lists the rest. */
  readonly flood: { readonly most: number; readonly perHours: number };
  /** The weekly letter, on each team's own clock. */
  readonly digest: { readonly day: Weekday | 'never'; readonly at: string };
  /** Reports that go out by themselves; `day` of the month after the one reported, or of the week after the next. */
  readonly reports: { readonly monthly?: ReportRule<number>; readonly weekly?: ReportRule<Weekday> };
}

/** When a team's report is due, on its own clock; all teams when none is named. */
export interface ReportRule<Day> {
  readonly day: Day;
  readonly at: string;
  readonly teams?: readonly TeamId[];
}

export interface Politeness {
  /** Names the program and a contact. */
  readonly userAgent: string;
  /** Shortest time between two requests to one host, in milliseconds. */
  readonly minGapMs: number;
  /** The same for single hosts. */
  readonly gapByHost: Readonly<Record<string, number>>;
  /** Rules of robots.txt that a named person set aside, with a reason, until a date. */
  readonly robotsOverrides: readonly RobotsOverride[];
  /** Hosts that may be reached though their address is private. */
  readonly allowPrivateHosts: readonly string[];
}

export interface RobotsOverride {
  readonly host: string;
  readonly reason: string;
  readonly person: string;
  readonly until: Instant;
}
