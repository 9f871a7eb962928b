/** What a pass found beside its counts, and where an interrupted walk left off. */
import type { Migration } from '../migrate.ts';

export const ledger: Migration = {
  name: '0002-ledger',
  statements: [
    // Rows of before say nothing of these: null, not 0.
    `alter table runs
      add column reach text,
      add column resumed_from timestamptz,
      add column stored_count bigint,
      add column stored_average float8,
      add column removed bigint,
      add column returned bigint,
      add column stars_up bigint,
      add column stars_down bigint,
      add column recovered bigint,
      add column collided bigint,
      add column anchors jsonb,
      add column selector_drift jsonb,
      add column broken_fields jsonb,
      add column validators jsonb,
      add column question text,
      add column notes jsonb`,
    // One row for each walk through a whole list that has begun and not ended.
    `create table walks (
      source text not null references sources,
      question text not null,
      cursor text not null,
      started_at timestamptz not null,
      updated_at timestamptz not null,
      read bigint not null,
      skipped bigint not null,
      primary key (source, question)
    )`,
  ],
};
