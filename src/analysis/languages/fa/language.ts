/** Persian: word lists, written by hand, and a light stemmer of our own. */
// natural is not used here: its default tokenizer yields no Persian word, its Persian one keeps punctuation on words and
// reports no offsets, and its "PorterStemmerFa" returns every word as it is.
import { moodOf } from '../../emoji.ts';
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { list, words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { emotions } from './emotions.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';
import { smallWords } from './small-words.ts';
import { story } from './story.ts';
import { topics } from './topics.ts';

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

const SUBJECTS =
  'کیفیت کیفیتش قیمت قیمتش سرعت بسته بسته‌بندی بستهبندی طعم طعمش مزه حجم حجمش ارسال صدا صداش صدای دوربین باتری صفحه ظاهر ظاهرش طراحی جنس جنسش رنگ رنگش وزن وزنش پیک برخورد پشتیبانی ارزش خریدش کارایی سایز اندازه شارژ شفافیت بیس گارانتی غذاها برخوردشون رفتار پرسنل کارکنان محیط نظافت سرویس زمان';
const STARTERS = 'بموقع موقع سریع زود دیر خیلی اصلا من ما این اون همه واقعا از برای نه هیچ قیمتشم کیفیتشم';
const JUDGES =
  'خوب بد عالی افتضاح ضعیف متوسط پایین بالا مناسب سرد داغ گرم تازه خوشمزه بدمزه بی‌کیفیت باکیفیت بیکیفیت کم زیاد گران گرون ارزان ارزون معمولی محشر فوق‌العاده فوقالعاده زیبا قشنگ شیک سنگین سبک دیر زود سریع کند تمیز کثیف راضی ناراضی مزخرف فاجعه شور خام سوخته خراب شکسته له مضخرف العاده معرکه';
const COPULAS = words(
  'عالیه خوبه بده افتضاحه ضعیفه متوسطه پایینه بالاست مناسبه سرده گرمه تازه‌س خوشمزس خوشمزه‌س کمه زیاده گرونه ارزونه معمولیه محشره فوقالعادس فوقالعادست زیباست قشنگه شیکه سنگینه سبکه دیره سریعه کنده تمیزه کثیفه راضیم راضیام ناراضیم مزخرفه فاجعهس شوره خامه خرابه میارزه بهتره بدتره بهترینه مشکله سخته راحته کوچیکه بزرگه خوبن عالین ممنونم ممنون متشکرم سپاسگزارم متاسفم هستش هستم هستن هستند هستیم نیستش خوشگله جالبه حرفنداره یکه تکه',
);
const VERB_LIST = words(
  'بود است هست شد نبود نیست داره دارد میشه میشود نداره ندارد نداشت داشت بودن بودند بودم بودیم شده کرد کردم کردن کردند کردید کردیم نشد شدم شدن شدند شدیم دادن دادند داد دادم رسید نرسید آورد آوردن آوردند اومد نیومد گرفتم گرفت خریدم خریدمش خوردم خوردیم فرستادن فرستاد فرستادند گذاشتن گذاشته داشتم داشتیم داشته بوده کرده گفتم گفت گفتن موند ماند ریخت ریخته شکست زد زدم ندادن نکردن نکرد نشده نداد نداشتم نداشته نکنید بخرید بخرین باشه باشد کنید کنه کنم بگیرید اومدن رفت رفتم دیدم کردین دادین دارم دارن دارند ندارم ندارن نیستن نیستم نیستند هس خورد چسبید',
);
const PREFIXED = /^(?:ن?می).{2,}/;

/** Verbs of the lists, the present tense ("می…", "نمی…"), and adjectives with "is" in them ("عالیه"). */
function isVerb(form: string): boolean {
  return VERB_LIST.has(form) || COPULAS.has(form) || (PREFIXED.test(form) && !NOT_VERBS.has(form));
}
const NOT_VERBS = words(
  'میز میوه میوه‌ها میان میانگین میکروفون میزان میل میدان میهمان میلیون میکاپ میگو میکس میلی مینی',
);

/** Persian as a plug-in. */
export const fa: Language = {
  code: 'fa',
  stem: remember((form) => moodOf(form) ?? stem(form)),
  elisions: new Set(),
  contrasts: words(
    'ولی اما لیکن ولیکن البته درعوض فقط متاسفانه وگرنه منتهی منتها هرچند درکل کلا ضمنا همچنین ولیی امااا درضمن علی‌رغم',
  ),
  openers: words(
    'چون زیرا چرا اگر اگه کاش تنها بنظرم بنظر نسبت مخصوصا حتی پیشنهاد خلاصه ولی لطفا ممنون مرسی تشکر فقط بعد وقتی',
  ),
  joins: words('و'),
  starters: words(`${SUBJECTS} ${STARTERS}`),
  subjects: words(SUBJECTS),
  judges: words(JUDGES),
  isVerb,
  verbFinal: true,
  adjectiveFirst: false,
  follows: words('که و هم تا به از با برای است ها تر'),
  negators: words('نه بدون بی هیچ هیچی هیچوقت هرگز اصلا فاقد'),
  pairedNegators: new Set(),
  negationPairs: new Set(),
  falseNegations: list(
    'نه تنها, بی نظیر, بدون شک, بدون نقص, بدون مشکل, بدون اغراق, بدون تاخیر, بی نقص, حرف نداره, حرف ندارد, حرف نداشت, نظیر نداره, ایرادی نداره, مشکلی نداشت, مشکلی نداره, مشکلی ندارد, شک نکنید, کم نداره, کم نداشت, بی نهایت, بی اندازه, درد نکنه, خسته نباشید, خسته نباشین',
  ),
  intensifiers: words(
    'خیلی بسیار واقعا اصلا کاملا فوق‌العاده بشدت شدیدا زیادی چقدر چقد انقدر اینقدر بی‌نهایت حسابی کلی به‌شدت نهایت عجیب',
  ),
  ironies: list(
    'دستتون درد نکنه واقعا, دستتون درد نکنه با این, دستتون درد نکنه که, دست شما درد نکنه با, خسته نباشید واقعا, خسته نباشید با این, واقعا خسته نباشید, مرسی که دیر, ممنون که دیر, ممنون از تاخیر, ممنون بابت تاخیر, آفرین به این, احسنت به این, دمتون گرم با این, واقعا که, مثلا پیتزا, مثلا ویژه, مثلا رستوران, یک کلام خسته نباشید, به این میگن خدمات, دست مریزاد با این',
  ),
  applause: words('ممنون مرسی آفرین احسنت تشکر متشکرم دستتون دمتون سپاس عالی ویژه'),
  troubles: words(
    'دیر تاخیر سرد افتضاح خراب شکسته له نفرستادین نفرستادید نیاوردین نرسید نیومد کم گرون اشتباه متاسفم پشیمون کنسل خام سوخته فاجعه',
  ),
  negatesBack: (form) => form.startsWith('نمی') || NEGATIVE_VERBS.has(form),
  smallWords,
  seeds,
  praises,
  emotions,
  causes,
  severities,
  story,
  topics,
};
