/** Every route there is, in the order of the navigation; a test walks this table. */
import { assetRoute } from './assets.ts';
import { overviewRoute } from './pages/overview.ts';
import { placeEventRoutes } from './pages/place-events.ts';
import { scopeRoutes } from './pages/scope.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [overviewRoute, ...scopeRoutes, ...placeEventRoutes, assetRoute];
