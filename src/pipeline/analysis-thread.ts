/** The program of the threads that analyse: classifies one piece of lines at a time; apart, as a thread starts from a file. */
import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyser } from '../analysis/analyse.ts';
import { classifyLines, type ReviewLines } from './review-lines.ts';

const analyser = createAnalyser(workerData as Parameters<typeof createAnalyser>[0]);
parentPort?.on('message', (piece: ReviewLines) => {
  const done = classifyLines(piece, analyser);
  parentPort?.postMessage(done, [done.output.buffer]);
});
