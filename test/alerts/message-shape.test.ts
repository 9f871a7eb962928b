import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageBrief } from '../../src/alerts/message.ts';
import { messageData } from '../../src/alerts/message-data.ts';
import { incidentData, shapeOf } from '../../src/alerts/message-shape.ts';
import type { Message } from '../../src/domain/notification.ts';
import { instant } from '../../src/domain/time.ts';
import { sampleBriefs, sampleLetters } from './sample-messages.ts';

const at = instant('2026-11-10T09:00:00Z');

/** What a receiver reads: the body as it is on the wire. */
function bodyOf({ type, data }: Message): unknown {
  return JSON.parse(JSON.stringify({ type, timestamp: at, data }));
}

function faults(message: Message): string {
  const result = shapeOf(message.type)?.safeParse(bodyOf(message));
  if (!result) return `no schema for ${message.type}`;
  return result.success ? '' : result.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; ');
}

describe('the documented shape of bodies', () => {
  it.each(Object.entries(sampleBriefs()))('is that of %s in every language', (_, brief) => {
    for (const language of ['en', 'fr', 'fa'] as const) expect(faults(composeMessage(brief, language))).toBe('');
  });

  it('holds for every state, role and reason of every kind', () => {
    const reasons = [
      'opened',
      'joined',
      'worse',
      'acknowledged',
      'reassigned',
      'noted',
      'closed',
      'repeated',
      'escalated',
    ];
    let n = 0;
    for (const brief of Object.values(sampleBriefs()))
      for (const to of ['firing', 'recovering', 'resolved', 'accepted'] as const)
        for (const role of ['accountable', 'informed', 'manager'] as const)
          for (const reason of [undefined, ...reasons] as MessageBrief['transition']['reason'][]) {
            const { reason: _, ...transition } = brief.transition;
            const step = { ...transition, to, by: 'Zoë Martin', ...(reason && { reason }) };
            expect(incidentData.safeParse(messageData({ ...brief, role, transition: step })).error).toBeUndefined();
            n += 1;
          }
    expect(n).toBeGreaterThan(500);
  });

  it('holds for the type of every step', () => {
    for (const brief of Object.values(sampleBriefs()))
      for (const to of ['firing', 'recovering', 'resolved', 'accepted'] as const) {
        const message = composeMessage({ ...brief, series: [], transition: { ...brief.transition, to } }, 'en');
        expect(faults(message)).toBe('');
      }
  });

  it.each(Object.entries(sampleLetters()))('is that of %s', (_, message) => {
    expect(faults(message)).toBe('');
  });

  it('is refused to a body with a field that nobody documented', () => {
    const message = composeMessage(Object.values(sampleBriefs())[0]!, 'en');
    expect(faults({ ...message, data: { ...message.data, secretSauce: 1 } })).toContain('secretSauce');
  });
});
