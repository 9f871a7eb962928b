/** The first tables: what is watched, what was read, what it means, who was told. */
import type { Migration } from '../migrate.ts';

export const ground: Migration = {
  name: '0001-ground',
  statements: [
    `create table locations (
      id text primary key,
      brand text not null,
      region text,
      name text not null
    )`,
    `create table sources (
      id text primary key,
      location text not null references locations,
      kind text not null,
      access text not null,
      options jsonb not null,
      language text
    )`,
    'create index sources_location on sources (location)',
    `create table runs (
      id bigint generated always as identity primary key,
      source text not null references sources,
      started_at timestamptz not null,
      ended_at timestamptz not null,
      outcome text not null,
      reason text,
      shown_count bigint,
      shown_average float8,
      stop text,
      oldest timestamptz,
      sample text,
      read bigint not null,
      new bigint not null,
      edited bigint not null,
      same bigint not null,
      skipped bigint not null,
      constraint runs_add_up check (read = new + edited + same + skipped)
    )`,
    'create index runs_source on runs (source, ended_at desc)',
    `create table run_lock (
      id int primary key default 1 check (id = 1),
      pid int not null,
      host text not null,
      since timestamptz not null
    )`,
    // Grows in the order in which changes commit, because whoever draws from it holds CHANGES_LOCK.
    'create sequence review_changes',
    // The external id is indexed by its SHA-256: an index entry over long text fails at 8,191 bytes.
    `create table reviews (
      id bigint generated always as identity primary key,
      source text not null references sources,
      external_id text not null,
      external_id_sha256 bytea not null,
      external_id_is_composite boolean not null,
      author_key text,
      language text,
      url text,
      written_earliest timestamptz not null,
      written_latest timestamptz not null,
      written_wording text,
      arrival text not null check (arrival in ('live', 'history')),
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      removed_at timestamptz,
      missed_listings int not null default 0,
      missed_listing_at timestamptz,
      revision int not null default 1,
      change_seq bigint not null,
      first_change_seq bigint not null,
      analysed_by text,
      constraint reviews_natural_key unique (source, external_id_sha256),
      constraint reviews_written check (written_earliest <= written_latest)
    ) with (fillfactor = 90)`,
    'create unique index reviews_change on reviews (change_seq)',
    'create index reviews_written_latest on reviews (source, written_latest)',
    'create index reviews_analysed_by on reviews (analysed_by, id)',
    `create table revisions (
      review_id bigint not null references reviews on delete cascade,
      revision int not null,
      content_hash text not null,
      scale text not null,
      rating float8,
      recommends boolean,
      body text,
      truncated boolean not null,
      reply jsonb,
      sub_ratings jsonb,
      seen_at timestamptz not null,
      primary key (review_id, revision)
    )`,
    `create table analyses (
      review_id bigint not null,
      revision int not null,
      analyser text not null,
      language text not null,
      analysed boolean not null,
      sentiment_label text not null,
      sentiment_score float8 not null,
      emotion text,
      severe text,
      findings jsonb not null,
      analysed_at timestamptz not null,
      primary key (review_id, revision),
      foreign key (review_id, revision) references revisions on delete cascade
    )`,
    `create table detectors (
      brand text primary key,
      cursor bigint not null,
      analyser text not null,
      updated_at timestamptz not null
    )`,
    `create table detector_states (
      stream text primary key,
      brand text not null references detectors on delete cascade,
      state bytea not null,
      last_at timestamptz not null
    )`,
    'create index detector_states_brand on detector_states (brand)',
    `create table incidents (
      key text collate "C" generated always as (body ->> 'key') stored primary key,
      brand text not null generated always as (body ->> 'brand') stored,
      kind text not null generated always as (body ->> 'kind') stored,
      state text not null generated always as (body ->> 'state') stored,
      location text generated always as (body ->> 'location') stored references locations,
      touchpoint text generated always as (body ->> 'touchpoint') stored,
      opened_at text collate "C" not null generated always as (body ->> 'openedAt') stored,
      updated_at text collate "C" not null generated always as (body ->> 'updatedAt') stored,
      body jsonb not null
    )`,
    'create index incidents_brand on incidents (brand, state)',
    'create index incidents_opened on incidents (opened_at)',
    `create table transitions (
      incident text collate "C" not null references incidents on delete cascade,
      sequence int not null,
      from_state text,
      to_state text not null,
      at timestamptz not null,
      by text not null,
      why text not null,
      primary key (incident, sequence)
    )`,
    `create table outbox (
      key text primary key,
      incident text collate "C" not null references incidents on delete cascade,
      sequence int not null,
      team text not null,
      receiver text not null,
      message jsonb not null,
      created_at timestamptz not null,
      attempts int not null default 0,
      next_attempt_at timestamptz not null,
      state text not null check (state in ('waiting', 'delivered', 'given-up')),
      claimed_by text,
      claimed_until timestamptz
    )`,
    `create index outbox_due on outbox (next_attempt_at) where state = 'waiting'`,
    `create index outbox_thread on outbox (incident, receiver, sequence) where state = 'waiting'`,
    `create table deliveries (
      id bigint generated always as identity primary key,
      key text not null references outbox on delete cascade,
      at timestamptz not null,
      ok boolean not null,
      detail text not null
    )`,
    'create index deliveries_key on deliveries (key)',
    `create table silences (
      id bigint generated always as identity primary key,
      brand text,
      location text references locations,
      touchpoint text,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      reason text not null,
      by text not null
    )`,
  ],
};
