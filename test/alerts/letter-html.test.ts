import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageBrief } from '../../src/alerts/brief.ts';
import { composeDigest } from '../../src/alerts/digest.ts';
import type { Language } from '../../src/alerts/figures.ts';
import { floodMessage } from '../../src/alerts/flood.ts';
import { composeMessage } from '../../src/alerts/message.ts';
import { composeReceiverAlarm } from '../../src/alerts/receiver-alarm.ts';
import { composeReport } from '../../src/alerts/report.ts';
import type { Message } from '../../src/domain/notification.ts';
import { faultsOf } from '../support/legibility.ts';
import { type MailReader, type MailWindow, openMailReader } from '../support/mail-reader.ts';
import { calmWeek, fullWeek } from './sample-digest.ts';
import { sampleBriefs, sampleLetters, sampleTrouble } from './sample-messages.ts';
import { alert, NEWS } from './sample-news.ts';
import { LOGISTICS, sampleBrand, sampleReport, sampleScale } from './sample-report.ts';

const LANGUAGES: readonly Language[] = ['en', 'fr', 'fa'];
const WINDOWS = [
  { width: 320, dark: false },
  { width: 360, dark: true },
  { width: 900, dark: false },
  { width: 900, dark: true },
];

let reader: MailReader;
let windows: readonly MailWindow[];
beforeAll(async () => {
  reader = await openMailReader();
  windows = await Promise.all(WINDOWS.map(({ width, dark }) => reader.open(width, dark)));
});
afterAll(() => reader.close());

/** Everything that is wrong in any window, with the colours as they are and, in light ones, as some programs turn them. */
async function faultsIn(message: Message): Promise<string[]> {
  const found = await Promise.all(
    windows.map(async (window, index) => {
      const { width, dark } = WINDOWS[index]!;
      await window.show(message);
      const as = dark ? (['as written'] as const) : (['as written', 'turned round'] as const);
      const faults: string[] = [];
      for (const colours of as)
        for (const fault of await faultsOf(window.page, colours))
          faults.push(`${width}${dark ? ' dark' : ''} ${colours}: ${fault}`);
      return faults;
    }),
  );
  return found.flat();
}

/** What else a report can hold: scales of other shapes beside each other, a brand nobody wrote about. */
const manyScales = sampleReport({
  ...LOGISTICS,
  brands: [
    sampleBrand({ scales: [sampleScale('stars'), sampleScale('recommend', 0.2), sampleScale('0-100', 20)] }),
    sampleBrand({ scales: [], restated: [], wonBack: 0 }),
  ],
});

/** Messages about no incident whose names and words nothing breaks by itself. */
function stretchedLetters(language: Language): Readonly<Record<string, Message>> {
  const long = (letter: string) => letter.repeat(300);
  const hers = { ...alert.team, name: long('W'), language };
  const week = fullWeek();
  const names = {
    brand: () => long('B'),
    location: () => long('M'),
    place: () => long('M'),
    region: () => long('م'),
    touchpoint: () => long('Ö'),
    team: () => long('T'),
  };
  const at = alert.incident.openedAt;
  const lost = { key: 'msg_1', subject: long('s'), createdAt: at, diedAt: at, why: long('y') };
  return {
    digest: composeDigest(
      {
        ...week,
        team: hers,
        names,
        open: week.open.map((one) => ({ ...one, acknowledged: { at, by: long('V') } })),
        wonBack: [{ place: long('M'), n: 123_456_789 }],
        arrived: week.arrived.map((one) => ({ ...one, brand: long('B'), n: 123_456_789 })),
        watching: week.watching.map((one) => ({ ...one, place: long('م') })),
      },
      language,
    ),
    flood: floodMessage(
      Object.values(sampleBriefs()).map(({ incident, transition }) => ({
        incident: { ...incident, key: long('k').slice(0, 255) },
        transition,
        names: { brand: long('B'), location: long('M'), touchpoint: () => long('Ö'), team: () => long('م') },
      })),
      hers,
      { most: 10, perHours: 24 },
    ),
    receiver: composeReceiverAlarm(
      sampleTrouble({ receiver: long('r'), team: hers, to: hers, disabled: { at, why: long('y') }, letters: [lost] }),
    ),
    report: composeReport({ ...manyScales, names }, language),
  };
}

/** Names and words so long that nothing breaks them by itself. */
function stretched(brief: MessageBrief): MessageBrief {
  const long = (letter: string) => letter.repeat(300);
  return {
    ...brief,
    team: { ...brief.team, name: long('W') },
    names: { brand: long('B'), location: long('M'), touchpoint: () => long('Ö'), team: () => long('م') },
    incident: { ...brief.incident, note: long('n') },
    transition: { ...brief.transition, by: long('V'), why: long('w') },
    quotes: brief.quotes.map((quote) => ({ ...quote, text: long('q') })),
    ...(brief.reformulations && {
      reformulations: brief.reformulations.map((one) => ({ ...one, fragments: [long('f').slice(0, 120)] })),
    }),
    ...(brief.review && { review: { ...brief.review, text: long('r'), spot: { start: 50, end: 200 } } }),
  };
}

describe('a message in a mail program, narrow and wide, light and dark', () => {
  it.each(Object.keys(NEWS))('fits and can be read: %s', async (name) => {
    for (const language of LANGUAGES) {
      expect(await faultsIn(composeMessage(NEWS[name]!, language)), language).toEqual([]);
    }
  });

  it.each(['alert', 'recognition', 'severe', 'escalated', 'noted', 'source failing'])(
    'fits with endless names and words: %s',
    async (name) => {
      expect(await faultsIn(composeMessage(stretched(NEWS[name]!), 'fa'))).toEqual([]);
    },
  );

  it.each(Object.keys(sampleLetters()))('fits and can be read: %s', async (name) => {
    for (const language of LANGUAGES) expect(await faultsIn(sampleLetters(language)[name]!), language).toEqual([]);
  });

  it.each(['a calm week', 'a report of many scales'])('fits and can be read: %s', async (name) => {
    for (const language of LANGUAGES) {
      const message =
        name === 'a calm week' ? composeDigest(calmWeek(), language) : composeReport(manyScales, language);
      expect(await faultsIn(message), language).toEqual([]);
    }
  });

  it.each(Object.keys(stretchedLetters('en')))('fits with endless names and words: %s', async (name) => {
    for (const language of ['en', 'fa'] as const)
      expect(await faultsIn(stretchedLetters(language)[name]!), language).toEqual([]);
  });

  it('asks for nothing from outside, opens nothing, runs nothing', () => {
    expect(windows.flatMap(({ misdeeds }) => misdeeds)).toEqual([]);
  });

  it('runs from right to left in Persian, quotes in their own direction', async () => {
    const window = windows[2]!;
    await window.show(composeMessage(alert, 'fa'));
    const side = await window.page.evaluate(
      '["h1", ".quote > p:first-child"].flatMap((where) => [...document.querySelectorAll(where)].map((one) => getComputedStyle(one).direction))',
    );
    expect(side).toEqual(['rtl', 'ltr', 'ltr', 'rtl', 'ltr']);
  });
});

describe('the measure itself', () => {
  it('finds pale text, text beyond its box, and text that only a turned picture loses', async () => {
    const window = windows[0]!;
    const cell = (style: string, words: string) => `<table><tr><td style="${style}">${words}</td></tr></table>`;
    await window.show({ html: cell('color:#999999;background:#ffffff', 'pale') });
    expect(await faultsOf(window.page, 'as written')).toEqual([
      expect.stringContaining('"pale" has a contrast of 2.8'),
    ]);
    await window.show({ html: cell('width:50px', `<p style="width:50px">${'w'.repeat(90)}</p>`) });
    expect((await faultsOf(window.page, 'as written')).join()).toMatch(/leaves the window.*/);
    await window.show({ html: cell('color:#ffffff;background:#1a55c0', 'blue') });
    expect(await faultsOf(window.page, 'as written')).toEqual([]);
  });
});
