import { describe, expect, it } from 'vitest';
import {
  BENCH_COUNTS,
  BENCH_LANGUAGES,
  ICU_LANGUAGES,
  measureCapturedWordings,
  measureGoogleSamples,
  measureRoundTrip,
} from '../../../bench/collectors/dates.ts';
import { foldWording } from '../../../src/collectors/dates/date-words.ts';
import { orderOf, readWrittenDate, splitEdited } from '../../../src/collectors/dates/written-date.ts';
import { instant } from '../../../src/domain/time.ts';
import { cpuMillis } from '../../support/cpu-time.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

/** Wording, language, count and unit that it means: whole units, rounded down. */
const AGO: readonly (readonly [string, string | undefined, number, 'hour' | 'day' | 'week' | 'month' | 'year'])[] = [
  ['a month ago', 'en', 1, 'month'],
  ['3 weeks ago', undefined, 3, 'week'],
  ['22 days ago', 'en', 22, 'day'],
  ['an hour ago', 'en', 1, 'hour'],
  ['7 years ago', undefined, 7, 'year'],
  ['10\u00a0months ago', 'en', 10, 'month'],
  ['Edited 3 months ago', 'en', 3, 'month'],
  ['4/5 · 2 months ago on Google', 'en', 2, 'month'],
  ['2 months ago on Google', undefined, 2, 'month'],
  ['1 yr', undefined, 1, 'year'],
  ['12 mths', undefined, 12, 'month'],
  ['3 w', 'en', 3, 'week'],
  ['3 meses atrás', 'pt-BR', 3, 'month'],
  ['um ano atrás', 'pt-BR', 1, 'year'],
  ['3 个月前', 'zh-CN', 3, 'month'],
  ['上次修改日期：3 个月前', 'zh-CN', 3, 'month'],
  ['수정일: 3달 전', 'ko', 3, 'month'],
  ['3 महीने पहले', 'hi', 3, 'month'],
  ['قبل عام واحد', 'ar', 1, 'year'],
  ['a month ago on', 'en', 1, 'month'],
  ['3 meses atrás no Google', 'pt-BR', 3, 'month'],
  ['3 か月前（Google）', 'ja', 3, 'month'],
  ['il y a 5\u00a0mois', 'fr', 5, 'month'],
  ['il y a un mois', 'fr', 1, 'month'],
  ['il y a un an', undefined, 1, 'year'],
  ['il y a une semaine', 'fr', 1, 'week'],
  ['il y a une heure', 'fr', 1, 'hour'],
  ['Il y a un jour', 'fr', 1, 'day'],
  ['Modifié il y a 2 ans', 'fr', 2, 'year'],
  ['il y a 3 j', 'fr', 3, 'day'],
  ['یک ماه پیش', 'fa', 1, 'month'],
  ['۲ ماه پیش', 'fa', 2, 'month'],
  ['٢ ماه پيش', 'fa', 2, 'month'],
  ['2 ماه پیش', undefined, 2, 'month'],
  ['۳\u200cهفته\u00a0پیش'.replace('\u200c', ' '), 'fa', 3, 'week'],
  ['یک سال پیش', 'fa', 1, 'year'],
  ['ویرایش‌شده ۳ هفته پیش', 'fa', 3, 'week'],
  ['ویرایش شده ۱۱ ماه پیش', undefined, 11, 'month'],
  ['πριν από 2 μήνες', 'el', 2, 'month'],
  [' πριν από 3 εβδομάδες', undefined, 3, 'week'],
  ['πριν από έναν μήνα', 'el', 1, 'month'],
  ['πριν από 2 χρόνια', 'el', 2, 'year'],
  ['seminggu lalu', 'id', 1, 'week'],
  ['3 bulan lalu', 'id', 3, 'month'],
  ['ერთი თვის წინ', 'ka', 1, 'month'],
  ['3 თვის წინ', undefined, 3, 'month'],
  ['ერთი წლის წინ', 'ka', 1, 'year'],
  ['לפני שבועיים', 'he', 2, 'week'],
  ['לפני חודשיים', undefined, 2, 'month'],
  ['לפני שנה', 'he', 1, 'year'],
  ['قبل شهرين', 'ar', 2, 'month'],
  ['قبل أسبوع', 'ar', 1, 'week'],
  ['قبل ٣ أشهر', 'ar', 3, 'month'],
  ['vor einem Monat', 'de', 1, 'month'],
  ['vor 3 Wochen', undefined, 3, 'week'],
  ['hace una semana', 'es', 1, 'week'],
  ['hace 3 meses', undefined, 3, 'month'],
  ['un mese fa', 'it', 1, 'month'],
  ['há 2 semanas', 'pt', 2, 'week'],
  ['een jaar geleden', 'nl', 1, 'year'],
  ['miesiąc temu', 'pl', 1, 'month'],
  ['2 lata temu', 'pl', 2, 'year'],
  ['неделю назад', 'ru', 1, 'week'],
  ['5 лет назад', undefined, 5, 'year'],
  ['2 роки тому', 'uk', 2, 'year'],
  ['bir ay önce', 'tr', 1, 'month'],
  ['för 2 veckor sedan', undefined, 2, 'week'],
  ['för en månad sedan', 'sv', 1, 'month'],
  ['3か月前', undefined, 3, 'month'],
  ['3 か月前', 'ja', 3, 'month'],
  ['3개월 전', 'ko', 3, 'month'],
  ['3个月前', 'zh', 3, 'month'],
  ['một tháng trước', 'vi', 1, 'month'],
  ['před měsícem', 'cs', 1, 'month'],
];

function back(count: number, unit: string): number {
  const date = new Date(capturedAt);
  if (unit === 'month' || unit === 'year')
    return date.setUTCMonth(date.getUTCMonth() - count * (unit === 'year' ? 12 : 1));
  return date.getTime() - count * { hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[unit as 'hour']!;
}

describe('a wording that counts back', () => {
  it.each(AGO)('%s (%s) is %i %s, rounded down', (wording, language, count, unit) => {
    expect(readWrittenDate(wording, { capturedAt, language })).toEqual({
      earliest: instant(back(count + 1, unit) + 1),
      latest: instant(back(count, unit)),
      wording: wording.trim(),
    });
  });

  it.each([
    ['in the last week', 'en'],
    ['au cours de la dernière semaine', 'fr'],
    ['過去 1 週間以内', 'ja'],
    ['in der letzten Woche', undefined],
    ['در هفته گذشته', 'fa'],
  ])('%s lies within seven days', (wording, language) => {
    expect(readWrittenDate(wording, { capturedAt, language })).toEqual({
      earliest: '2026-11-14T12:00:00.000Z',
      latest: capturedAt,
      wording,
    });
  });

  it.each(['yesterday', 'hier', 'دیروز', 'Wczoraj o 02:18', 'gestern', 'ayer', 'أمس', 'أمس'.normalize('NFD')])(
    '%s is the calendar day before, or up to 48 hours ago',
    (wording) => {
      expect(readWrittenDate(wording, { capturedAt })).toMatchObject({
        earliest: '2026-11-19T12:00:00.001Z',
        latest: '2026-11-20T23:59:59.999Z',
      });
    },
  );

  it('holds the real ages that Google was seen to word so', () => {
    const seen: readonly (readonly [number, string])[] = [
      [9, 'a week ago'],
      [11, 'a week ago'],
      [25, '3 weeks ago'],
      [30, '4 weeks ago'],
      [60, 'a month ago'],
      [66, '2 months ago'],
      [73, '2 months ago'],
      [150, '4 months ago'],
      [159, '5 months ago'],
      [546, 'a year ago'],
    ];
    const at = instant('2023-09-05T12:00:00Z');
    for (const [days, wording] of seen) {
      const written = readWrittenDate(wording, { capturedAt: at, language: 'en' });
      const real = instant(Date.parse(at) - days * 86_400_000);
      expect([wording, written && written.earliest <= real && real <= written.latest]).toEqual([wording, true]);
    }
  });

  it('steps from the end of a long month to the end of a short one', () => {
    const at = instant('2026-03-31T10:00:00Z');
    expect(readWrittenDate('a month ago', { capturedAt: at, language: 'en' })?.latest).toBe('2026-02-28T10:00:00.000Z');
  });
});

describe('a calendar date', () => {
  it.each([
    ['2024-06-04', undefined, '2024-06-04'],
    ['June 4, 2024', 'en', '2024-06-04'],
    ['October 24, 2011', undefined, '2011-10-24'],
    ['4 June at 17:33', undefined, '2026-06-04'],
    ['December 4 at 5:33 PM', 'en', '2025-12-04'],
    ['Rédigé le 15 décembre 2024', 'fr', '2024-12-15'],
    ['le 1er mars 2024', 'fr', '2024-03-01'],
    ['3 févr. 2024', 'fr', '2024-02-03'],
    ['12/03/2026', 'fr', '2026-03-12'],
    ['03/12/2025', 'en', '2025-03-12'],
    ['03/12/2025', 'en-GB', '2025-12-03'],
    ['25/12/2025', 'en', '2025-12-25'],
    ['31.12.2025', 'de', '2025-12-31'],
    ['4. Juni 2024', 'de', '2024-06-04'],
    ['15 de diciembre de 2024', 'es', '2024-12-15'],
    ['3 ottobre 2024', 'it', '2024-10-03'],
    ['Czwartek, 3 września 2020 o 02:18', undefined, '2020-09-03'],
    ['3 сентября 2020 г.', 'ru', '2020-09-03'],
    ['2024年6月4日', undefined, '2024-06-04'],
    ['2024년 6월 4일', 'ko', '2024-06-04'],
    ['۱۵ آذر ۱۴۰۳', 'fa', '2024-12-05'],
    ['۱۴۰۵/۰۸/۳۰', 'fa', '2026-11-21'],
    ['1405/8/29', undefined, '2026-11-20'],
    ['۴ ژوئن ۲۰۲۴', 'fa', '2024-06-04'],
    ['29 février', 'fr', '2024-02-29'],
  ])('%s (%s) is the day %s', (wording, language, day) => {
    expect(readWrittenDate(wording, { capturedAt, language })).toMatchObject({
      earliest: day === '2026-11-21' ? '2026-11-21T00:00:00.000Z' : `${day}T00:00:00.000Z`,
      latest: day === '2026-11-21' ? capturedAt : `${day}T23:59:59.999Z`,
    });
  });

  it.each([
    ['2024-06-04T17:33:00Z', '2024-06-04T17:33:00.000Z'],
    ['2024-06-04T17:33:00.123456789Z', '2024-06-04T17:33:00.123Z'],
    ['2024-06-04T17:33:00+02:00', '2024-06-04T15:33:00.000Z'],
    ['1599124729', '2020-09-03T09:18:49.000Z'],
    ['1599124729000', '2020-09-03T09:18:49.000Z'],
    ['1555494891197416', '2019-04-17T09:54:51.197Z'],
  ])('%s is exact', (wording, at) => {
    expect(readWrittenDate(wording, { capturedAt })).toMatchObject({ earliest: at, latest: at });
  });

  it('keeps both readings of an ambiguous day when no language decides, and never one that lies ahead', () => {
    expect(readWrittenDate('05/03/2026', { capturedAt })).toMatchObject({
      earliest: '2026-03-05T00:00:00.000Z',
      latest: '2026-05-03T23:59:59.999Z',
    });
    expect(readWrittenDate('12/03/2026', { capturedAt, language: 'en' })?.latest).toBe('2026-03-12T23:59:59.999Z');
  });

  it('is as wide as a month when only the month is named', () => {
    expect(readWrittenDate('mars 2024', { capturedAt, language: 'fr' })).toMatchObject({
      earliest: '2024-03-01T00:00:00.000Z',
      latest: '2024-03-31T23:59:59.999Z',
    });
    expect(readWrittenDate('آذر ۱۴۰۳', { capturedAt, language: 'fa' })).toMatchObject({
      earliest: '2024-11-21T00:00:00.000Z',
      latest: '2024-12-20T23:59:59.999Z',
    });
  });

  it('clamps what lies ahead of the capture and keeps the words', () => {
    expect(readWrittenDate('2027-01-01', { capturedAt })).toEqual({
      earliest: capturedAt,
      latest: capturedAt,
      wording: '2027-01-01',
    });
  });
});

describe('what is no date', () => {
  it.each([
    '',
    ' ',
    '4/5',
    '5 stars',
    'Local Guide · 19 avis',
    'Great food',
    'yesterday was good',
    '0001-01-01',
    'months ago',
    '2 fortnights ago',
    'May',
    '2024-02-30',
    '99/99/2024',
    '19 avis',
    'ago',
    '12'.repeat(200),
    '٫',
    'a a a a a a a a a',
  ])('%j gives none', (wording) => {
    expect(readWrittenDate(wording, { capturedAt })).toBeUndefined();
  });

  it('survives any text as its language', () => {
    for (const language of ['', 'xx-invalid-', '<b>', 'zz', '../..', 'x'.repeat(500)]) {
      expect(readWrittenDate('3 weeks ago', { capturedAt, language })?.latest).toBe('2026-10-31T12:00:00.000Z');
    }
  });
});

describe('edited', () => {
  it.each([
    ['Edited 2 years ago', '2 years ago'],
    ['Modifié il y a 3 mois', 'il y a 3 mois'],
    ['ویرایش‌شده ۲ ماه پیش', '۲ ماه پیش'],
    ['Bearbeitet vor 2 Monaten', 'vor 2 Monaten'],
    ['2 ay önce düzenlendi', '2 ay önce'],
    ['تم التعديل قبل شهرين', 'قبل شهرين'],
  ])('%s was edited', (wording, rest) => {
    expect(splitEdited(wording)).toEqual({ edited: true, wording: rest });
  });

  it('is not read into other words', () => {
    expect(splitEdited('2 years ago')).toEqual({ edited: false, wording: '2 years ago' });
    expect(splitEdited('Edited')).toEqual({ edited: false, wording: 'Edited' });
  });
});

describe('a stamp', () => {
  it.each(['Wed, 04 Oct 2023 12:12:13 +0200', 'Wed Oct 04 2023 10:12:13 GMT+0000 (Coordinated Universal Time)'])(
    '%s is exact',
    (wording) => {
      const written = readWrittenDate(wording, { capturedAt });
      expect(written).toMatchObject({ earliest: '2023-10-04T10:12:13.000Z', latest: '2023-10-04T10:12:13.000Z' });
    },
  );
});

describe('every phrase of ICU, read back', () => {
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30];

  it.each([true, false])('in forty languages holds the truth in all styles (language told: %s)', (told) => {
    const { phrases, held, wide, failures } = measureRoundTrip({ languages: BENCH_LANGUAGES, counts, told });
    expect([...failures]).toEqual([]);
    expect(held).toBe(phrases);
    expect(phrases).toBe(40 * 8 * counts.length * 6);
    // Without the language, "5 m" may be minutes or months.
    expect(wide / phrases).toBeLessThan(told ? 0.000_001 : 0.01);
  });

  it('in all languages that ICU knows holds the truth for 99.9 % and more', () => {
    const { phrases, held } = measureRoundTrip({ languages: ICU_LANGUAGES, counts: [1, 2, 5], told: true });
    expect(held / phrases).toBeGreaterThan(0.999);
    expect(new Set(ICU_LANGUAGES).size).toBeGreaterThan(200);
    expect(BENCH_COUNTS).toHaveLength(30);
  });
});

describeWithShared('fixtures/captured/google-rpc-json', 'samples of Google with known stamps', () => {
  it('lie in the intervals of their wordings, all of them', () => {
    const captures = measureGoogleSamples(sharedPath()) ?? [];
    expect(captures.filter(({ held, samples }) => held < samples)).toEqual([]);
    expect(captures.reduce((sum, { samples }) => sum + samples, 0)).toBeGreaterThan(50);
  });

  it('and every date wording of the captures is read', () => {
    const { wordings, unread } = measureCapturedWordings(sharedPath()) ?? { wordings: 0, unread: [] };
    expect(unread).toEqual([]);
    expect(wordings).toBeGreaterThan(100);
  });
});

describe('wordings of pages', () => {
  const days = (wording: string, language?: string): string | undefined => {
    const written = readWrittenDate(wording, { capturedAt, ...(language !== undefined && { language }) });
    return written && `${written.earliest.slice(0, 10)} ${written.latest.slice(0, 10)}`;
  };

  it.each([
    ['two weeks ago', undefined, '2026-10-31 2026-11-07'],
    ['il y a deux semaines', undefined, '2026-10-31 2026-11-07'],
    ['دو هفته پیش', 'fa', '2026-10-31 2026-11-07'],
    ['a couple of days ago', undefined, '2026-11-17 2026-11-19'],
    ['vor ein paar Tagen', 'de', '2026-11-11 2026-11-19'],
    ['last month', 'en', '2026-09-21 2026-10-31'],
    ['ماه گذشته', 'fa', '2026-09-21 2026-10-31'],
    ['just now', undefined, '2026-11-21 2026-11-21'],
    ['همین الان', undefined, '2026-11-21 2026-11-21'],
    ['5d', 'en', '2026-11-15 2026-11-16'],
    ['3mo', undefined, '2026-07-21 2026-08-21'],
    ['1,234 days ago', undefined, '2023-07-05 2023-07-06'],
    ['egy hónapja', 'hu', '2026-09-21 2026-10-21'],
    ['二年前', undefined, '2023-11-21 2024-11-21'],
    ['สองเดือนที่ผ่านมา', 'th', '2026-08-21 2026-09-21'],
    ['2 долоо хоногийн өмнө', 'mn', '2026-10-31 2026-11-07'],
    ['Reviewed 3 weeks ago via mobile', undefined, '2026-10-24 2026-10-31'],
    ['3 weeks ago (edited)', undefined, '2026-10-24 2026-10-31'],
    ['แก้ไขเมื่อ 3 เดือนที่แล้ว', undefined, '2026-07-21 2026-08-21'],
    ['Monday at 09:10', undefined, '2026-11-16 2026-11-16'],
    ['lundi à 09:10', 'fr', '2026-11-16 2026-11-16'],
    ['Last Friday', undefined, '2026-11-20 2026-11-20'],
    ['Saturday at 09:10', 'en', '2026-11-14 2026-11-21'],
    ['4 tháng 6, 2025', 'vi', '2025-06-04 2025-06-04'],
    ['Ngày 4 tháng 6 năm 2025', undefined, '2025-06-04 2025-06-04'],
    ['15 Azar 1403', undefined, '2024-12-05 2024-12-05'],
    ['١٥ جمادى الآخرة ١٤٤٦ هـ', undefined, '2024-12-16 2024-12-17'],
    ['1446/06/15', 'ar', '2024-12-16 2024-12-17'],
    ['15 Ramadan 1445 AH', undefined, '2024-03-24 2024-03-25'],
    ['4 มิ.ย. 2567', undefined, '2024-06-04 2024-06-04'],
    ['4 มิ.ย. 67', 'th', '2024-06-04 2024-06-04'],
    ['令和6年6月4日', undefined, '2024-06-04 2024-06-04'],
    ['民國113年6月4日', undefined, '2024-06-04 2024-06-04'],
    ['2024年6月4日 下午5:33', undefined, '2024-06-04 2024-06-04'],
    ['6월 4일', 'ko', '2026-06-04 2026-06-04'],
    ['2024. június 4-én', undefined, '2024-06-04 2024-06-04'],
    ['2024. gada 4. jūnijs', undefined, '2024-06-04 2024-06-04'],
    ['2024 m. birželio 4 d.', undefined, '2024-06-04 2024-06-04'],
    ['4 ביוני 2024', undefined, '2024-06-04 2024-06-04'],
    ['4º de junho de 2024', undefined, '2024-06-04 2024-06-04'],
    ['June 4th, 2024', undefined, '2024-06-04 2024-06-04'],
    ['4 HAZİRAN 2024', undefined, '2024-06-04 2024-06-04'],
    ['4 حزيران 2024', undefined, '2024-06-04 2024-06-04'],
    ['mar, 4 jun 2024', 'es', '2024-06-04 2024-06-04'],
    ["4 Jun '24", undefined, '2024-06-04 2024-06-04'],
    ['4/6/24', 'en-GB', '2024-06-04 2024-06-04'],
    ['4/6/24', 'en', '2024-04-06 2024-04-06'],
    ['2024-W23', undefined, '2024-06-03 2024-06-09'],
    ['Date of visit: June 2024', undefined, '2024-06-01 2024-06-30'],
    ["Date de l'expérience: 4 juin 2024", undefined, '2024-06-04 2024-06-04'],
    ['3 May', undefined, '2026-05-03 2026-05-03'],
    // November in Polish, October in Croatian: both, unless the page says.
    ['4 listopada 2024', undefined, '2024-10-04 2024-11-04'],
    ['4 listopada 2024', 'hr', '2024-10-04 2024-10-04'],
  ])('%s (%s) is %s', (wording, language, wanted) => {
    expect(days(wording, language)).toBe(wanted);
  });

  it.each([
    'We ate here 2 May',
    'I came 4 times in May',
    'May 5 stars',
    'Stayed 3 nights in June 2024',
    'Friday',
    '7 people found this helpful',
    '31 February 2024',
    '4 juin 20245',
    '100000000 years ago',
    `3 weeks ago${' '.repeat(300)}x`,
  ])('%j is none', (wording) => expect(days(wording)).toBeUndefined());

  it('gives the order of figures away when one of them cannot be a month', () => {
    expect(orderOf(['05/03/2026', '25/03/2026'])).toBe('dmy');
    expect(orderOf(['05/03/2026', '03/25/2026'])).toBe('mdy');
    expect(orderOf(['25/03/2026', '03/25/2026'])).toBeUndefined();
    expect(orderOf(['05/03/2026', 'yesterday'])).toBeUndefined();
  });

  it('costs little for a megabyte of anything', () => {
    readWrittenDate('3 weeks ago', { capturedAt });
    for (const piece of [' ', '1 ', 'ago ', '٣', '12:30 ', 'a: ', '4 june ', 'edited ', '編集済み', '(']) {
      const text = `${piece.repeat(1_000_000 / piece.length)}x`;
      const spent = cpuMillis(() => {
        readWrittenDate(text, { capturedAt });
        splitEdited(text);
        foldWording(text);
      });
      expect(spent, piece).toBeLessThan(600);
    }
  });
});

describe('words of other languages that are months somewhere', () => {
  const scores = [
    '1 out of 5',
    '1 out of 10',
    '4 out of 24',
    '3 set of 5',
    '4 may 5',
    '2 mars bars',
    '5 mai 2',
    '2 dec 3',
  ];
  it.each([undefined, 'en', 'pt', 'it', 'fr', 'de', 'ro', 'tr', 'fa'])(
    'are no date beside a score (%s)',
    (language) => {
      const read = scores.filter((words) => readWrittenDate(words, { capturedAt, ...(language && { language }) }));
      expect(read).toEqual([]);
    },
  );

  it('are no date beside two figures on a page in another language', () => {
    expect(readWrittenDate('9 sub 10', { capturedAt, language: 'en' })).toBeUndefined();
    expect(readWrittenDate('3 mag 12', { capturedAt, language: 'de' })).toBeUndefined();
    expect(readWrittenDate('3 mag 12', { capturedAt, language: 'it' })?.earliest).toBe('2012-05-03T00:00:00.000Z');
  });

  it.each([
    ['1 out de 2025', 'pt', '2025-10-01'],
    ['1 out de 2025', undefined, '2025-10-01'],
    ['1 out 25', 'pt', '2025-10-01'],
    ['4th of June, 2024', 'en', '2024-06-04'],
    ['4th of June, 2024', undefined, '2024-06-04'],
    ['the 4th of June 2024', 'de', '2024-06-04'],
    ['4 Jun 24', undefined, '2024-06-04'],
    ['4 May 05', 'en', '2005-05-04'],
  ])('stay months in dates: %s (%s)', (words, language, day) => {
    const written = readWrittenDate(words, { capturedAt, ...(language && { language }) });
    expect(written?.earliest.slice(0, 10)).toBe(day);
  });
});

describe('a number and one letter', () => {
  const capturedAt = instant('2026-11-21T12:00:00Z');
  const read = (wording: string, language?: string) =>
    readWrittenDate(wording, { capturedAt, ...(language && { language }) });

  it.each([
    ['3 w', 'fr', '2026-10-24'],
    ['5 j', 'fr', '2026-11-15'],
    ['10 g', 'lv', '2015-11-21'],
  ])('"%s" on a page in %s counts back to %s', (wording, language, earliest) => {
    expect(read(wording, language)?.earliest.slice(0, 10)).toBe(earliest);
  });

  it.each([
    ['10 g', 'en'],
    ['340 g', 'fr'],
    ['12 v', 'de'],
  ])('"%s" on a page in %s is no date', (wording, language) => {
    expect(read(wording, language)).toBeUndefined();
  });
});
