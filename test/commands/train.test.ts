/** Hand corrections as a person gives them: a file, `vigie train`, and what every later run says. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_JOURNEY, loadAnalyser, loadModels } from '../../src/pipeline/analyser.ts';
import { loadMoves } from '../../src/pipeline/corrections.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';

const TOUCHPOINTS = ['waiting', 'support', 'staff', 'delivery', 'product', 'price'];
const touchpoint = (id: string) => ({ id, name: { en: id }, owners: ['operations'] });
const team = {
  id: 'operations',
  name: 'Operations',
  receivers: [{ notifier: 'email', options: { to: 'a@shop.example' } }],
};

/** A house where the greeter at the door, whom the model takes for staff, is part of the waiting. */
const SAYS = [
  'The greeter was rude to my mother.',
  'A very rude greeter this morning.',
  'Their greeter is arrogant and unfriendly.',
  'The greeter rolled his eyes at us.',
  'Unfriendly greeter, never again.',
  'The greeter ignored us completely.',
  'What a rude greeter they have.',
  'The greeter was unhelpful and impolite.',
  'An arrogant greeter at the door.',
  'The greeter was so unfriendly to me.',
];
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const corrections = lines(
  SAYS.map((text, at) => ({
    id: `g${at}`,
    text,
    language: 'en',
    findings: [{ touchpoint: 'waiting', quote: text.slice(0, -1) }],
    not: ['staff'],
  })),
);

let project: Project;
beforeAll(async () => {
  project = await makeProject({
    teams: { fallback: 'operations', engineer: 'operations', teams: [team] },
    touchpoints: { touchpoints: TOUCHPOINTS.map(touchpoint) },
    vigie: {
      politeness: { contact: 'test@shop.example' },
      mail: { from: 'vigie@shop.example', smtp: { host: 'localhost', port: 2525 } },
    },
  });
});
afterAll(() => project.remove());

const kept = () => join(project.dataDir, 'corrections', 'en.json');

/** What every later run says: models, configured touchpoints and kept corrections as the program opens them. */
function touchpointsOf(text: string): string[] {
  const models = loadModels();
  const journey = DEFAULT_JOURNEY.filter(({ id }) => TOUCHPOINTS.includes(id));
  const analyser = loadAnalyser(journey, models, loadMoves(project.dataDir, models));
  return analyser.analyse({ text, language: 'en' }).findings.map(({ touchpoint }) => touchpoint);
}

describe('vigie train', () => {
  const unseen = 'Two greeters, and the greeter at the till was rude.';

  it('has nothing to learn from without corrections, and says so', async () => {
    const { code, stderr } = await vigie(['train', '--config', project.config]);
    expect(code).toBe(2);
    expect(stderr).toContain('give a file with --corrections');
  });

  it('moves what the corrections speak of, tells what moved, and every later run says it', async () => {
    const other = 'The cashier was rude and the parcel came three weeks late.';
    expect(touchpointsOf(unseen)).toContain('staff');
    const before = touchpointsOf(other);
    const file = await project.file('corrections.jsonl', corrections);
    const { code, stdout, stderr } = await vigie([
      'train',
      '--corrections',
      file,
      '--config',
      project.config,
      '--json',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const [english] = JSON.parse(stdout).languages;
    expect(english).toMatchObject({ language: 'en', corrections: 10, added: 10 });
    const moved = Object.fromEntries(english.touchpoints.map((one: { touchpoint: string }) => [one.touchpoint, one]));
    expect(Object.keys(moved).sort()).toEqual(['staff', 'waiting']);
    expect(moved.waiting).toMatchObject({ yes: 10, no: 0, kept: true });
    expect(moved.waiting.after).toBeGreaterThan(moved.waiting.before);
    expect(touchpointsOf(unseen)).toContain('waiting');
    const stdin = `${JSON.stringify({ id: 1, text: unseen, language: 'en' })}\n`;
    const classified = await vigie(['classify', '--config', project.config], { stdin });
    expect(classified.stdout).toContain('"touchpoint":"waiting"');
    expect(touchpointsOf(other)).toEqual(before);
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
  });

  it('keeps a person’s last word on a review, and tells a bad line by its number', async () => {
    const file = await project.file(
      'more.jsonl',
      `${JSON.stringify({ id: 'g0', text: SAYS[0], not: ['staff'], findings: [] })}\nno json\n${JSON.stringify({
        id: 'x',
        text: 'Rude staff.',
        findings: [{ touchpoint: 'staf' }],
      })}\n${JSON.stringify({ id: 'y', text: 'Rude staff.', findings: [{ touchpoint: 'staff', quote: 'nice' }] })}\n`,
    );
    const { code, stdout, stderr } = await vigie([
      'train',
      '--corrections',
      file,
      '--config',
      project.config,
      '--json',
    ]);
    expect(code).toBe(3);
    expect(
      [...stderr.matchAll(/^line (\d): Expected .*, got (.*)$/gm)].map(([, line, found]) => `${line} ${found}`),
    ).toEqual([
      expect.stringMatching(/^2 no JSON/),
      '3 the touchpoint "staf", which touchpoints.yaml does not have',
      '4 a "quote" that the text does not hold',
    ]);
    expect(JSON.parse(stdout).languages[0]).toMatchObject({ corrections: 10, added: 0 });
    expect(JSON.parse(readFileSync(kept(), 'utf8')).corrections[0]).toMatchObject({
      id: 'g0',
      findings: [],
      not: ['staff'],
    });
  });

  it('is refused with a word when the model is another one, and fits the kept corrections again when asked', async () => {
    const file = JSON.parse(readFileSync(kept(), 'utf8'));
    writeFileSync(kept(), JSON.stringify({ ...file, model: '0123456789abcdef' }));
    const stdin = '{"id":1,"text":"Rude staff."}\n';
    const refused = await vigie(['classify', '--config', project.config], { stdin });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/Expected hand corrections fitted on this model.*0123456789abcdef.*vigie train/s);
    const again = await vigie(['train', '--config', project.config]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^en: 10 corrections, 0 new\n {2}waiting/)]);
    expect(touchpointsOf(unseen)).toContain('waiting');
    expect(existsSync(`${kept()}.new`)).toBe(false);
  });
});
