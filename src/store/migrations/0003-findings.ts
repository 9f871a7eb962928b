/** What the analysis says of a review beside sentiment and findings. */
import type { Migration } from '../migrate.ts';

export const findings: Migration = {
  name: '0003-findings',
  statements: [
    `alter table analyses
      add column interfaces jsonb,
      add column severe_start bigint,
      add column severe_end bigint,
      add column stars text`,
  ],
};
