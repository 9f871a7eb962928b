import { describe, expect, it } from 'vitest';
import { endsCut, isMoreLabel } from '../../../src/collectors/page/more-words.ts';

describe('the control that shows the rest', () => {
  it.each([
    'More',
    'Read more',
    '… Lire la suite',
    'Mehr anzeigen',
    'ادامه مطلب',
    'もっと見る',
    'Читать дальше',
    'Ver más…',
  ])('is recognised by "%s"', (label) => {
    expect(isMoreLabel(label)).toBe(true);
  });

  it.each(['More than we hoped for', 'Plus cher que prévu', 'Nothing more', '', 'x'.repeat(10_000)])(
    'is not "%s"',
    (label) => {
      expect(isMoreLabel(label)).toBe(false);
    },
  );

  it('stands behind dots', () => {
    expect(endsCut('and then… ')).toBe(true);
    expect(endsCut('and then ...')).toBe(true);
    expect(endsCut('and then.')).toBe(false);
  });
});
