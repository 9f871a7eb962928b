/**
 * A customer's change: a touchpoint of one's own by five phrases a language, and fifty hand corrections. What must move,
 * moves; nothing else by more than a point.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type Analyser, createAnalyser } from '../../src/analysis/analyse.ts';
import { type CorrectionFit, fitCorrections } from '../../src/analysis/correction-fit.ts';
import type { Correction } from '../../src/analysis/corrections.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import { prepareJourney } from '../../src/analysis/journey.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { decodeModel } from '../../src/analysis/model.ts';
import { teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Touchpoint } from '../../src/domain/touchpoint.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';
import type { LanguageData } from '../../training/corpora.ts';
import { f1, sum, type Tally } from '../../training/figures.ts';
import type { GoldRow } from '../../training/gold-row.ts';
import { readMadeFile } from '../../training/made-reviews.ts';
import { measureGold } from '../../training/measure-gold.ts';
import { goal, print } from './goal.ts';

const REVIEWS = resolve(import.meta.dirname, '../service-reviews');
const CORRECTIONS = 50;
/** Of fewer cases no F1 is worth comparing. */
const FEWEST_CASES = 5;

/** Prints both changes for every language of `data`. */
export function printChange(data: ReadonlyMap<string, LanguageData>): void {
  const models = loadModels();
  for (const [language, { goldDev, goldTrain, labelled }] of data) {
    const bytes = models[language]!;
    const dev = { gold: goldDev, service: serviceReviews(language, '') };
    printParking(language, bytes, dev);
    printOtherTrade(language, bytes, goldDev);
    printPreference(language, bytes, [...goldTrain, ...labelled], goldDev);
  }
}

function serviceReviews(language: string, half: '' | '.final'): GoldRow[] {
  return readMadeFile(resolve(REVIEWS, `${language}${half}.txt`), language);
}

/** "Parking" beside the default journey, and cut out of the premises. */
function printParking(language: string, bytes: Uint8Array, sets: Readonly<Record<string, readonly GoldRow[]>>): void {
  const { phrases } = parse(readFileSync(resolve(REVIEWS, 'parking-phrases.yaml'), 'utf8')) as Pick<
    Touchpoint,
    'phrases'
  >;
  const step = { id: touchpointId.parse('parking'), name: { en: 'Parking' }, owners: [teamId.parse('site')] as const };
  const parking: Touchpoint = { ...step, phrases: phrases! };
  const shipped = createAnalyser({ models: { [language]: bytes }, touchpoints: DEFAULT_JOURNEY });
  const variants = {
    'of its own': parking,
    'part of premises': { ...parking, partOf: touchpointId.parse('premises') },
  };
  for (const [name, added] of Object.entries(variants)) {
    const changed = createAnalyser({ models: { [language]: bytes }, touchpoints: [...DEFAULT_JOURNEY, added] });
    print(`${language}, touchpoint "parking" by five phrases, ${name}`);
    for (const [half, title] of [
      ['', 'development half'],
      ['.final', 'final half'],
    ] as const) {
      const { recall, false: wrong } = measureParking(changed, language, `parking-${language}${half}.txt`);
      goal(`complaints found, ${title}`, recall, '≥ 0.7');
      goal(`look-alikes taken for one, ${title}`, wrong);
    }
    for (const [set, rows] of Object.entries(sets)) {
      const before = touchpointsOf(shipped, language, rows);
      const after = touchpointsOf(changed, language, rows);
      goal(
        `${set} dev: largest change of another touchpoint's F1`,
        largestChange(before, after, added.partOf ? [added.partOf] : []),
        '≤ 0.01',
      );
      goal(`${set} dev: reviews said to be about parking`, (after.parking?.said ?? 0) / rows.length);
    }
  }
}

function measureParking(analyser: Analyser, language: string, file: string): { recall: number; false: number } {
  const rows = readFileSync(resolve(REVIEWS, file), 'utf8')
    .split('\n')
    .map((line) => line.split(' | '))
    .filter(([kind]) => kind === 'parking' || kind === 'other');
  const share = (wanted: string) => {
    const texts = rows.flatMap(([kind, ...text]) => (kind === wanted ? [text.join(' | ')] : []));
    const said = texts.filter((text) =>
      analyser.analyse({ text, language }).findings.some(({ touchpoint }) => touchpoint === 'parking'),
    );
    return said.length / texts.length;
  };
  return { recall: share('parking'), false: share('other') };
}

/** Fifty reviews of several trades, corrected as a person would: four a touchpoint, too few to move what is right elsewhere. */
function printOtherTrade(language: string, bytes: Uint8Array, goldDev: readonly GoldRow[]): void {
  const shipped = createAnalyser({ models: { [language]: bytes }, touchpoints: DEFAULT_JOURNEY });
  const chosen = byHash(serviceReviews(language, '')).slice(0, CORRECTIONS);
  const fit = learn(language, bytes, chosen, shipped);
  const rest = byHash(serviceReviews(language, '')).slice(CORRECTIONS);
  print(`${language}, ${CORRECTIONS} corrections of made reviews of five trades`);
  compare(language, bytes, fit, 'the other reviews of those trades', rest, goldDev);
}

/** A rule of a customer's own: which words move which finding to which touchpoint. */
const PREFERENCES: Readonly<Record<string, { what: string; from: string; to: string; words: RegExp }>> = {
  en: {
    what: 'waiting on the phone is waiting',
    from: 'support',
    to: 'waiting',
    words: /\b(hold|phone|call|calls|called)\b/i,
  },
  fr: { what: 'setting and decoration are product', from: 'premises', to: 'product', words: /cadre|d[ée]cor/i },
  fa: { what: 'the courier is staff', from: 'delivery', to: 'staff', words: /پیک|راننده/ },
};

/** Fifty corrections that all say the same: a preference, which the shipped model cannot know. */
function printPreference(
  language: string,
  bytes: Uint8Array,
  rows: readonly GoldRow[],
  goldDev: readonly GoldRow[],
): void {
  const preference = PREFERENCES[language];
  if (!preference) return;
  const { what, from, to, words } = preference;
  const isMeant = (row: GoldRow) =>
    row.findings.some(({ touchpoint, start, end }) => touchpoint === from && words.test(row.text.slice(start, end)));
  const preferred = (row: GoldRow): GoldRow => ({
    ...row,
    findings: row.findings.map((finding) =>
      finding.touchpoint === from && words.test(row.text.slice(finding.start, finding.end))
        ? { ...finding, touchpoint: to }
        : finding,
    ),
  });
  const meant = byHash(rows.filter(isMeant)).map(preferred);
  const chosen = meant.slice(0, Math.min(CORRECTIONS, Math.ceil(meant.length / 2)));
  const rest = [...meant.slice(chosen.length), ...goldDev.filter(isMeant).map(preferred)];
  const shipped = createAnalyser({ models: { [language]: bytes }, touchpoints: DEFAULT_JOURNEY });
  const fit = learn(language, bytes, chosen, shipped);
  print(`${language}, ${chosen.length} corrections that say: ${what}, not ${from}`);
  const others = goldDev.filter((row) => !isMeant(row));
  compare(language, bytes, fit, `${rest.length} other reviews with it`, rest, others, '≥ 0.01');
}

/** What a person makes of vigie's answer: the right findings stay or are added, the wrong ones are denied. */
function learn(language: string, bytes: Uint8Array, rows: readonly GoldRow[], analyser: Analyser): CorrectionFit {
  const corrections = rows.map(({ id, text, findings }): Correction => {
    const right = new Set(findings.map(({ touchpoint }) => touchpoint));
    const found = analyser.analyse({ text, language }).findings.map(({ touchpoint }) => String(touchpoint));
    const spans = findings.map(({ touchpoint, start, end }) => ({ touchpoint, start, end }));
    return { id, text, language, findings: spans, not: [...new Set(found)].filter((name) => !right.has(name)) };
  });
  const plugin = languages[language]!;
  return fitCorrections(corrections, plugin, decodeModel(bytes), prepareJourney(DEFAULT_JOURNEY, plugin));
}

function compare(
  language: string,
  bytes: Uint8Array,
  { moves, moved }: CorrectionFit,
  title: string,
  heldOut: readonly GoldRow[],
  goldDev: readonly GoldRow[],
  gain?: '≥ 0.01',
): void {
  const models = { [language]: bytes };
  const shipped = createAnalyser({ models, touchpoints: DEFAULT_JOURNEY });
  const changed = createAnalyser({ models, touchpoints: DEFAULT_JOURNEY, moves: { [language]: moves } });
  const touched = Object.keys(moves);
  print(
    `  moved: ${
      moved
        .filter(({ kept }) => kept)
        .map(({ touchpoint, before, after }) => `${touchpoint} ${before.toFixed(2)} → ${after.toFixed(2)}`)
        .join(' · ') || 'none'
    }`,
  );
  if (touched.length > 0) {
    const before = touchpointsOf(shipped, language, heldOut);
    const after = touchpointsOf(changed, language, heldOut);
    goal(`${title}: micro-F1 of what moved, before`, microOf(before, touched));
    goal(`${title}: micro-F1 of what moved, after`, microOf(after, touched));
    goal(`${title}: gain`, microOf(after, touched) - microOf(before, touched), gain);
    goal(`${title}: largest change of another touchpoint's F1`, largestChange(before, after, touched), '≤ 0.01');
  }
  const before = touchpointsOf(shipped, language, goldDev);
  const after = touchpointsOf(changed, language, goldDev);
  const all = Object.keys(before);
  goal('gold dev: micro-F1 of all touchpoints, loss', microOf(before, all) - microOf(after, all), '≤ 0.01');
  goal("gold dev: largest change of another touchpoint's F1", largestChange(before, after, touched), '≤ 0.01');
  for (const name of touched)
    if ((before[name]?.real ?? 0) >= FEWEST_CASES)
      print(`    gold dev, ${name}: ${f1(before[name]!).toFixed(3)} → ${f1(after[name]!).toFixed(3)}`);
}

type Tallies = Readonly<Record<string, Tally>>;

function touchpointsOf(analyser: Analyser, language: string, rows: readonly GoldRow[]): Tallies {
  return measureGold(analyser, language, rows).byTouchpoint;
}

function microOf(tallies: Tallies, names: readonly string[]): number {
  return f1(sum(names.flatMap((name) => tallies[name] ?? [])));
}

function largestChange(before: Tallies, after: Tallies, but: readonly string[]): number {
  const names = Object.keys(before).filter((name) => !but.includes(name) && before[name]!.real >= FEWEST_CASES);
  return names.reduce((most, name) => Math.max(most, Math.abs(f1(after[name]!) - f1(before[name]!))), 0);
}

function byHash(rows: readonly GoldRow[]): GoldRow[] {
  const key = ({ text }: GoldRow) => createHash('sha1').update(text).digest('hex');
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
