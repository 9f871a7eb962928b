import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentStems } from '../../src/alerts/function-words.ts';
import { reformulate, type SpokenReview } from '../../src/alerts/reformulation.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { touchpointId } from '../../src/domain/ids.ts';

const DELIVERY = touchpointId.parse('delivery');
const STAFF = touchpointId.parse('staff');
const DOWN = { touchpoint: DELIVERY, direction: 'down' } as const;

/** What stands in braces blames the delivery, what stands in brackets praises the staff. */
function review(marked: string, language: string, authorKey?: string): SpokenReview {
  const findings: Finding[] = [];
  let text = '';
  for (const piece of marked.split(/(?=[{[])|(?<=[}\]])/)) {
    const blame = piece.startsWith('{');
    if (!blame && !piece.startsWith('[')) {
      text += piece;
      continue;
    }
    const words = piece.slice(1, -1);
    const [touchpoint, polarity] = blame ? [DELIVERY, -0.8] : [STAFF, 0.9];
    findings.push({ touchpoint, polarity, confidence: 0.9, start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, language, findings, ...(authorKey && { authorKey }) };
}

const EN = [
  'Nice lamp. {The parcel was two weeks late} and [the lady at the desk was sweet].',
  '{It came ten days late}, {and nobody could say where it was}.',
  'I ordered in May. {Late again}; {nobody answers when you ask where it is}.',
  '{My order was late by a month}!',
  '{The box was torn open when it came}.',
  '{Late, and nobody on the phone knew anything}.',
].map((text) => review(text, 'en'));

const FR = [
  'La lampe est belle. {Le colis est arrivé avec dix jours de retard}.',
  '{Encore du retard}, {et personne au téléphone ne sait où il est}.',
  '{Trois semaines de retard pour une ampoule}.',
  '{Colis déposé sous la pluie}.',
  '{Livré en retard, personne ne répond}.',
].map((text) => review(text, 'fr'));

const FA = [
  'چراغ خوب است ولی {بسته‌ام ده روز دیر رسید}.',
  '{خیلی دیر رسید} {و هیچ‌کس پاسخگو نبود}.',
  '{سفارشم باز هم دیر رسید}.',
  '{جعبه پاره بود}.',
  '{دیر آوردند و کسی پاسخگو نبود}.',
].map((text) => review(text, 'fa'));

describe('a sentence made of what customers say', () => {
  it('takes the clauses whose words most of them share, in each language', () => {
    const [first, ...others] = reformulate([...EN, ...FR, ...FA], [], DOWN);
    expect(first).toEqual({
      language: 'en',
      fragments: ['Late, and nobody on the phone knew anything'],
      shared: 5,
      of: 6,
    });
    expect(others.map(({ language }) => language)).toEqual(['fa', 'fr']);
    for (const { fragments, shared, of } of others) {
      expect(fragments.join(' ')).toMatch(/retard|دیر/);
      expect([shared, of]).toEqual([4, 5]);
    }
  });

  it('stands alone: without the word that joined it to its neighbour, without what stands around it', () => {
    const [said] = reformulate(EN, [], DOWN);
    for (const fragment of said!.fragments) expect(fragment).toMatch(/^[\p{L}].*[\p{L}]$/u);
    expect(said!.fragments).not.toContain('and nobody could say where it was');
  });

  it('says nothing when fewer than five speak of it, or when they do not say the same', () => {
    expect(reformulate(EN.slice(0, 4), [], DOWN)).toEqual([]);
    const apart = [
      '{The box was torn}',
      '{They rang too early}',
      '{He parked on our lawn}',
      '{Wrong door}',
      '{So rude}',
    ];
    expect(
      reformulate(
        apart.map((text) => review(`${text}.`, 'en')),
        [],
        DOWN,
      ),
    ).toEqual([]);
  });

  it('counts an author once, and copies of one text once', () => {
    const one = Array.from({ length: 9 }, (_, i) => review(`{The parcel came late, day ${i}}.`, 'en', 'somebody'));
    expect(reformulate(one, [], DOWN)).toEqual([]);
    const copies = Array.from({ length: 9 }, () => EN[0]!);
    expect(reformulate(copies, [], DOWN)).toEqual([]);
  });

  it('leaves out what was said as often before: it names the subject, not the change', () => {
    const now = [
      '{My parcel came late}',
      '{The parcel was late}',
      '{Late parcel once more}',
      '{A parcel so late}',
      '{Late parcel}',
    ];
    const past = Array.from({ length: 12 }, (_, i) =>
      review(`{The parcel came with dent number ${'abcdefghijkl'[i]}}.`, 'en'),
    );
    const [said] = reformulate(
      now.map((text) => review(`${text}.`, 'en')),
      past,
      DOWN,
    );
    expect(said?.fragments.every((fragment) => fragment.toLowerCase().includes('late'))).toBe(true);
    const same = Array.from({ length: 6 }, (_, i) => review(`{A parcel with dent ${'uvwxyz'[i]}}.`, 'en'));
    expect(reformulate(same, past, DOWN)).toEqual([]);
  });

  it('praises as it blames, and of nothing else', () => {
    const praise = [
      '[The staff listened to us] {but late it came}.',
      '[They listened and helped]',
      '[Somebody listened at last]',
      '[A team that listened]',
      '[They really listened to me]',
    ].map((text) => review(`${text}.`, 'en'));
    const [said] = reformulate(praise, [], { touchpoint: STAFF, direction: 'up' });
    expect(said?.fragments.join(' ')).toContain('listened');
    expect(said?.fragments.join(' ')).not.toContain('late');
    expect(reformulate(praise, [], DOWN)).toEqual([]);
  });

  it('names nobody, and shows no address, mark-up or line break', () => {
    for (const words of [
      'Bob was late on Monday',
      'late: see http://x.example',
      'late <b>again</b> here',
      'late\nlate\nlate',
    ]) {
      const now = Array.from({ length: 6 }, (_, i) => review(`{${words}}${'!'.repeat(i)}`, 'en', `a${i}`));
      const said = reformulate(now, [], DOWN)
        .flatMap(({ fragments }) => fragments)
        .join(' ');
      expect(said).not.toMatch(/Bob|http|[<>\n]/);
    }
  });

  it('speaks only languages whose content words it can tell', () => {
    expect(
      reformulate(
        EN.map((one) => ({ ...one, language: 'und' })),
        [],
        DOWN,
      ),
    ).toEqual([]);
    expect(
      reformulate(
        EN.map((one) => ({ ...one, language: 'de' })),
        [],
        DOWN,
      ),
    ).toEqual([]);
  });

  it('never says what nobody said, whatever the texts and offsets', () => {
    const word = fc.constantFrom(
      'late',
      'parcel',
      'nobody',
      'retard',
      'دیر',
      'رسید',
      'and',
      '؟',
      '!',
      '\u202e',
      '\n',
      '🙂',
      'é',
      'I',
    );
    const findings = fc.array(
      fc.record({
        touchpoint: fc.constant(DELIVERY),
        polarity: fc.constant(-1),
        confidence: fc.constant(1),
        start: fc.integer({ min: -3, max: 60 }),
        end: fc.integer({ min: -3, max: 60 }),
      }),
      { maxLength: 4 },
    );
    const one = fc.record({
      text: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      language: fc.constantFrom('en', 'fr', 'fa'),
      findings,
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), fc.array(one, { maxLength: 14 }), (since, before) => {
        for (const { language, fragments, shared, of } of reformulate(since, before, DOWN)) {
          const texts = since.filter((review) => review.language === language).map(({ text }) => text);
          expect(fragments.length).toBeGreaterThan(0);
          for (const fragment of fragments) expect(texts.some((text) => text.includes(fragment))).toBe(true);
          const said = new Set(fragments.flatMap((fragment) => [...contentStems(fragment, language)]));
          const blamed = new Set(
            since
              .filter((review) => review.language === language)
              .flatMap(({ text }) => [...contentStems(text, language)]),
          );
          for (const stem of said) expect(blamed).toContain(stem);
          expect(shared * 2).toBeGreaterThan(of);
          expect(of).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer than its input for endless words and thousands of reviews', () => {
    const long = review(`{${'late '.repeat(20_000)}}`, 'en');
    const many = Array.from({ length: 3000 }, (_, i) => review(`{The parcel number ${i} came late}`, 'en', `a${i}`));
    const begun = performance.now();
    reformulate([long, ...many], many, DOWN);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('stems of content words', () => {
  it('know French elisions, Arabic letter forms and half-spaces', () => {
    expect([...contentStems('L’équipe n’était pas là, d’accord', 'fr')]).toEqual(['equip', 'accor']);
    expect(contentStems('بسته‌هاي من', 'fa')).toEqual(contentStems('بسته‌های من', 'fa'));
    expect([...contentStems('The parcels were late', 'en')]).toEqual(['parce', 'late']);
  });
});
