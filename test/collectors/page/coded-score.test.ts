import { describe, expect, it } from 'vitest';
import { codedScores } from '../../../src/collectors/page/coded-score.ts';
import { loadHtml } from '../../../src/collectors/page/html.ts';
import { outlineOf } from '../../../src/collectors/page/page-outline.ts';

const scores = (elements: readonly string[]): readonly number[] => {
  const page = loadHtml(`<ul>${elements.map((element) => `<li>${element}<p>Some words</p></li>`).join('')}</ul>`);
  return [...codedScores(outlineOf(page)).values()].map(({ value }) => value);
};

describe('scores coded as a number in a name or a style', () => {
  it('reads classes in stars, in tens and in halves', () => {
    expect(scores([4, 2, 5].map((n) => `<i class="rating rating-${n}"></i>`))).toEqual([4, 2, 5]);
    expect(scores([40, 25, 50].map((n) => `<i class="stars s${n}"></i>`))).toEqual([4, 2.5, 5]);
    expect(scores(['4', '3-5', '5'].map((n) => `<i class="stars-${n}"></i>`))).toEqual([4, 3.5, 5]);
  });

  it('reads file names, custom properties and shifted strips', () => {
    expect(scores(['4', '35', '5'].map((n) => `<img src="/img/stars-${n}.png">`))).toEqual([4, 3.5, 5]);
    expect(scores([80, 20, 100].map((n) => `<i style="--p: ${n}%"></i>`))).toEqual([4, 1, 5]);
    expect(scores([16, 48, 0].map((n) => `<i style="background-position: 0 -${n}px"></i>`))).toEqual([4, 2, 5]);
  });

  it('takes numbered pictures, running numbers and icons side by side for none', () => {
    expect(scores([4, 2, 5].map((n) => `<img src="/avatar_${n}.png">`))).toEqual([]);
    expect(scores([1, 2, 3, 4].map((n) => `<i class="row-${n}"></i>`))).toEqual([]);
    expect(scores([4, 2].map(() => '<i class="star-1"></i><i class="star-2"></i><i class="star-3"></i>'))).toEqual([]);
  });
});
