/** Threads that analyse side by side, one model in memory for all of them: order is the caller's, pieces come back as promises. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Moves } from '../analysis/corrections.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import type { ClassifiedLines, ReviewLines } from './review-lines.ts';
import { threadProgram } from './thread-program.ts';

export interface AnalysisCrew {
  /** Pieces to keep under way so that no thread waits. */
  readonly depth: number;
  /** Takes the piece's buffer. Rejects when the thread ends: a bug of ours, or a machine without memory. */
  classify(piece: ReviewLines): Promise<ClassifiedLines>;
  close(): Promise<void>;
}

export interface CrewOptions {
  readonly models: Readonly<Record<string, Uint8Array>>;
  readonly touchpoints: readonly Touchpoint[];
  /** What hand corrections changed. */
  readonly moves?: Moves;
  /** Default: one a core. */
  readonly threads?: number;
}

interface Member {
  readonly worker: Worker;
  /** Settles what the thread has at hand, oldest first. */
  readonly open: PromiseWithResolvers<ClassifiedLines>[];
}

/** Opens a crew; model files in shared memory are not copied. */
export function openCrew(options: CrewOptions): AnalysisCrew {
  const { models, touchpoints, moves = {}, threads = availableParallelism() } = options;
  const members = Array.from({ length: threads }, () => startMember({ models, touchpoints, moves }));
  return {
    depth: threads * 2,
    classify(piece) {
      const next = members.reduce((least, member) => (member.open.length < least.open.length ? member : least));
      const answer = Promise.withResolvers<ClassifiedLines>();
      next.open.push(answer);
      next.worker.postMessage(piece, [piece.bytes.buffer]);
      return answer.promise;
    },
    async close() {
      await Promise.all(members.map(({ worker }) => worker.terminate()));
    },
  };
}

function startMember(workerData: Omit<CrewOptions, 'threads'>): Member {
  const worker = new Worker(threadProgram('./analysis-thread.ts', import.meta.url), { workerData });
  const member: Member = { worker, open: [] };
  worker.on('message', (done: ClassifiedLines) => member.open.shift()?.resolve(done));
  const fail = (error: unknown) => {
    for (const answer of member.open.splice(0)) answer.reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('Expected a thread that analyses, got one that ended')));
  return member;
}
