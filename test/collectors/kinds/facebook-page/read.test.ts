import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../../src/collectors/collector.ts';
import { facebookPage } from '../../../../src/collectors/kinds/facebook-page/collector.ts';
import { readOldStars, readRecommendation } from '../../../../src/collectors/kinds/facebook-page/recommendation.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { instant } from '../../../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../../../support/captured.ts';
import { dropAttribute, MUTATIONS, shuffleNames } from '../../../support/page-mutations.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';
import { type Layout, PAGE, page, recommendations, type Wanted, WORDINGS } from './pages.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const read = (body: string, url?: string) => facebookPage.read({ body, capturedAt, ...(url && { url }) });

describeWithShared('fixtures/captured/facebook-dom', 'captured pages without reviews', () => {
  const root = sharedPath('fixtures/captured/facebook-dom');
  it.each(readdirSync(root).filter((name) => name.endsWith('.html')))(
    '%s gives no review and proves nothing',
    (file) => {
      const capture = { body: readFileSync(`${root}/${file}`, 'utf8'), capturedAt };
      const reading = facebookPage.read(capture);
      expect(compareCaptured(reading, readExpected(`${root}/${file.replace('.html', '.expected.json')}`))).toEqual([]);
      expect(reading.outcome).toBe('partial');
      expect(facebookPage.recognise(capture)).toBeGreaterThan(0.5);
    },
  );

  it('are told apart by what they hold in place of reviews', () => {
    const said = (name: string) =>
      facebookPage.read({ body: readFileSync(`${root}/${name}.html`, 'utf8'), capturedAt });
    expect(said('m-story-comments-nintendo-en').reason).toContain('4 posts and 108 comments');
    expect(said('www-page-home-adwokat-pl')).toMatchObject({ shownCount: 6, shownAverage: 5 });
    expect(said('www-page-home-adwokat-pl').reason).toContain('the 6 reviews that the page counts, got 2 posts');
  });

  it.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
    'are never a success after: %s',
    (_, { apply }) => {
      for (const file of readdirSync(root).filter((name) => name.endsWith('.html'))) {
        const reading = read(apply(readFileSync(`${root}/${file}`, 'utf8'), 4));
        expect(reading.reviews).toEqual([]);
        expect(isTrustworthy(reading.outcome)).toBe(false);
      }
    },
  );
});

/** How many recommendations have every field right; `exact` when stamps are on the page. */
function rightOf(reading: PageReading, wanted: readonly Wanted[]): number {
  const bare = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ');
  return wanted.filter((review, index) => {
    const found = reading.reviews[index];
    const at = instant(review.seconds * 1000);
    if (!found) return false;
    return (
      found.externalId === review.id &&
      found.author === review.author &&
      found.recommends === review.recommends &&
      found.rating === review.stars &&
      bare(found.text) === bare(review.text) &&
      found.reply?.text === review.reply &&
      found.written !== undefined &&
      found.written.earliest <= at &&
      found.written.latest >= at
    );
  }).length;
}

function withoutData(body: string): string {
  const names = new Set([...body.matchAll(/\s(data-[\w-]+)=/g)].map(([, name]) => name ?? ''));
  return [...names].reduce((bare, name) => dropAttribute(bare, name), body);
}

describe('invented pages in every layout', () => {
  const wanted = recommendations(12);
  const layouts: readonly Layout[] = ['comet', 'mobile', 'classic'];
  const languages = Object.keys(WORDINGS);

  it.each(layouts.flatMap((layout) => languages.map((language) => [layout, language] as const)))(
    'of %s are read whole in %s',
    (layout, language) => {
      const reading = read(page(layout, language, wanted));
      expect(rightOf(reading, wanted)).toBe(12);
      expect(reading).toMatchObject({ outcome: 'complete', shownCount: 12, location: PAGE });
    },
  );

  it.each(layouts)(
    'of %s survive 20 lots of class names, with and without data attributes',
    (layout) => {
      let right = 0;
      let all = 0;
      for (let seed = 1; seed <= 20; seed += 1) {
        const body = page(layout, languages[seed % languages.length] ?? 'en', wanted);
        for (const altered of [shuffleNames(body, seed), shuffleNames(withoutData(body), seed)]) {
          right += rightOf(read(altered), wanted);
          all += wanted.length;
        }
      }
      expect(right / all).toBeGreaterThanOrEqual(0.99);
    },
    60_000,
  );

  it('say which mark gave each field', () => {
    const body = page('comet', 'en', wanted);
    expect(read(body).reviews[2]?.anchors).toEqual({
      id: 'href',
      author: 'data-attribute',
      recommends: 'words',
      text: 'data-attribute',
      date: 'aria-label',
      reply: 'data-attribute',
    });
    expect(read(withoutData(body)).reviews[2]?.anchors).toMatchObject({ author: 'words', text: 'structure' });
    expect(read(page('classic', 'en', wanted)).reviews[2]?.anchors).toMatchObject({
      author: 'class',
      text: 'class',
      date: 'data-attribute',
    });
  });

  it.each(layouts.flatMap((layout) => MUTATIONS.map((mutation) => [layout, mutation.name, mutation] as const)))(
    'of %s are never a false success after: %s',
    (layout, _, { apply }) => {
      for (const language of ['en', 'fa']) {
        const reading = read(apply(page(layout, language, wanted), 5));
        if (isTrustworthy(reading.outcome)) expect(rightOf(reading, wanted)).toBe(12);
        else expect(reading.reason).toMatch(/\S/);
      }
    },
  );

  it('are partial while fewer are shown than counted, and never complete in a language whose words are unknown', () => {
    expect(read(page('comet', 'en', wanted, 40)).outcome).toBe('partial');
    const unknown = page('comet', 'en', wanted).replace(/ recommends | doesn’t recommend /g, ' zorgt voor ');
    expect(isTrustworthy(read(unknown).outcome)).toBe(false);
  });

  it('of a page that counts 0 are empty', () => {
    expect(read(page('comet', 'fr', [], 0)).outcome).toBe('empty');
    expect(isTrustworthy(read(page('comet', 'fr', [], 3)).outcome)).toBe(false);
  });

  it('keep old stars apart from recommendations', () => {
    const stars = recommendations(4).map(({ recommends: _, ...review }, index) => ({ ...review, stars: index + 1 }));
    const reading = read(page('classic', 'en', stars));
    expect(rightOf(reading, stars)).toBe(4);
    expect(reading.reviews.every(({ scale, recommends }) => scale === 'stars' && recommends === undefined)).toBe(true);
  });

  it('mark a text that ends at "See more" as cut, and take the rest of one that is only folded', () => {
    const cut = page('comet', 'en', wanted).replace(
      'picked up.</div>',
      'picked… <div role="button" tabindex="0">See more</div></div>',
    );
    expect(read(cut).reviews[0]).toMatchObject({ truncated: true });
    expect(read(cut).outcome).toBe('partial');
    const folded = page('classic', 'en', wanted)
      .replace(' looked', '')
      .replace(
        '<p>Quick, kind, and the repair held.',
        '<p>Quick, kind, <span class="text_exposed_hide">...</span><span class="text_exposed_show">and the repair held.',
      )
      .replace(
        'so I went.</p>',
        'so I went.</span></p><span class="text_exposed_hide"><span class="text_exposed_link"><a>See more</a></span></span>',
      );
    const second = read(folded).reviews[1];
    expect(second?.truncated).toBeUndefined();
    expect(second?.text).toBe(wanted[1]?.text);
  });
});

describe('the header of a recommendation', () => {
  it.each([
    ['Ana Ruiz recommends Lampes & Cie.', true],
    ['Ana Ruiz doesn’t recommend Lampes & Cie.', false],
    ["Ana Ruiz doesn't recommend Lampes & Cie.", false],
    ['Ana Ruiz does not recommend Lampes & Cie.', false],
    ['Ana recommande Lampes & Cie', true],
    ['Ana ne recommande pas Lampes & Cie', false],
    ['Ana empfiehlt Lampes & Cie', true],
    ['Ana empfiehlt Lampes & Cie nicht', false],
    ['Ana empfiehlt Lampes & Cie nicht weiter.', false],
    ['Ana recomienda Lampes & Cie', true],
    ['Ana no recomienda Lampes & Cie', false],
    ['Ana poleca stronę Lampes & Cie', true],
    ['Ana poleca: Lampes & Cie.', true],
    ['Ana nie poleca: Lampes & Cie.', false],
    ['Η Ana δεν συνιστά το Lampes', false],
    ['Η Ana συνιστά το Lampes', true],
    ['AnaさんがLampesをおすすめしていません。', false],
    ['AnaさんがLampesをおすすめしています。', true],
    ['Ana님이 Lampes을(를) 추천하지 않습니다.', false],
    ['Ana님이 Lampes을(를) 추천합니다.', true],
    ['Ana ไม่แนะนำ Lampes', false],
    ['Ana แนะนำ Lampes', true],
    ['Ana nie poleca strony Lampes & Cie', false],
    ['آنا لامپ را توصیه می‌کند', true],
    ['آنا لامپ را توصیه می کند', true],
    ['آنا لامپ را توصیه نمی‌کند', false],
    ['آنا لامپ را توصیه نمي‌كند', false],
    ['Ana consiglia Lampes & Cie', true],
    ['Ana non consiglia Lampes & Cie', false],
    ['Ana não recomenda Lampes & Cie', false],
    ['Ana is with Bo at Lampes & Cie.', undefined],
    ['Ana updated their cover photo', undefined],
  ])('%s → %s', (header, expected) => {
    expect(readRecommendation(header)).toBe(expected);
  });

  it('carries stars only in the old form', () => {
    expect(readOldStars('Ana reviewed Lampes & Cie — 5 star')).toBe(5);
    expect(readOldStars('Ana a donné un avis sur Lampes & Cie — 2 étoiles')).toBe(2);
    expect(readOldStars('Ana recommends Lampes & Cie')).toBeUndefined();
  });
});

describe('the three generations of markup', () => {
  const frame = (items: string, count = ''): string =>
    `<html lang="en" id="facebook"><body><div role="main"><h1>Lampes &amp; Cie</h1>${count}${items}</div></body></html>`;

  it('reads the www layout of today, the negative in its header and "recommend" only in its body', () => {
    const item = (verb: string, text: string): string =>
      `<div role="article"><div data-ad-rendering-role="profile_name"><h2><b>Ana</b> ${verb} <b>Lampes &amp; Cie</b>.</h2></div><a href="/l/posts/pfbid02${text.length}" aria-label="4 June at 17:33"><span>.</span></a><div data-ad-rendering-role="story_message"><div dir="auto">${text}</div></div></div>`;
    const reading = read(
      frame(
        item('doesn’t recommend', 'I would recommend you look elsewhere') +
          item('recommends', 'Good') +
          item('is at', 'I recommend nothing'),
      ),
    );
    expect(reading.reviews).toMatchObject([
      {
        author: 'Ana',
        recommends: false,
        scale: 'recommend',
        text: 'I would recommend you look elsewhere',
        written: { earliest: '2026-06-04T00:00:00.000Z', wording: '4 June at 17:33' },
      },
      { recommends: true, text: 'Good' },
    ]);
    expect(reading.reviews.map(({ rating }) => rating)).toEqual([undefined, undefined]);
    expect(reading.outcome).toBe('partial');
  });

  it('reads the reviews tab of m.facebook.com, and its later pages that come as JSON', () => {
    const item = (name: string, verb: string): string =>
      `<div><div><div data-nt="FB:TEXT4"><span><strong>${name}</strong> ${verb} Lampes</span></div><abbr data-store='{"time":1599124729}'>3 September 2020</abbr></div><div data-nt="FB:FEED_TEXT"><span><p>Fine lamps.</p></span></div></div>`;
    const items = `<div>${item('Ana', 'recommends')}${item('Bo', 'doesn’t recommend')}</div>`;
    const wanted = [
      { author: 'Ana', recommends: true, text: 'Fine lamps.', written: { latest: '2020-09-03T09:18:49.000Z' } },
      { author: 'Bo', recommends: false },
    ];
    expect(read(frame(items, '<div>2 reviews</div>'))).toMatchObject({
      outcome: 'complete',
      shownCount: 2,
      reviews: wanted,
    });
    const later = `for (;;);${JSON.stringify({ payload: { actions: [{ cmd: 'append', html: items }] } })}`;
    expect(read(later).reviews).toMatchObject(wanted);
  });

  it('reads the classic layout with old stars and recommendations, stamps and an owner’s answer', () => {
    const reading = read(
      frame(
        `<div class="_5pcr userContentWrapper"><h5><span class="fcg"><a href="/ana">Ana</a> reviewed <a href="/l">Lampes &amp; Cie</a> — 4 star</span></h5><abbr data-utime="1530000000" title="26 June 2018 at 10:00">26 June 2018</abbr><div class="userContent"><p>Good.</p></div>
<div class="UFIComment"><a>Lampes &amp; Cie</a><span class="UFICommentBody">Thank you.</span><abbr data-utime="1530100000">27 June 2018</abbr></div></div>
<div class="_5pcr userContentWrapper"><h5><a href="/bo">Bo</a> recommends <a>Lampes &amp; Cie</a>.</h5><abbr data-utime="1560000000">8 June 2019</abbr><div class="userContent"><p>Yes.</p></div></div>`,
      ),
    );
    expect(reading.reviews).toMatchObject([
      {
        author: 'Ana',
        rating: 4,
        scale: 'stars',
        text: 'Good.',
        written: { latest: '2018-06-26T08:00:00.000Z' },
        reply: { text: 'Thank you.', written: { wording: '27 June 2018' } },
      },
      { author: 'Bo', recommends: true, scale: 'recommend', text: 'Yes.' },
    ]);
    expect(reading.reviews[0]?.recommends).toBeUndefined();
    expect(reading.reviews[1]?.rating).toBeUndefined();
  });

  it('says layout-changed when headers moved, and when a reviews tab counts some and shows none', () => {
    const moved =
      '<section><h4><b>Ana</b> recommends Lampes</h4><p>x</p></section><section><h4><b>Bo</b> doesn’t recommend Lampes</h4><p>y</p></section>';
    const reading = read(frame(moved));
    expect(reading).toMatchObject({ outcome: 'layout-changed', brokenFields: ['date'] });
    expect(reading.sample).not.toMatch(/Ana|Lampes/);
    expect(read(frame('<p>…</p>', '<div>27 reviews</div>'), 'https://www.facebook.com/l/reviews').outcome).toBe(
      'layout-changed',
    );
  });

  it.each([
    ['nothing', ''],
    ['an empty document', '<html><body></body></html>'],
    ['text', 'hello'],
    ['a page without entries', frame('')],
    ['broken JSON', 'for (;;);{"x":'],
  ])('never believes %s', (_, body) => {
    const { outcome, reason } = read(body);
    expect(isTrustworthy(outcome)).toBe(false);
    expect(reason).toMatch(/^Expected .+/);
  });
});
