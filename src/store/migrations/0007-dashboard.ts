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
    // `building_after`: the place (by id) up to which a new count of everything has come; null when none is under way.
    `create table roll_ups (
      brand text primary key,
      cursor bigint not null,
      rules text not null,
      building_after text collate "C",
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
    // Few: what customers said anew, by when it was seen.
    'create index revisions_edits on revisions (seen_at) where revision > 1',
    // What changes a tally and draws no change number; without dates the whole place. Triggers, so that nobody can forget.
    `create table recounts (
      id bigint generated always as identity primary key,
      location text not null,
      external_id text,
      written_earliest timestamptz,
      written_latest timestamptz
    )`,
    `create function recount_dates() returns trigger language plpgsql as $$ begin
      insert into recounts (location, external_id, written_earliest, written_latest)
      select s.location, old.external_id, w.earliest, w.latest from sources s,
        (values (old.written_earliest, old.written_latest), (new.written_earliest, new.written_latest)) as w (earliest, latest)
      where s.id = old.source;
      return null;
    end $$`,
    `create trigger recount_dates after update of written_earliest, written_latest on reviews for each row
      when (old.written_earliest <> new.written_earliest or old.written_latest <> new.written_latest)
      execute function recount_dates()`,
    `create function recount_erased() returns trigger language plpgsql as $$ begin
      insert into recounts (location) select distinct s.location from erased e join sources s on s.id = e.source;
      return null;
    end $$`,
    `create trigger recount_erased after delete on reviews referencing old table as erased
      for each statement execute function recount_erased()`,
    `create function recount_corrected() returns trigger language plpgsql as $$ begin
      insert into recounts (location, external_id, written_earliest, written_latest)
      select s.location, r.external_id, r.written_earliest, r.written_latest
      from reviews r join sources s on s.id = r.source where r.id = new.review_id;
      return null;
    end $$`,
    `create trigger recount_corrected after insert on corrections for each row execute function recount_corrected()`,
    `create function recount_moved_source() returns trigger language plpgsql as $$ begin
      insert into recounts (location) values (old.location), (new.location);
      return null;
    end $$`,
    `create trigger recount_moved_source after update of location on sources for each row
      when (old.location <> new.location) execute function recount_moved_source()`,
    `create function recount_moved_place() returns trigger language plpgsql as $$ begin
      insert into recounts (location) values (new.id);
      return null;
    end $$`,
    `create trigger recount_moved_place after update of brand on locations for each row
      when (old.brand <> new.brand) execute function recount_moved_place()`,
  ],
};
