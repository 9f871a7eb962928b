import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../src/alerts/message.ts';
import { NEWS } from './sample-news.ts';

const subjectOf = (name: string, language: 'en' | 'fr' | 'fa', place?: string) => {
  const brief = NEWS[name]!;
  const names = place === undefined ? brief.names : { ...brief.names, location: place };
  return composeMessage({ ...brief, names, series: [] }, language).subject;
};

describe('a subject', () => {
  it.each([
    ['alert', 'Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['joined', 'Update: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['worse', 'Worse: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['even better', 'Even better: Halte Lyon Part-Dieu: rating rose 3.92 → 4.41 since about 26 October 2026 · Staff'],
    ['recovering', 'Halte Lyon Part-Dieu: rating is recovering'],
    ['fixed', 'Said to be fixed: Halte Lyon Part-…: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['reopened', 'Not fixed yet: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['resolved', 'Halte Lyon Part-Dieu: rating is back at its old level'],
    ['accepted', 'Halte Lyon Part…: 3.81 is the new normal level of the rating'],
    ['acknowledged', 'Seen: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    [
      'reassigned to you',
      'Handed over: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery',
    ],
    ['noted', 'Note: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    [
      'closed as expected',
      'Closed: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery',
    ],
    ['repeated', 'Reminder: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['escalated', 'Unanswered: Halte Lyon Part-Dieu: rating fell 4.31 → 3.81 since about 26 October 2026 · Delivery'],
    ['severe', 'Halte Lyon Part-Dieu: a review speaks of danger'],
  ])('says of "%s" what kind of news it is, where, what and from what to what', (name, subject) => {
    expect(subjectOf(name, 'en')).toBe(subject);
  });

  it('has place, what, and from what to what in its first sixty characters, however long the name of the place', () => {
    for (const name of Object.keys(NEWS).filter((one) => NEWS[one]!.incident.kind === 'drift')) {
      for (const language of ['en', 'fr', 'fa'] as const) {
        for (const place of [
          'Halte Lyon Part-Dieu',
          'Halte Marseille Vieux-Port, centre commercial des Docks',
          'شعبهٔ بزرگ میدان ولیعصر، نبش خیابان دوم',
        ]) {
          const subject = subjectOf(name, language, place);
          if (!/\d \S+ \d|[۰-۹] \S+ [۰-۹]/u.test(subject) && !/→/.test(subject)) continue;
          expect(subject.slice(0, 60), subject).toMatch(/3\.92|4\.31|3,92|4,31|۳٫۹۲|۴٫۳۱/);
          expect(subject.slice(0, 60), subject).toMatch(/4\.41|3\.81|4,41|3,81|۴٫۴۱|۳٫۸۱/);
          expect(subject.startsWith(place.slice(0, 5)) || subject.includes(`: ${place.slice(0, 5)}`), subject).toBe(
            true,
          );
        }
      }
    }
  });
});
