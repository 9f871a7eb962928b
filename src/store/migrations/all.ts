/** Every migration, oldest first; a released one is never changed, a new one is added at the end. */
import type { Migration } from '../migrate.ts';
import { ground } from './0001-ground.ts';
import { ledger } from './0002-ledger.ts';
import { findings } from './0003-findings.ts';
import { seasons } from './0004-seasons.ts';
import { fleet } from './0005-fleet.ts';
import { alerts } from './0006-alerts.ts';
import { dashboard } from './0007-dashboard.ts';

export const MIGRATIONS: readonly Migration[] = [ground, ledger, findings, seasons, fleet, alerts, dashboard];
