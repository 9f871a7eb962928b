/** How a long piece of work stands, in words: how much of it is done, how fast it goes, how long it may still take. */

/** How much was done by when. */
export interface WorkSample {
  /** ms, of any clock that only moves forward. */
  readonly at: number;
  readonly done: number;
}

/** Older samples say nothing of the pace any more, ms. */
const WINDOW_MS = 120_000;
/** Nothing is foretold from less than this, ms. */
const SHORTEST_MS = 2_000;

/** Those samples (in time order) that still count, the newest kept in any case; two a second are plenty. */
export function recentWork(samples: readonly WorkSample[]): readonly WorkSample[] {
  const last = samples.at(-1);
  return last ? samples.filter((sample) => last.at - sample.at <= WINDOW_MS) : [];
}

/** "1,240 of ~5,000 read, 38/s, 1 min 40 s left". `expected` is what the source shows or showed, when known. */
export function describePace(samples: readonly WorkSample[], expected?: number): string {
  const recent = recentWork(samples);
  const [first, last] = [recent[0], recent.at(-1)];
  if (!first || !last) return 'nothing read yet';
  const known = expected !== undefined && expected > last.done;
  const parts = [known ? `${count(last.done)} of ~${count(expected)} read` : `${count(last.done)} read`];
  const elapsed = last.at - first.at;
  const perMs = elapsed > 0 ? (last.done - first.done) / elapsed : 0;
  if (elapsed >= SHORTEST_MS && perMs > 0) {
    parts.push(rate(perMs));
    if (known) parts.push(`${duration((expected - last.done) / perMs)} left`);
  } else if (elapsed >= SHORTEST_MS) parts.push(`nothing for ${duration(elapsed)}`);
  return parts.join(', ');
}

/** Whole numbers with a comma at each thousand, the same on every machine. */
function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function rate(perMs: number): string {
  const perSecond = perMs * 1_000;
  if (perSecond >= 10) return `${count(perSecond)}/s`;
  if (perSecond >= 1) return `${perSecond.toFixed(1)}/s`;
  return `${(perSecond * 60).toFixed(perSecond * 60 >= 10 ? 0 : 1)}/min`;
}

/** "45 s", "1 min 40 s", "3 h 5 min", "2 d 4 h": the two largest units. */
function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  return `${Math.floor(hours / 24)} d${hours % 24 ? ` ${hours % 24} h` : ''}`;
}
