/** Every route there is, in the order of the navigation; a test walks this table. */
import { version } from '../pipeline/version.ts';
import { assetRoute } from './assets.ts';
import { openApiRoute } from './open-api.ts';
import { accountRoute, passwordAct, revokeAct, sessionsAct, settingsAct, tokenAct } from './pages/account.ts';
import {
  accountsRoute,
  addAct,
  endAct,
  newPasswordAct,
  removeAct,
  revokeAnyAct,
  roleAct,
  stateAct,
} from './pages/accounts.ts';
import { backtestRoute } from './pages/backtest.ts';
import { healthRoute, metricsRoute, readyRoute } from './pages/health.ts';
import { incidentRoute } from './pages/incident.ts';
import { incidentActs } from './pages/incident-forms.ts';
import { incidentFeed, incidentsRoute } from './pages/incidents.ts';
import { journeyRoute } from './pages/journey.ts';
import { loginAct, loginRoute, logoutAct } from './pages/login.ts';
import { overviewRoute } from './pages/overview.ts';
import { placeEventRoutes } from './pages/place-events.ts';
import { callbackRoute, providerOutRoute, providerRoute } from './pages/provider.ts';
import { correctionsFileRoute, correctRoute, reviewRoute } from './pages/review.ts';
import { reviewsRoute } from './pages/reviews.ts';
import { scopeRoutes } from './pages/scope.ts';
import { runNowRoute, sourceRoute, sourcesRoute } from './pages/sources.ts';
import { targetRoute, teamRoute, teamsRoute } from './pages/teams.ts';
import { touchpointRoute } from './pages/touchpoint.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [
  overviewRoute,
  ...[...scopeRoutes, ...placeEventRoutes],
  ...[journeyRoute, touchpointRoute],
  ...[incidentsRoute, incidentFeed, incidentRoute, ...incidentActs],
  ...[reviewsRoute, reviewRoute, correctRoute, correctionsFileRoute],
  ...[teamsRoute, teamRoute, targetRoute],
  ...[sourcesRoute, sourceRoute, runNowRoute],
  backtestRoute,
  ...[accountsRoute, addAct, roleAct, stateAct, endAct, newPasswordAct, removeAct, revokeAnyAct],
  ...[accountRoute, settingsAct, passwordAct, sessionsAct, tokenAct, revokeAct],
  ...[loginRoute, loginAct, logoutAct, providerRoute, callbackRoute, providerOutRoute],
  ...[healthRoute, readyRoute, metricsRoute],
  assetRoute,
  openApiRoute(() => ROUTES, version()),
];
