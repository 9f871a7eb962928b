/** Negation, intensifiers and cues of irony. */
import { describe, expect, test } from 'vitest';
import { cutClauses } from '../../src/analysis/clauses.ts';
import { isIronic } from '../../src/analysis/irony.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { readScopes } from '../../src/analysis/scopes.ts';
import { entriesOf } from '../../src/analysis/word-entries.ts';
import { readWords } from '../../src/analysis/words.ts';

function read(text: string, code: string) {
  const language = languages[code]!;
  const pass = readWords(text, language.elisions);
  const entries = entriesOf(pass.words, language);
  const clauses = cutClauses(pass, entries, language);
  return { pass, entries, clauses, language };
}

function flagged(text: string, code: string, flag: 'negated' | 'intensified'): string[] {
  const { pass, entries, clauses, language } = read(text, code);
  return clauses.flatMap((clause) => {
    const flags = readScopes(entries, clause, language)[flag];
    return pass.words.slice(clause.from, clause.to).flatMap(({ form }, k) => (flags[k] ? [form] : []));
  });
}

const ironic = (text: string, code: string) => {
  const { pass, entries, clauses, language } = read(text, code);
  return clauses.some((clause) => isIronic({ ...pass, entries }, clause, language));
};

describe('readScopes', () => {
  test.each([
    ['en', 'The staff were not helpful', 'helpful'],
    ['en', 'I don’t recommend it', 'recommend'],
    ['fr', "Le serveur n'est pas aimable", 'aimable'],
    ['fr', 'Je ne reviendrai plus jamais ici', 'ici'],
    ['fa', 'غذا اصلا خوب نبود', 'خوب'],
    ['fa', 'این رستوران را پیشنهاد نمی کنم', 'پیشنهاد'],
  ])('%s: "%s" denies "%s"', (code, text, word) => {
    expect(flagged(text, code, 'negated')).toContain(word);
  });

  test.each([
    ['en', 'Not only friendly but also quick', 'friendly'],
    ['en', 'The staff were friendly', 'friendly'],
    ['en', 'Not late, friendly staff', 'friendly'],
    ['fr', 'Plus cher que prévu', 'cher'],
    ['fr', 'Pas mal du tout', 'mal'],
    ['fa', 'طعم غذا حرف نداره', 'طعم'],
  ])('%s: "%s" does not deny "%s"', (code, text, word) => {
    expect(flagged(text, code, 'negated')).not.toContain(word);
  });

  test.each([
    ['en', 'really rude staff', 'rude'],
    ['fr', 'un accueil vraiment froid', 'froid'],
    ['fa', 'خیلی سرد بود', 'سرد'],
  ])('%s: "%s" strengthens "%s"', (code, text, word) => {
    expect(flagged(text, code, 'intensified')).toContain(word);
  });
});

describe('isIronic', () => {
  test.each([
    ['en', 'Thanks for nothing'],
    ['en', 'Great job losing my bag, three hours late again'],
    ['en', 'Their "customer service" is "helpful"'],
    ['fr', "Merci d'avoir gâché notre soirée"],
    ['fr', 'Bravo ! Deux heures de retard'],
    ['fa', 'دستتون درد نکنه واقعا غذا یخ بود'],
    ['fa', 'آفرین به این سرعت، دو ساعت تاخیر'],
  ])('%s: "%s" is not meant as it reads', (code, text) => {
    expect(ironic(text, code)).toBe(true);
  });

  test.each([
    ['en', 'Great service and friendly staff'],
    ['en', 'The manager said "we will call you back tomorrow morning"'],
    ['fr', 'Merci pour ce bon moment'],
    ['fa', 'دستتون درد نکنه خیلی خوشمزه بود'],
  ])('%s: "%s" is meant as it reads', (code, text) => {
    expect(ironic(text, code)).toBe(false);
  });
});
