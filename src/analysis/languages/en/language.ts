/** English: word lists, written by hand; stems are natural's Porter stems. */
// natural gives the stems only: its tokenizers report no offsets, lose or tear emoji, and cut accents off.
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { moodOf } from '../../emoji.ts';
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { list, words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { emotions } from './emotions.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';
import { smallWords } from './small-words.ts';
import { story } from './story.ts';
import { topics } from './topics.ts';

const STARTERS =
  'the i it its we they my our he she this that there their you your not no never was were is are has had have when then even to after very great good bad friendly nice excellent terrible poor slow rude cheap horrible awful helpful lovely amazing more less too so all nothing nobody only did didnt do dont cant cannot could couldnt will wont would wouldnt just still now always well also';
const SUBJECTS =
  'food service staff room rooms price prices delivery quality location place ambience ambiance atmosphere menu drinks portion portions value taste customer website app driver crew seats flight bathroom parking music decor shipping packaging everything';
const JUDGES =
  'good great bad nice excellent terrible awful horrible amazing awesome best worst perfect fantastic poor slow rude friendly helpful polite clean dirty cheap expensive overpriced fresh tasty delicious cold hot warm late fast quick easy difficult comfortable uncomfortable disappointing disappointed happy unhappy satisfied pleasant unpleasant lovely wonderful superb outstanding mediocre average ok okay fine decent pathetic disgusting brilliant attentive professional courteous unprofessional unhelpful useless broken small big large tiny long short high low noisy quiet loud crowded spacious bland stale reasonable affordable reliable unreliable cozy cosy beautiful nasty ridiculous unacceptable impressed welcoming kind';
const VERBS = words(
  'is are was were am be been has have had do does did get got gets go went goes give gave gives take took takes make made makes say said says tell told come came comes know knew think thought see saw seen find found want keep kept left feel felt seem look looks taste tastes pay paid cost costs love like hate will would can could should cant dont doesnt didnt isnt arent wasnt werent wont couldnt hasnt havent its im ive were theyre theres need needs work works bought sent ate eat need recommend let put lost ask wait sit sat stay lack lacks',
);

/** English as a plug-in. */
export const en: Language = {
  code: 'en',
  stem: remember((form) => moodOf(form) ?? PorterStemmer.stem(form)),
  elisions: new Set(),
  contrasts: words('but however although though except whereas yet unfortunately nevertheless while'),
  joins: words('and plus also'),
  starters: words(`${STARTERS} ${SUBJECTS}`),
  openers: words('because since when which so if until unless once then as who where whilst therefore otherwise'),
  subjects: words(`the i it its we they my our he she this that there their you your ${SUBJECTS}`),
  judges: words(JUDGES),
  isVerb: (form) => VERBS.has(form) || (form.length > 4 && form.endsWith('ed')),
  verbFinal: false,
  adjectiveFirst: true,
  follows: new Set(),
  negators: words(
    'not no never none nobody nothing neither nor without hardly barely cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt couldnt shouldnt aint lacks lacked lacking zero',
  ),
  pairedNegators: new Set(),
  negationPairs: new Set(),
  falseNegations: list(
    'not only, no doubt, no problem, no problems, no issue, no issues, no wonder, nothing but praise, none other than, cant wait, cannot wait, cant go wrong, cant beat, cant fault, cant complain, no complaints, cannot recommend enough, cant recommend enough, not to mention, no matter, never mind, cant thank',
  ),
  intensifiers: words(
    'very so too really extremely absolutely totally completely utterly incredibly super highly far much most quite such beyond truly ridiculously terribly awfully insanely freaking damn',
  ),
  ironies: list(
    'thanks for nothing, thanks a lot for, thanks for ruining, thanks for the delay, thanks for wasting, thanks for losing, thanks for cancelling, thank you for nothing, thank you for wasting, thank you for ruining, way to go, well done for, nice try, nice way to treat, great way to treat, good luck getting, good luck trying, good luck with that, what a joke, so much for, real classy, keep up the bad, another great job, if you like waiting, if you enjoy waiting, if you want to be ignored, unless you enjoy, slow clap, hats off for',
  ),
  applause: words(
    'great good nice awesome wonderful lovely fantastic amazing brilliant thanks thank congrats congratulations bravo kudos excellent premium love helpful fresh professional best',
  ),
  troubles: words(
    'late delayed delay delays cancelled canceled cancel lost broken waiting waited stuck rude refused ruined wasted ignored missed cold wrong nobody nothing never hours fail failed stranded',
  ),
  negatesBack: () => false,
  smallWords,
  seeds,
  praises,
  emotions,
  causes,
  severities,
  story,
  topics,
};
