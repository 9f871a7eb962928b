/** What becomes of a change once it is an incident: who was told and who was not, and why; silences with versions; receivers' health. */
import type { Migration } from '../migrate.ts';

export const alerts: Migration = {
  name: '0006-alerts',
  statements: [
    'alter table transitions add column reason text',
    // A digest or a report is about no incident: its thread keeps its order.
    `alter table outbox
      alter column incident drop not null,
      add column thread text collate "C",
      add column held text,
      drop constraint outbox_state_check,
      add constraint outbox_state_check check (state in ('waiting', 'delivered', 'given-up', 'withdrawn'))`,
    'update outbox set thread = incident',
    'alter table outbox alter column thread set not null',
    'drop index outbox_thread',
    `create index outbox_thread on outbox (thread, receiver, sequence) where state = 'waiting'`,
    'create index outbox_incident on outbox (incident)',
    `create index outbox_lane on outbox (receiver, next_attempt_at) where state = 'waiting'`,
    `create index outbox_dead on outbox (receiver) where state = 'given-up'`,
    // Neither delivered nor failed: something else that was done with a message (withdrawn, put back).
    'alter table deliveries alter column ok drop not null',
    `create table notices (
      id bigint generated always as identity primary key,
      incident text collate "C" not null references incidents on delete cascade,
      sequence int not null,
      team text not null,
      at timestamptz not null,
      decision text not null check (decision in ('send', 'hold', 'mute')),
      rule text,
      why text not null,
      until timestamptz
    )`,
    'create index notices_incident on notices (incident, team, at)',
    'create index notices_team on notices (team, at)',
    // Nothing could be stored in the first shape of silences: no command wrote one.
    'drop table silences',
    `create table silences (
      id bigint generated always as identity primary key,
      match jsonb not null,
      incident text,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      reason text not null,
      by text not null,
      created_at timestamptz not null,
      replaces bigint references silences
    )`,
    'create index silences_ends on silences (ends_at)',
    `create table receivers (
      receiver text primary key,
      disabled_at timestamptz,
      disabled_why text,
      disabled_destination text,
      resting_until timestamptz,
      failing_since timestamptz,
      failed_at timestamptz,
      told_at timestamptz,
      episode int not null default 0
    )`,
    `create table beats (
      name text primary key,
      at timestamptz not null,
      detail text not null
    )`,
    `create table reports (
      scope text not null,
      period text not null,
      closed_at timestamptz not null,
      body jsonb not null,
      primary key (scope, period)
    )`,
  ],
};
