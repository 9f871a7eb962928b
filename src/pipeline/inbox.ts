/** Reads what webhooks left in the inbox, source by source, through the kind's own reader and the ordinary way into the store. */
import type { Batch, Collector } from '../collectors/collector.ts';
import type { ConfiguredSource } from '../config/config.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Outcome, RunCounts, RunEnd } from '../domain/run.ts';
import { SourceChanged } from '../errors.ts';
import { markRemoved } from '../store/removals.ts';
import { chosenSources, collectorOf, collectSource } from './collect.ts';
import type { Context } from './context.ts';
import { dropBody, type InboxFile, readBody, setAside, waitingBodies } from './inbox-files.ts';
import { toldRemoved } from './told-removed.ts';

/** What waited for one source, and what became of it. */
export interface InboxReport {
  readonly source: SourceId;
  /** Bodies whose reviews are stored. */
  readonly bodies: number;
  readonly counts: RunCounts;
  /** Reviews that the source said are gone, and that were not gone yet. */
  readonly removed: number;
  /** One sentence for each body that was put aside, or that said something no review carries. */
  readonly notes: readonly string[];
  /** Some bodies could not be read. */
  readonly failed: boolean;
}

/** Outcomes of a body that was understood; a webhook tells of single events, so nothing follows from what it lacks. */
const UNDERSTOOD: ReadonlySet<Outcome> = new Set(['complete', 'empty', 'partial']);

/**
 * Empties the inboxes of the chosen sources (all when left out). A body is taken away once its reviews are committed, so a
 * kill in between stores the same again, which changes nothing. A dry run leaves all where it is.
 */
export async function takeInboxes(
  context: Context,
  { sources, dryRun = false }: { readonly sources?: readonly SourceId[]; readonly dryRun?: boolean } = {},
): Promise<readonly InboxReport[]> {
  const reports: InboxReport[] = [];
  for (const source of chosenSources(context, sources)) {
    const files = context.signal.aborted ? [] : await waitingBodies(context.config.database.dataDir, source.id);
    if (files.length > 0) reports.push(await takeInbox(context, source, files, dryRun));
  }
  return reports;
}

async function takeInbox(
  context: Context,
  source: ConfiguredSource,
  files: readonly InboxFile[],
  dryRun: boolean,
): Promise<InboxReport> {
  const taken = new Taken();
  const collector: Collector = {
    ...collectorOf(source.kind),
    // Another name than the source's kind: a webhook is no pass over the source, and says nothing of how it stands.
    kind: 'inbox',
    collect: () => bodies(context, source, files, taken, dryRun),
  };
  const options = { arrival: 'by-age', full: false, dryRun } as const;
  const { counts } = await collectSource(context, source, options, { collector, options: source.options });
  return {
    source: source.id,
    bodies: taken.bodies,
    counts,
    removed: taken.removed,
    notes: taken.notes(),
    failed: taken.failed,
  };
}

/** One batch a body: whoever takes the next one has stored the one before. */
async function* bodies(
  context: Context,
  source: ConfiguredSource,
  files: readonly InboxFile[],
  taken: Taken,
  dryRun: boolean,
): AsyncGenerator<Batch, RunEnd> {
  for (const file of files) {
    const reading = await readFileOf(context, source, file);
    if ('unread' in reading) {
      const where = dryRun ? file.path : await setAside(context.config.database.dataDir, source.id, file);
      taken.fail(`${where}: ${reading.unread}`);
      continue;
    }
    if (reading.reviews.length > 0) yield { reviews: reading.reviews };
    taken.add(reading.note);
    if (dryRun) continue;
    // A webhook is heard of once: what it tells is done before it is taken away.
    if (reading.gone.size > 0)
      taken.removed += await markRemoved(context.opened.db, source.id, [...reading.gone], file.receivedAt);
    await dropBody(file);
  }
  // A webhook tells of single events: nothing follows from what it lacks, nor from there being no review in it.
  return { outcome: 'complete', stop: 'limit' };
}

interface BodyRead {
  readonly reviews: Batch['reviews'];
  /** Ids of reviews that it says are gone. */
  readonly gone: ReadonlySet<string>;
  readonly note: string | undefined;
}

async function readFileOf(
  context: Context,
  source: ConfiguredSource,
  file: InboxFile,
): Promise<BodyRead | { readonly unread: string }> {
  const { kind, language, options } = source;
  try {
    const body = await readBody(file);
    if (body === undefined) return { unread: 'Expected the body of a webhook, got a larger file' };
    const capture = { body, capturedAt: file.receivedAt, ...(language && { language }) };
    const { outcome, reason, reviews } = await context.readingRoom.read({ kind, options }, capture, context.signal);
    if (!UNDERSTOOD.has(outcome)) return { unread: reason ?? outcome };
    const gone = toldRemoved(body);
    const there = reviews.filter(({ externalId }) => externalId === undefined || !gone.has(externalId));
    return { reviews: there, gone, note: outcome === 'partial' ? reason : undefined };
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    return { unread: error.message };
  }
}

/** Counts of one inbox; bodies that say the same are told once. */
class Taken {
  bodies = 0;
  removed = 0;
  failed = false;
  readonly #notes = new Map<string, number>();

  add(note: string | undefined): void {
    this.bodies += 1;
    if (note !== undefined) this.#notes.set(note, (this.#notes.get(note) ?? 0) + 1);
  }

  fail(note: string): void {
    this.failed = true;
    this.#notes.set(note, 1);
  }

  notes(): readonly string[] {
    return [...this.#notes].map(([note, times]) => (times === 1 ? note : `${note} (${times} times)`));
  }
}
