/** Reads yes or no out of a header such as "Ana recommends Lampes & Cie"; never out of a review's own words. */
import { foldWording } from '../../dates/date-words.ts';

/** Negative wordings first: each contains a positive one. Accents, joiners and curly apostrophes are folded before. */
const NO =
  /(?:does not|doesn't|do not|don't|did not|didn't|would not|wouldn't) recommend|\bne (?:vous )?recommande(?:nt)? pas|\bdeconseille|empfiehlt .{1,160} nicht(?: weiter)?\b|empfiehlt nicht|\bno (?:la |lo |le )?recomienda|\bnon consiglia|\bnon raccomanda|\bnao recomenda|\bnie poleca|raadt .{0,160}niet aan|beveelt .{0,160}niet aan|rekommenderar inte|anbefaler ikke|tavsiye etmiyor|onermiyor|не рекомендует|не рекомендує|nedoporucuje|neodporuca|لا (?:یوصی|توصی|ینصح|تنصح)|לא ממליצ|לא ממליץ|tidak merekomendasikan|(?:توصیه|پیشنهاد|سفارش) (?:را )?نمی ?کند|(?:توصیه|پیشنهاد) نکرد|δεν (?:συνιστα|προτεινει)|khong (?:đe xuat|gioi thieu)|(?:おすすめ|お勧め)していません|추천하지 않|ไม่แนะน|\bnem ajanlja|\bnu recomanda|не препоръчва|\bne preporucuje|не препоручује|\bei suosittele|\bne priporoca|不推[荐薦]|(?:अनुशंसा|सिफारिश|सिफ़ारिश|की सलाह|सुझाव) नहीं|\bnerekomenduoja|\bneiesaka|\bei soovita\b/u;
const YES =
  /\brecommend(?:s|ed)?\b|\brecommande(?:nt)?\b|\bempfiehlt\b|\brecomienda\b|\bconsiglia\b|\braccomanda\b|\brecomenda\b|(?:^|\s)poleca(?:[\s:]|$)|\braadt .{0,160}aan\b|\bbeveelt .{0,160}aan\b|\brekommenderar\b|\banbefaler\b|tavsiye ediyor|oneriyor|рекомендует|рекомендує|doporucuje|odporuca|(?:یوصی|توصی|ینصح|تنصح)(?:\s|$)|ממליצ|ממליץ|merekomendasikan|(?:توصیه|پیشنهاد|سفارش) (?:را )?می ?کند|توصیه کرد|(?:^|\s)(?:συνιστα|προτεινει)(?:\s|$)|(?:^|\s)đe xuat(?:\s|$)|(?:おすすめ|お勧め)しています|추천합니다|แนะน(?:ํา|ำ)(?:\s|$)|\bajanlja\b|\brecomanda\b|препоръчва|\bpreporucuje\b|препоручује|\bsuosittelee\b|\bpriporoca\b|推[荐薦]了?|(?:अनुशंसा|सिफारिश|सिफ़ारिश) (?:करता|करती|करते)|(?:की सलाह|सुझाव) (?:देता|देती|देते)|\brekomenduoja\b|\biesaka\b|\bsoovitab\b/u;

/** Longest header that is looked at: two names and a verb. Unit: characters. */
const LONGEST = 300;

/** True or false as the header says; absent when it says neither (an ordinary post) or is too long for a header. */
export function readRecommendation(header: string): boolean | undefined {
  if (header.length > LONGEST) return undefined;
  const folded = foldWording(header);
  if (NO.test(folded)) return false;
  return YES.test(folded) ? true : undefined;
}

/** Stars of a header from before August 2018 ("… reviewed … — 5 star"); absent for recommendations. */
export function readOldStars(header: string): number | undefined {
  if (header.length > LONGEST) return undefined;
  const found =
    /[—–-]\s?([1-5])[\s-]?(?:star|etoile|stern|estrella|stell|estrela|ster|gwiazd|stjarn|stjern|yildiz|звезд|ستاره|نجوم|نجم|csillag|tahte|stele|stea|hvezd|zvezd|зірк|つ?星|颗星|顆星|별|bintang|sao\b|ดาว)/u.exec(
      foldWording(header),
    );
  return found ? Number(found[1]) : undefined;
}
