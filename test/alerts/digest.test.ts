import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/alerts/digest.ts';
import type { DigestBrief } from '../../src/alerts/digest-brief.ts';
import { brandId, locationId, sourceId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { StreamId } from '../../src/domain/stream.ts';
import { type Day, instant } from '../../src/domain/time.ts';

const HOSTILE = '<script>alert(1)</script>\r\nBcc: a@b.c \u202eevil\u202c';

function incident(changes: Partial<Incident> = {}): Incident {
  return {
    key: 'shop/north/delivery/down/1',
    kind: 'drift',
    state: 'firing',
    silent: false,
    brand: brandId.parse('shop'),
    location: locationId.parse('north'),
    touchpoint: touchpointId.parse('delivery'),
    direction: 'down',
    scale: 'stars',
    openedAt: instant('2026-06-03T10:00:00Z'),
    updatedAt: instant('2026-06-05T10:00:00Z'),
    since: '2026-05-30' as Day,
    before: { mean: 4.371, n: 240 },
    after: { mean: 2.584, n: 24 },
    evidence: 9,
    streams: ['shop/north/*/overall/stars' as StreamId],
    accountable: teamId.parse('logistics'),
    informed: [],
    ...changes,
  };
}

function brief(changes: Partial<DigestBrief> = {}): DigestBrief {
  return {
    team: { id: teamId.parse('logistics'), name: 'Logistics', language: 'en', timeZone: 'Europe/Paris', receivers: [] },
    from: instant('2026-06-01T06:00:00Z'),
    to: instant('2026-06-08T06:00:00Z'),
    open: [],
    better: [],
    ended: [],
    wonBack: [],
    arrived: [],
    watching: [],
    unheard: [],
    watched: { streams: 14, falseAYear: 0.163 },
    names: { place: () => 'Shop North', touchpoint: () => 'Delivery', team: (id) => id },
    ...changes,
  };
}

const everything: Partial<DigestBrief> = {
  open: [
    incident(),
    incident({ acknowledged: { at: instant('2026-06-05T10:00:00Z'), by: 'Ana' }, state: 'recovering' }),
    incident({ kind: 'severe', severity: 'fraud' }),
    incident({ kind: 'burst' }),
    incident({ kind: 'surge', direction: 'up' }),
  ],
  better: [incident({ direction: 'up', before: { mean: 3.9, n: 100 }, after: { mean: 4.4, n: 50 } })],
  ended: [incident({ state: 'resolved' }), incident({ state: 'accepted' })],
  wonBack: [{ place: 'Shop North', n: 1 }],
  arrived: [{ brand: 'Shop', scale: 'recommend', n: 1, mean: 0.9 }],
  watching: [
    {
      place: 'Shop South',
      direction: 'down',
      since: '2026-06-02' as Day,
      before: { mean: 4.5, n: 90 },
      after: { mean: 4.1, n: 10 },
      scale: 'stars',
    },
  ],
  unheard: [{ source: sourceId.parse('north-google'), kind: 'no-data', since: '2026-06-04' as Day }],
};

describe('a weekly letter', () => {
  it('says what is open with its size, its age and who is on it', () => {
    const { subject, text, type, thread } = composeDigest(brief(everything), 'en');
    expect({ subject, type, thread }).toEqual({
      subject: 'Week to 8 June 2026: 5 open, 1 better',
      type: 'digest.weekly',
      thread: 'digest/logistics',
    });
    expect(text).toContain(
      'Shop North: fell 4.37 → 2.58 since about 30 May 2026 · Delivery — open for 5 days, nobody has acknowledged it.',
    );
    expect(text).toContain('— recovering; Ana is on it.');
    expect(text).toContain('one review of 30 May 2026 speaks of fraud');
    expect(text).toContain('Shop North: 1 customer gave more stars after an answer.');
    expect(text).toContain('Shop: 1 new review, 90.0% would recommend.');
    expect(text).toContain('at most 0.16 wrong alarms about falls');
  });

  it.each(['en', 'fr', 'fa'] as const)('has every part in %s, and no hole in any sentence', (language) => {
    const { subject, text, html } = composeDigest(brief(everything), language);
    for (const words of [subject, text, html]) expect(words).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object/);
    expect(html.match(/<h2/g)).toHaveLength(8);
    expect(html).toContain(`dir="${language === 'fa' ? 'rtl' : 'ltr'}"`);
    if (language === 'fa')
      expect(text.replace(/north-google|Shop|North|South|Delivery|Ana|Logistics|vigie/g, '')).not.toMatch(
        /[A-Za-z0-9]/,
      );
  });

  it('says that all is well only when everything was heard', () => {
    expect(composeDigest(brief(), 'en').text).toContain('all is well');
    const { unheard } = everything;
    expect(composeDigest(brief({ unheard: unheard! }), 'en').text).not.toContain('all is well');
  });

  it('stays short and under 20 kB for machines however much there is, and counts what it leaves out', () => {
    const many = Array.from({ length: 500 }, () => incident());
    const { text, data } = composeDigest(brief({ ...everything, open: many, better: many, ended: many }), 'en');
    expect(text).toContain('And 488 more.');
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(19_000);
    expect(data.counts).toMatchObject({ open: 500, better: 500 });
  });

  it('shows names from outside as text, in subject and HTML', () => {
    const names = { place: () => HOSTILE, touchpoint: () => HOSTILE, team: () => HOSTILE };
    const wonBack = [{ place: HOSTILE, n: 2 }];
    const team = { ...brief().team, name: HOSTILE };
    const { subject, html, text } = composeDigest(brief({ ...everything, names, wonBack, team }), 'en');
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(text).not.toContain('\u202e');
  });
});
