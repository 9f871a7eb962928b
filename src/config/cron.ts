/** Checks of a 5-field cron line (POSIX crontab plus steps, names and 7 for Sunday), field by field. */

const FIELDS = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of month', min: 1, max: 31, names: [] },
  {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of week', min: 0, max: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

type Field = (typeof FIELDS)[number];

/** What is wrong with the line, as "Expected …, got …"; `undefined` when it is right. */
export function cronFault(line: string): string | undefined {
  const parts = line.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return `Expected five fields (minute, hour, day of month, month, day of week), got ${line.trim() === '' ? 0 : parts.length}`;
  }
  for (const [index, field] of FIELDS.entries()) {
    const fault = fieldFault(parts[index] ?? '', field);
    if (fault) return fault;
  }
  return neverFault(parts[2] ?? '*', parts[3] ?? '*', parts[4] ?? '*');
}

/** When a line that is right is due: the minutes of a day (0 to 1439), on the days it has. */
export interface CronTimes {
  readonly minutes: readonly number[];
  /** `month` from 1, `weekday` from Sunday = 0. */
  readonly isOn: (date: { readonly month: number; readonly day: number; readonly weekday: number }) => boolean;
}

/** Reads a line without fault. Where both day of month and day of week are given, either is enough (POSIX crontab). */
export function cronTimes(line: string): CronTimes {
  const parts = line.trim().split(/\s+/);
  const valuesOf = (index: number) =>
    new Set((parts[index] ?? '*').split(',').flatMap((item) => itemValues(item, FIELDS[index]!) ?? []));
  const [minutes, hours, days, months, weekdays] = [0, 1, 2, 3, 4].map(valuesOf) as Set<number>[] &
    Record<0 | 1 | 2 | 3 | 4, Set<number>>;
  const isFree = (index: number) => parts[index]?.startsWith('*') ?? true;
  return {
    minutes: [...hours].flatMap((hour) => [...minutes].map((minute) => 60 * hour + minute)).sort((a, b) => a - b),
    isOn: ({ month, day, weekday }) => {
      const onDay = days.has(day);
      const onWeekday = weekdays.has(weekday) || (weekday === 0 && weekdays.has(7));
      if (!months.has(month)) return false;
      return isFree(2) || isFree(4) ? onDay && onWeekday : onDay || onWeekday;
    },
  };
}

function fieldFault(text: string, field: Field): string | undefined {
  for (const item of text.split(',')) {
    if (!itemValues(item, field)) {
      return `Expected the ${field.name} as *, a number from ${field.min} to ${field.max}, a range or a step, got ${JSON.stringify(item.slice(0, 20))}`;
    }
  }
  return undefined;
}

/** `*`, `7`, `1-5`, each with `/step`, → its values; `undefined` when it is none of these. */
function itemValues(item: string, field: Field): number[] | undefined {
  const match = /^(?:(\*)|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:\/(\d{1,2}))?$/i.exec(item);
  if (!match) return undefined;
  const [, star, from, to, stepText] = match;
  const first = star ? field.min : number(from, field);
  const step = stepText === undefined ? 1 : Number(stepText);
  const last =
    star || (to === undefined && stepText !== undefined) ? field.max : to === undefined ? first : number(to, field);
  if (first === undefined || last === undefined || last < first || step < 1 || step > field.max) return undefined;
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
}

function number(text: string | undefined, field: Field): number | undefined {
  if (text === undefined) return undefined;
  const named = (field.names as readonly string[]).indexOf(text.toLowerCase());
  if (named >= 0) return named + field.min;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : undefined;
}

/** A day that no month of the line has, such as 30 February, never comes. */
function neverFault(days: string, months: string, weekdays: string): string | undefined {
  if (!weekdays.startsWith('*')) return undefined;
  const all = (text: string, field: Field) => text.split(',').flatMap((item) => itemValues(item, field) ?? []);
  const longest = Math.max(
    ...all(months, FIELDS[3]).map((month) => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0),
  );
  return Math.min(...all(days, FIELDS[2])) > longest
    ? `Expected a day that comes, got day ${days} in month ${months}`
    : undefined;
}
