import { describe, expect, it } from 'vitest';
import { countsReviews, isReviewsLabel, saysNoReviews } from '../../../src/collectors/page/review-words.ts';

describe('the words of sites for their reviews', () => {
  it.each(['1,234 reviews', '(27 avis)', '5 отзывов', '36 opinii', '1 Rezension', '۱۲ نظر', '12 Reviews'])(
    '%s counts them',
    (text) => expect(countsReviews(text)).toBe(true),
  );

  it.each([
    'reviews',
    '4 stars',
    '12 photos',
    'Local Guide · 19 reviews',
    '3 reviews of a friend',
    '97% recommend',
    '',
  ])('"%s" does not', (text) => expect(countsReviews(text)).toBe(false));

  it.each([
    ...[
      'No reviews yet',
      'No Recommendations Yet.',
      'Be the first to review',
      'Pas encore d’avis',
      'Noch keine Bewertungen',
    ],
    ...[
      'هنوز نظری وجود ندارد',
      'لا توجد تقييمات بعد',
      'Henüz yorum yok',
      'クチコミはまだありません',
      'Not yet rated (0 Reviews)',
    ],
  ])('"%s" says that there are none', (text) => expect(saysNoReviews(text)).toBe(true));

  it.each([
    'No reviews match your filter',
    'There were no reviews, so I went to see',
    'Not yet rated by me',
    'Write a review',
  ])('"%s" does not', (text) => expect(saysNoReviews(text)).toBe(false));

  it('never takes the invitation to write for the tab', () => {
    expect(isReviewsLabel('Write a review')).toBe(false);
    expect(isReviewsLabel('Kiosk - Avis')).toBe(true);
  });
});
