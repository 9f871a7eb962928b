/** The registry of collector kinds: explicit and alphabetical, the only list of them. */
import type { Collector } from '../collector.ts';
import { facebookGraph } from './facebook-graph/collector.ts';
import { facebookPage } from './facebook-page/collector.ts';
import { file } from './file/collector.ts';
import { googleBusiness } from './google-business/collector.ts';
import { googleMaps } from './google-maps/collector.ts';
import { googlePlaces } from './google-places/collector.ts';
import { jsonLd } from './json-ld/collector.ts';
import { renderedPage } from './rendered-page/collector.ts';
import { survey } from './survey/collector.ts';
import { tripadvisorPage } from './tripadvisor-page/collector.ts';
import { trustpilot } from './trustpilot/collector.ts';

/** Collector kinds by name. Options reach a collector only through its own schema, so the registry need not know their types. */
export const collectors: Readonly<Record<string, Collector>> = {
  'facebook-graph': facebookGraph as Collector,
  'facebook-page': facebookPage as Collector,
  file: file as Collector,
  'google-business': googleBusiness as Collector,
  'google-maps': googleMaps as Collector,
  'google-places': googlePlaces as Collector,
  'json-ld': jsonLd as Collector,
  'rendered-page': renderedPage as Collector,
  survey: survey as Collector,
  'tripadvisor-page': tripadvisorPage as Collector,
  trustpilot: trustpilot as Collector,
};
