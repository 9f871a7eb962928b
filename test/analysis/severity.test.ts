/** Severities with their evidence: our own examples, and what excuses a cue. */
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/analysis/languages/index.ts';
import { judgeSeverity } from '../../src/analysis/severity.ts';
import { findSevereCue, severityBook } from '../../src/analysis/severity-rules.ts';
import { readSeverityExamples } from '../../training/severity-set.ts';
import { read } from '../support/readings.ts';

/** Preparing a book costs 30 ms: once a language. */
const books = Object.fromEntries(Object.entries(languages).map(([code, language]) => [code, severityBook(language)]));

function find(text: string, code: string) {
  const { reading, language } = read(text, code);
  return findSevereCue(reading, books[code]!, language);
}

function judge(text: string, code: string) {
  const { reading, language, model } = read(text, code);
  return judgeSeverity(reading, model, books[code]!, language);
}

/** Trained on these: a floor under what heads and rules make of them, not a figure. */
describe.each(Object.keys(languages))('our own examples in %s', (code) => {
  const judged = readSeverityExamples(code).map(({ text, severity }) => ({ text, severity, said: judge(text, code) }));

  test.each(['safety', 'discrimination', 'fraud', 'legal', 'harm'])('of %s are found, precisely', (name) => {
    const said = judged.filter((one) => one.said?.severity === name);
    const real = judged.filter(({ severity }) => severity === name);
    const hits = said.filter(({ severity }) => severity === name);
    expect(real.length).toBeGreaterThanOrEqual(60);
    expect(hits.length / said.length).toBeGreaterThanOrEqual(0.9);
    expect(hits.length / real.length).toBeGreaterThanOrEqual(0.4);
  });

  test('leave harmless ones alone', () => {
    const harmless = judged.filter(({ severity }) => severity === null);
    expect(harmless.length).toBeGreaterThanOrEqual(350);
    expect(harmless.filter(({ said }) => said !== undefined).length / harmless.length).toBeLessThanOrEqual(0.04);
  });

  test('are shown by words that stand in the text', () => {
    for (const { text, said } of judged) {
      if (said) expect(text.slice(said.start, said.end).trim().length).toBeGreaterThan(2);
    }
  });
});

test('a reading without words is not severe', () => {
  expect(judge('…', 'en')).toBeUndefined();
});

describe('what excuses a cue', () => {
  test.each([
    ['My brother got food poisoning from the mussels.', 'safety'],
    ['Nobody got food poisoning from the mussels.', undefined],
    ['You could get food poisoning from the mussels.', undefined],
    ['The movie shows how a guest got food poisoning from mussels.', undefined],
    ['My insurance claim was paid after I got food poisoning.', undefined],
    ['I heard somebody got food poisoning from the mussels.', undefined],
    ['If they do not pay I will sue them.', 'legal'],
    ['This soup is to die for.', undefined],
  ])('in "%s": %s', (text, severity) => {
    expect(find(text, 'en')?.severity).toBe(severity);
  });
});

describe('what is told without its usual word', () => {
  test.each([
    ['en', 'The waitress swore there were no almonds in it and my throat swelled.', 'safety'],
    ['en', 'The fire escape was chained.', 'safety'],
    ['en', 'The guide saw my hijab and told me to wait outside.', 'discrimination'],
    ['en', 'I was charged twice and they refuse to give it back.', 'fraud'],
    ['en', 'They offered me a refund if I delete my review.', 'fraud'],
    ['en', 'They threatened to sue me.', 'legal'],
    ['en', 'They told me it was nothing. It was a stroke.', 'harm'],
    ['en', 'Our rabbit died the same night at the sitter.', 'harm'],
    ['fr', 'La rambarde du balcon branlait et ma fille a failli basculer.', 'safety'],
    ['fr', 'Ils menacent de me poursuivre.', 'legal'],
    ['fr', "Le médecin n'a rien vu. C'était un infarctus.", 'harm'],
    ['fa', 'گارسون گفت گردو نداره و گلوم ورم کرد.', 'safety'],
    ['fa', 'چون ویلچر داشتم راهم ندادن.', 'discrimination'],
    ['fa', 'پول رو گرفت و دیگه جواب نداد.', 'fraud'],
    ['fa', 'گفت چیزی نیست. سکته بود.', 'harm'],
  ])('%s: "%s" is %s', (code, text, severity) => {
    expect(find(text, code)?.severity).toBe(severity);
  });

  test.each([
    ['en', 'Two men carried the wardrobe upstairs.'],
    ['en', 'I broke my leg and they froze the membership.'],
    ['en', 'They signed us in and knocked off ten pounds.'],
    ['en', 'Two of the cooks had called in sick and the kitchen was slow.'],
    ['en', 'There was no sparkling water left, only still.'],
    ['en', 'Thank you for your kindness at the desk.'],
    ['en', 'The first thing that grabbed my attention was the noise.'],
    ['en', 'Twenty customer complaints and no answer to mine.'],
    ['en', 'Is there any shot at an earlier train?'],
    ['en', 'The plane was cramped and they dropping hints about tips was rude.'],
    ['fr', 'La gendarmerie a fait appel à leur dépanneur.'],
    ['fa', 'با توجه به اسم غذا قارچش کم و نانش خشک بود.'],
    ['fa', 'چرخش صفحه خیلی کند و بد است.'],
    ['fr', "On m'a poussée à prendre la suite."],
    ['fr', 'Dommage, les repas sont infects.'],
    ['fa', 'برگه رو پرت کرد سمتم.'],
    ['fa', 'خانم باجه خیلی کمک کرد.'],
    ['fa', 'سیم‌کارت پسرم رو به نام خودش زدم.'],
  ])('%s: "%s" is harmless, though words of a cue share its stems', (code, text) => {
    expect(find(text, code)).toBeUndefined();
  });
});

describe('a verdict is no deed', () => {
  test.each([
    ['This insurance is a scam, they never pay a claim.', undefined],
    ['Such a scam! I paid for nine months and the price went up.', undefined],
    ['This club is a scam: they kept charging my card after I cancelled.', 'fraud'],
    ['Fraud! They took the order and it never arrived.', 'fraud'],
    ['They are crooks and thieves.', undefined],
  ])('"%s" is %s', (text, severity) => {
    expect(find(text, 'en')?.severity).toBe(severity);
    if (!severity) expect(judge(text, 'en')).toBeUndefined();
  });
});

describe('the model alone', () => {
  test.each([
    ['en', 'My boy was wrong.'],
    ['en', 'Well said!'],
    ['en', 'Go girls!!!'],
    ['fa', 'قیمت؟'],
    ['fa', 'ما که راضی هستیم'],
    ['en', 'Sit anywhere, we were told, and when we sat the waiter said the table was reserved.'],
  ])('%s: makes "%s" no case, with no word that a rule knows', (code, text) => {
    expect(judge(text, code)).toBeUndefined();
  });
});

test('a text that is content with the place is no case', () => {
  const text = 'Wonderful staff, delicious food, a great evening, we loved it. My son cut my finger with a toy, ha.';
  expect(find(text, 'en')?.severity).toBe('safety');
  expect(judge(text, 'en')).toBeUndefined();
});

test('the evidence is the clause that says so', () => {
  const text = 'The view was fine. The maid stole my ring, and nobody apologised.';
  const found = find(text, 'en')!;
  expect(found.severity).toBe('fraud');
  expect(text.slice(found.start, found.end)).toBe('The maid stole my ring');
});

test('the gravest of several is named', () => {
  expect(find('My lawyer will contact you. The nurse slapped my grandmother.', 'en')?.severity).toBe('harm');
});

test('texts without words, or of one word a thousand times, are not severe and do no harm', () => {
  expect(find('', 'en')).toBeUndefined();
  expect(find('?!…', 'fa')).toBeUndefined();
  expect(find('stole '.repeat(20_000), 'en')).toBeUndefined();
});
