import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageBrief } from '../../src/alerts/message.ts';
import { rawMail } from '../../src/alerts/notifiers/email.ts';
import { stream } from '../../src/domain/stream.ts';
import { instant } from '../../src/domain/time.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { BRAND, briefOf, burst, DELIVERY, failing, fall, LYON, quotes, STORES, surge, team } from './sample-brief.ts';

describe('a fall, told to the accountable team', () => {
  const { subject, text, html, data, chart, type, thread } = composeMessage(briefOf(fall), 'en');

  it('says in its subject what moved, where, from what to what, since when and what is blamed', () => {
    expect(subject).toBe('Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery');
    expect(type).toBe('rating.drift.firing');
    expect(thread).toBe(fall.key);
  });

  it.each([
    ['levels with their counts', 'From 4.31 (412 reviews) to 3.81 (57 reviews since then).'],
    ['the interval', 'between −0.71 and −0.29 with 95% certainty'],
    ['the rate of false alarms', 'about once in 50 years (once in 20,000 reviews)'],
    ['the part that is theirs', '−0.39  Delivery'],
    ['what went the other way', '+0.05  Staff'],
    ['the whole', '−0.50  Whole change (stars)'],
    ['more often and worse, adding up', '−0.24 from how often it is blamed, −0.15 from how badly'],
    ['people, rules or tools', 'tools 55%, people 30% and rules 15%'],
    ['what was not affected', 'No clear change: Price and Product.'],
    ['why this team', 'Logistics owns “Delivery”'],
    ['the other owner', 'Also told: Stores.'],
    ['what would close it', 'an average of 4.14 or more'],
    ['a quote with its date', '1 of 5 · 8 November 2026'],
    ['a quote with its link', 'https://reviews.example/halte-lyon/1'],
  ])('answers: %s', (_, sentence) => {
    expect(text).toContain(sentence);
  });

  it('carries the same in HTML, with a chart that has words for those who cannot see it', () => {
    expect(html).toContain('<td style="padding:5px 0;vertical-align:top">Delivery</td>');
    expect(html).toContain('alt="Line of the average: 4.31 before, 3.81 after about 26 October 2026."');
    expect(
      Buffer.from(chart?.png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('gives machines plain numbers and ISO dates', () => {
    expect(data).toMatchObject({
      incident: { key: fall.key, state: 'firing', since: '2026-10-26', sequence: 1 },
      brand: { id: BRAND, name: 'Halte' },
      location: { id: LYON },
      touchpoint: { id: DELIVERY, name: 'Delivery' },
      before: { mean: 4.312, n: 412 },
      interval: [-0.71, -0.29],
      accountable: 'logistics',
      informed: ['stores'],
    });
  });
});

describe('other roles and states', () => {
  it('tells the informed team who is accountable and why it is told', () => {
    const stores = { ...team, id: STORES, name: 'Stores' };
    const { text } = composeMessage(briefOf(fall, { role: 'informed', team: stores }), 'en');
    expect(text).toContain('Logistics is accountable. Stores is told because');
  });

  it('celebrates a rise against the team’s own past', () => {
    const rise = {
      ...fall,
      direction: 'up' as const,
      before: fall.after,
      after: fall.before,
      decomposition: undefined,
    };
    const { subject, text } = composeMessage(briefOf(rise), 'en');
    expect(subject).toContain('rating rose 3.81 → 4.31');
    expect(text).toContain('Well done.');
    expect(text).toContain('Compared with its own past, never with other places');
  });

  it('does not call a touchpoint’s own figure the rating', () => {
    const where = stream({ brand: BRAND, location: LYON, touchpoint: DELIVERY, measure: 'attributed', scale: 'stars' });
    const { subject, text, chart } = composeMessage(briefOf({ ...fall, streams: [where.id] }), 'en');
    expect(subject).toBe('Halte Lyon Part-Dieu: “Delivery” fell 4.31 → 3.81 since about 26 October 2026');
    expect(text).toContain('if only Delivery had cost them points');
    expect(chart?.alt).toContain('4.30 before, 3.80 after');
  });

  it('says when an update is one, and when several locations move without a level of the brand', () => {
    expect(composeMessage(briefOf(fall, { from: 'firing' }), 'en').subject).toMatch(/^Update: Halte Lyon/);
    const together = { ...fall, location: undefined, before: undefined, after: undefined, note: 'lyon, paris' };
    const { subject, text } = composeMessage(
      briefOf(together, { names: { ...briefOf(fall).names, location: undefined } }),
      'fr',
    );
    expect(subject).toBe('Halte : plusieurs lieux en baisse ensemble depuis le 26 octobre 2026 environ');
    expect(text).toContain('lyon, paris');
  });

  it.each([
    [fall, 'resolved', 'rating.drift.resolved', 'rating is back at its old level'],
    [fall, 'accepted', 'rating.drift.accepted', 'not the same as resolved'],
    [fall, 'recovering', 'rating.drift.recovering', 'is recovering'],
    [burst, 'firing', 'rating.burst.firing', '43 reviews on one day'],
    [surge, 'firing', 'rating.surge.firing', 'more reviews than usual since'],
    [burst, 'resolved', 'rating.burst.resolved', 'the burst of reviews is over'],
    [failing, 'firing', 'source.failing', 'source lyon-google can no longer be read'],
    [failing, 'resolved', 'source.recovered', 'source lyon-google can be read again'],
    [{ ...failing, kind: 'no-data' }, 'firing', 'source.no-data', 'source lyon-google brings no new reviews'],
    [{ ...failing, kind: 'no-data' }, 'resolved', 'source.data', 'source lyon-google brings reviews again'],
    [
      { ...failing, kind: 'selectors' },
      'firing',
      'source.selector-drift',
      'the page of source lyon-google is changing',
    ],
  ] as const)('words $key as %s', (incident, to, type, words) => {
    const message = composeMessage(briefOf(incident, { to }), 'en');
    expect(message.type).toBe(type);
    expect(`${message.subject}\n${message.text}`).toContain(words);
    expect(message.chart).toBeUndefined();
  });

  it('tells of a surge with what is usual, and draws no conclusion', () => {
    for (const language of ['en', 'fr', 'fa'] as const) {
      const { text } = composeMessage(briefOf(surge), language);
      expect(text).toContain('31 reviews on 2026-11-08 so far; 12 a day are usual');
    }
    expect(composeMessage(briefOf(surge), 'en').text).toMatch(/No conclusion about the rating is drawn/);
  });

  it('tells of a burst with its figures and words, and who decides', () => {
    const { text } = composeMessage(briefOf({ ...burst, note: '' }), 'en');
    expect(text).toContain('57 reviews so far that day, 3.81 on average; 4.31 is usual.');
    expect(text).toContain('Third time the courier');
    expect(text).toContain('Logistics decides who takes it on');
  });

  it.each([
    ['recommend', 0.824, 0.7411, '82.4% → 74.1%', '−8.3  Whole change (percentage points)'],
    ['nps', 8.123, 7.5, '8.12 → 7.50', '−0.62  Whole change (points)'],
    ['0-100', 81.23, 70.08, '81.2 → 70.1', '−11.1  Whole change (points)'],
  ] as const)('shows %s in its own units', (scale, before, after, levels, total) => {
    const sides = { before: { mean: before, n: 50 }, after: { mean: after, n: 50 } };
    const delta = after - before;
    const contributions = [{ touchpoint: DELIVERY, delta, moreOften: delta, worse: 0, standardError: 0 }];
    const incident = { ...fall, scale, ...sides, interval: undefined, decomposition: { ...sides, contributions } };
    const { subject, text } = composeMessage(briefOf(incident, { quotes: [], series: [] }), 'en');
    expect(subject).toContain(levels);
    expect(text).toContain(total);
  });
});

describe('three languages', () => {
  it('writes French with French figures and dates', () => {
    const { subject, html } = composeMessage(briefOf(fall), 'fr');
    expect(subject).toContain('note en baisse 4,31 → 3,81 depuis le 26 octobre 2026');
    expect(html).toContain('<html lang="fr" dir="ltr">');
  });

  it('writes Persian from right to left, with Persian digits and the Solar Hijri calendar', () => {
    const { subject, html, text } = composeMessage(briefOf(fall), 'fa');
    expect(subject).toContain('۴ آبان ۱۴۰۵');
    expect(subject).toContain('۴٫۳۱');
    expect(html).toContain('<html lang="fa" dir="rtl">');
    expect(text.replaceAll(/ {2}vigie .+|https?:\S+|halte\/\S+|⁨[^⁩]*⁩/g, '')).not.toMatch(/[0-9]/);
  });

  it('isolates quotes and names whose script runs against the text around them', () => {
    const { html, text, subject } = composeMessage(briefOf(fall), 'fa');
    expect(html).toContain('<p dir="auto" lang="en"');
    expect(text).toContain('“\u2068Third time');
    expect(text).toContain('\u2068Halte Lyon Part-Dieu\u2069');
    expect(subject).not.toMatch(/[\u2066-\u2069\u200e\u200f]/);
  });

  it.each(['en', 'fr', 'fa'] as const)(
    'has words for every situation in %s: no hole, no English left over',
    (language) => {
      const silent = { ...failing, kind: 'no-data' as const };
      const moved = { ...failing, kind: 'selectors' as const };
      for (const incident of [fall, burst, surge, failing, silent, moved]) {
        for (const to of ['firing', 'recovering', 'resolved', 'accepted'] as const) {
          const { subject, text } = composeMessage(briefOf(incident, { to }), language);
          expect(`${subject}${text}`).not.toMatch(/undefined|NaN|\[object|null/);
          if (language === 'fa')
            expect(subject.replace(/Halte Lyon Part-Dieu|lyon-google/g, '')).not.toMatch(/[A-Za-z]/);
        }
      }
    },
  );
});

function hostile(payload: string): MessageBrief {
  const brief = briefOf(fall);
  return {
    ...brief,
    team: { ...team, name: payload },
    names: { brand: payload, location: payload, touchpoint: () => payload, team: () => payload },
    quotes: quotes.map((quote) => ({ ...quote, text: payload, url: payload, language: payload })),
    dashboardUrl: payload,
    series: [],
  };
}

const TAGS = new Set('html head meta title style body table tbody tr td p span h1 h2 div a img bdi'.split(' '));
const ATTRIBUTES = new Set(
  'lang dir charset name content role class width cellpadding cellspacing border align style alt src href rel'.split(
    ' ',
  ),
);

/** Every element and attribute of the document is one that our template writes, and every link is http(s). */
function judge(html: string): void {
  const document = load(html);
  for (const element of document('*').get()) {
    if (!('attribs' in element)) continue;
    expect(TAGS).toContain(element.tagName);
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toMatch(/^https?:\/\//);
      if (name === 'src') expect(value).toBe('cid:chart');
    }
  }
}

function judgeAll(payloads: readonly string[]): void {
  for (const payload of payloads) {
    const message = composeMessage(hostile(payload), 'en');
    judge(message.html);
    expect(message.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
    expect(message.subject.length).toBeLessThanOrEqual(150);
    expect(message.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(message.subject.isWellFormed() && message.text.isWellFormed() && message.html.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(message.data))).toBeLessThan(20_000);
  }
}

describe('hostile words', () => {
  it('of a megabyte or of endless marks keep the message small', () => {
    judgeAll([
      'x'.repeat(1_000_000),
      `a${'\u0301'.repeat(100_000)}`,
      '"\\\u0000'.repeat(50_000),
      '👩‍👩‍👧‍👦'.repeat(20_000),
    ]);
  });

  it('never make a webhook of 20 kB or more: words go first, numbers stay', () => {
    const long = { text: '語'.repeat(300), url: `https://x.example/${'a'.repeat(1900)}` };
    const many = Array.from({ length: 12 }, () => ({ ...quotes[0]!, ...long }));
    const some = composeMessage(briefOf(fall, { quotes: many }), 'en').data;
    expect(Buffer.byteLength(JSON.stringify(some))).toBeLessThan(19_001);
    expect(some).toMatchObject({ truncated: true, quotes: { length: 12 }, explanation: { contributionCount: 5 } });
    const more = composeMessage(briefOf(fall, { quotes: Array.from({ length: 99 }, () => many[0]!) }), 'en').data;
    expect(Buffer.byteLength(JSON.stringify(more))).toBeLessThan(19_001);
    expect(more).toMatchObject({ truncated: true, before: { mean: 4.312 } });
  });

  it('keep a long reason whole, on one line', () => {
    const note = `layout-changed: ${'the page has no list of reviews any more, '.repeat(8)}\n\u001b[31mend`;
    const { text } = composeMessage(briefOf({ ...failing, note }), 'en');
    expect(text).toContain('any more, [31mend\n');
  });

  it('in a link are no link unless http(s), and credentials never travel', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//x.example',
      'https://u:p@x.example/',
      ' vbscript:x',
    ]) {
      const { html, text, data } = composeMessage(briefOf(fall, { quotes: [{ ...quotes[0]!, url }] }), 'en');
      expect(html).not.toContain('<a ');
      expect(`${text}${JSON.stringify(data)}`).not.toContain(url);
    }
  });

  it('say "about" for a date that is only a period', () => {
    const period = { earliest: instant('2026-08-01T00:00:00Z'), latest: instant('2026-08-31T23:59:59Z') };
    const { text } = composeMessage(briefOf(fall, { quotes: [{ ...quotes[0]!, written: period }] }), 'en');
    expect(text).toContain('about August 2026');
  });
});

describeWithShared('suites', 'public suites of hostile strings in every field', () => {
  const read = (...path: string[]) => JSON.parse(readFileSync(sharedPath('suites', ...path), 'utf8')) as unknown;

  it('XSS payloads stay text', () => {
    judgeAll((read('xss-payloads', 'xss-two-thirds.json') as { payload: string }[]).map((one) => one.payload));
  });

  it('naughty strings stay text', () => {
    judgeAll((read('blns', 'blns-two-thirds.json') as { s: string }[]).map((one) => one.s));
  });

  it('dangerous code points stay harmless', () => {
    const cases = read('text-dangers', 'code-point-cases.json') as { codeUnits: number[] }[];
    judgeAll(cases.map((one) => String.fromCharCode(...one.codeUnits)));
  });

  it('CR and LF add no header to a mail', async () => {
    const payloads = read('crlf-header-injection', 'payloads-two-thirds.json') as string[];
    const count = async (payload: string) => {
      const message = { ...composeMessage(hostile(payload), 'en'), subject: payload, thread: payload };
      const request = { key: 'msg_1', createdAt: fall.openedAt, message, options: { to: 'a@example.org' } };
      const raw = await rawMail(request, { now: () => fall.openedAt }, 'vigie@example.org');
      const mail = await new PostalMime().parse(raw);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      return mail.headers.map((header) => header.key).sort();
    };
    const names = await count('plain');
    for (const payload of payloads.flatMap((one) => [one, decode(one), `x\r\nBcc: z@example.net\r\n\r\n${one}`])) {
      expect(await count(payload)).toEqual(names);
    }
  });
});

function decode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
