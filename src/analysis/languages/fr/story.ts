/** French: words that tell what came first and what came of it. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.story`. */
export const story: Language['story'] = {
  earlier: list(
    `d abord, tout d abord, au début, au départ, dans un premier temps, premièrement, pour commencer, à l origine, parce que, parce qu, à cause de, à cause d, à cause du, suite à, suite au, après avoir, après une, après un, après la, après le, dès, puisque, car, déjà, en raison`,
  ),
  later: list(
    `puis, ensuite, après cela, après ça, par la suite, plus tard, enfin, finalement, au final, pour finir, quand j ai appelé, quand nous avons appelé, lorsque j ai appelé, quand j ai réclamé, quand j ai voulu, lorsque j ai voulu, j ai appelé, j ai réclamé, donc, du coup, alors, résultat, par conséquent, en plus, de plus, pour couronner le tout, avant de, avant que, ce qui`,
  ),
};
