/** The registry of collector kinds: explicit and alphabetical, the only list of them. */
import type { Collector } from '../collector.ts';
import { facebookPage } from './facebook-page/collector.ts';
import { file } from './file/collector.ts';
import { googleMaps } from './google-maps/collector.ts';
import { jsonLd } from './json-ld/collector.ts';

/** Collector kinds by name. Options reach a collector only through its own schema, so the registry need not know their types. */
export const collectors: Readonly<Record<string, Collector>> = {
  'facebook-page': facebookPage as Collector,
  file: file as Collector,
  'google-maps': googleMaps as Collector,
  'json-ld': jsonLd as Collector,
};
