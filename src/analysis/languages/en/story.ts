/** English: words that tell what came first and what came of it. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.story`. */
export const story: Language['story'] = {
  earlier: list(
    `first, firstly, at first, initially, to begin with, to start with, originally, started with, because, because of, due to, after, since, once, already, in the first place, thanks to, caused by`,
  ),
  later: list(
    `then, and then, after that, afterwards, afterward, later, next, finally, eventually, in the end, when i called, when we called, when i complained, when we complained, when i asked, when i emailed, when i tried, when i rang, when i went back, when i returned, i called, i complained, so i called, so i had to, so we had to, so, as a result, therefore, only to, on top of that, before, which meant, meaning, consequently, to make matters worse`,
  ),
};
