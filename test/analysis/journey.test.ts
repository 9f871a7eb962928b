/** A customer's own journey: trained steps under other names, joined, cut in two, and new ones by a few phrases. */
import { describe, expect, test } from 'vitest';
import { createAnalyser } from '../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import { teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Touchpoint } from '../../src/domain/touchpoint.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';

const models = loadModels();

function step(id: string, rest: Partial<Touchpoint> = {}): Touchpoint {
  return { id: touchpointId.parse(id), name: { en: id }, owners: [teamId.parse('house')], ...rest };
}

function found(touchpoints: readonly Touchpoint[], text: string, language = 'en'): string[] {
  const { findings } = createAnalyser({ models, touchpoints }).analyse({ text, language });
  return [...new Set(findings.map(({ touchpoint }) => String(touchpoint)))].sort();
}

const but = (...names: readonly string[]) => DEFAULT_JOURNEY.filter(({ id }) => !names.includes(id));
const BREAKFAST = {
  en: ['breakfast buffet was empty', 'cold scrambled eggs at breakfast', 'no fresh bread in the morning'],
  fr: ['buffet du petit-déjeuner vide', 'œufs froids au petit-déjeuner', 'pas de pain frais le matin'],
  fa: ['صبحانه خوب نبود', 'بوفه صبحانه خالی بود', 'نان تازه صبح نبود'],
};

describe('a trained step', () => {
  const rude = 'The waiter was rude to us.';
  const late = 'The parcel was delivered three weeks late.';
  const renamed = (names: readonly string[], id: string) => (one: string) => (names.includes(one) ? id : one);

  test('is found under the name that the configuration gives it', () => {
    const before = found(DEFAULT_JOURNEY, rude);
    expect(before).toContain('staff');
    const journey = [...but('staff'), step('reception', { meaning: ['staff'] })];
    expect(found(journey, rude)).toEqual(before.map(renamed(['staff'], 'reception')).sort());
  });

  test('is silent when nothing stands for it, whatever its id says', () => {
    expect(found(but('staff'), rude)).toEqual(found(DEFAULT_JOURNEY, rude).filter((id) => id !== 'staff'));
    expect(found([...but('staff', 'delivery'), step('staff', { meaning: ['delivery'] })], rude)).not.toContain('staff');
  });

  test('can be one with another', () => {
    const journey = [...but('staff', 'delivery'), step('people', { meaning: ['staff', 'delivery'] })];
    for (const text of [rude, late]) {
      const before = found(DEFAULT_JOURNEY, text).map(renamed(['staff', 'delivery'], 'people'));
      expect(before).toContain('people');
      expect(found(journey, text)).toEqual([...new Set(before)].sort());
    }
  });
});

describe('a step by a few phrases', () => {
  const journey = [...DEFAULT_JOURNEY, step('breakfast', { phrases: BREAKFAST })];

  test.each([
    ['en', 'At breakfast the eggs were cold and there was no toast left.'],
    ['en', 'Only stale croissants and weak coffee in the mornign, brekfast is a joke: cold eggs.'],
    ['fr', 'Au buffet du matin, des croissants rassis et un café tiède.'],
    ['fa', 'برای صبحانه فقط نان و پنیر بود و چای سرد.'],
  ])('is found in other words than its own (%s: %s)', (language, text) => {
    expect(found(journey, text, language)).toContain('breakfast');
  });

  test.each([
    ['en', 'The morning flight was late.'],
    ['en', 'Cold room, rude staff.'],
    ['fr', 'Ce matin le guichet était fermé.'],
    ['fa', 'صبح زنگ زدم و جواب ندادند.'],
  ])('is not found for one common word (%s: %s)', (language, text) => {
    expect(found(journey, text, language)).not.toContain('breakfast');
  });

  test('leaves what else a review is about as it is', () => {
    for (const text of ['Rude waiter, and the breakfast buffet was empty.', 'The parcel came late.']) {
      expect(found(journey, text).filter((id) => id !== 'breakfast')).toEqual(found(DEFAULT_JOURNEY, text));
    }
  });
});

test('a part takes what its phrases fit, and leaves the rest to the whole', () => {
  const toilets = step('toilets', {
    partOf: touchpointId.parse('premises'),
    phrases: { en: ['dirty toilets', 'no toilet paper', 'toilet would not flush'] },
  });
  const journey = [...DEFAULT_JOURNEY, toilets];
  expect(found(DEFAULT_JOURNEY, 'The toilets were filthy.')).toEqual(['premises']);
  expect(found(journey, 'The toilets were filthy.')).toEqual(['toilets']);
  expect(found(journey, 'The lobby was noisy and cramped.')).toEqual(['premises']);
});

test('another meaning, another part or another move is another version of the analyser', () => {
  const versions = [
    { models, touchpoints: [step('staff')] },
    { models, touchpoints: [step('staff', { meaning: ['staff'] })] },
    { models, touchpoints: [step('staff', { partOf: touchpointId.parse('premises') })] },
    { models, touchpoints: [step('staff')], moves: { en: { staff: { slope: 1, shift: 1, words: {} } } } },
  ].map((options) => createAnalyser(options).version);
  expect(new Set(versions).size).toBe(versions.length);
});
