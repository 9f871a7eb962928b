/** French: word lists, written by hand; stems are natural's Porter stems of unaccented words. */
// natural gives the stems only: its French tokenizer reports no offsets and knows no typographic apostrophe.
import { PorterStemmerFr } from 'natural/lib/natural/stemmers/index.js';
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';

/** French as a plug-in. */
export const fr: Language = {
  code: 'fr',
  stem: remember((form) => PorterStemmerFr.stem(form)),
  elisions: words('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu'),
  contrasts: words(
    'mais cependant pourtant toutefois malgre neanmoins dommage sauf hormis malheureusement contre tandis quoique',
  ),
  joins: words('et ainsi puis'),
  starters: words(
    'le la les l un une des je j il elle on nous ils elles ce c cette ces mon ma mes notre nos son sa ses leur leurs pas surtout en tres a aucun aucune personne rien que qui quand vous tout',
  ),
  clauseEnds: new Set(),
  negators: words('ne n pas jamais aucun aucune rien personne sans ni plus guere nullement non peu manque zero'),
  negatesBack: () => false,
  seeds,
  praises,
  causes,
  severities,
};
