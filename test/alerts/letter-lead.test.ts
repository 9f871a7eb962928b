import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../src/alerts/message.ts';
import { NEWS } from './sample-news.ts';

const textOf = (name: string, language: 'en' | 'fr' | 'fa' = 'en') =>
  composeMessage({ ...NEWS[name]!, series: [] }, language).text;

describe('what kind of news it is, in the first sentence', () => {
  it.each([
    ['alert', 'This is new: customers are less satisfied than before. Logistics is asked to find out why.'],
    ['alert to the informed', 'This is new, and for your information: Logistics is asked to find out why.'],
    ['alert to the manager', 'For your information: Logistics is asked to find out why.'],
    [
      'recognition',
      'Good news from Stores: customers are more satisfied than before. Let the team know that you saw it.',
    ],
    ['worse', 'It has gone further down since we last wrote.'],
    ['fixed', 'Amal Rezaei says that it is fixed. The reviews do not say so yet'],
    ['reopened', 'It was closed as fixed, but the reviews do not agree'],
    ['acknowledged', 'Amal Rezaei has seen it and takes care of it. Nobody else will be called.'],
    ['reassigned to you', 'Amal Rezaei handed this over to Stores: it is yours now.'],
    ['reassigned to others', 'Amal Rezaei handed this over to Stores, who takes care of it now.'],
    ['closed as expected', 'closed it: it was to be expected. From now on this level counts as normal.'],
    ['closed as not ours', 'it is not ours to change. From now on this level counts as normal.'],
    ['closed as a false alarm', 'it was a false alarm. Nothing more to do.\n'],
    ['repeated', 'Still so after 7 days, and nobody has acknowledged it.'],
    ['escalated', 'Logistics was told on 10 November 2026, and nobody has acknowledged it since.'],
    ['severe', 'This is one review, not a statistic'],
    ['severe and fixed', 'closed it: it is dealt with. Thank you.'],
    ['source said to be fixed', 'says that it is fixed. We keep watching'],
  ])('%s', (name, sentence) => {
    expect(textOf(name)).toContain(sentence);
  });

  it('repeats a person’s own words, not how the record begins', () => {
    expect(textOf('fixed')).toContain('“New courier since Monday; the old contract has ended.”');
    expect(textOf('reassigned to you')).toContain('“The parcels wait at the counter.”');
    expect(textOf('noted')).toContain('“Called the carrier; answer by Friday.”');
    for (const name of Object.keys(NEWS)) expect(textOf(name)).not.toMatch(/closed as \S+:|handed from /);
    expect(textOf('acknowledged')).not.toContain('“');
  });

  it('names those who were told and did not answer', () => {
    const text = textOf('escalated');
    expect(text).toContain(
      'WHO WAS TOLD\nLogistics: 10 November 2026\nStores: 10 November 2026\nNobody has acknowledged it yet.',
    );
    expect(textOf('alert')).not.toContain('WHO WAS TOLD');
  });

  it('says which rule sent it here', () => {
    expect(textOf('alert by a rule')).toContain(
      'A rule of yours sends this to Logistics (step: Delivery, cause: tools, direction: down and location: Halte Lyon Part-Dieu).',
    );
    expect(textOf('alert by a rule')).not.toContain('Logistics owns');
  });
});

describe('how to answer', () => {
  it('is a link where links are set up, else a command, and nothing where there is nothing to answer', () => {
    expect(textOf('alert')).toMatch(
      /Seen, we take care of it:\nhttps:\/\/vigie\.example\/a\/\S+\nMute for 7 days:\nhttps/,
    );
    expect(textOf('worse')).toContain("vigie ack 'halte/lyon/delivery/down/1'");
    expect(textOf('worse')).toContain("vigie silence --incident 'halte/lyon/delivery/down/1' --for 7d --reason");
    for (const name of ['recognition', 'acknowledged', 'resolved', 'closed as expected', 'noted', 'severe and fixed'])
      expect(textOf(name)).not.toMatch(/YOUR ANSWER/);
  });

  it('does not ask to acknowledge what was acknowledged', () => {
    const { incident } = NEWS.worse!;
    const acknowledged = { at: incident.openedAt, by: 'Amal' };
    const { text } = composeMessage({ ...NEWS.worse!, incident: { ...incident, acknowledged }, series: [] }, 'en');
    expect(text).not.toContain('vigie ack');
    expect(text).toContain('vigie silence');
  });
});

describe('a severe review', () => {
  it('is quoted with the words that make it one marked, its date, score, language and link', () => {
    const text = textOf('severe', 'fr');
    expect(text).toContain('*the shelf above the cash desk came down and missed my son by inches*, and nobody closed');
    expect(text).toContain('2 sur 5 · 9 novembre 2026 · anglais\n    https://reviews.example/halte-lyon/4711');
    expect(composeMessage(NEWS.severe!, 'en').html).toContain('missed my son by inches</strong>');
  });

  it('is told to machines with its kind, excerpt and urgency', () => {
    expect(composeMessage(NEWS.severe!, 'en')).toMatchObject({
      type: 'rating.severe.firing',
      data: {
        reason: 'opened',
        urgency: 'critical',
        severity: 'safety',
        review: { id: 4711, marked: expect.stringContaining('the shelf'), language: 'en', score: 2 },
      },
    });
  });
});

describe('steps, told to machines', () => {
  it('carry reason, who, their words, who answered and who was told', () => {
    expect(composeMessage(NEWS.fixed!, 'en')).toMatchObject({
      type: 'rating.drift.closed',
      data: {
        reason: 'closed',
        by: 'Amal Rezaei',
        words: expect.stringMatching(/^New courier/),
        closed: { cause: 'fixed' },
      },
    });
    const { type, data } = composeMessage(NEWS.escalated!, 'en');
    expect(type).toBe('rating.drift.escalated');
    expect(data).toMatchObject({
      reason: 'escalated',
      role: 'manager',
      told: [{ team: 'logistics' }, { team: 'stores' }],
    });
    expect(composeMessage(NEWS.acknowledged!, 'en').data).toMatchObject({ acknowledged: { by: 'Amal Rezaei' } });
  });

  it('carry what customers feel and say', () => {
    expect(composeMessage(NEWS.alert!, 'en').data).toMatchObject({
      emotions: { before: { n: 398 }, since: { n: 57, counts: { anger: 19 } } },
      reformulations: [{ language: 'en', shared: 14, of: 22 }, { language: 'fa' }],
    });
  });
});
