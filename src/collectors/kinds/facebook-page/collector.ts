/** The kind `facebook-page`: the recommendations of one Facebook page, as far as visitors may see them. */
import type { Capture, Collector } from '../../collector.ts';
import { collectFacebookPage } from './collect.ts';
import { type FacebookPageOptions, facebookPageOptions } from './options.ts';
import { readFacebookPage } from './read.ts';

export const facebookPage: Collector<FacebookPageOptions> = {
  kind: 'facebook-page',
  transport: 'browser',
  options: facebookPageOptions,
  address: ({ url }) => url,
  recognise: recogniseFacebook,
  read: (capture) => readFacebookPage(capture),
  collect: collectFacebookPage,
};

/** Marks in the text of a page, surest first. */
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/data-ad-rendering-role=["']?(?:profile_name|story_message)|data-nt=["']FB:(?:TEXT4|FEED_TEXT)/, 0.95],
  [
    /<html[^>]{0,300}\bid="facebook"|class="[^"]{0,200}\buserContentWrapper\b|class="[^"]{0,200}\bstory_body_container\b/,
    0.9,
  ],
  [/property="og:url" content="https:\/\/(?:www|m)\.facebook\.com\//, 0.9],
  [/<abbr[^>]{0,300}\bdata-utime="\d{9,11}"|\bdata-ft="\{&quot;[^"]{0,400}story/, 0.85],
  [/\bhttps:\/\/static\.xx\.fbcdn\.net\/rsrc\.php/, 0.65],
  [/id="login_form"|"USER_ID":"0"/, 0.6],
];

function recogniseFacebook(capture: Capture): number {
  if (capture.body.startsWith('for (;;);')) return 0.8;
  if (!/<[a-z!]/i.test(capture.body.slice(0, 10_000))) return 0;
  const marked = MARKS.find(([mark]) => mark.test(capture.body))?.[1] ?? 0;
  const host = capture.url !== undefined && URL.canParse(capture.url) ? new URL(capture.url).hostname : '';
  return /(?:^|\.)facebook\.com$/.test(host) ? Math.max(marked, 0.6) : marked;
}
