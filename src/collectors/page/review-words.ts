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

/** Reviews as they are counted, one or many, where that differs from what a tab says. */
const COUNTED = new Set(
  [
    ...REVIEWS,
    ...'review rezension bewertung opinión opinion reseña recensione avaliação crítica comentário évaluation évaluations'.split(
      ' ',
    ),
    ...'beoordeling beoordelingen recensie opinia opinii recenzja recenzje recenzji recenzí recenze yorum inceleme değerlendirme'.split(
      ' ',
    ),
    ...'отзыв отзыва отзывов відгук відгуки відгуків рецензия рецензии рецензий оценок отзива'.split(' '),
    ...'omdöme recension anmeldelse anmeldelser arvostelu arvostelua anmälan vélemény értékelés értékelések'.split(' '),
    ...'recenzie recenzii recenzija recenzija opinió opinions ressenya κριτική αξιολογήσεις αξιολόγηση'.split(' '),
    ...'نظر مرور دیدگاه بررسی مراجعة تقييم تقييمات تعليق ביקורת'.split(' '),
    ...[
      '件のクチコミ',
      '件の口コミ',
      '件のレビュー',
      'レビュー',
      '条评价',
      '条评论',
      '則評論',
      '篇評論',
      '개',
      '개의 리뷰',
      'समीक्षा',
    ],
  ].map(foldWording),
);

/** Is this nothing but a number of reviews: "1,234 reviews", "(27 avis)", "5 отзывов"? */
export function countsReviews(text: string): boolean {
  if (text.length > 60 || !/\p{Nd}/u.test(text)) return false;
  const words = foldWording(text)
    .replace(/\d[\d.,'\s]*/g, ' ')
    .replace(/[()（）]/g, ' ')
    .trim();
  return COUNTED.has(words);
}

/** What pages say where nobody has written yet; the whole of a line. */
const NOBODY = new Set(
  [
    ...[
      'no reviews yet',
      'no reviews',
      'no recommendations yet',
      'no ratings yet',
      'not yet rated',
      'there are no reviews yet',
      'no reviews available',
    ],
    ...[
      'aucun avis',
      'aucun avis pour le moment',
      "pas encore d'avis",
      "il n'y a pas encore d'avis",
      'pas encore évalué',
      'aucune recommandation',
    ],
    ...[
      'noch keine rezensionen',
      'keine rezensionen',
      'noch keine bewertungen',
      'keine bewertungen',
      'noch nicht bewertet',
      'noch keine empfehlungen',
      'noch keine rezensionen vorhanden',
    ],
    ...[
      'no hay reseñas',
      'no hay opiniones',
      'aún no hay opiniones',
      'aún no hay reseñas',
      'todavía no hay opiniones',
      'todavía no hay reseñas',
      'sin opiniones',
      'sin reseñas',
      'aún sin calificar',
      'aún no hay recomendaciones',
    ],
    ...[
      'nessuna recensione',
      'ancora nessuna recensione',
      'non ci sono ancora recensioni',
      'nessun consiglio',
      'non ancora valutata',
    ],
    ...[
      'nenhuma avaliação',
      'ainda não há avaliações',
      'ainda não existem avaliações',
      'nenhum comentário',
      'sem avaliações',
      'nenhuma avaliação ainda',
      'sem críticas',
      'ainda não há críticas',
      'ainda não avaliado',
    ],
    ...[
      'nog geen reviews',
      'geen reviews',
      'nog geen beoordelingen',
      'nog geen recensies',
      'brak opinii',
      'brak recenzji',
      'jeszcze brak opinii',
      'nie ma jeszcze opinii',
      'jeszcze bez oceny',
    ],
    ...[
      'нет отзывов',
      'отзывов пока нет',
      'пока нет отзывов',
      'отзывов нет',
      'немає відгуків',
      'відгуків ще немає',
      'ще немає відгуків',
      'поки немає відгуків',
    ],
    ...[
      'henüz yorum yok',
      'yorum yok',
      'henüz değerlendirme yok',
      'belum ada ulasan',
      'tidak ada ulasan',
      'inga recensioner',
      'inga recensioner än',
      'inga omdömen',
      'ingen anmeldelser',
      'ingen anmeldelser endnu',
      'ingen anmeldelser ennå',
      'ei arvosteluja',
      'ei vielä arvosteluja',
    ],
    ...[
      'zatím žádné recenze',
      'žádné recenze',
      'zatiaľ žiadne recenzie',
      'nincs vélemény',
      'még nincs vélemény',
      'még nincsenek vélemények',
      'nicio recenzie',
      'nu există recenzii',
      'няма отзиви',
      'још нема рецензија',
      'nema recenzija',
      'δεν υπάρχουν κριτικές',
      'δεν υπάρχουν ακόμη κριτικές',
      'καμία κριτική',
    ],
    ...[
      'بدون نظر',
      'بدون مرور',
      'نظری وجود ندارد',
      'هنوز نظری وجود ندارد',
      'هنوز نظری ثبت نشده است',
      'هنوز مروری ثبت نشده است',
      'هنوز مروری وجود ندارد',
      'مروری وجود ندارد',
      'هیچ نظری ثبت نشده است',
      'هنوز هیچ نظری وجود ندارد',
    ],
    ...[
      'لا توجد مراجعات',
      'لا توجد مراجعات بعد',
      'لا توجد تقييمات',
      'لا توجد تقييمات بعد',
      'ليست هناك مراجعات',
      'ما من مراجعات',
      'אין ביקורות',
      'עדיין אין ביקורות',
      'אין עדיין ביקורות',
    ],
    ...[
      'クチコミはまだありません',
      'クチコミはありません',
      'クチコミがありません',
      '口コミはまだありません',
      'まだクチコミがありません',
      '리뷰 없음',
      '리뷰가 없습니다',
      '아직 리뷰가 없습니다',
      '暂无评价',
      '暂无评论',
      '尚無評論',
      '目前沒有評論',
      '還沒有評論',
      '没有评价',
      'ยังไม่มีรีวิว',
      'ไม่มีรีวิว',
      'chưa có bài đánh giá nào',
      'không có bài đánh giá nào',
      'chưa có đánh giá',
      'अभी तक कोई समीक्षा नहीं',
      'कोई समीक्षा नहीं',
    ],
  ].map(foldWording),
);
/** How an invitation to be the first begins. */
const FIRST = [
  'be the first to review',
  'be the first to write',
  'be the first to leave',
  'be the first to add',
  'be the first to post',
  'be the first one to',
  'soyez le premier',
  'soyez la première',
  'schreibe die erste',
  'schreiben sie die erste',
  'verfasse die erste',
  'sé el primero',
  'sea el primero',
  'sii il primo',
  'scrivi la prima',
  'seja o primeiro',
  'seja a primeira',
  'wees de eerste',
  'napisz pierwszą',
  'bądź pierwsz',
  'напишите первый',
  'будьте первым',
  'станьте первым',
  'напишіть перший',
  'станьте першим',
  'ilk yorumu',
  'ilk değerlendirmeyi',
  'jadilah yang pertama',
  'skriv den första',
  'skriv den første',
  'اولین نفری باشید',
  'اولین نظر را',
  'اولین مرور را',
  'كن أول',
  '最初のクチコミ',
  '成为第一个',
  '成為第一個',
  '첫 리뷰',
].map(foldWording);

/** Does this line say, whole, that there are no reviews yet, or invite to write the first? */
export function saysNoReviews(text: string): boolean {
  if (text.length > 120) return false;
  const said = foldWording(text)
    .replace(/\(0 [^()]{1,30}\)$|[.!。！]+$/u, '')
    .trim();
  return NOBODY.has(said) || FIRST.some((start) => said.startsWith(start));
}
