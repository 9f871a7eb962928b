import { expect, test } from 'vitest';
import { cronFault } from '../../src/config/cron.ts';

test.each([
  '* * * * *',
  '15 6 * * *',
  '*/5 0-6,22-23 1,15 jan-mar MON-FRI',
  '0 0 29 2 *',
  '0 0 * * 7',
  '30 2/4 * * sun',
  '0 0 30 2 mon',
])('%s is a cron line', (line) => expect(cronFault(line)).toBeUndefined());

test.each([
  ['', 'five fields'],
  ['15 6 * *', 'five fields'],
  ['0 15 6 * * *', 'five fields'],
  ['60 * * * *', 'minute'],
  ['* 24 * * *', 'hour'],
  ['* * 0 * *', 'day of month'],
  ['* * * 13 *', 'month'],
  ['* * * * 8', 'day of week'],
  ['5-1 * * * *', 'minute'],
  ['*/0 * * * *', 'minute'],
  ['1,,2 * * * *', 'minute'],
  ['-1 * * * *', 'minute'],
  ['1.5 * * * *', 'minute'],
  ['@daily', 'five fields'],
  ['0 0 30 2 *', 'a day that comes'],
  ['0 0 31 4,6 *', 'a day that comes'],
])('%s is none', (line, says) => expect(cronFault(line)).toContain(says));
