import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { decodeModel } from '../../src/analysis/model.ts';
import { OWN_THRESHOLD, ownBook, ownChance, ownScores } from '../../src/analysis/own-phrases.ts';
import { prepareOwn } from '../../src/analysis/own-words.ts';
import { readText } from '../../src/analysis/reading.ts';
import { readTopic, topicsOf } from '../../src/analysis/topics.ts';
import { teamId, touchpointId } from '../../src/domain/ids.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';

const models = loadModels();

/** Says whether a text speaks of the touchpoint of these phrases. */
function sayer(code: string, phrases: readonly string[]): (text: string) => boolean {
  const language = languages[code]!;
  const model = decodeModel(models[code]!);
  const book = ownBook([prepareOwn(touchpointId.parse('own'), phrases, language)!]);
  return (text) =>
    ownScores(book, readText(text, language, model))[0]!.some((score) => ownChance(score) >= OWN_THRESHOLD);
}

describe("a customer's own touchpoint", () => {
  it('is found word for word, whatever its words are', () => {
    const says = sayer('en', ['the quokka sang off key', 'it was not for us']);
    expect(says('Honestly, the quokka sang off key all evening.')).toBe(true);
    expect(says('A nice place, but it was not for us.')).toBe(true);
    expect(says('The band sang.')).toBe(false);
  });

  it('is found by words of the topic that its phrases are about, in every language', () => {
    const cases = {
      en: [
        ['lift out of order', 'the elevator was stuck', 'waited for the lift'],
        'Trapped between floors for an hour, and nobody came.',
      ],
      fr: [
        ['ascenseur en panne', "bloqués dans l'ascenseur", "attendre l'ascenseur"],
        'Coincés une heure entre deux étages, personne.',
      ],
      fa: [['آسانسور خراب بود', 'توی آسانسور گیر کردیم', 'منتظر آسانسور ماندیم'], 'یک ساعت بین دو طبقه حبس شدیم.'],
    } as const;
    for (const [code, [phrases, text]] of Object.entries(cases)) {
      expect(sayer(code, phrases)(text), code).toBe(true);
      const withoutTopic = phrases[0].split(' ').slice(1).join(' ');
      expect(sayer(code, [withoutTopic])(text), code).toBe(false);
    }
  });

  it('needs more than one word of this and other things', () => {
    const says = sayer('en', ['no parking spaces', 'car park too expensive', 'could not park']);
    expect(says('The pavement in front was scraped and gravel everywhere.')).toBe(true);
    expect(says('My car is blue.')).toBe(false);
  });

  it('counts any number of things as one', () => {
    const says = sayer('en', ['no parking spaces', 'car park too expensive', 'could not park']);
    expect(says('They sell cars, vans, trucks, bikes and scooters.')).toBe(false);
    expect(says('Their garage has no room for cars.')).toBe(true);
  });

  it('takes two words that tell nothing alone for enough when they stand together', () => {
    const says = sayer('en', ['no parking spaces', 'car park too expensive', 'could not park']);
    expect(says('In the end we abandoned the van.')).toBe(true);
    expect(says('The van was hunted by a space.')).toBe(true);
    expect(says('We abandoned the hope of a refund.')).toBe(false);
    const far = 'Abandoned like everybody else that whole long rainy autumn afternoon we saw one van.';
    expect(says(far)).toBe(false);
    expect(says('We abandoned hope. The van came.')).toBe(false);
  });

  it('knows such pairs in every language', () => {
    const cases = {
      fr: [['parking complet', 'pas de place de parking'], 'On a cherché un emplacement pendant une heure.'],
      fa: [['پارکینگ پر بود', 'جای پارک نبود'], 'توی کوچه چرخیدیم و خسته شدیم.'],
    } as const;
    for (const [code, [phrases, text]] of Object.entries(cases)) expect(sayer(code, phrases)(text), code).toBe(true);
  });

  it('finds what its phrases name, in any ending, though no list knows it', () => {
    const says = sayer('en', ['laundry came back damp', 'engraving crooked', 'blouse shrunk']);
    expect(says('Two blouses, gone.')).toBe(true);
    expect(says('Nothing had been engraved.')).toBe(true);
    expect(says('It was done, and damp.')).toBe(false);
  });

  it('takes no word of every complaint for its own, however often its phrases hold it', () => {
    const says = sayer('en', ['tattoo took hours', 'tattoo artist hours late', 'pain for hours']);
    expect(says('We were on hold for hours.')).toBe(false);
    expect(says('The tattoo faded.')).toBe(true);
  });

  it('forgives one slip of the pen in a long word', () => {
    const says = sayer('en', ['breakfast was poor', 'breakfast cold', 'late breakfast']);
    expect(says('The breakfst toast was fine.')).toBe(true);
    expect(says('The quickest toast was fine.')).toBe(false);
  });

  it('takes a word with a hyphen for one word', () => {
    const says = sayer('fr', ['un arc-en-ciel terne']);
    expect(says('Le ciel terne du matin.')).toBe(false);
    expect(says('Un arc-en-ciel en plastique.')).toBe(true);
  });

  it('lets the words around a topic count little once the topic is known', () => {
    const says = sayer('en', ['parking not free', 'parking outside full', 'free parking gone']);
    expect(says('Free samples outside.')).toBe(false);
  });

  it('changes nothing for the other touchpoints of a journey', () => {
    const step = {
      id: touchpointId.parse('parking'),
      name: { en: 'Parking' },
      owners: [teamId.parse('site')] as const,
    };
    const text = 'The staff were rude. The parking garage was full. We waited an hour for a bill that was wrong.';
    const usual = createAnalyser({ models: { en: models.en! }, touchpoints: DEFAULT_JOURNEY });
    const changed = createAnalyser({
      models: { en: models.en! },
      touchpoints: [...DEFAULT_JOURNEY, { ...step, phrases: { en: ['no parking', 'parking full'] } }],
    });
    const found = changed.analyse({ text, language: 'en' }).findings;
    expect(found.some(({ touchpoint }) => touchpoint === 'parking')).toBe(true);
    expect(found.filter(({ touchpoint }) => touchpoint !== 'parking')).toEqual(
      usual.analyse({ text, language: 'en' }).findings,
    );
  });

  it('answers the same for a word it remembers', () => {
    const says = sayer('en', ['wifi keeps dropping', 'internet too slow', 'wifi password']);
    const texts = ['The router was off.', 'The router was blue.', 'No hotspot here.', 'A red door.'];
    expect(texts.map(says)).toEqual(texts.map(says));
    expect(texts.map(says)).toEqual([true, true, true, false]);
  });
});

describe('the topics of a language', () => {
  it('hold no word both as sure and as unsure', () => {
    for (const code of ['en', 'fr', 'fa']) {
      for (const { strong, weak, things } of topicsOf(languages[code]!)) {
        const twice = [...strong].filter((form) => weak.has(form) || things.has(form));
        expect(twice, code).toEqual([]);
      }
    }
  });

  it('hold pairs of two sides that share no word', () => {
    for (const language of Object.values(languages)) {
      const pairs = topicsOf(language).flatMap(({ pairs }) => pairs);
      expect(pairs.length, language.code).toBeGreaterThan(50);
      for (const [one, other] of pairs) {
        expect(Math.min(one.size, other.size), language.code).toBeGreaterThan(0);
        expect(one.isDisjointFrom(other), language.code).toBe(true);
      }
    }
  });

  it('are read over line ends', () => {
    const topic = readTopic('find /\n found + space\n / spot, pay\n station | car', languages.en!);
    expect(topic.pairs.map((sides) => sides.map((side) => [...side]))).toEqual([
      [
        ['find', 'found'],
        ['space', 'spot'],
      ],
    ]);
    expect(topic.turns).toEqual(['pay station']);
    expect([...topic.weak]).toEqual(['car']);
  });

  it('know nothing of laundry, which the bench measures as what nobody thought of', () => {
    const words = { en: /laundry|ironing/, fr: /blanchisserie|pressing|repassage/, fa: /خشکشویی|لباسشویی/ };
    for (const [code, word] of Object.entries(words)) expect(languages[code]!.topics.join(), code).not.toMatch(word);
  });
});
