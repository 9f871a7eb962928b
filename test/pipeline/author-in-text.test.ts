import { expect, it } from 'vitest';
import type { RawReview } from '../../src/domain/review.ts';
import { withoutAuthorName } from '../../src/pipeline/author-in-text.ts';

const by = (author: string, text: string): RawReview => ({ scale: 'stars', rating: 4, author, text });

it.each([
  ['Ada Byron', 'Yours, Ada Byron', 'Yours, [name]'],
  ['Ada Byron', 'ADA\n  BYRON was here, Ada Byrons too', '[name] was here, Ada Byrons too'],
  ['Désirée  Vau-Geois', 'signé De\u0301sire\u0301e Vau-Geois.', 'signé [name].'],
  ['مریم کریمی', 'با احترام، مریم کریمی', 'با احترام، [name]'],
  ['A. (Bob) [x] {y}', 'from A. (Bob) [x] {y}!', 'from [name]!'],
  ['Ada', 'Ada was here', 'Ada was here'],
  ['Ada Byron', 'Dear Ada', 'Dear Ada'],
  ['* *', 'five * * stars', 'five * * stars'],
  ['', 'nobody', 'nobody'],
])('of the author %j: %j is kept as %j', (author, text, kept) => {
  expect(withoutAuthorName(by(author, text)).text).toBe(kept);
});

it('masks the answer and the translation, and leaves the author to be hashed', () => {
  const raw = { ...by('Ada Byron', 'Good'), translated: 'Ada Byron: good', reply: { text: 'Dear Ada Byron,' } };
  expect(withoutAuthorName(raw)).toEqual({ ...raw, translated: '[name]: good', reply: { text: 'Dear [name],' } });
});
