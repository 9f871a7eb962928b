/** Every route there is, in the order of the navigation; a test walks this table. */
import { assetRoute } from './assets.ts';
import { journeyRoute } from './pages/journey.ts';
import { overviewRoute } from './pages/overview.ts';
import { correctionsFileRoute, correctRoute, reviewRoute } from './pages/review.ts';
import { reviewsRoute } from './pages/reviews.ts';
import { touchpointRoute } from './pages/touchpoint.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [
  overviewRoute,
  journeyRoute,
  touchpointRoute,
  reviewsRoute,
  reviewRoute,
  correctRoute,
  correctionsFileRoute,
  assetRoute,
];
