/** The kind `rendered-page`: the reviews of any site, found by selectors of the configuration or by structure alone. */
import type { Collector } from '../../collector.ts';
import { collectRenderedPage } from './collect.ts';
import { type RenderedPageOptions, renderedPageOptions } from './options.ts';
import { readRenderedPage } from './read.ts';
import { recogniseRenderedPage } from './recognise.ts';

export const renderedPage: Collector<RenderedPageOptions> = {
  kind: 'rendered-page',
  // The stricter of its two ways: with `render: false` it uses plain requests, which keep the same rules.
  transport: 'browser',
  options: renderedPageOptions,
  address: ({ url }) => url,
  recognise: recogniseRenderedPage,
  read: readRenderedPage,
  collect: collectRenderedPage,
};
