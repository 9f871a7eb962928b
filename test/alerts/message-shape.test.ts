import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageBrief } from '../../src/alerts/message.ts';
import { messageData } from '../../src/alerts/message-data.ts';
import { incidentData, MESSAGE_SHAPES } from '../../src/alerts/message-shape.ts';
import { shapeFaults } from '../support/message-shape.ts';
import { sampleBodies, sampleBriefs, sampleLetters } from './sample-messages.ts';

describe('the documented shape of bodies', () => {
  it.each(Object.entries(sampleBriefs()))('is that of %s in every language', (_, brief) => {
    for (const language of ['en', 'fr', 'fa'] as const) expect(shapeFaults(composeMessage(brief, language))).toBe('');
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
        expect(shapeFaults(message)).toBe('');
      }
  });

  it.each(Object.keys(sampleLetters()))('is that of %s in every language', (name) => {
    for (const language of ['en', 'fr', 'fa'] as const) expect(shapeFaults(sampleLetters(language)[name]!)).toBe('');
  });

  it('has an example of every kind of body', () => {
    const types = [...sampleBodies().values()].map(({ type }) => type.split('.')[0]);
    expect([...new Set(types)].sort()).toEqual(Object.keys(MESSAGE_SHAPES).sort());
  });

  it('is refused to a body with a field that nobody documented', () => {
    const message = composeMessage(Object.values(sampleBriefs())[0]!, 'en');
    expect(shapeFaults({ ...message, data: { ...message.data, secretSauce: 1 } })).toContain('secretSauce');
  });
});
