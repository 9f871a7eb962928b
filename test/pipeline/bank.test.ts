/** The detectors of a brand between passes: what lies in the store is all they need to go on exactly. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import { brandId, locationId, touchpointId } from '../../src/domain/ids.ts';
import { type ScoreEvent, type Stream, stream } from '../../src/domain/stream.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { type Bank, openBank } from '../../src/pipeline/bank.ts';
import { transaction } from '../../src/store/database.ts';
import { loadDetector, saveDetector } from '../../src/store/streams.ts';
import { emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SHOP = brandId.parse('shop');
const parts = { brand: SHOP, location: locationId.parse('north'), scale: 'stars' } as const;
const STREAMS = [
  stream({ ...parts, measure: 'overall' }),
  stream({ ...parts, measure: 'attributed', touchpoint: touchpointId.parse('delivery') }),
];

let project: Project;
let running: Running;
beforeAll(async () => {
  project = await makeProject({ alerts: { averageRunLength: { down: 500, up: 500 } } });
  running = await openPipeline(project, testIo());
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

/** Half a year in the order of arrival: two levels in turn, some scores weeks late, some months. */
function arrivals(seed: number): readonly { readonly stream: Stream; readonly event: ScoreEvent }[] {
  const rng = random(seed);
  const bad = [...HEALTHY].reverse();
  return Array.from({ length: 500 }, (_, i) => {
    const late = rng.uniform() < 0.1 ? 90 * rng.uniform() ** 3 : 0;
    const at = instant(millis(NOW) + (i / 3 - late) * DAY_MS);
    const score = 1 + draw(rng, i % 200 > 120 ? bad : HEALTHY);
    return { stream: STREAMS[rng.uniform() < 0.5 ? 0 : 1]!, event: { at, score, author: `a${i % 40}` } };
  });
}

test('any split of a log into passes with the store between them gives the same events and the same bytes', async () => {
  const { config, opened } = running.context;
  const open = async (): Promise<Bank> => openBank((await loadDetector(opened.db, SHOP)).states, config, () => 500);
  const put = (bank: Bank) =>
    transaction(opened.db, (trx) =>
      saveDetector(trx, SHOP, { cursor: 0, analyser: 'test', states: bank.states(), at: NOW }),
    );
  for (let seed = 1; seed <= 6; seed++) {
    const log = arrivals(seed);
    const rng = random(1_000 + seed);
    const whole = openBank(new Map(), config, () => 500);
    const said = log.flatMap((one) => whole.push(one.stream, one.event));
    expect(said.some(({ type }) => type === 'drift')).toBe(true);
    await emptyDatabase(running.context);
    let bank = await open();
    const again = [];
    for (const { stream: to, event } of log) {
      if (rng.uniform() < 0.03) {
        await put(bank);
        bank = await open();
      }
      again.push(...bank.push(to, event));
    }
    await put(bank);
    expect(JSON.stringify(again)).toBe(JSON.stringify(said));
    const { states } = await loadDetector(opened.db, SHOP);
    expect(states.size).toBe(STREAMS.length);
    for (const [id, { state, lastAt }] of whole.states()) {
      expect(Buffer.compare(states.get(id)!.state, state)).toBe(0);
      expect(states.get(id)!.lastAt).toBe(lastAt);
    }
  }
});
