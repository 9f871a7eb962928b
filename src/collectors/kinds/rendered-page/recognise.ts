/** Is this a page with something like reviews? The last resort among the kinds: cheap, and never surer than 0.3. */
import type { Capture } from '../../collector.ts';

/** Marks of a score, in the text of a page. */
const SCORE =
  /[★☆⭐✭]|[\s"'>(](?:[1-5](?:[.,]\d)?\s?\/\s?5|(?:10|\d)(?:[.,]\d)?\s?\/\s?10)[\s"'<)]|\b\d(?:[.,]\d)? (?:out of|sur|von|de|di|van|av|из|از) (?:5|10|۵|۱۰)\b|(?:class|data-[a-z-]{1,24}|aria-label|alt|title|style)="[^"]{0,80}(?:rating|stars?\b|score|étoile|stern|ستار|نجم)|<(?:star|rating)[a-z-]*[\s>]|itemprop="ratingValue"/giu;
/** What pages call reviews. */
const WORD =
  /reviews?\b|ratings?\b|testimonial|guest ?book|\bavis\b|évaluation|témoignage|bewertung|rezension|kundenstimm|opinion|reseña|valoraci|recension|avaliaç|beoordel|omdöme|anmeldelse|arvostelu|opini[ei]|recenz|hodnocen|отзыв|yorum|değerlendirme|نظرات|نظر |دیدگاه|تقييم|مراجع|آراء|ביקור|חוות דעת|κριτικ|vélemény|ulasan|đánh giá|クチコミ|口コミ|レビュー|评价|评论|評論|리뷰|후기|รีวิว/iu;
const DAY =
  /<time[\s>]|datetime=|\b(?:19|20)\d\d\b|\b(?:ago|il y a|vor|hace|fa|atrás|назад|önce|پیش|قبل|temu)\b|[۰-۹]{1,2} \p{L}+ پیش|前/giu;

/** Anything that may be a day in digits, for lists without scores. */
const DIGIT_DAY =
  /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}\.? \p{L}{3,12}\.?,? (?:19|20)\d\d\b|\p{L}{3,12}\.? \d{1,2}, (?:19|20)\d\d|[۰-۹٠-٩]{1,2} \p{L}{2,8} /gu;

/** 0.3 for scores, days and a word for reviews; less for each that is missing; 0 where nothing is repeated. */
export function recogniseRenderedPage({ body }: Capture): number {
  if (
    !/<(?:html|body|div|ul|ol|dl|table|section|article|main|p|[a-z]{1,20}-[a-z-]{1,20})[\s>]/i.test(
      body.slice(0, 20_000),
    )
  )
    return 0;
  const scored = atLeast(SCORE, body, 2) || atLeast(ICONS, body, 4);
  const dated = atLeast(DIGIT_DAY, body, 3) || atLeast(DAY, body, 3);
  if (!scored && !dated) return 0;
  const worded = WORD.test(body);
  if (scored && dated) return worded ? 0.3 : 0.2;
  return worded || scored ? 0.15 : 0.1;
}

/** Rows of the same small element, as icons are. */
const ICONS = /<(i|img|svg|span)(?: [^<>]{0,160})?>(?:<\/\1>)?\s{0,4}<\1(?: [^<>]{0,160})?>(?:<\/\1>)?\s{0,4}<\1[\s>]/g;

function atLeast(pattern: RegExp, body: string, count: number): boolean {
  pattern.lastIndex = 0;
  for (let found = 0; found < count; found += 1) if (!pattern.test(body)) return false;
  return true;
}
