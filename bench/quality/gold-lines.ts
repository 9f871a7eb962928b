/** Prints what was measured on reviews labelled by reading, beside the goals. */
import { calibrationError, f1 } from '../../training/figures.ts';
import type { GoldFigures } from '../../training/measure-gold.ts';
import { goal, print } from './goal.ts';

export interface GoldGoals {
  readonly micro: number;
  readonly macro: number;
}

export function printGold(title: string, figures: GoldFigures, goals: GoldGoals): void {
  const { cause, touchpoint, bins } = figures;
  print(`${title}: ${figures.texts} reviews`);
  goal('touchpoints, micro-F1', f1(touchpoint), `≥ ${goals.micro}`);
  goal('touchpoints, macro-F1 over those with five cases', figures.touchpointMacro, `≥ ${goals.macro}`);
  goal('touchpoints, precision', touchpoint.hits / touchpoint.said);
  goal('touchpoints, recall', touchpoint.hits / touchpoint.real);
  goal('touchpoint and polarity, micro-F1', f1(figures.pair));
  goal('polarity, touchpoint found', figures.polarity, '≥ 0.85');
  goal('polarity, touchpoint found, in reviews with praise and blame', figures.polarityMixed, '≥ 0.72');
  goal(`cause: right where it answers (${cause.labelled} labelled)`, cause.precision, '≥ 0.8');
  goal('cause: answers, of those labelled', cause.coverage, '≥ 0.6');
  goal('cause: answers where the label has none', cause.onNull, '≤ 0.15');
  goal('cause: what people lacked, right', cause.detail);
  goal('evidence: right findings whose quote overlaps the labelled one', figures.evidence, '≥ 0.8');
  goal('evidence: right touchpoints with a quote that overlaps a labelled one', figures.evidenceAny);
  goal('evidence: by half of the shorter', figures.evidenceHalf);
  goal('confidence: expected calibration error', calibrationError(bins), '≤ 0.05');
  goal('sentiment, three classes, macro-F1', figures.sentimentF1);
  goal('emotion, accuracy', figures.emotionAccuracy);
  goal('emotion, macro-F1', figures.emotionF1);
  const names = Object.entries(figures.byTouchpoint).sort(([, a], [, b]) => b.real - a.real);
  print(`  ${names.map(([name, tally]) => `${name} ${f1(tally).toFixed(2)} (${tally.real})`).join(' · ')}`);
  print(
    `  said → right: ${bins.map(({ said, right, cases }) => `${said.toFixed(2)} → ${right.toFixed(2)} (${cases})`).join('   ')}`,
  );
}
