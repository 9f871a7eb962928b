/** What the page needs: who may look, figures rolled up by week and month, what people write down themselves. */
import type { Migration } from '../migrate.ts';

export const dashboard: Migration = {
  name: '0007-dashboard',
  statements: [
    `create table accounts (
      id text collate "C" primary key,
      name text not null,
      role text not null check (role in ('viewer', 'team', 'manager', 'admin')),
      team text,
      password text,
      subject text unique,
      language text,
      time_zone text,
      created_at timestamptz not null,
      disabled_at timestamptz,
      check (role <> 'team' or team is not null)
    )`,
    `create table sessions (
      id_sha256 bytea primary key,
      account text collate "C" not null references accounts on delete cascade,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      ends_at timestamptz not null
    )`,
    'create index sessions_account on sessions (account)',
    'create index sessions_ends on sessions (ends_at)',
    `create table tokens (
      id bigint generated always as identity primary key,
      name text not null,
      sha256 bytea not null unique,
      role text not null check (role in ('viewer', 'team', 'manager', 'admin')),
      team text,
      made_by text not null,
      made_at timestamptz not null,
      ends_at timestamptz,
      used_at timestamptz,
      revoked_at timestamptz,
      check (role <> 'team' or team is not null)
    )`,
    // One row a password that was looked at; old ones are swept.
    `create table guesses (
      id bigint generated always as identity primary key,
      account text collate "C" not null,
      at timestamptz not null
    )`,
    'create index guesses_account on guesses (account, at)',
    // The reviews of a place in a week or month on one scale, added up; `period` counts as domain/period.ts does.
    `create table tallies (
      location text collate "C" not null,
      kind text not null check (kind in ('week', 'month')),
      period int not null,
      scale text not null,
      counts int[] not null,
      asked int not null,
      recommending int not null,
      negative int not null,
      neutral int not null,
      positive int not null,
      answered int not null,
      won_back int not null,
      blame jsonb not null,
      praise jsonb not null,
      together jsonb not null,
      emotions jsonb not null,
      primary key (location, kind, period, scale)
    )`,
    'create index tallies_period on tallies (kind, period)',
    `create table roll_ups (
      brand text primary key,
      cursor bigint not null,
      rules text not null,
      updated_at timestamptz not null
    )`,
    // A version is never changed: the newest one of a review's current revision is shown and counted.
    `create table corrections (
      id bigint generated always as identity primary key,
      review_id bigint not null references reviews on delete cascade,
      revision int not null,
      findings jsonb,
      by text not null,
      at timestamptz not null,
      note text
    )`,
    'create index corrections_review on corrections (review_id, id)',
    // What a search asks of a review, in one row and one index: words and facts are lexemes of one vector, so that any
    // mixture of them is one intersection. badness grows from the best score of a scale (0) to the worst (1000).
    `create table review_search (
      review_id bigint primary key references reviews on delete cascade,
      change_seq bigint not null,
      analysed_by text,
      source text collate "C" not null,
      written timestamptz not null,
      removed boolean not null,
      badness int not null,
      rating float8,
      terms tsvector not null
    )`,
    'create index review_search_written on review_search (written, review_id)',
    'create index review_search_badness on review_search (badness, written, review_id)',
    'create index review_search_terms on review_search using gin (terms)',
    // All changes up to this one are in review_search, their words found by these rules.
    `create table search_cursor (
      id int primary key default 1 check (id = 1),
      cursor bigint not null,
      rules text not null
    )`,
    `create table place_events (
      id bigint generated always as identity primary key,
      brand text not null,
      region text,
      location text,
      touchpoint text,
      day date not null,
      title text not null,
      by text not null,
      at timestamptz not null,
      removed_at timestamptz,
      removed_by text
    )`,
    'create index place_events_day on place_events (brand, day)',
    `create table targets (
      id bigint generated always as identity primary key,
      team text not null,
      scale text not null,
      indicator text not null,
      value double precision not null,
      by text not null,
      at timestamptz not null
    )`,
    `create table run_requests (
      id bigint generated always as identity primary key,
      source text not null,
      by text not null,
      at timestamptz not null,
      taken_at timestamptz
    )`,
    'create index run_requests_waiting on run_requests (source) where taken_at is null',
  ],
};
