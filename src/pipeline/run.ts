/** One whole pass: collect → analyse → detect → roll up → tend → notify, under the run lock. What cron calls. */
import { withRunLock } from '../store/run-lock.ts';
import { type ActsReport, applyActs, postBoard } from './acts.ts';
import { type AnalyseReport, analyseReviews } from './analyse.ts';
import { type CollectOptions, type CollectReport, collectSources } from './collect.ts';
import type { Context } from './context.ts';
import { type DetectReport, detectDrift } from './detect.ts';
import { type HeartbeatReport, heartbeat } from './heartbeat.ts';
import { type InboxReport, takeInboxes } from './inbox.ts';
import { type NotifyReport, notifyTeams } from './notify.ts';
import { rollUp } from './roll-up.ts';
import { type TendReport, tend } from './tend.ts';

export interface RunReport {
  /** What webhooks had left. */
  readonly inbox: readonly InboxReport[];
  readonly collect: CollectReport;
  readonly analyse: AnalyseReport;
  readonly detect: DetectReport;
  /** What people had done by a link. */
  readonly acts: ActsReport;
  readonly tend: TendReport;
  readonly notify: NotifyReport;
  readonly heartbeat: HeartbeatReport;
}

const NOTHING_TENDED: TendReport = { changes: [], notifications: 0, withdrawn: 0, digests: 0, reports: 0 };

/** What the later stages of a dry run report: they would store, and send what waits from earlier passes. */
const NOTHING_DONE: Omit<RunReport, 'collect' | 'inbox'> = {
  analyse: { analysed: 0, notAnalysed: 0 },
  detect: { reviews: 0, changes: [], notifications: 0, watching: [] },
  acts: { done: 0, repeated: 0, aside: [] },
  tend: NOTHING_TENDED,
  notify: { delivered: 0, failed: [] },
  heartbeat: { state: 'off' },
};

/** @throws AlreadyRunning when another pass is under way on the same database */
export async function runOnce(
  context: Context,
  options: Omit<CollectOptions, 'arrival'> & {
    readonly arrival?: CollectOptions['arrival'];
    readonly notify?: boolean;
  },
): Promise<RunReport> {
  return withRunLock(context.opened, async () => {
    const inbox = await takeInboxes(context, options);
    const collect = await collectSources(context, { arrival: 'by-age', ...options });
    if (options.dryRun) return { inbox, collect, ...NOTHING_DONE };
    const analyse = await analyseReviews(context);
    // Before anything is decided: what was muted an hour ago is not told now.
    const acts = await applyActs(context);
    const detect = await detectDrift(context);
    await rollUp(context);
    const tended = options.notify === false ? NOTHING_TENDED : await tend(context);
    await postBoard(context);
    const notify = options.notify === false ? { delivered: 0, failed: [] } : await notifyTeams(context);
    const beat = await heartbeat(context, collect);
    return { inbox, collect, analyse, acts, detect, tend: tended, notify, heartbeat: beat };
  });
}
