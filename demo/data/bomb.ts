/** The review bomb of the demo: thirty accounts nobody has seen, one day, one star, nearly the same words. */
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import type { SiteReview } from '../site/place.ts';
import { chance } from './chance.ts';

const CALLS = [
  'Honte à cette enseigne',
  'Une honte',
  'Boycott total',
  'À fuir absolument',
  'Honteux',
  'Boycottez ce magasin',
];
const REASONS = [
  'vu la vidéo qui circule, je ne mettrai plus jamais les pieds ici',
  'après ce que j’ai vu dans la vidéo, plus jamais',
  'la vidéo parle d’elle-même, plus jamais un centime pour eux',
  'tout le monde a vu la vidéo, passez votre chemin',
];
const ENDS = ['Partagez.', 'Faites tourner.', 'Zéro si je pouvais.', ''];

/** Thirty reviews within fourteen hours of `day`. */
export function bombReviews(day: Instant): readonly SiteReview[] {
  const dice = chance('bomb');
  return Array.from({ length: 30 }, (_, index) => {
    const at = millis(day) + (7 + (14 * (index + dice.next())) / 30) * 3_600_000;
    const text = `${dice.pick(CALLS)}, ${dice.pick(REASONS)}. ${dice.pick(ENDS)}`.trim();
    return {
      id: `ChZDbomb${String(index).padStart(2, '0')}${dice.whole(1e8, 9e8)}${dice.whole(1e8, 9e8)}`,
      author: `Utilisateur ${dice.whole(10_000, 99_999)}`,
      rating: 1,
      text,
      writtenAt: instant(Math.round(at)),
    };
  });
}
