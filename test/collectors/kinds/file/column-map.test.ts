import { describe, expect, it } from 'vitest';
import {
  guessMap,
  missingColumns,
  namedColumns,
  parseMap,
  parseOwnMap,
} from '../../../../src/collectors/kinds/file/column-map.ts';
import { surveyMap } from '../../../../src/collectors/kinds/survey/options.ts';
import { ConfigError } from '../../../../src/errors.ts';

describe('parseMap', () => {
  it('reads fields, sub-ratings and commas in names', () => {
    expect(parseMap('rating=level, date=date,subRatings.delivery=ground,text=a\\, b,scale=nps')).toEqual({
      rating: 'level',
      date: 'date',
      text: 'a, b',
      scale: 'nps',
      subRatings: { delivery: 'ground' },
    });
  });

  it.each([
    ['ratng=x', /got "ratng" \(did you mean "rating"\?\)/],
    ['rating', /Expected FIELD=COLUMN/],
    ['rating=', /Expected FIELD=COLUMN/],
    ['rating=a,rating=b', /once/],
    ['__proto__=x', /got "__proto__"/],
    ['subRatings.Not A Slug=x', /column map/],
  ])('refuses %s', (text, message) => {
    expect(() => parseMap(text)).toThrow(ConfigError);
    expect(() => parseMap(text)).toThrow(message);
  });
});

describe('guessMap', () => {
  it.each([
    [
      ['Review ID', 'Stars', 'Review Text', 'Created At'],
      { id: 'Review ID', rating: 'Stars', text: 'Review Text', date: 'Created At' },
    ],
    [
      ['Note', 'Avis', 'Date_de_l’avis', 'Auteur'],
      { rating: 'Note', text: 'Avis', date: 'Date_de_l’avis', author: 'Auteur' },
    ],
    [['starRating', 'comment', 'createTime'], { rating: 'starRating', text: 'comment', date: 'createTime' }],
    [['امتیاز', 'متن', 'تاریخ'], { rating: 'امتیاز', text: 'متن', date: 'تاریخ' }],
    [['étoiles', 'Commentaire', 'Réponse'], { rating: 'étoiles', text: 'Commentaire', reply: 'Réponse' }],
    [['a', 'b'], {}],
  ])('reads the headings %j', (columns, map) => {
    expect(guessMap(columns)).toEqual(map);
  });
});

describe('the name of a vendor', () => {
  it('is a map of its own, and a near miss is named', () => {
    expect(parseMap('outscraper')).toBe('outscraper');
    expect(() => parseMap('outscrapr')).toThrow(
      /one of google-takeout, .*got "outscrapr" \(did you mean "outscraper"\?\)/,
    );
  });
});

describe('missingColumns', () => {
  it('names the missing column, the nearest name and the columns there are', () => {
    const message = missingColumns(['ratting'], ['rating', 'when']);
    expect(message).toBe('Expected the column "ratting" (did you mean "rating"?); got the columns "rating", "when"');
    expect(
      missingColumns(
        namedColumns({ rating: 'rating', scale: 'nps' }, () => true),
        ['rating'],
      ),
    ).toBeUndefined();
  });
});

describe('parseOwnMap', () => {
  it('reads the fields of another kind, and no others', () => {
    expect(parseOwnMap('score=Q1, text=Q2\\, why', surveyMap)).toEqual({ score: 'Q1', text: 'Q2, why' });
    expect(() => parseOwnMap('rating=Q1', surveyMap)).toThrow(/one of id, respondent, score.*got "rating"/);
    expect(() => parseOwnMap('subRatings.score=Q1', surveyMap)).toThrow(/got "subRatings"/);
  });
});
