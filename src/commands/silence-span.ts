/** When a silence ends: by a span or a date, and never later than a limit, because what is muted is forgotten. */
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { dateOption } from './pipeline-command.ts';

export interface SpanOptions {
  readonly for?: string;
  readonly until?: string;
  readonly long?: boolean;
}

/** Days that a silence may last, and with `--long`. */
const MOST_DAYS = 90;
const MOST_DAYS_LONG = 366;

const UNITS_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS };

/** The end of a silence that begins at `from`. @throws ConfigError without an end, with two, in the past, or too far off */
export function silenceEnd(options: SpanOptions, from: Instant, now: Instant): Instant {
  if ((options.for === undefined) === (options.until === undefined))
    throw new ConfigError('Expected either --for (12h, 7d, 2w) or --until DATE: a silence has an end');
  const until =
    options.until === undefined
      ? instant(millis(from) + spanMs(options.for ?? ''))
      : dateOption('--until', options.until, true);
  if (until <= from || until <= now) throw new ConfigError(`Expected an end after ${later(from, now)}, got ${until}`);
  const most = options.long ? MOST_DAYS_LONG : MOST_DAYS;
  // A date means its whole day.
  if (millis(until) - millis(from) > (most + 1) * DAY_MS) {
    const more = options.long ? '' : '; with --long it may last a year';
    throw new ConfigError(`Expected an end within ${most} days of its beginning, got ${until}${more}`);
  }
  return until;
}

function spanMs(text: string): number {
  const [, number, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const span = Number(number) * (UNITS_MS[unit ?? ''] ?? 0);
  if (!(span > 0))
    throw new ConfigError(`Expected a span such as 12h, 7d or 2w for --for, got ${JSON.stringify(text)}`);
  return span;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
