/** The configuration as the program loads it: the files of a folder, checked with the registered plug-ins' own schemas. */
import { notifiers } from '../alerts/notifiers/index.ts';
import { collectors } from '../collectors/kinds/index.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import type { Plugins } from './plugins.ts';
import { readConfig } from './read.ts';

/**
 * Reads and checks the folder `dir`; variables come from `env` only. The result is frozen.
 * @throws ConfigError that lists every fault of every file
 */
export function loadConfig(dir: string, env: Environment): Promise<Config> {
  return readConfig(dir, env, plugins());
}

/** The options' schemas of all collector kinds and notifiers. */
export function plugins(): Plugins {
  return {
    kinds: new Map(Object.values(collectors).map((collector) => [collector.kind, collector.options])),
    notifiers: new Map(notifiers.map((notifier) => [notifier.name, notifier.options])),
  };
}
