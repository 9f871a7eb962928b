/** Relative wordings that review sites use and ICU does not write; apart from the tables that ICU teaches. */
import { type DateUnit, foldWording, type RelativeWording, wordingKey } from './date-words.ts';

/** Meanings of a whole key (`wordingKey`), or of a key with its number as `#`; none when it is no such wording. */
export function pageWordings(key: string): readonly RelativeWording[] {
  return FIXED.get(key) ?? [];
}

/** Units that a pattern counts in: `sense` is `within` for "in the last # weeks". */
export function pagePattern(
  pattern: string,
): { readonly unit: DateUnit; readonly sense: 'ago' | 'within' } | undefined {
  return COUNTED.get(pattern);
}

const keyOf = (wording: string): string => wordingKey(foldWording(wording));
const listed = (wordings: string): readonly string[] =>
  wordings
    .trim()
    .split(/\s*\|\s*/)
    .map(keyOf);

const COUNTED = new Map<string, { unit: DateUnit; sense: 'ago' | 'within' }>();
const learnCounted = (sense: 'ago' | 'within', table: Readonly<Partial<Record<DateUnit, string>>>): void => {
  for (const [unit, wordings] of Object.entries(table))
    for (const key of listed(wordings))
      for (const form of [key, key.replace('# ', '#')]) COUNTED.set(form, { unit: unit as DateUnit, sense });
};

learnCounted('ago', {
  second: '# secs|# detik lalu|# segundos atrás',
  minute: '# menit lalu|# minuto atrás|# minutos atrás|# mins|# mins ago|# دقیقه قبل',
  hour: '# jam lalu|# hora atrás|# horas atrás|vor # std|# hrs|# hr|# hrs ago|# ساعت قبل',
  day: '# hari lalu|# dia atrás|# dias atrás|# ngày trước|vor # tg|# روز قبل|# d ago',
  week: `# minggu lalu|# semana atrás|# semanas atrás|# हफ़्ते पहले|# wk|# wks|# wks ago|# w|# w ago|# sem|# هفته قبل|
    # нед назад|# tyg temu|# 星期前|# 個星期前|# 个星期前|# vecka sedan|# veckor sedan`,
  month: `# bulan lalu|# mês atrás|# meses atrás|# महीने पहले|# महीना पहले|# 달 전|# mth|# mths|# mths ago|# mo|# mos|# mo ago|
    # か月前|# ヶ月前|# ヵ月前|# カ月前|# ケ月前|# ماه قبل|# hónapja|# 月前|# mies temu|# kuu tagasi|# kuud tagasi|# månad sedan|# månader sedan|
    # meseca|# meseci|# buwan na ang nakalipas|# mwezi uliopita|# miezi iliyopita`,
  year: `# tahun lalu|# ano atrás|# anos atrás|# साल पहले|قبل # أعوام|قبل # عامًا|πριν από # χρόνια|πριν από # χρόνο|# yr|# yrs|
    # yrs ago|# y|# a|# سال قبل|# éve|# aastat tagasi|# aasta tagasi|# år sedan|# god|# taon na ang nakalipas`,
});

learnCounted('within', {
  hour: 'in the last # hours|au cours des # dernières heures|در # ساعت گذشته|in den letzten # stunden|en las últimas # horas|过去 # 小时|過去 # 時間以内',
  day: 'in the last # days|in the past # days|au cours des # derniers jours|در # روز گذشته|過去 # 日以内|in den letzten # tagen|en los últimos # días|nos últimos # dias|negli ultimi # giorni|过去 # 天',
  week: 'in the last # weeks|in the past # weeks|au cours des # dernières semaines|در # هفته گذشته|過去 # 週間以内|in den letzten # wochen|en las últimas # semanas|过去 # 周|지난 # 주 이내|지난 # 주일 이내',
  month:
    'in the last # months|in the past # months|au cours des # derniers mois|در # ماه گذشته|過去 # か月以内|in den letzten # monaten|en los últimos # meses',
  year: 'in the last # years|au cours des # dernières années|در # سال گذشته|過去 # 年以内|in den letzten # jahren',
});

const FIXED = new Map<string, readonly RelativeWording[]>();
const learnFixed = (
  count: number,
  sense: RelativeWording['sense'],
  table: Readonly<Partial<Record<DateUnit, string>>>,
): void => {
  for (const [unit, wordings] of Object.entries(table))
    for (const key of listed(wordings))
      FIXED.set(key, [...(FIXED.get(key) ?? []), { count, unit: unit as DateUnit, sense }]);
};

learnFixed(1, 'ago', {
  minute: 'um minuto atrás|semenit lalu|semenit yang lalu|قبل دقيقة|minutę temu|egy perce',
  hour: 'uma hora atrás|sejam lalu|sejam yang lalu|قبل ساعة|한 시간 전|godzinę temu|egy órája|tunti sitten|tund aega tagasi|en timme sedan',
  day: 'um dia atrás|sehari lalu|sehari yang lalu|قبل يوم|하루 전|dzień temu|prije dan|egy napja|päivä sitten|päev tagasi',
  week: `uma semana atrás|एक हफ़्ते पहले|หนึ่งสัปดาห์ที่แล้ว|หนึ่งสัปดาห์ที่ผ่านมา|seminggu lalu|seminggu yang lalu|قبل أسبوع|일주일 전|한 주 전|tydzień temu|
    před týdnem|одну неделю назад|pred týždňom|prije tjedan dana|prije sedmicu|pre nedelju dana|пре недељу дана|преди седмица|一週間前|一周前|一星期前|egy hete|
    viikko sitten|nädal tagasi|en vecka sedan|fa una setmana|duela astebete|pred enim tednom`,
  month: `um mês atrás|एक महीने पहले|एक महीना पहले|หนึ่งเดือนที่แล้ว|หนึ่งเดือนที่ผ่านมา|sebulan lalu|sebulan yang lalu|قبل شهر|한 달 전|miesiąc temu|před měsícem|один месяц назад|
    pred mesiacom|prije mjesec dana|pre mesec dana|пре месец дана|преди месец|一か月前|一ヶ月前|一个月前|一個月前|egy hónapja|kuukausi sitten|kuu aega tagasi|
    en månad sedan|fa un mes|duela hilabete|pred enim mesecem|isang buwan ang nakalipas|isang buwan na ang nakalipas|mwezi mmoja uliopita|এক মাস আগে`,
  year: `um ano atrás|एक साल पहले|หนึ่งปีที่แล้ว|หนึ่งปีที่ผ่านมา|قبل عام واحد|setahun lalu|setahun yang lalu|قبل سنة|قبل عام|일 년 전|rok temu|před rokem|один год назад|
    pred rokom|prije godinu dana|pre godinu dana|пре годину дана|преди година|一年前|πριν από έναν χρόνο|πριν από ένα χρόνο|egy éve|vuosi sitten|aasta tagasi|ett år sedan|
    fa un any|duela urtebete|pred enim letom|isang taon ang nakalipas|isang taon na ang nakalipas|mwaka mmoja uliopita|এক বছর আগে`,
});
learnFixed(2, 'ago', {
  minute: 'قبل دقيقتين|לפני שתי דקות',
  hour: 'قبل ساعتين|לפני שעתיים',
  day: 'قبل يومين|לפני יומיים|이틀 전',
  week: 'قبل أسبوعين|לפני שבועיים|2 주 전',
  month: 'قبل شهرين|לפני חודשיים|두 달 전|两个月前|兩個月前',
  year: 'قبل سنتين|قبل عامين|לפני שנתיים|两年前|兩年前',
});
learnFixed(6, 'ago', {
  month: `half a year ago|half year ago|vor einem halben jahr|hace medio año|mezzo anno fa|полгода назад|пів року тому|pół roku temu|
    een half jaar geleden|for et halvt år siden|för ett halvår sedan|před půl rokem|半年前|반년 전`,
});
learnFixed(1, 'calendar', {
  day: 'yest',
  week: 'the week before|la semaine dernière|vorige woche|letzte woche|la settimana scorsa|la semana anterior|هفته پیش|هفته قبل|minggu kemarin',
  month: 'le mois dernier|le mois passé|letzten monat|vorigen monat|il mese scorso|ماه پیش|ماه قبل|bulan kemarin',
  year: "l'année dernière|l'an dernier|l'an passé|letztes jahr|voriges jahr|l'anno scorso|سال پیش|پارسال|سال قبل",
});
learnFixed(2, 'calendar', { day: 'the day before yesterday|پریروز|antes de ayer' });

learnFixed(1, 'within', {
  hour: `just now|now|moments ago|a moment ago|seconds ago|à l'instant|il y a un instant|il y a quelques instants|الآن|قبل لحظات|منذ لحظات|لحظاتی پیش|لحظه‌ای پیش|
    همین الان|هم‌اکنون|هم اکنون|چند لحظه پیش|gerade eben|soeben|eben|jetzt|ahora mismo|ahora|hace un momento|hace unos instantes|agora mesmo|agora|há instantes|
    adesso|proprio ora|ora|poco fa|zojuist|nu net|przed chwilą|teraz|только что|сейчас|щойно|az önce|şimdi|şu anda|baru saja|vừa xong|μόλις τώρα|τώρα|עכשיו|כרגע|
    たった今|今|방금|방금 전|刚刚|刚才|剛剛|เมื่อสักครู่|เมื่อครู่นี้|अभी|अभी-अभी|just nu|nyss|lige nu|akkurat nå|juuri nyt|právě teď|práve teraz|éppen most|most|chiar acum|току-що|ახლახან`,
  day: `in the last day|in the past day|past day|au cours du dernier jour|au cours de la dernière journée|am letzten tag|en el último día|no último dia|nell'ultimo giorno|
    در روز گذشته|在过去一天|過去1日以内`,
  week: `in the last week|in the past week|past week|within the last week|within a week|this past week|au cours de la dernière semaine|la semaine passée|
    au cours de la semaine dernière|dans la dernière semaine|in der letzten woche|innerhalb der letzten woche|en la última semana|nell'ultima settimana|in de afgelopen week|
    afgelopen week|na última semana|w ostatnim tygodniu|w ciągu ostatniego tygodnia|за последнюю неделю|на прошлой неделе|за останній тиждень|протягом останнього тижня|
    på senaste veckan|den senaste veckan|under den senaste veckan|i den seneste uge|inden for den seneste uge|den siste uken|viime viikolla|viimeisen viikon aikana|
    dalam seminggu terakhir|στην τελευταία εβδομάδα|την τελευταία εβδομάδα|τελευταία εβδομάδα|في الأسبوع الماضي|خلال الأسبوع الماضي|בשבוע האחרון|במהלך השבוע האחרון|
    در هفته گذشته|در هفتهٔ گذشته|در یک هفته گذشته|طی هفته گذشته|هفته گذشته|در هفته اخیر|geçen hafta içinde|son bir hafta içinde|son 1 hafta içinde|過去 1 週間以内|過去1週間以内|
    지난주|지난 1주일 이내|지난 일주일 이내|지난주 이내|最近一周|过去一周内|過去一週內|上周|上週|během posledního týdne|minulý týden|v poslednom týždni|a múlt héten|az elmúlt héten|
    az elmúlt hétben|în ultima săptămână|през последната седмица|u zadnjih tjedan dana|u posljednjih tjedan dana|u poslednjih nedelju dana|у последњих недељу дана|v zadnjem tednu|
    per pastarąją savaitę|praėjusią savaitę|pēdējā nedēļā|pagājušajā nedēļā|viimase nädala jooksul|trong tuần qua|trong tuần trước|ในสัปดาห์ที่ผ่านมา|पिछले हफ़्ते|पिछले सप्ताह|
    पिछले हफ़्ते में|গত সপ্তাহে|la setmana passada|durant l'última setmana|na última semana|azken astean|გასულ კვირას|ბოლო კვირაში|noong nakaraang linggo|dalam minggu lepas`,
  month: `in the last month|in the past month|past month|au cours du dernier mois|im letzten monat|en el último mes|nell'ultimo mese|in de afgelopen maand|no último mês|
    در ماه گذشته|در یک ماه گذشته|過去 1 か月以内|за последний месяц|w ostatnim miesiącu|בחודש האחרון|خلال الشهر الماضي`,
  year: `in the last year|in the past year|past year|au cours de l'année écoulée|au cours de la dernière année|im letzten jahr|en el último año|nell'ultimo anno|در سال گذشته|過去 1 年以内`,
});
