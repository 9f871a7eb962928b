import { describe, expect, it } from 'vitest';
import { channelFor, composeReceiverAlarm, type ReceiverTrouble } from '../../src/alerts/receiver-alarm.ts';
import type { Team } from '../../src/domain/team.ts';
import { instant } from '../../src/domain/time.ts';
import { LOGISTICS, STORES, team } from './sample-brief.ts';

const at = instant('2026-11-13T06:00:00Z');
const receiver = (id: string, notifier: string) => ({ id, notifier, options: {} });
const logistics: Team = {
  ...team,
  id: LOGISTICS,
  receivers: [receiver('logistics/0', 'email'), receiver('logistics/1', 'email'), receiver('logistics/2', 'slack')],
};
const stores: Team = { ...team, id: STORES, name: 'Stores', receivers: [receiver('stores/0', 'email')] };
const engineers: Team = {
  ...team,
  id: STORES,
  name: 'Engineering',
  receivers: [receiver('engineering/0', 'email'), receiver('engineering/1', 'webhook')],
};

describe('the channel of an alarm', () => {
  const pick = (failing: string, teams: readonly Team[], ...ill: string[]) =>
    channelFor(failing, teams, engineers.id, (id) => !ill.includes(id))?.receiver.id;

  it.each([
    ['another notifier of the same team', 'logistics/0', [], 'logistics/2'],
    ['another receiver of the same team', 'logistics/0', ['logistics/2'], 'logistics/1'],
    ['the engineer by another notifier', 'logistics/0', ['logistics/1', 'logistics/2'], 'engineering/1'],
    ['the engineer by the same', 'logistics/0', ['logistics/1', 'logistics/2', 'engineering/1'], 'engineering/0'],
    ['the engineer for a team that is gone', 'closed/0', [], 'engineering/0'],
  ])('is %s', (_, failing, ill, expected) => {
    expect(pick(failing, [logistics, engineers], ...ill)).toBe(expected);
  });

  it('is never the receiver itself, nor one that is not well: then nobody is told yet', () => {
    expect(pick('stores/0', [{ ...stores, id: engineers.id }])).toBeUndefined();
    expect(pick('engineering/1', [engineers], 'engineering/0', 'engineering/1')).toBeUndefined();
  });
});

describe('the alarm', () => {
  const letters = Array.from({ length: 8 }, (_, index) => ({
    key: `msg_${index}`,
    subject: `Shop\u202e North ${index}\u001b[2J\r\nBcc: x@evil.example`,
    createdAt: at,
    diedAt: at,
    why: 'Expected a 2xx answer from hooks.example, got 500 (“<script>alert(1)</script>”)',
  }));
  const trouble: ReceiverTrouble = {
    receiver: 'logistics/2',
    team: logistics,
    notifier: 'slack',
    to: engineers,
    disabled: { at, why: letters[0]!.why },
    letters,
  };

  it('says which receiver, since when, why, what was lost and how to mend it', () => {
    const { type, subject, text, thread } = composeReceiverAlarm(trouble);
    expect([type, subject, thread]).toEqual([
      'receiver.disabled',
      'Logistics: messages by Slack are stopped',
      'receiver/logistics/2',
    ]);
    expect(text).toContain('8 messages reached nobody and were given up.');
    expect(text).toContain('13 November 2026');
    expect(text).toContain('got 500');
    expect(text).toContain('and 3 more');
    expect(text).toContain('vigie notify --enable logistics/2');
    expect(text).toContain('vigie notify --replay-all --receiver logistics/2');
    expect(text).toContain('engineers are told');
  });

  it.each(['en', 'fr', 'fa'] as const)('is text whatever was lost (%s)', (language) => {
    const { subject, text, html } = composeReceiverAlarm({ ...trouble, to: { ...engineers, language } });
    expect(subject).not.toMatch(/[\r\n\u001b\u202e]/);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain(`lang="${language}"`);
  });

  it('tells of failing without being disabled, and of a receiver that is gone', () => {
    const { disabled: _, ...failing } = trouble;
    const word = composeReceiverAlarm({ ...failing, failingSince: at, to: logistics, letters: letters.slice(0, 1) });
    expect(word.type).toBe('receiver.failing');
    expect(word.text).toContain('One message reached nobody');
    expect(word.text).toContain('another channel of the same team');
    expect(word.text).not.toContain('--enable');
    const gone = composeReceiverAlarm({ receiver: 'closed/0', to: engineers, letters: letters.slice(0, 1) });
    expect(gone.subject).toContain('closed/0');
  });
});
