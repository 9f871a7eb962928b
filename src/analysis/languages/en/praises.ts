/** English: turns that praise by denying a complaint. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.praises`. */
export const praises: Language['praises'] = list(`
  nothing to complain, no complaints, nothing bad to say, cannot fault, could not fault, can not fault,
  not pushy, never pushy, without being pushy, no pressure, without pressure, never felt rushed, not rushed,
  without rushing, no queue, no queues, no line at, no lines, no wait, no waiting, without waiting,
  hardly any wait, hardly had to wait, did not have to wait, no hassle, without hassle, hassle free, no fuss,
  without fuss, no trouble, without trouble, without a scratch, not a scratch, no damage, undamaged,
  not a single flaw, no flaws, flawless, does not wobble, doesnt wobble, no questions asked,
  never disappointed, not disappointed, never let us down, never let me down, nobody tried to,
  did not try to sell, didnt try to sell, does not push, doesnt push, could not be better, couldnt be better,
  could not have been nicer, couldnt have been nicer, no regrets, no issues, without issues, nothing missing,
  without delay, no delays, no nasty surprises, no hidden, than I expected, sooner than expected,
  earlier than expected, better than expected, less than expected, without complaining, in one piece,
  in no time, straight away, cheaper than`);
