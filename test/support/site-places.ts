/** Invented places for the tests of collectors and of the local review site. */
import type { SiteLanguage, SitePlace, SiteReview } from '../../demo/site/place.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';

const TEXTS: Readonly<Record<SiteLanguage, readonly string[]>> = {
  en: [
    'The parcel came late and nobody could say where it was.',
    'Lovely staff, quick answer & a fair price. I had asked for the small lamp and they found the last one in the back of the shop, wrapped it and even carried it out to the car for me.',
    'Average. <b>Not</b> bold, but "quoted" text.',
  ],
  fr: [
    'Livraison en retard, personne ne savait où était le colis.',
    "Très bon accueil et des conseils précis. J'avais commandé la petite lampe, elle n'était plus en rayon, mais le vendeur est allé la chercher en réserve et l'a emballée avec soin.",
    'Correct, sans plus.',
  ],
  fa: [
    'بسته دیر رسید و هیچ‌کس نمی‌دانست کجاست.',
    'برخورد کارکنان عالی بود و قیمت هم منصفانه. چراغ کوچک را خواسته بودم و آخرین دانه را از انبار پیدا کردند، با دقت بسته‌بندی کردند و حتی تا کنار ماشین برایم آوردند. ممنون از همه.',
    'معمولی بود.',
  ],
};

const REPLIES: Readonly<Record<SiteLanguage, string>> = {
  en: 'Thank you, we will look into it.',
  fr: 'Merci pour votre retour, nous vérifions.',
  fa: 'سپاس از شما، بررسی می‌کنیم.',
};

/** A place with `count` reviews, each some days older than the one before, written before `now`. */
export function sitePlace(kind: SitePlace['kind'], language: SiteLanguage, count: number, now: Instant): SitePlace {
  const reviews = Array.from({ length: count }, (_, index): SiteReview => {
    const writtenAt = instant(millis(now) - index * 5 * DAY_MS - 3 * 3_600_000);
    const text = TEXTS[language][index % 3];
    return {
      id: `Rv-${language}-${String(index).padStart(4, '0')}_${'x'.repeat(12)}`,
      author: `Author ${index} O'Hara`,
      ...(kind === 'maps' ? { rating: 1 + ((index * 3) % 5) } : { recommends: index % 3 !== 0 }),
      ...((kind === 'facebook' || index % 7 !== 6) && { text }),
      writtenAt,
      ...(index % 4 === 1 && { reply: { text: REPLIES[language], writtenAt: instant(millis(writtenAt) + DAY_MS) } }),
    };
  });
  return { id: `${kind}-${language}`, kind, name: `Lampes & Cie ${language}`, language, reviews };
}
