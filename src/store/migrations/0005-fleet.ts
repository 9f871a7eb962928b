/** What a brand's streams say together, beside the state of each. */
import type { Migration } from '../migrate.ts';

export const fleet: Migration = {
  name: '0005-fleet',
  statements: ['alter table detectors add column fleet text'],
};
