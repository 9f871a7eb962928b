/** Persian wording of messages; written right to left, digits and dates come formatted. */
import type { Subject, Wording } from './wording.ts';

const lists = new Intl.ListFormat('fa-IR');

export const fa: Wording = {
  language: 'fa',
  direction: 'rtl',
  list: (names) => lists.format(names),
  badge: {
    down: 'افت',
    up: 'پیشرفت',
    burst: 'روز غیرعادی',
    surge: 'نظرهای بیشتر',
    source: 'منبع',
    resolved: 'برطرف شد',
    accepted: 'سطح تازه',
    recovering: 'رو به بهبود',
  },
  eroded: (subject, direction, before, after) =>
    `${direction === 'down' ? 'افت' : 'رشد'} آرام ${noun(subject)} از ${before} به ${after}`,
  within: (years) => ` در ${yearsOf(years)}`,
  moved: (subject, direction, before, after) =>
    `${direction === 'down' ? 'افت' : 'رشد'} ${noun(subject)} از ${before} به ${after}`,
  movedTogether: (direction) => `چند شعبه با هم ${direction === 'down' ? 'افت کرده‌اند' : 'بهتر شده‌اند'}`,
  sinceAbout: (since) => `، از حدود ${since}`,
  recovering: (subject) => `${noun(subject)} رو به بهبود است`,
  resolved: (subject, direction) =>
    direction === 'down' ? `${noun(subject)} به سطح پیشین برگشت` : `رشد ${noun(subject)} پایان یافت`,
  accepted: (subject, after) => `سطح عادی تازهٔ ${noun(subject)}: ${after}`,
  burst: (day) => `شمار غیرعادی نظرها در ${day}`,
  burstOver: 'موج نظرها پایان یافت',
  surge: (since) => `نظرهایی بیش از معمول از ${since}`,
  sourceFailing: (source) => `منبع ${source} دیگر خوانده نمی‌شود`,
  sourceBack: (source) => `منبع ${source} دوباره خوانده می‌شود`,
  noData: (source) => `از منبع ${source} نظر تازه‌ای نمی‌رسد`,
  dataBack: (source) => `از منبع ${source} دوباره نظر می‌رسد`,
  selectorsMoved: (source) => `صفحهٔ منبع ${source} در حال تغییر است`,
  at: (place, title) => `${place}: ${title}`,
  region: (brand, region) => `${brand}، منطقهٔ ${region}`,

  whatMoved: 'چه چیزی تغییر کرد',
  levels: (before, nBefore, after, nAfter) => `از ${before} (${nBefore} نظر) به ${after} (${nAfter} نظر از آن زمان).`,
  yearAgo: (years, before, nBefore, after, nAfter) =>
    `${yearsOf(years)} پیش ${before} (${nBefore} نظر)، اکنون ${after} (${nAfter} نظر).`,
  attributed: (touchpoint) =>
    `این عدد امتیازی است که مشتریان می‌دادند اگر فقط «${touchpoint}» از امتیاز کم می‌کرد؛ امتیاز کلی به‌تنهایی تغییر معناداری نکرده است.`,
  erosionBody:
    'هیچ هفته‌ای غیرعادی نبوده است: تغییر برای هشدار بیش از حد کند است. هر فصل با همان فصل سال‌های پیش مقایسه شده است؛ پس فصل سال علت آن نیست.',
  erosionSure: (percent) => `از همهٔ پیام‌های این‌چنینی حداکثر ${percent} می‌تواند تصادفی باشد.`,
  erosionCompared: (before, nBefore, after, nAfter) =>
    `همان فصل‌های سال پیشین (${before}، ${nBefore} نظر) در برابر چهار فصل اخیر (${after}، ${nAfter} نظر). جمع سطرها درست برابر کل است.`,
  places: (names) => `شعبه‌هایی که با هم تغییر می‌کنند: ${names}. برای آن‌ها پیام جداگانه فرستاده نمی‌شود.`,
  progress: 'مقایسه فقط با گذشتهٔ خودش است، نه با جاهای دیگر.',
  howSure: 'چقدر مطمئنیم',
  interval: (low, high) => `تغییر واقعی با اطمینان ۹۵٪ بین ${low} و ${high} است.`,
  falseAlarm: (years, reviews) =>
    `اگر چیزی تغییر نکرده بود، یک رشتهٔ نظر زیر نظارت تقریباً هر ${years} سال یک بار چنین هشداری می‌داد${reviews ? ` (یک بار در ${reviews} نظر)` : ''}.`,
  whoseShare: 'سهم هر بخش',
  compared: (before, nBefore, after, nAfter) =>
    `همهٔ نظرهای یک سال پیش از تغییر (${before}، ${nBefore} نظر) در برابر نظرهای پس از آن (${after}، ${nAfter} نظر). جمع سطرها درست برابر کل است.`,
  rest: 'بقیهٔ موارد',
  mix: 'جابه‌جایی میان شعبه‌ها و زمان‌ها',
  season: 'فصل سال',
  total: 'کل تغییر',
  unattributed: 'بدون اشاره به مرحله‌ای خاص',
  unit: { stars: 'ستاره', share: 'واحد درصد', points: 'امتیاز' },
  split: (touchpoint, moreOften, worse) =>
    `${touchpoint}: ${moreOften} به‌دلیل دفعات شکایت و ${worse} به‌دلیل شدت شکایت.`,
  causes: (touchpoint, shares) => `علتی که مشتریان می‌گویند (${touchpoint}): ${shares}.`,
  byCause: (touchpoint, parts) => `به تفکیک علتی که مشتریان می‌گویند (${touchpoint}): ${parts}.`,
  noCause: 'بدون ذکر علت',
  praised: (touchpoint, before, after) => `بیشتر تحسین شده: ${touchpoint}، در ${after} نظرها، پیش‌تر ${before}.`,
  cause: { people: 'افراد', policy: 'مقررات', tools: 'ابزارها' },
  unaffected: (names) => `بدون تغییر روشن: ${names}.`,
  whyYou: 'چرا شما',
  owner: (team, touchpoint) =>
    `مرحلهٔ «${touchpoint}» که مشتریان بیش از همه از آن می‌گویند در اختیار تیم ${team} است؛ پیگیری با این تیم است.`,
  fallback: (team) =>
    `مشتریان به مرحله‌ای که مسئول داشته باشد اشاره نکرده‌اند؛ تیم ${team} تعیین می‌کند چه کسی پیگیری کند.`,
  informed: (team, accountable) =>
    `پیگیری با تیم ${accountable} است. تیم ${team} هم آگاه می‌شود، چون همین نظرها به مرحله‌ای از کار آن تیم اشاره دارند.`,
  manager: {
    down: (manager, team) => `پیگیری با تیم ${team} است و سرپرستی این تیم با ${manager}.`,
    up: (manager, team) => `این حاصل کار تیم ${team} است و سرپرستی این تیم با ${manager}. دلگرمی شما اثر دارد.`,
  },
  together: (others) =>
    `این تیم‌ها هم آگاه شدند: ${others}. همین نظرها به آن‌ها هم مربوط است؛ با هم و بدون دنبال مقصر گشتن بررسی کنید.`,
  quotes: { down: 'به زبان خود مشتریان', up: 'آنچه مشتریان پسندیده‌اند' },
  around: (period) => `حدود ${period}`,
  score: (score, max) => `${score} از ${max}`,
  recommends: (yes) => (yes ? 'توصیه می‌کند' : 'توصیه نمی‌کند'),
  open: 'دیدن نظر',
  whatCloses: 'چه زمانی بسته می‌شود',
  whatNext: 'پس از این',
  holds: 'کاری لازم نیست: اگر ۶۰ روز بماند، سطح عادی تازه می‌شود.',
  closes: (level) =>
    `دست‌کم ۲۰ نظر تازه در دست‌کم ۷ روز با میانگین ${level} یا بیشتر. اگر تا ۶۰ روز بهتر نشود، سطح تازه عادی شمرده می‌شود و خبر می‌دهیم.`,
  celebrate: (team) => `آفرین! مشتریان متوجه شده‌اند: به تیم ${team} خبر دهید و آنچه را سبب آن شد نگه دارید.`,
  resolvedBody: {
    down: 'نظرها به سطح پیش از افت برگشته‌اند. کار دیگری لازم نیست؛ از کسانی که درستش کردند تشکر کنید.',
    up: 'نظرها به سطح پیش از رشد برگشته‌اند.',
  },
  acceptedBody:
    'سطح به حالت پیش برنگشته است. از این پس عادی شمرده می‌شود تا تغییر بعدی دیده شود؛ این به معنای برطرف شدن نیست.',
  recoveringBody: 'بخشی از آنچه تغییر کرده بود به سطح پیشین برگشته است. وقتی همه برگردد دوباره می‌نویسیم.',
  burstFacts: (count, mean, usual) =>
    `تا این لحظه ${count} نظر در آن روز با میانگین ${mean}؛ میانگین معمول ${usual} است.`,
  burstBody:
    'چنین روزی می‌تواند نشانهٔ یک کارزار، یک رویداد یا یک حمله باشد. تغییر خدمت شمرده نمی‌شود: نظرها را بخوانید، نظرهای ساختگی را به سایت گزارش دهید و پاسخ‌گویان را آگاه کنید.',
  burstOverBody: 'روز غیرعادی دیگری در پی آن نیامد.',
  surgeBody:
    'نظرها از همان گونهٔ همیشگی‌اند؛ تنها شمارشان بیش از آن است که افت‌وخیز معمول این مکان توضیح دهد: مشتریان بیشتر، دعوت به نظر دادن یا یک کارزار. از شمار آن‌ها نتیجه‌ای دربارهٔ امتیاز گرفته نمی‌شود.',
  sourceBody:
    'تا زمانی که خوانده نشود، سکوت این منبع هیچ معنایی ندارد: نه هشداری از آن می‌آید و نه می‌توان از آن نتیجه‌ای گرفت.',
  sourceBackBody: 'نظرها دوباره خوانده می‌شوند.',
  noDataBody:
    'این منبع خوانده می‌شود، ولی بیش از حد معمول است که نظر تازه‌ای در آن نیامده است. صفحه را ببینید: شاید نظرها را پنهان می‌کند یا نشانی از آنِ جای دیگری است. از این سکوت دربارهٔ امتیاز نتیجه‌ای گرفته نمی‌شود.',
  dataBackBody: 'نظرهای تازه دوباره می‌رسند.',
  selectorsMovedBody:
    'همهٔ نظرها هنوز خوانده می‌شوند، ولی با نشانه‌های دیگری از صفحه. چیدمان صفحه در حال تغییر است: پیش از آن که تغییر بعدی آن را از کار بیندازد، عددهای این منبع را با صفحه مقایسه کنید.',
  facts: 'واقعیت‌ها',
  chart: (before, after, since) => `نمودار میانگین: پیش از ${since} ${before} و پس از آن ${after}.`,
  chartLegend: { before: 'پیش', after: 'پس' },
  footer: (key) => `فرستادهٔ vigie. رویداد ${key}.`,
  dashboard: 'بازکردن داشبورد',
};

function noun({ noun: kind, touchpoint }: Subject): string {
  if (kind === 'touchpoint') return `«${touchpoint}»`;
  return { rating: 'امتیاز', recommendation: 'سهم توصیه‌کنندگان', score: 'نمره' }[kind];
}

function yearsOf(years: number): string {
  return years === 1 ? 'یک سال' : `${new Intl.NumberFormat('fa-IR').format(years)} سال`;
}
