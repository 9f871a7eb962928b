/** English: words that name no theme, as they stand in every review: small words and general verdicts. */
import { words } from '../../word-list.ts';

/** See `Language.smallWords`. */
export const smallWords: ReadonlySet<string> =
  words(`a an the i me my we us our you your he him his she her it its they them their this that these those who whom which what
    when where why how here there then than so too very really quite just only even still ever never always often again already
    yet not no nor none nothing nobody cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt
    couldnt shouldnt am is are was were be been being have has had having do does did doing done will would shall should can
    could may might must get gets got getting go goes went going gone come comes came coming make makes made take takes took
    give gives gave say says said tell told tells ask asked want wanted need needed know knew think thought feel felt look
    looked see saw seem seems try tried keep kept let put use used call one two three first last next more most much many
    little lot lots some any all both each every other another same own few several if because as until while of at by for
    with about against between into through during before after above below to from up down in out on off over under and but
    or also well away back around without within since though although however maybe perhaps im ive id youre theyre thats whats
    thing things something anything everything everyone someone anyone people person guy guys way time times day days today
    good great nice excellent amazing awesome fantastic wonderful perfect lovely fine best better bad poor terrible horrible
    awful worst worse disgusting disappointing disappointed disappointment pathetic ridiculous useless appalling shocking
    absolute absolutely totally completely extremely super happy unhappy love loved like liked hate hated recommend experience
    please thank thanks review reviews place company business overall definitely literally actually`);
