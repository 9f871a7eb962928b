/** How a brand's scores swing with the calendar, as the detectors took it out of what they know. */
import type { Migration } from '../migrate.ts';

export const seasons: Migration = {
  name: '0004-seasons',
  statements: [
    // `season` is null where a fit found none that may be applied: the next one waits its time all the same.
    `create table seasons (
      brand text not null references detectors on delete cascade,
      kind text not null,
      season jsonb,
      fitted_at timestamptz not null,
      primary key (brand, kind)
    )`,
  ],
};
