/** Every route there is, in the order of the navigation; a test walks this table. */
import { assetRoute } from './assets.ts';
import { incidentRoute } from './pages/incident.ts';
import { incidentActs } from './pages/incident-forms.ts';
import { incidentFeed, incidentsRoute } from './pages/incidents.ts';
import { overviewRoute } from './pages/overview.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [
  overviewRoute,
  incidentsRoute,
  incidentFeed,
  incidentRoute,
  ...incidentActs,
  assetRoute,
];
