/** One review's text → language, sentiment, findings with evidence: the analysis wing's front door. Pure: models are handed in. */
import { createHash } from 'node:crypto';
import type { Analysis, Finding } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import { type CauseBook, causeBook, judgeCause } from './cause.ts';
import type { Moves } from './corrections.ts';
import { type EmotionBook, emotionBook, judgeEmotion } from './emotion.ts';
import { findInterfaces, type StoryBook, storyBook } from './interfaces.ts';
import { type Journey, prepareJourney } from './journey.ts';
import type { Language } from './language.ts';
import { identifyLanguage } from './language-id.ts';
import { languages } from './languages/index.ts';
import { decodeModel, type Model } from './model.ts';
import { together } from './parts.ts';
import type { PhraseBook } from './phrases.ts';
import { judgePolarity, type OpinionBook, praiseBook } from './polarity.ts';
import { type Reading, readText } from './reading.ts';
import { languagesOfSentences } from './sentence-languages.ts';
import { judgeSentiment } from './sentiment.ts';
import { judgeSeverity } from './severity.ts';
import { type SeverityBook, severityBook } from './severity-rules.ts';
import { contradiction, contradicts, sentimentOfStars } from './stars.ts';
import { findMentions, type Mention, seedBook } from './touchpoints.ts';

/** One text to analyse. */
export interface AnalyserInput {
  /** As given; offsets of findings point into it. The first 32,768 UTF-16 units are read. */
  readonly text: string;
  /** Language that the source states, BCP 47: believed when the script allows it. */
  readonly language?: string;
  /** Language most of the source's reviews are written in: decides short texts. */
  readonly prior?: string;
  /** Stars, 1–5: informs sentiment and the polarity of unsure findings, never which findings there are. */
  readonly rating?: number;
}

/** `version` changes whenever the same text could be judged otherwise: code, models, touchpoints. */
export interface Analyser {
  readonly version: string;
  analyse(input: AnalyserInput): Analysis;
}

/** Bump when the rules change. */
const CODE_VERSION = 5;

/** Most findings of one review: the surest are kept. */
const MOST_FINDINGS = 12;

interface Prepared {
  readonly language: Language;
  readonly model: Model;
  readonly seeds: PhraseBook<number>;
  readonly praises: OpinionBook;
  readonly causes: CauseBook;
  readonly emotions: EmotionBook;
  readonly severities: SeverityBook;
  readonly story: StoryBook;
  readonly journey: Journey;
}

/**
 * @param options.models model files by language code, as training wrote them; a language without one is not analysed
 * @param options.touchpoints the configured journey: no other id is ever emitted
 * @param options.moves what hand corrections changed, by language code and touchpoint
 * @throws RangeError when a model file cannot be read
 */
export function createAnalyser(options: {
  readonly models: Readonly<Record<string, Uint8Array>>;
  readonly touchpoints: readonly Touchpoint[];
  readonly moves?: Moves;
}): Analyser {
  const prepared = new Map<string, Prepared>();
  for (const [code, bytes] of Object.entries(options.models)) {
    const language = Object.hasOwn(languages, code) ? languages[code] : undefined;
    if (language) prepared.set(code, prepare(language, decodeModel(bytes), options));
  }
  return { version: versionOf(options), analyse: (input) => analyse(input, prepared) };
}

function prepare(
  language: Language,
  model: Model,
  { touchpoints, moves }: Parameters<typeof createAnalyser>[0],
): Prepared {
  return {
    language,
    model,
    seeds: seedBook(language),
    praises: praiseBook(language),
    causes: causeBook(language),
    emotions: emotionBook(language),
    story: storyBook(language),
    severities: severityBook(language),
    journey: prepareJourney(touchpoints, language, moves?.[language.code]),
  };
}

function versionOf(options: Parameters<typeof createAnalyser>[0]): string {
  const hash = createHash('sha256');
  const steps = options.touchpoints.map(({ id, phrases, meaning, partOf }) => [id, phrases, meaning, partOf]);
  hash.update(JSON.stringify([steps, options.moves ?? {}]));
  for (const code of Object.keys(options.models).sort()) hash.update(code).update(options.models[code]!);
  return `${CODE_VERSION}-${hash.digest('hex').slice(0, 12)}`;
}

function analyse(input: AnalyserInput, prepared: ReadonlyMap<string, Prepared>): Analysis {
  const { rating } = input;
  const text = readPart(input.text);
  if (rating !== undefined && !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return onlyStars(input, rating);
  const language = identifyLanguage(text, input.language, input.prior);
  const spans = languagesOfSentences(text, language, input.language ?? input.prior);
  const [only, ...more] = spans;
  if (more.length === 0 || !only) return analyseSpan(text, only?.language ?? language, rating, prepared);
  const parts = spans.map(({ start, end, language: own }) => ({
    start,
    end,
    analysis: analyseSpan(text.slice(start, end), own, rating, prepared),
  }));
  return together(language, parts);
}

/** Nothing to read: the stars are all there is, and that is said. */
function onlyStars({ language, prior }: AnalyserInput, rating: number): Analysis {
  const code = identifyLanguage('', language, prior);
  return { language: code, analysed: true, sentiment: sentimentOfStars(rating), findings: [], stars: 'only-stars' };
}

function analyseSpan(
  text: string,
  language: string,
  rating: number | undefined,
  prepared: ReadonlyMap<string, Prepared>,
): Analysis {
  const tools = prepared.get(language);
  if (!tools) return { language, analysed: false, sentiment: sentimentOfStars(rating), findings: [] };
  const reading = readText(text, tools.language, tools.model);
  const severe = judgeSeverity(reading, tools.model, tools.severities, tools.language);
  const findings = findingsOf(reading, tools, rating);
  const interfaces = findInterfaces(findings, reading, tools.story);
  const stars = starsAgainstWords(reading, tools, rating);
  return {
    language,
    analysed: true,
    sentiment: judgeSentiment(reading, tools.model, rating),
    findings,
    ...(interfaces.length > 0 && { interfaces }),
    emotion: judgeEmotion(reading, tools.model, tools.emotions),
    ...(severe && { severe: severe.severity, severeAt: { start: severe.start, end: severe.end } }),
    ...(stars && { stars }),
  };
}

/** Judged by the words alone; findings are read again only for the few reviews whose words lean against their stars. */
function starsAgainstWords(reading: Reading, tools: Prepared, rating: number | undefined) {
  if (rating === undefined) return undefined;
  const sentiment = judgeSentiment(reading, tools.model, undefined);
  if (!contradicts(rating, sentiment)) return undefined;
  return contradiction(rating, sentiment, findingsOf(reading, tools, undefined));
}

/** Characters of a text that are read: sites allow 4,096 (Google) to 20,000; what is longer was made to be slow. */
const MOST_READ = 32_768;

function readPart(text: string): string {
  if (text.length <= MOST_READ) return text;
  const isHalf = /[\ud800-\udbff]/.test(text[MOST_READ - 1]!);
  return text.slice(0, isHalf ? MOST_READ - 1 : MOST_READ);
}

/** The surest findings, in order of the text. Neighbouring clauses that say the same of one touchpoint become one finding. */
function findingsOf(reading: Reading, tools: Prepared, rating: number | undefined): Finding[] {
  const said = saidOf(reading, tools, rating);
  const open = new Map<TouchpointId, { at: number; last: number }>();
  const findings: Finding[] = [];
  for (const { mention, finding } of said) {
    const before = open.get(mention.touchpoint);
    const at =
      before && canJoin(reading, before.last, findings[before.at]!, mention, finding) ? before.at : findings.length;
    findings[at] = at < findings.length ? join(findings[at]!, finding) : finding;
    open.set(mention.touchpoint, { at, last: mention.clause });
  }
  const kept = [...findings].sort((a, b) => b.confidence - a.confidence).slice(0, MOST_FINDINGS);
  const spoken = new Set(said.map(({ mention }) => mention.clause));
  return kept
    .map((finding) => widen(finding, reading, spoken, tools.language))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.touchpoint < b.touchpoint ? -1 : 1));
}

/** One mention, judged. */
interface Said {
  readonly mention: Mention;
  readonly finding: Finding;
}

/** From here on a doubtful clause's own words are sure enough of their side to turn what the others say. */
const TURN = 0.8;

/**
 * All mentions judged. A doubtful one stays where it clearly says the opposite of all firm ones of its touchpoint, and no
 * firm one of another touchpoint in its clause explains the words: "the robe is lovely" is no praise of its delivery.
 */
function saidOf(reading: Reading, tools: Prepared, rating: number | undefined): Said[] {
  const all = findMentions(reading, tools.model, tools.seeds, tools.journey).map((mention) => ({
    mention,
    finding: judge(reading, mention, tools, rating),
  }));
  const firm = all.filter(({ mention }) => !mention.isDoubtful);
  if (firm.length === all.length) return all;
  const ofTouchpoint = sidesBy(firm, ({ touchpoint }) => touchpoint);
  const ofClause = sidesBy(firm, ({ clause }) => clause);
  return all.filter(({ mention, finding: { polarity } }) => {
    if (!mention.isDoubtful) return true;
    if (Math.abs(polarity) < TURN || ofClause.get(mention.clause)?.has(Math.sign(polarity))) return false;
    const said = ofTouchpoint.get(mention.touchpoint);
    return said?.size === 1 && said.has(-Math.sign(polarity));
  });
}

/** Which sides (-1, 0, 1) are taken. */
function sidesBy<Key>(said: readonly Said[], keyOf: (mention: Mention) => Key): ReadonlyMap<Key, ReadonlySet<number>> {
  const sides = new Map<Key, Set<number>>();
  for (const { mention, finding } of said) {
    const key = keyOf(mention);
    sides.set(key, (sides.get(key) ?? new Set()).add(Math.sign(finding.polarity)));
  }
  return sides;
}

function judge(reading: Reading, mention: Mention, tools: Prepared, rating: number | undefined): Finding {
  const { from, to } = reading.clauses[mention.clause]!;
  const polarity = judgePolarity(reading, mention.clause, tools.model, tools.praises, rating, mention.touchpoint);
  const blame = polarity < 0 ? judgeCause(reading, tools.causes, tools.model, mention.clause, mention.touchpoint) : {};
  return {
    touchpoint: mention.touchpoint,
    polarity,
    ...blame,
    confidence: Math.round(mention.confidence * 1000) / 1000,
    start: reading.words[from]!.start,
    end: reading.words[to - 1]!.end,
  };
}

/** Does the finding of clause `last` go on in the mention's clause? Same sentence, same sign, no other cause. */
function canJoin(reading: Reading, last: number, finding: Finding, mention: Mention, next: Finding): boolean {
  if (mention.clause !== last + 1 || Math.sign(finding.polarity) !== Math.sign(next.polarity)) return false;
  if (reading.clauses[last]!.sentence !== reading.clauses[mention.clause]!.sentence) return false;
  return finding.cause === next.cause || finding.cause === undefined || next.cause === undefined;
}

/** Words of a quote that is read at a glance. */
const LONGEST_QUOTE = 25;

/**
 * The quote with the clauses beside it in its sentence that speak of nothing else: a clause alone may not say what it is
 * about. A contrast (but, mais, ولی) is a border.
 */
function widen(finding: Finding, reading: Reading, spoken: ReadonlySet<number>, { contrasts }: Language): Finding {
  const { clauses, words } = reading;
  let first = clauses.findIndex(({ from }) => words[from]!.start === finding.start);
  let last = clauses.findIndex(({ to }) => words[to - 1]!.end === finding.end);
  if (first < 0 || last < first) return finding;
  const { sentence } = clauses[first]!;
  const fits = (from: number, to: number) => clauses[to]!.to - clauses[from]!.from <= LONGEST_QUOTE;
  const isFree = (clause: number) => clauses[clause]?.sentence === sentence && !spoken.has(clause);
  const isTurn = (clause: number) => contrasts.has(words[clauses[clause]!.from]!.form);
  while (isFree(last + 1) && !isTurn(last + 1) && fits(first, last + 1)) last++;
  while (isFree(first - 1) && !isTurn(first) && fits(first - 1, last)) first--;
  return { ...finding, start: words[clauses[first]!.from]!.start, end: words[clauses[last]!.to - 1]!.end };
}

function join(a: Finding, b: Finding): Finding {
  const surer = a.confidence >= b.confidence ? a : b;
  const { cause, detail } = a.cause ? a : b;
  return { ...surer, ...(cause && { cause }), ...(detail && { detail }), start: a.start, end: b.end };
}
