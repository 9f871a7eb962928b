/** Persian: word lists, written by hand, and a light stemmer of our own. */
// natural is not used here: its default tokenizer yields no Persian word, its Persian one keeps punctuation on words and
// reports no offsets, and its "PorterStemmerFa" returns every word as it is.
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';

const SUFFIXES = [
  'هایشان',
  'هایمان',
  'هایتان',
  'هاشون',
  'هامون',
  'هاتون',
  'هایش',
  'هایم',
  'هایی',
  'های',
  'هاش',
  'هام',
  'ها',
  'ترین',
  'شان',
  'مان',
  'تان',
  'شون',
  'مون',
  'تون',
  'تر',
  'یش',
  'اش',
  'ام',
  'ات',
  'ای',
  'ش',
  'م',
  'ی',
  'ه',
];

/** Cuts plural, comparative and possessive endings as long as three letters stay. */
function stem(form: string): string {
  let rest = form;
  for (let round = 0; round < 2; round++) {
    const suffix = SUFFIXES.find((ending) => rest.length - ending.length >= 3 && rest.endsWith(ending));
    if (suffix === undefined) break;
    rest = rest.slice(0, -suffix.length);
  }
  return rest;
}

const NEGATIVE_VERBS = words(
  'نیست نیستن نیستند نیستم نبود نبودن نبودند نبودم نشد نشده نشدم ندارد نداره ندارم نداریم ندارن ندارند نداشت نداشتم نداشته نکرد نکردم نکردن نکردند نکرده نداد ندادن ندادند نداده نخرید نخرین نخورد نیومد نیامد نیامده نرسید نرسیده نگرفت نگیرید نکنید نبوده نباشد نباشه نگفت نذاشتن نفرستادن نفرستاد نخوردیم نخوردم',
);

/** Persian as a plug-in. */
export const fa: Language = {
  code: 'fa',
  stem: remember(stem),
  elisions: new Set(),
  contrasts: words('ولی اما لیکن ولیکن البته درعوض فقط متاسفانه وگرنه منتهی منتها هرچند'),
  joins: words('و هم'),
  starters: new Set(),
  clauseEnds: words(
    'بود است هست شد نبود نیست داره دارد میشه میشود نداره ندارد نداشت داشت بودن بودند بودم شده کرد کردم کردن کردند کردید نشد میکنه میکند میکنم شدم راضیم راضی‌ام دادن دادند داد رسید نرسید آورد اورد',
  ),
  negators: words('نه بدون بی هیچ هیچی هیچوقت هرگز اصلا فاقد'),
  negatesBack: (form) => form.startsWith('نمی') || NEGATIVE_VERBS.has(form),
  seeds,
  praises,
  causes,
  severities,
};
