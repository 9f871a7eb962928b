/** Relative date wordings of a language, read backwards from the tables of ICU; apart, because it is a table, not a reader. */
import { foldDigits } from './written-number.ts';

/** Units that wordings count in. */
export type DateUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * What a wording means. `ago`: whole units, rounded down. `calendar`: "yesterday", "last month". `within`: "in the last
 * week", at most so many units ago.
 */
export interface RelativeWording {
  readonly count: number;
  readonly unit: DateUnit;
  readonly sense: 'ago' | 'calendar' | 'within';
}

/** Lower case, ASCII digits, no accents, points, joiners or direction marks, one space: what tables are keyed by. */
export function foldWording(wording: string): string {
  return foldDigits(wording)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, '')
    .normalize('NFC')
    .replace(/[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff]/g, '')
    .replaceAll('\u200d', '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();
}

interface Table {
  /** Wordings with their number as `#`; several units when an abbreviation is ambiguous ("5m"). */
  readonly counted: ReadonlyMap<string, ReadonlySet<DateUnit>>;
  /** Patterns that the language uses with the number one: words for one stand for it. */
  readonly single: ReadonlySet<string>;
  readonly fixed: ReadonlyMap<string, readonly RelativeWording[]>;
}

const UNITS: readonly DateUnit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 21, 22, 23, 25, 30, 31, 100];
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const tables = new Map<string, Table>();

/** What a folded wording without a clock time can mean in one language: usually one meaning, none when it is no date. */
export function relativeWordings(folded: string, language: string): readonly RelativeWording[] {
  return lookUp(folded, tableOf(language));
}

/** The same in all of these languages at once: one look-up, as this is the way of every text that is no date. */
export function relativeWordingsInAny(folded: string, languages: readonly string[]): readonly RelativeWording[] {
  const key = languages.join();
  const merged = tables.get(key) ?? mergeTables(languages.map(tableOf));
  tables.set(key, merged);
  return lookUp(folded, merged);
}

function mergeTables(parts: readonly Table[]): Table {
  const counted = new Map<string, Set<DateUnit>>();
  const fixed = new Map<string, RelativeWording[]>();
  for (const part of parts) {
    for (const [pattern, units] of part.counted)
      counted.set(pattern, new Set([...(counted.get(pattern) ?? []), ...units]));
    for (const [wording, meanings] of part.fixed) fixed.set(wording, [...(fixed.get(wording) ?? []), ...meanings]);
  }
  return { counted, fixed, single: new Set(parts.flatMap(({ single }) => [...single])) };
}

function lookUp(folded: string, table: Table): readonly RelativeWording[] {
  const own = ownFixed.get(folded);
  const fixed = table.fixed.get(folded) ?? (own && [own]);
  if (fixed) return fixed;
  const numbers = folded.match(/\d+/g) ?? [];
  if (numbers.length > 1) return [];
  if (numbers.length === 0) return meanOne(folded, table);
  const count = Number(numbers[0]);
  const pattern = folded.replace(/\d+/, '#');
  const within = ownWithin.get(pattern);
  if (within) return [{ count, unit: within, sense: 'within' }];
  // Chinese, Japanese and Korean pages space the number or do not, whatever ICU does.
  const close = CJK.test(pattern) ? pattern.replaceAll(' ', '') : pattern;
  const units = table.counted.get(pattern) ?? table.counted.get(close) ?? ownCounted.get(pattern);
  return [...(units ?? [])].filter(() => count <= 1000).map((unit) => ({ count, unit, sense: 'ago' }));
}

/** "a month ago", "il y a un mois", "miesiąc temu": a word for one, or none, stands where ICU writes 1. */
function meanOne(folded: string, table: Table): readonly RelativeWording[] {
  const words = folded.split(' ');
  if (words.length > 7) return [];
  for (let at = 0; at <= words.length; at += 1) {
    const inserted = [...words.slice(0, at), '#', ...words.slice(at)];
    const replaced = ONE.has(words[at] ?? '') ? [...words.slice(0, at), '#', ...words.slice(at + 1)] : inserted;
    for (const candidate of [replaced, inserted]) {
      const pattern = candidate.join(' ');
      const units = table.single.has(pattern) ? table.counted.get(pattern) : undefined;
      if (units) return [...units].map((unit) => ({ count: 1, unit, sense: 'ago' }));
    }
  }
  return [];
}

function tableOf(language: string): Table {
  const known = tables.get(language);
  if (known) return known;
  const made = makeTable(language);
  tables.set(language, made);
  return made;
}

function makeTable(language: string): Table {
  const counted = new Map<string, Set<DateUnit>>();
  const single = new Set<string>();
  const fixed = new Map<string, readonly RelativeWording[]>();
  const learn = (wording: string, count: number, unit: DateUnit, sense: 'ago' | 'calendar'): void => {
    // Hebrew shows the number beside a dual, in brackets: "לפני שבועיים (2)".
    const folded = foldWording(wording.replace(/\s\(\d+\)$/, ''));
    const pattern = folded.replace(String(count), '#');
    if (!pattern.includes('#')) {
      if (!fixed.has(folded)) fixed.set(folded, [{ count, unit, sense }]);
      return;
    }
    // Chinese and Japanese pages leave out the space that ICU puts around the number.
    for (const form of CJK.test(pattern) ? [pattern, pattern.replaceAll(' ', '')] : [pattern]) {
      counted.set(form, (counted.get(form) ?? new Set()).add(unit));
      if (count === 1) single.add(form);
    }
  };
  for (const style of ['long', 'short', 'narrow'] as const) {
    const always = new Intl.RelativeTimeFormat(language, { style, numeric: 'always' });
    const auto = new Intl.RelativeTimeFormat(language, { style, numeric: 'auto' });
    for (const unit of UNITS) {
      const bare = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: style });
      for (const count of COUNTS) {
        learn(always.format(-count, unit), count, unit, 'ago');
        learn(bare.format(count), count, unit, 'ago');
      }
      for (const count of [0, 1, 2, 3]) learn(auto.format(-count, unit), count, unit, 'calendar');
    }
  }
  return { counted, single, fixed };
}

/** Words for one in front of a unit, accents folded. Where a language writes none, one is understood. */
const ONE = new Set(
  (
    'a an one un une einem einer einen ein eine una uno um uma een εναν ενας μια ενα en ett et o bir egy mot jeden ' +
    'jedna jedno один одна одну одно един една едно еден една ერთი یک واحد एक এক หนึ่ง một 一 1つ unei unui unha 1'
  ).split(' '),
);

/** Forms that ICU does not write but pages do: pattern → unit, count as `#`. Folded when the module loads. */
const ownCounted = new Map<string, ReadonlySet<DateUnit>>(
  (
    [
      ['minute', '# menit lalu', '# minuto atrás', '# minutos atrás'],
      ['hour', '# jam lalu', '# hora atrás', '# horas atrás', 'vor # std', '# hrs', '# hr'],
      ['day', '# hari lalu', '# dia atrás', '# dias atrás', '# ngay truoc', 'vor # tg', '# j'],
      [
        'week',
        '# minggu lalu',
        '# semana atrás',
        '# semanas atrás',
        '# हफ़्ते पहले',
        '# हफ्ते पहले',
        '# wk',
        '# wks',
        '# w',
        '# sem',
      ],
      [
        'month',
        '# bulan lalu',
        '# mês atrás',
        '# meses atrás',
        '# महीने पहले',
        '# महीना पहले',
        '# 달 전',
        '#달 전',
        '# mth',
        '# mths',
        '# mo',
        '# か月前',
        '# ヶ月前',
        '# ヵ月前',
        '# ケ月前',
      ],
      [
        'year',
        '# tahun lalu',
        '# ano atrás',
        '# anos atrás',
        '# साल पहले',
        'قبل # أعوام',
        'قبل # عامًا',
        'πριν απο # χρονια',
        'πριν απο # χρονο',
        '# yr',
        '# yrs',
        '# y',
        '# a',
      ],
    ] as const
  ).flatMap(([unit, ...patterns]) => patterns.map((pattern) => [foldWording(pattern), new Set([unit])] as const)),
);

/** Whole wordings that stand for one or two of a unit without a number, where ICU writes something else. */
const ownFixed = new Map<string, RelativeWording>(
  (
    [
      [1, 'minute', 'um minuto atrás', 'semenit lalu', 'semenit yang lalu', 'قبل دقيقة'],
      [1, 'hour', 'uma hora atrás', 'sejam lalu', 'sejam yang lalu', 'قبل ساعة', '한 시간 전', 'godzinę temu'],
      [1, 'day', 'um dia atrás', 'sehari lalu', 'sehari yang lalu', 'قبل يوم', '하루 전', 'dzień temu', 'prije dan'],
      [
        1,
        'week',
        ...[
          'uma semana atrás',
          'एक हफ़्ते पहले',
          'หนึ่งสัปดาห์ที่แล้ว',
          'seminggu lalu',
          'seminggu yang lalu',
          'قبل أسبوع',
          '일주일 전',
          'tydzień temu',
          'před týdnem',
          'одну неделю назад',
        ],
        ...[
          'pred týždňom',
          'prije tjedan dana',
          'pre nedelju dana',
          'пре недељу дана',
          'преди седмица',
          '一週間前',
          '一周前',
        ],
      ],
      [
        1,
        'month',
        ...[
          'um mês atrás',
          'एक महीने पहले',
          'หนึ่งเดือนที่แล้ว',
          'sebulan lalu',
          'sebulan yang lalu',
          'قبل شهر',
          '한 달 전',
          'miesiąc temu',
          'před měsícem',
          'один месяц назад',
        ],
        ...[
          'pred mesiacom',
          'prije mjesec dana',
          'pre mesec dana',
          'пре месец дана',
          'преди месец',
          '一か月前',
          '一个月前',
          '一個月前',
        ],
      ],
      [
        1,
        'year',
        ...[
          'um ano atrás',
          'एक साल पहले',
          'หนึ่งปีที่แล้ว',
          'قبل عام واحد',
          'setahun lalu',
          'setahun yang lalu',
          'قبل سنة',
          'قبل عام',
          '일 년 전',
          'rok temu',
          'před rokem',
          'один год назад',
        ],
        ...[
          'pred rokom',
          'prije godinu dana',
          'pre godinu dana',
          'пре годину дана',
          'преди година',
          '一年前',
          'πριν από έναν χρόνο',
        ],
      ],
      [2, 'day', 'قبل يومين'],
      [2, 'week', 'قبل أسبوعين', 'לפני שבועיים', '2 주 전'],
      [2, 'month', 'قبل شهرين', 'לפני חודשיים', '두 달 전', '两个月前', '兩個月前'],
      [2, 'year', 'قبل سنتين', 'قبل عامين', 'לפני שנתיים', '两年前', '兩年前'],
    ] as const
  ).flatMap(([count, unit, ...wordings]) =>
    wordings.map((wording) => [foldWording(wording), { count, unit, sense: 'ago' }] as const),
  ),
);

for (const [unit, ...wordings] of [
  [
    'day',
    ...[
      'in the last day',
      'past day',
      'au cours du dernier jour',
      'au cours des dernières 24 heures',
      'am letzten Tag',
    ],
    ...['en el último día', "nell'ultimo giorno", 'در روز گذشته', 'در ۲۴ ساعت گذشته'],
  ],
  [
    'week',
    ...['in the last week', 'in the past week', 'past week', 'within the last week', 'au cours de la dernière semaine'],
    ...['la semaine passée', 'au cours de la semaine dernière', 'in der letzten Woche', 'innerhalb der letzten Woche'],
    ...[
      'en la última semana',
      "nell'ultima settimana",
      'in de afgelopen week',
      'na última semana',
      'w ostatnim tygodniu',
    ],
    ...[
      'w ciągu ostatniego tygodnia',
      'за последнюю неделю',
      'на прошлой неделе',
      'in the last 7 days',
      'på senaste veckan',
    ],
    ...[
      'dalam seminggu terakhir',
      'στην τελευταία εβδομάδα',
      'την τελευταία εβδομάδα',
      'في الأسبوع الماضي',
      'בשבוע האחרון',
    ],
    ...[
      'در هفته گذشته',
      'در هفتهٔ گذشته',
      'در یک هفته گذشته',
      'طی هفته گذشته',
      'هفته گذشته',
      'geçen hafta içinde',
      'son bir hafta içinde',
    ],
    ...['過去 1 週間以内', '過去1週間以内', '지난주', '지난 1주일 이내', '最近一周', '过去一周内', '過去一週內'],
  ],
  [
    'month',
    ...[
      'in the last month',
      'in the past month',
      'past month',
      'au cours du dernier mois',
      'im letzten Monat',
      'en el último mes',
    ],
    ...[
      "nell'ultimo mese",
      'in de afgelopen maand',
      'no último mês',
      'در ماه گذشته',
      'در یک ماه گذشته',
      '過去 1 か月以内',
    ],
  ],
  ['year', 'in the last year', 'past year', "au cours de l'année écoulée", 'en el último año', 'در سال گذشته'],
] as const) {
  for (const wording of wordings) ownFixed.set(foldWording(wording), { count: 1, unit, sense: 'within' });
}
for (const wording of [
  'just now',
  'now',
  "à l'instant",
  'الآن',
  'لحظاتی پیش',
  'همین الان',
  'gerade eben',
  'ahora mismo',
]) {
  ownFixed.set(foldWording(wording), { count: 1, unit: 'hour', sense: 'within' });
}

const ownWithin = new Map<string, DateUnit>(
  (
    [
      ['day', 'in the last # days', 'au cours des # derniers jours', 'در # روز گذشته', '過去 # 日以内'],
      ['week', 'in the last # weeks', 'au cours des # dernières semaines', 'در # هفته گذشته', '過去 # 週間以内'],
      ['month', 'in the last # months', 'au cours des # derniers mois', 'در # ماه گذشته', '過去 # か月以内'],
    ] as const
  ).flatMap(([unit, ...patterns]) => patterns.map((pattern) => [foldWording(pattern), unit] as const)),
);
