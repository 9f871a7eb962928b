/** What was worked out from one state of the figures, kept until they are rolled up anew. */
import type { Config } from '../../config/config.ts';

/** Recalls the `most` newest results; a `version` of the figures that is not known is not remembered. */
export function remembering<T>(most: number) {
  const memories = new WeakMap<Config, Map<string, T>>();
  return async (config: Config, asked: string, version: string | undefined, make: () => Promise<T>): Promise<T> => {
    if (version === undefined) return make();
    const memory = memories.get(config) ?? new Map<string, T>();
    memories.set(config, memory);
    const key = `${asked}\n${version}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const made = await make();
    memory.set(key, made);
    for (const oldest of memory.keys()) {
      if (memory.size <= most) break;
      memory.delete(oldest);
    }
    return made;
  };
}
