import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { statedAggregate } from '../../../src/collectors/page/stated-aggregate.ts';

const stated = (json: string): object => statedAggregate(load(`<script type="application/ld+json">${json}</script>`));

describe('the aggregate that a page states', () => {
  it('is found at any depth, with reviews before ratings', () => {
    expect(
      stated(
        '{"@graph":[{"name":"x"},{"name":"Auberge","aggregateRating":{"ratingValue":"4,5","reviewCount":"1,298","ratingCount":9}}]}',
      ),
    ).toEqual({ name: 'Auberge', count: 1298, average: 4.5 });
    expect(stated('[{"\\u0040type":"LocalBusiness","aggregateRating":{"ratingValue":5,"ratingCount":6}}]')).toEqual({
      count: 6,
      average: 5,
    });
  });

  it('leaves out an average on another scale, and 0 for "not rated"', () => {
    expect(stated('{"aggregateRating":{"ratingValue":9.1,"bestRating":10,"reviewCount":3}}')).toEqual({ count: 3 });
    expect(stated('{"aggregateRating":{"ratingValue":0,"reviewCount":0}}')).toEqual({ count: 0 });
  });

  it.each(['', '{', '{"aggregateRating":5}', `${'['.repeat(50_000)}"aggregateRating"`])('is nothing for %s', (json) => {
    expect(stated(json)).toEqual({});
  });
});
