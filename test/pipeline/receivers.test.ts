/** Sixteen sorts of receivers, good and bad: whoever is well gets everything in time, the rest ends with a reason. */
import { expect, it } from 'vitest';
import { BEHAVIOURS } from '../support/bad-receivers.ts';
import { receiverTrial } from '../support/receiver-trial.ts';

const MESSAGES = 6;

it('keeps its promise to good receivers whatever the others do, and lets no message wait for ever', async () => {
  const trial = await receiverTrial({ messages: MESSAGES });
  expect(trial.waiting).toBe(0);
  for (const [index, row] of trial.rows.entries()) {
    const { ends, name } = BEHAVIOURS[index]!;
    if (ends === 'delivered') expect(row, name).toMatchObject({ delivered: MESSAGES, dead: 0, keys: MESSAGES });
    else {
      expect(row, name).toMatchObject({ delivered: 0, dead: MESSAGES });
      expect(row.reason, name).toMatch(ends);
    }
  }
  const good = trial.rows.filter(({ name }) => name === '204' || name === 'HTTP/1.0');
  expect(good).toHaveLength(2);
  // In the first pass, whatever hangs beside them.
  for (const { heard, lastHours } of good) expect([heard, lastHours]).toEqual([MESSAGES, 0]);
  // One word about each receiver whose messages died, none about the others.
  expect(trial.alarms).toBe(BEHAVIOURS.filter(({ ends }) => ends !== 'delivered').length);
  // It asked for an hour three times, and nobody came earlier.
  expect(trial.rows.find(({ name }) => name.startsWith('429'))!.heard).toBe(MESSAGES + 3);
}, 120_000);
