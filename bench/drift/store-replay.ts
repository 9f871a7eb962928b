/**
 * Show 4 through the store: logs with late reviews, edits and deletions, put away in a database and taken out again at
 * random, against the same logs in one piece that no store has seen.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.ts';
import { brandId, locationId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { type ScoreEvent, type Stream, stream } from '../../src/domain/stream.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { type Bank, openBank } from '../../src/pipeline/bank.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Db } from '../../src/store/schema.ts';
import { loadDetector, saveDetector } from '../../src/store/streams.ts';
import { draw, type Random, random } from './random.ts';
import { HEALTHY, spread } from './shapes.ts';

const SHOP = brandId.parse('shop');
const LAWS = { stars: HEALTHY, recommend: [0.15, 0.85], nps: spread(HEALTHY, 11) } as const;
const SCALES = ['stars', 'recommend', 'nps'] as const;
const STREAMS = SCALES.map((scale) =>
  stream({ brand: SHOP, location: locationId.parse(scale), measure: 'overall', scale }),
);
const LOWEST = { stars: 1, recommend: 0, nps: 0 } as const;
const START = Date.UTC(2026, 0, 1);
const NOW = instant(START);
const RULES = {
  falseAlarmsPerStreamYear: 0.02,
  averageRunLength: { down: 500, up: 500 },
  lateAfterDays: 30,
  warmUpReviews: 30,
};
const GUARDS = { minReviews: 5, minDays: 2, minAuthors: 4, minSizeStars: 0.1, minSizeRecommend: 0.03 };

/** What the detectors need of a configuration. */
type Rules = Pick<Config, 'alerts' | 'touchpoints'>;

/** One step of a log: a review comes, one that came before is edited, or it is gone. */
type Step =
  | { readonly type: 'new' | 'edited'; readonly id: number; readonly to: Stream; readonly event: ScoreEvent }
  | { readonly type: 'removed'; readonly id: number; readonly to: Stream };

/** What was compared; `different` names each split whose events or bytes were not the same, and must be empty. */
export interface StoreReplay {
  readonly splits: number;
  readonly events: number;
  readonly types: ReadonlyMap<string, number>;
  readonly restored: number;
  readonly different: readonly string[];
}

/** The same on PGlite in a folder of its own and, where DATABASE_URL names one, in an empty Postgres database; seconds of wall clock. */
export async function replayInStores(
  logs: number,
  splitsEach: number,
): Promise<readonly (StoreReplay & { readonly name: string; readonly seconds: number })[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-replay-'));
  const url = process.env.DATABASE_URL;
  const found = [];
  try {
    for (const name of url ? ['PGlite', 'Postgres'] : ['PGlite']) {
      const opened = await openDatabase({
        dataDir: folder,
        ...(name === 'Postgres' && { databaseUrl: new Secret(url!) }),
      });
      const start = performance.now();
      const replayed = await storeReplay(opened.db, logs, splitsEach);
      await opened.close();
      found.push({ ...replayed, name, seconds: (performance.now() - start) / 1_000 });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}

/** Replays `logs` logs with `splitsEach` random splits each through the tables of `db`, which must be migrated and may hold nothing of a brand `shop`. */
export async function storeReplay(db: Db, logs: number, splitsEach: number): Promise<StoreReplay> {
  const types = new Map<string, number>();
  const different: string[] = [];
  let restored = 0;
  for (let seed = 1; seed <= logs; seed++) {
    const log = anyLog(random(seed));
    const whole = await live(
      log,
      openBank(new Map(), rules(), () => 500),
      async (bank) => bank,
    );
    for (const { type } of whole.said) types.set(type, (types.get(type) ?? 0) + 1);
    const rng = random(1_000 + seed);
    for (let split = 1; split <= splitsEach; split++) {
      await db.deleteFrom('detector_states').where('brand', '=', SHOP).execute();
      const often = split / (40 * splitsEach);
      const again = await live(log, await restoredBank(db), async (bank) => {
        if (rng.uniform() >= often) return bank;
        restored++;
        await putAway(db, bank);
        return restoredBank(db);
      });
      await putAway(db, again.bank);
      const same = JSON.stringify(again.said) === JSON.stringify(whole.said) && (await isStored(db, whole.bank));
      if (!same) different.push(`log ${seed}, split ${split}`);
    }
  }
  const events = [...types.values()].reduce((a, b) => a + b, 0);
  return { splits: logs * splitsEach, events, types, restored, different };
}

function rules(): Rules {
  return { alerts: { ...RULES, guards: GUARDS }, touchpoints: [] } as unknown as Rules;
}

/** Feeds a log as a pass does: an edit or a deletion replays its stream without a word. `between` may put the bank away. */
async function live(
  log: readonly Step[],
  first: Bank,
  between: (bank: Bank) => Promise<Bank>,
): Promise<{ readonly said: readonly { readonly type: string }[]; readonly bank: Bank }> {
  const reviews = new Map<number, { readonly to: Stream; readonly event: ScoreEvent }>();
  const said: { type: string }[] = [];
  let bank = first;
  for (const step of log) {
    bank = await between(bank);
    if (step.type === 'removed') reviews.delete(step.id);
    else reviews.set(step.id, { to: step.to, event: step.event });
    if (step.type === 'new') {
      said.push(...bank.push(step.to, step.event));
      continue;
    }
    bank.forget((id) => id === step.to.id);
    for (const { to, event } of reviews.values()) if (to.id === step.to.id) bank.push(to, event);
  }
  return { said, bank };
}

async function restoredBank(db: Db): Promise<Bank> {
  return openBank((await loadDetector(db, SHOP)).states, rules(), () => 500);
}

function putAway(db: Db, bank: Bank): Promise<void> {
  return saveDetector(db, SHOP, { cursor: 0, analyser: 'none', states: bank.states(), gone: bank.gone(), at: NOW });
}

async function isStored(db: Db, bank: Bank): Promise<boolean> {
  const { states } = await loadDetector(db, SHOP);
  const expected = bank.states();
  return (
    states.size === expected.size &&
    [...expected].every(([id, { state, lastAt }]) => {
      const found = states.get(id);
      return found?.lastAt === lastAt && Buffer.compare(found.state, state) === 0;
    })
  );
}

/** Two hundred days of three streams: shifts, bombs, gaps, late reviews, edits, deletions, one stream that is deleted whole. */
function anyLog(rng: Random): readonly Step[] {
  const known: { id: number; to: Stream; event: ScoreEvent }[] = [];
  const steps: Step[] = [];
  let [day, bad, bomb] = [0, false, 0];
  for (let id = 0; id < 600; id++) {
    const dice = rng.uniform();
    if (dice < 0.01) bad = !bad;
    else if (dice < 0.015) bomb = 25;
    else if (dice < 0.02) day += 40;
    if (bomb > 0) bomb--;
    else day += rng.uniform() < 0.4 ? 1 : 0;
    const to = STREAMS[bomb > 0 ? 0 : Math.floor(STREAMS.length * rng.uniform())]!;
    const late = rng.uniform() < 0.08 ? 70 * rng.uniform() : 0;
    const event = {
      at: instant(START + (day - late) * DAY_MS),
      score: scoreOf(rng, to, bad || bomb > 0),
      author: `a${id % 50}`,
    };
    known.push({ id, to, event });
    steps.push({ type: 'new', id, to, event });
    const changed = rng.uniform() < 0.02 ? known.splice(Math.floor(known.length * rng.uniform()), 1)[0] : undefined;
    if (!changed) continue;
    if (rng.uniform() < 0.5) steps.push({ type: 'removed', id: changed.id, to: changed.to });
    else {
      const edited = { ...changed, event: { ...changed.event, score: scoreOf(rng, changed.to, true) } };
      known.push(edited);
      steps.push({ type: 'edited', ...edited });
    }
  }
  const last = STREAMS[2]!;
  return [
    ...steps,
    ...known.filter(({ to }) => to === last).map(({ id, to }) => ({ type: 'removed' as const, id, to })),
  ];
}

function scoreOf(rng: Random, { scale }: Stream, bad: boolean): number {
  const name = scale as keyof typeof LAWS;
  const law = LAWS[name];
  return LOWEST[name] + draw(rng, bad ? law.toReversed() : law);
}
