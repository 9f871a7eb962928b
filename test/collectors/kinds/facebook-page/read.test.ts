import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facebookPage } from '../../../../src/collectors/kinds/facebook-page/collector.ts';
import { readOldStars, readRecommendation } from '../../../../src/collectors/kinds/facebook-page/recommendation.ts';
import { isTrustworthy } from '../../../../src/domain/run.ts';
import { instant } from '../../../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../../../support/captured.ts';
import { describeWithShared, sharedPath } from '../../../support/shared.ts';

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
  const page = (items: string, count = ''): string =>
    `<html lang="en" id="facebook"><body><div role="main"><h1>Lampes &amp; Cie</h1>${count}${items}</div></body></html>`;

  it('reads the www layout of today, the negative in its header and "recommend" only in its body', () => {
    const item = (verb: string, text: string): string =>
      `<div role="article"><div data-ad-rendering-role="profile_name"><h2><b>Ana</b> ${verb} <b>Lampes &amp; Cie</b>.</h2></div><a href="/l/posts/pfbid02${text.length}" aria-label="4 June at 17:33"><span>.</span></a><div data-ad-rendering-role="story_message"><div dir="auto">${text}</div></div></div>`;
    const reading = read(
      page(
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
    expect(read(page(items, '<div>2 reviews</div>'))).toMatchObject({
      outcome: 'complete',
      shownCount: 2,
      reviews: wanted,
    });
    const later = `for (;;);${JSON.stringify({ payload: { actions: [{ cmd: 'append', html: items }] } })}`;
    expect(read(later).reviews).toMatchObject(wanted);
  });

  it('reads the classic layout with old stars and recommendations, stamps and an owner’s answer', () => {
    const reading = read(
      page(
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
    expect(read(page(moved))).toMatchObject({ outcome: 'layout-changed', reviews: [] });
    expect(read(page('<p>…</p>', '<div>27 reviews</div>'), 'https://www.facebook.com/l/reviews').outcome).toBe(
      'layout-changed',
    );
  });

  it.each([
    ['nothing', ''],
    ['an empty document', '<html><body></body></html>'],
    ['text', 'hello'],
    ['a page without entries', page('')],
    ['broken JSON', 'for (;;);{"x":'],
  ])('never believes %s', (_, body) => {
    const { outcome, reason } = read(body);
    expect(isTrustworthy(outcome)).toBe(false);
    expect(reason).toMatch(/^Expected .+/);
  });
});
