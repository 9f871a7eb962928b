/** What must not wait: danger, discrimination, fraud, legal threats, harm. Rules and trained heads together, precise rather than greedy. */
import { EMOTION_OFFSET, EMOTIONS } from './emotion.ts';
import type { Language } from './language.ts';
import { combine, type Model } from './model.ts';
import { NETWORK_SEVERITY } from './network-outputs.ts';
import type { Reading } from './reading.ts';
import {
  findSevereCue,
  GRAVITY,
  isDismissed,
  namesGroup,
  type SevereClause,
  type SeverityBook,
} from './severity-rules.ts';

/** Order of the heads' outputs. */
export const SEVERITY_OUTPUTS = GRAVITY;

/** Where they start in the heads table. */
export const SEVERITY_OFFSET = EMOTION_OFFSET + EMOTIONS.length;

/** Positions in `severityInputs` that may not speak against a severity: what heads, network and rule say of it. */
export const SEVERITY_MONOTONE = [0, 1, 2, 3];

/** What one severity is decided from: its head in the sentence that says most and in the whole, the network, the rule, its rivals, sentiment. */
export function severityInputs(
  reading: Reading,
  rule: SevereClause | undefined,
  severity: number,
  most: readonly number[] = mostOfSentences(reading),
): number[] {
  const { whole } = reading.heads;
  const network = reading.network.whole;
  let rival = -8;
  for (let other = 0; other < most.length; other++) if (other !== severity) rival = Math.max(rival, most[other]!);
  const margin = reading.sentiment.whole[2]! - reading.sentiment.whole[0]!;
  const named = rule && SEVERITY_OUTPUTS.indexOf(rule.severity);
  return [
    most[severity]!,
    whole[SEVERITY_OFFSET + severity] ?? 0,
    network[NETWORK_SEVERITY + severity] ?? 0,
    named === severity ? 1 : 0,
    named !== undefined && named !== severity ? 1 : 0,
    rival,
    Math.max(-6, Math.min(6, margin)),
  ];
}

/** By severity: its head in the sentence that says most. */
function mostOfSentences({ heads }: Reading): number[] {
  return SEVERITY_OUTPUTS.map((_, severity) => {
    let most = -8;
    for (const scores of heads.sentences) most = Math.max(most, scores[SEVERITY_OFFSET + severity] ?? 0);
    return most;
  });
}

/** The surest severity of a text, with the clause that says so; what the rules alone say where the model was not fitted for it. */
export function judgeSeverity(
  reading: Reading,
  model: Model,
  book: SeverityBook,
  language: Language,
): SevereClause | undefined {
  if (reading.clauses.length === 0) return undefined;
  if (marginOf(reading) > PRAISE) return undefined;
  const rule = findSevereCue(reading, book, language);
  const { severities } = model.settings;
  const most = mostOfSentences(reading);
  let best: { readonly severity: number; readonly lead: number } | undefined;
  SEVERITY_OUTPUTS.forEach((name, severity) => {
    const decision = severities[name];
    if (!decision) return;
    const lead = combine(decision, severityInputs(reading, rule, severity, most)) / decision.threshold;
    if (lead >= 1 && lead > (best?.lead ?? 0)) best = { severity, lead };
  });
  if (Object.keys(severities).length === 0) return rule;
  if (!best) return undefined;
  const severity = SEVERITY_OUTPUTS[best.severity]!;
  if (rule) return { ...rule, severity };
  if (!isPlainBlame(reading)) return undefined;
  if (severity === 'discrimination' && !namesGroup(reading, book)) return undefined;
  const told = { severity, ...tellingClause(reading, best.severity) };
  return isDismissed(reading, book, language, told) ? undefined : told;
}

/** Words that a text must have at least, and the log-odds of praise over blame that it must be below, to be a case without any cue. */
const PLAIN_WORDS = 5;
const PLAIN_BLAME = 1;

/** Log-odds of praise over blame above which a text is content: what sounds severe in it is not meant of this place. */
const PRAISE = 1.5;

/** The model alone, without words that a rule knows, is believed of a text that complains at some length. */
function isPlainBlame(reading: Reading): boolean {
  return reading.words.length >= PLAIN_WORDS && marginOf(reading) < PLAIN_BLAME;
}

function marginOf({ sentiment }: Reading): number {
  return sentiment.whole[2]! - sentiment.whole[0]!;
}

/** The clause that speaks loudest, in the sentence that does. */
function tellingClause(reading: Reading, severity: number): { start: number; end: number } {
  const { clauses, sentences } = reading.heads;
  const at = SEVERITY_OFFSET + severity;
  let best = 0;
  for (let clause = 1; clause < clauses.length; clause++) {
    const [own, top] = [sentences[clause]![at]!, sentences[best]![at]!];
    if (own > top || (own === top && clauses[clause]![at]! > clauses[best]![at]!)) best = clause;
  }
  const { from, to } = reading.clauses[best]!;
  return { start: reading.words[from]!.start, end: reading.words[to - 1]!.end };
}
