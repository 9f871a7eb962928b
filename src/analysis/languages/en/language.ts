/** English: word lists, written by hand; stems are natural's Porter stems. */
// natural gives the stems only: its tokenizers report no offsets, and English ones split at every accent.
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';

/** English as a plug-in. */
export const en: Language = {
  code: 'en',
  stem: remember((form) => PorterStemmer.stem(form)),
  elisions: new Set(),
  contrasts: words('but however although though except whereas yet unfortunately nevertheless while'),
  joins: words('and plus also'),
  starters: words(
    'the i it its we they my our he she this that there their you your no not was were had when then even to after food service staff room price prices very great good bad',
  ),
  clauseEnds: new Set(),
  negators: words(
    'not no never none nobody nothing neither nor without hardly barely cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt couldnt shouldnt aint lacks lacked lacking zero',
  ),
  negatesBack: () => false,
  seeds,
  praises,
  causes,
  severities,
};
