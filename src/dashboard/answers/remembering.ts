/** What was worked out from one state of the figures, kept until they are rolled up anew. */
import type { Config } from '../../config/config.ts';

/** Recalls the `most` results that were asked for last; a `version` of the figures that is not known is not remembered. */
export function remembering<T>(most: number) {
  const memories = new WeakMap<Config, Map<string, T>>();
  return async (config: Config, asked: string, version: string | undefined, make: () => Promise<T>): Promise<T> => {
    if (version === undefined) return make();
    const memory = memories.get(config) ?? new Map<string, T>();
    memories.set(config, memory);
    const key = `${asked}\n${version}`;
    const made = memory.get(key) ?? (await make());
    // Moved to the end: what was asked for least recently goes first.
    memory.delete(key);
    memory.set(key, made);
    for (const oldest of memory.keys()) {
      if (memory.size <= most) break;
      memory.delete(oldest);
    }
    return made;
  };
}
