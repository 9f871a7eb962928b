/** Measures work in processor time, so that a busy machine does not fail a test of speed. */

/** Milliseconds of processor time (all threads of this process) that `work` took. */
export function cpuMillis(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
