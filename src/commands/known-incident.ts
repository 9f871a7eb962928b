/** The refusal of an incident's key that no incident has. */
import { ConfigError } from '../errors.ts';
import { OPEN_STATES } from '../pipeline/notice-world.ts';
import type { StoreContext } from '../pipeline/open-store.ts';
import { findIncidents } from '../store/incidents.ts';
import { unknownName } from './known-name.ts';

/** An error that names the nearest key: of all incidents, or when none is near, those that are open. */
export async function unknownIncident({ opened }: Pick<StoreContext, 'opened'>, given: string): Promise<ConfigError> {
  const all = await findIncidents(opened.db);
  const near = unknownName(
    'the key of an incident',
    given,
    all.map(({ key }) => key),
    '',
  );
  if (near.includes('did you mean')) return new ConfigError(near);
  const open = all.filter(({ state }) => OPEN_STATES.some((one) => one === state)).map(({ key }) => key);
  return new ConfigError(unknownName('the key of an incident', given, open, '"vigie incidents --all" lists them'));
}
