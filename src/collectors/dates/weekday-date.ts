/** Weekdays as dates ("Monday at 09:10", "lundi dernier") → the last such day; apart from dates that name a month. */
import { DAY_MS } from '../../domain/time.ts';
import { dateTokens, FILLERS, namesFor } from './date-names.ts';
import { type DateContext, hull, type Span } from './date-span.ts';

const LAST = new Set(
  'last le la el il den am dernier derniere letzten letzter letzte vorigen pasado scorso afgelopen ostatni گذشته پیش الماضی прошлый прошлую sist siste forrige'.split(
    ' ',
  ),
);

/** "Monday at 09:10", "lundi dernier": the last such day. A weekday alone is a word like any other. */
export function readWeekday(text: string, context: DateContext, timed: boolean): Span | undefined {
  const tokens = dateTokens(text.replaceAll('.', '')).map((token) => token.text);
  if (tokens.length === 0 || tokens.length > 4) return undefined;
  if (!timed && !tokens.some((token) => LAST.has(token) && !FILLERS.has(token))) return undefined;
  for (const { weekdays, fillers } of namesFor(text, context)) {
    const days = tokens.flatMap((token) => [...(weekdays.get(token) ?? [])]);
    const others = tokens.filter((token) => !weekdays.has(token));
    const dated = timed || others.some((token) => LAST.has(token) && !FILLERS.has(token));
    if (days.length === 0 || !dated) continue;
    if (!others.every((token) => LAST.has(token) || FILLERS.has(token) || (timed && fillers.has(token)))) continue;
    return hull(days.map((day) => lastWeekday(day, context.capturedAt)));
  }
  return undefined;
}

/** One to seven days ago; today, too, when it is such a day. */
function lastWeekday(weekday: number, capturedAt: number): Span {
  const today = capturedAt - (capturedAt % DAY_MS);
  const ago = (new Date(today).getUTCDay() - weekday + 7) % 7;
  if (ago === 0) return { from: today - 7 * DAY_MS, to: capturedAt };
  return { from: today - ago * DAY_MS, to: today - (ago - 1) * DAY_MS - 1 };
}
