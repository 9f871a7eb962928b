/** English: words by the emotion they tell of. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.emotions`. */
export const emotions: Language['emotions'] = {
  anger: list(
    `furious, angry, anger, outrage, outraged, outrageous, disgusted, disgusting, disgrace, disgraceful, unacceptable, ridiculous, pathetic, worst, horrible, terrible, awful, hate, hated, rude, never again, never ever, stay away, run away, avoid, avoid at all costs, do not buy, dont buy, scam, crooks, thieves, liars, lied, how dare, shame on, shameful, joke, garbage, trash, crap, damn, hell, wtf, stupid, idiots, incompetent, disrespectful, insult, insulting, fed up, sick of, zero stars, wish i could give zero, absolutely not, unbelievable, appalling, appalled, atrocious, shocking`,
  ),
  frustration: list(
    `frustrated, frustrating, frustration, annoying, annoyed, still waiting, still havent, still not, again and again, over and over, every time, every single time, hours, on hold, days, weeks, months, run around, runaround, tried, trying to, keep, keeps, kept, no response, no reply, cant, cannot, wont, wont let me, why, how long, another, yet again, third time, difficult, complicated, confusing, hassle, nightmare, issue, issues, problem, problems, delayed, cancelled, stuck`,
  ),
  disappointment: list(
    `disappointed, disappointing, disappointment, disappoint, let down, letdown, expected, expected more, expecting, expectations, not worth, unfortunately, sadly, sad to say, too bad, a shame, what a shame, pity, could have been, could be better, should have been, not as good, mediocre, average, nothing special, overrated, underwhelming, not up to, used to be, went downhill, downhill, not great, bland, waste, wanted to like, wanted to love, lacked, lacking, boring, regret, overpriced`,
  ),
  worry: list(
    `worried, worry, worrying, concerned, concern, concerns, nervous, anxious, anxiety, scared, afraid, fear, hope they, not sure if, unsafe, dangerous, stressful, stressed, what if, scary, sketchy, uneasy, health`,
  ),
  sadness: list(
    `sad, sadness, heartbroken, heartbreaking, cried, crying, tears, passed away, died, lost my, devastated, miss, grief, depressed, depressing, lonely, hurt me, broke my heart, rip`,
  ),
  joy: list(
    `love, loved, loves, loving, amazing, awesome, fantastic, excellent, wonderful, delicious, perfect, best, great, happy, enjoyed, enjoy, fun, beautiful, brilliant, superb, outstanding, yummy, favorite, favourite, delighted, thrilled, incredible, exceptional, cant wait, must visit, must try, highly recommend, wow, glad, pleased, delightful, 😀, ❤`,
  ),
  gratitude: list(
    `thank, thanks, thank you, thankful, grateful, appreciate, appreciated, appreciative, kudos, shout out, god bless, bless, blessing, life saver, lifesaver, saved me, saved us, saved my, so helpful, went above and beyond, much obliged, could not have done`,
  ),
  none: list(
    `ok, okay, average, decent, fine, alright, reasonable, fair, so far, would like, suggestion, please, question, can you, could you, how do, is there, does anyone, standard, basic, typical, usual, have not used, havent had to, not used yet`,
  ),
};
