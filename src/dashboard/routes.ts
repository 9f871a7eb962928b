/** Every route there is, in the order of the navigation; a test walks this table. */
import { assetRoute } from './assets.ts';
import { backtestRoute } from './pages/backtest.ts';
import { incidentRoute } from './pages/incident.ts';
import { incidentActs } from './pages/incident-forms.ts';
import { incidentFeed, incidentsRoute } from './pages/incidents.ts';
import { overviewRoute } from './pages/overview.ts';
import { placeEventRoutes } from './pages/place-events.ts';
import { scopeRoutes } from './pages/scope.ts';
import { runNowRoute, sourceRoute, sourcesRoute } from './pages/sources.ts';
import { targetRoute, teamRoute, teamsRoute } from './pages/teams.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [
  overviewRoute,
  ...scopeRoutes,
  ...placeEventRoutes,
  incidentsRoute,
  incidentFeed,
  incidentRoute,
  ...incidentActs,
  teamsRoute,
  teamRoute,
  targetRoute,
  sourcesRoute,
  sourceRoute,
  runNowRoute,
  backtestRoute,
  assetRoute,
];
