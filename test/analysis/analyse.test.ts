/** The analysis as its callers see it, on sentences of our own, with the shipped models. */
import { describe, expect, test } from 'vitest';
import { createAnalyser } from '../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import { teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Touchpoint } from '../../src/domain/touchpoint.ts';
import { loadAnalyser, loadModels } from '../../src/pipeline/analyser.ts';

const analyser = loadAnalyser();

/** `staff+ delivery-`: what a text blames and praises, in order of the text. */
function opinions(text: string, language?: string): string[] {
  const { findings } = analyser.analyse({ text, language });
  return findings.map(({ touchpoint, polarity }) => `${touchpoint}${polarity < 0 ? '-' : '+'}`);
}

describe('touchpoint and polarity', () => {
  test.each([
    ['Friendly staff but delivery was late.', ['staff+', 'delivery-']],
    ['The waiter was extremely rude.', ['staff-']],
    ['The app crashes every time I log in.', ['digital-']],
    ['I waited in the queue for more than an hour.', ['waiting-']],
    ['Delicious food, far too expensive though.', ['product+', 'price-']],
    ['The toilets were filthy and smelled awful.', ['premises-']],
    ['They charged me twice on my credit card.', ['billing-']],
    ['Le personnel est adorable.', ['staff+']],
    ['La serveuse était très désagréable.', ['staff-']],
    ['Livraison en retard et colis abîmé.', ['delivery-']],
    ['Le cadre est magnifique mais les prix sont exorbitants.', ['premises+', 'price-']],
    ["L'application plante sans arrêt.", ['digital-']],
    ['پیک خیلی دیر رسید و غذا سرد شده بود.', ['delivery-']],
    ['قیمتش نسبت به کیفیت خیلی گرونه.', ['price-']],
    ['غذا خیلی خوشمزه بود ولی پیک خیلی دیر رسید.', ['product+', 'delivery-']],
  ])('of "%s"', (text, expected) => {
    expect(opinions(text)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ['The courier kicked my parcel down the steps.', 'delivery-'],
    ['The depot has lost our chairs.', 'delivery-'],
    ['They handed the package to a stranger.', 'delivery-'],
    ['No queue anywhere, we were through in three minutes.', 'waiting+'],
    ['They would not take the jacket back.', 'aftersales-'],
    ['Le livreur a cassé notre portail.', 'delivery-'],
    ['Aucune attente aux caisses.', 'waiting+'],
    ['Le vendeur nous a bien conseillés, sans pousser à la vente.', 'sales+'],
    ['Le service après-vente refuse de reprendre la veste.', 'aftersales-'],
    ['پیک بسته را در خیابان انداخت و رفت.', 'delivery-'],
    ['فروشنده با حوصله و مهربان بود.', 'staff+'],
    ['اصلاً معطل نشدیم و صفی نبود.', 'waiting+'],
  ])('of the plain sentence "%s"', (text, expected) => {
    expect(opinions(text)).toContain(expected);
  });

  test('of one clause is not carried into the next', () => {
    expect(opinions('Friendly staff but delivery was late.')).toEqual(['staff+', 'delivery-']);
  });

  test.each([
    ['Bassin superbe, hormis les cheveux dans la bonde.', ['premises+', 'premises-']],
    [
      'Loved booking on my phone. On day three the key app died and we slept in the corridor.',
      ['digital+', 'digital-'],
    ],
  ])('turns within a touchpoint, though the turn alone would not name it: "%s"', (text, expected) => {
    expect(opinions(text)).toEqual(expected);
  });

  test('a praise that another touchpoint explains turns nothing', () => {
    expect(opinions('La robe est superbe, malgré un colis qui a traîné un mois.')).toEqual(['product+', 'delivery-']);
  });

  test('a verdict on nothing in particular has no finding', () => {
    expect(opinions('Worst company ever!!!')).toEqual([]);
  });

  test('a text without words has none either, whatever the stars', () => {
    expect(analyser.analyse({ text: '', rating: 1 }).findings).toEqual([]);
    expect(analyser.analyse({ text: '  \n', rating: 5, prior: 'en' }).findings).toEqual([]);
  });
});

describe('sentiment', () => {
  test.each([
    ['en', 'I love this shop, wonderful people!', 'I hate this shop, horrible people!'],
    ['fr', 'Un vrai régal, je recommande vivement !', 'Très déçu, je déconseille fortement cet endroit.'],
    ['fa', 'عالی بود ممنون، خیلی راضی بودم', 'افتضاح بود، اصلا راضی نبودم و پشیمونم'],
  ])('tells good from bad in %s', (language, good, bad) => {
    expect(analyser.analyse({ text: good })).toMatchObject({ language, sentiment: { label: 'positive' } });
    expect(analyser.analyse({ text: bad })).toMatchObject({ language, sentiment: { label: 'negative' } });
  });

  test.each([
    ['The food was good.', 'The food was not good.'],
    ['Le serveur était aimable.', "Le serveur n'était pas aimable."],
    ['کیفیتش خوب بود', 'کیفیتش خوب نبود'],
  ])('hears a negation: "%s" is better than "%s"', (plain, negated) => {
    const score = (text: string) => analyser.analyse({ text }).sentiment.score;
    expect(score(plain)).toBeGreaterThan(score(negated) + 0.2);
  });

  test.each([
    ['en', 'The salesman was very pushy.', 'The salesman was never pushy, no pressure at all.'],
    ['en', 'There was a long queue.', 'There was no queue.'],
    ['fr', 'Une longue attente au guichet.', 'Aucune attente au guichet.'],
    ['fa', 'صف خیلی طولانی بود', 'اصلاً معطل نشدیم و صفی نبود.'],
  ])('of a complaint that is denied (%s) is praise', (language, blame, praise) => {
    const polarity = (text: string) => analyser.analyse({ text, language }).findings[0]?.polarity ?? Number.NaN;
    expect(polarity(blame)).toBeLessThan(polarity(praise));
    expect(polarity(praise)).toBeGreaterThan(0);
  });

  test('is informed by the stars; which findings there are is not', () => {
    const text = 'It took them ten minutes to bring the parcel up. The manager was extremely rude.';
    const [one, none, five] = [1, undefined, 5].map((rating) => analyser.analyse({ text, rating }));
    expect(one!.sentiment.score).toBeLessThan(five!.sentiment.score);
    const places = ({ findings }: typeof none & {}) => findings.map(({ touchpoint, start }) => [touchpoint, start]);
    expect(places(one!)).toEqual(places(none!));
    expect(places(five!)).toEqual(places(none!));
    five!.findings.forEach(({ polarity }, index) => {
      expect(polarity).toBeGreaterThan(one!.findings[index]!.polarity);
    });
    expect(five!.findings.find(({ touchpoint }) => touchpoint === 'staff')!.polarity).toBeLessThan(-0.5);
  });
});

describe('cause', () => {
  test.each([
    ['The cashier was rude and ignored us completely.', 'staff', { cause: 'people', detail: 'conviction' }],
    ['The waiter had no idea what was on the menu.', 'staff', { cause: 'people', detail: 'knowledge' }],
    ['The app crashes every time I log in.', 'digital', { cause: 'tools' }],
    ['La serveuse était désagréable et nous a ignorés.', 'staff', { cause: 'people', detail: 'conviction' }],
    ["L'application plante sans arrêt.", 'digital', { cause: 'tools' }],
  ])('of "%s"', (text, touchpoint, expected) => {
    const finding = analyser.analyse({ text }).findings.find((one) => one.touchpoint === touchpoint);
    expect(finding).toMatchObject(expected);
  });

  test('is not guessed: bad food alone blames nobody', () => {
    for (const { cause } of analyser.analyse({ text: 'The soup was bland and cold.' }).findings)
      expect(cause).toBeUndefined();
  });

  test('praise has no cause', () => {
    for (const { cause } of analyser.analyse({ text: 'The staff were lovely.' }).findings)
      expect(cause).toBeUndefined();
  });
});

describe('severity', () => {
  test.each([
    ['I got food poisoning and spent the night throwing up.', 'safety'],
    ['The manager is racist.', 'discrimination'],
    ['My lawyer will be in touch with you.', 'legal'],
    ['Intoxication alimentaire, toute la famille malade.', 'safety'],
    ['Je vais porter plainte au tribunal.', 'legal'],
    ['بعد از خوردن غذا مسموم شدم', 'safety'],
    ['فروشنده کلاهبرداره، پول رو گرفت و جنس رو نفرستاد و جواب هم نمیده', 'fraud'],
  ])('of "%s" is %s', (text, severe) => {
    expect(analyser.analyse({ text }).severe).toBe(severe);
  });

  test.each([
    'Best pizza in town.',
    'This is not a scam, I got my parcel.',
    'Rien à signaler, très bon repas.',
    'Sue at the desk was lovely.',
    'The food court is huge.',
  ])('"%s" is not severe', (text) => {
    expect(analyser.analyse({ text }).severe).toBeUndefined();
  });
});

describe('evidence', () => {
  test('is the clause itself, word for word', () => {
    const text = '😀 Friendly staff, but the delivery was three days late!';
    const delivery = analyser.analyse({ text }).findings.find(({ touchpoint }) => touchpoint === 'delivery');
    expect(text.slice(delivery?.start, delivery?.end)).toBe('but the delivery was three days late');
  });

  test('stays exact in Persian with joiners and direction marks', () => {
    const text = '\u200fکیفیت خوب بود ولی \u202bبسته‌بندی خیلی بد\u202c بود و پیک دیر رسید.';
    const { findings } = analyser.analyse({ text });
    expect(findings.length).toBeGreaterThan(0);
    for (const { start, end } of findings) expect(text.slice(start, end)).toMatch(/^\p{L}.*\p{L}$/u);
  });
});

describe('stars beside words', () => {
  test('are all there is of a review without words, and that is said', () => {
    for (const [rating, label, score] of [
      [1, 'negative', -1],
      [3, 'neutral', 0],
      [5, 'positive', 1],
    ] as const) {
      expect(analyser.analyse({ text: ' … ', rating, prior: 'fr' })).toEqual({
        language: 'fr',
        analysed: true,
        sentiment: { label, score },
        findings: [],
        stars: 'only-stars',
      });
    }
    expect(analyser.analyse({ text: '', prior: 'fr' })).not.toHaveProperty('stars');
    expect(analyser.analyse({ text: '👍👍', rating: 5, prior: 'fr' })).not.toHaveProperty('stars');
  });

  test.each([
    ['The waiter was extremely rude and the food was disgusting. Never again, awful place!', 5, 'words-worse'],
    ['Wonderful staff, delicious food, we loved every minute. Highly recommended!', 1, 'words-better'],
    ['The waiter was extremely rude and the food was disgusting. Never again, awful place!', 1, undefined],
    ['Wonderful staff, delicious food, we loved every minute. Highly recommended!', 4, undefined],
    ['Good food but the waiter was rude.', 5, undefined],
  ])('"%s" with %i stars: %s', (text, rating, expected) => {
    expect(analyser.analyse({ text, rating }).stars).toBe(expected);
  });

  test('speak for a text in a language without a model', () => {
    const { analysed, sentiment } = analyser.analyse({ text: 'Das Essen war leider kalt und fade.', rating: 2 });
    expect([analysed, sentiment]).toEqual([false, { label: 'negative', score: -0.5 }]);
  });
});

describe('languages', () => {
  test('a review in two is read part by part, with offsets into the whole', () => {
    const text =
      'Le personnel de la réception était vraiment très désagréable avec nous. The room was spotless and the bed very comfortable.';
    const { language, findings } = analyser.analyse({ text });
    expect(language).toBe('fr');
    const said = findings.map(({ touchpoint, start, end }) => [touchpoint, text.slice(start, end)]);
    expect(said).toContainEqual(['staff', expect.stringContaining('personnel')]);
    expect(said).toContainEqual([expect.stringMatching(/premises|product/), expect.stringContaining('room')]);
  });

  test('one without a model is said, not guessed', () => {
    expect(analyser.analyse({ text: 'Das Essen war kalt und der Kellner sehr unfreundlich.' })).toEqual({
      language: 'de',
      analysed: false,
      sentiment: { label: 'neutral', score: 0 },
      findings: [],
    });
  });

  test('a mixed text is read in the language most of it is in', () => {
    const text = 'La livraison était en retard et le livreur désagréable. Thank you anyway!';
    expect(analyser.analyse({ text }).language).toBe('fr');
    expect(opinions(text)).toContain('delivery-');
  });
});

describe('hostile text', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['lone surrogates', `\ud800 rude staff \udfff late delivery \ud83d`],
    ['one endless word', 'a'.repeat(1_000_000)],
    ['endless punctuation', '!?.,'.repeat(250_000)],
    ['endless apostrophes', "l'".repeat(300_000)],
    ['endless marks', `e${'\u0301'.repeat(500_000)}`],
    ['endless joiners', `ن${'\u200c'.repeat(500_000)}`],
    ['a hundred pages of review', 'The staff were rude, but the food was good. '.repeat(5_000)],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20_000)],
    ['right-to-left marks', '\u202e\u2066staff rude\u2069\u202c'.repeat(1_000)],
    ['the names of object members', 'constructor __proto__ toString hasOwnProperty valueOf'],
    ['zero bytes', 'rude\u0000staff'],
  ];
  test.each(hostile)('%s does not throw, and evidence lies inside', (_, text) => {
    for (const language of [undefined, 'en', 'fr', 'fa', '__proto__', 'constructor']) {
      const started = performance.now();
      const { findings, sentiment } = analyser.analyse({ text, language });
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(Number.isFinite(sentiment.score)).toBe(true);
      for (const { start, end, polarity, confidence } of findings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(Math.abs(polarity)).toBeLessThanOrEqual(1);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  test('a rating out of range says nothing', () => {
    const text = 'We had dinner there on Sunday.';
    const plain = analyser.analyse({ text }).sentiment;
    for (const rating of [0, -3, 99, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(analyser.analyse({ text, rating }).sentiment).toEqual(plain);
    }
  });
});

describe('the configured journey', () => {
  const custom = (id: string, phrases?: Touchpoint['phrases']): Touchpoint => ({
    id: touchpointId.parse(id),
    name: { en: id },
    owners: [teamId.parse('team')],
    phrases,
  });
  const withTouchpoints = (touchpoints: readonly Touchpoint[]) => createAnalyser({ models: loadModels(), touchpoints });

  test('a removed touchpoint is never named', () => {
    const without = withTouchpoints(DEFAULT_JOURNEY.filter(({ id }) => id !== 'delivery'));
    const { findings } = without.analyse({ text: 'Friendly staff but delivery was late.' });
    expect(findings.map(({ touchpoint }) => touchpoint)).toEqual(['staff']);
  });

  test('an added or renamed touchpoint speaks by its own phrases', () => {
    const own = withTouchpoints([
      custom('lockers', { en: ['parcel locker'], fr: ['consigne à colis'] }),
      custom('staff'),
    ]);
    const { findings } = own.analyse({ text: 'The parcel lockers never open. Lovely staff though.' });
    expect(findings.map(({ touchpoint }) => touchpoint)).toEqual(['lockers', 'staff']);
    expect(findings[0]!.polarity).toBeLessThan(0);
    expect(own.analyse({ text: 'Les consignes à colis sont toujours en panne.' }).findings[0]?.touchpoint).toBe(
      'lockers',
    );
  });

  test('an empty journey gives sentiment and no finding', () => {
    expect(withTouchpoints([]).analyse({ text: 'Rude staff.' })).toMatchObject({ analysed: true, findings: [] });
  });
});

describe('version', () => {
  test('is the same for the same models and journey, and so are the answers', () => {
    const again = loadAnalyser();
    const text = 'The waiter was rude, mais la cuisine est bonne, ولی گران بود.';
    expect(again.version).toBe(analyser.version);
    expect(again.analyse({ text })).toEqual(analyser.analyse({ text }));
  });

  test('changes with a model and with the journey', () => {
    const { en } = loadModels();
    expect(createAnalyser({ models: { en: en! }, touchpoints: DEFAULT_JOURNEY }).version).not.toBe(analyser.version);
    expect(loadAnalyser(DEFAULT_JOURNEY.slice(1)).version).not.toBe(analyser.version);
  });

  test('a file that is no model is refused with what to do', () => {
    const models = { en: new Uint8Array([1, 2, 3]) };
    expect(() => createAnalyser({ models, touchpoints: DEFAULT_JOURNEY })).toThrow(/npm run train/);
  });
});
