/** What sites call their reviews, by language; apart, as tabs and counts of several kinds are found by it. */
import { foldWording } from '../dates/date-words.ts';

/** The word alone, or behind "<place> - ". */
const REVIEWS = [
  ...[
    'reviews',
    'avis',
    'rezensionen',
    'bewertungen',
    'opiniones',
    'reseñas',
    'recensioni',
    'avaliações',
    'críticas',
    'comentários',
  ],
  ...[
    'ulasan',
    'κριτικές',
    'نظرات',
    'مرورها',
    'نظرها',
    'مرور',
    'بررسی‌ها',
    'مراجعات',
    'المراجعات',
    'تعليقات',
    'ביקורות',
    'opinie',
    'recenze',
    'recenzie',
    'отзывы',
    'відгуки',
  ],
  ...[
    'yorumlar',
    'reviews',
    'recensies',
    'omdömen',
    'recensioner',
    'anmeldelser',
    'arvostelut',
    'recenzije',
    'vélemények',
    'recenzii',
  ],
  ...[
    'отзиви',
    'クチコミ',
    '口コミ',
    '评价',
    '評論',
    '评论',
    '리뷰',
    'รีวิว',
    'bài đánh giá',
    'đánh giá',
    'समीक्षाएं',
    'opinions',
    'ressenyes',
    'მიმოხილვები',
  ],
].map(foldWording);

/** Does a label name the reviews? Exact, so that "Write a review" is never pressed. */
export function isReviewsLabel(label: string): boolean {
  const folded = foldWording(label);
  const last = folded.split(/\s[-–—]\s/).at(-1) ?? folded;
  return REVIEWS.includes(folded) || REVIEWS.includes(last.replace(/\s?\([\d.,' ]+\)$/, ''));
}

/** What languages call an original, as a stem, folded. */
const ORIGINAL =
  /origin|orygina|оригинал|оригінал|原文|원문|원본|اصل|النص الاصلی|המקור|orijinal|πρωτοτυπ|ორიგინალ|ต้นฉบับ|मूल|ban goc|alkuperais|asli$|izvorn|eredeti|puvodni|povodn|urspr/u;

/** Does a control's label, folded, offer the original of a translated text? */
export function saysOriginal(folded: string): boolean {
  return ORIGINAL.test(folded);
}
