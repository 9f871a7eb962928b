/** All commands, in the order in which `vigie --help` shows them. A command that does not work yet is not here. */
import type { Command } from 'commander';
import type { Io } from '../pipeline/io.ts';

/** Each is loaded when it is asked for: a filter on a stream of scores need not load a database and a browser. */
const COMMANDS: Readonly<Record<string, (io: Io) => Promise<Command>>> = {
  demo: async (io) => (await import('./demo.ts')).demoCommand(io),
  init: async () => (await import('./init.ts')).initCommand(),
  doctor: async (io) => (await import('./doctor.ts')).doctorCommand(io),
  run: async (io) => (await import('./run.ts')).runCommand(io),
  collect: async (io) => (await import('./collect.ts')).collectCommand(io),
  analyse: async (io) => (await import('./analyse.ts')).analyseCommand(io),
  detect: async (io) => (await import('./detect.ts')).detectCommand(io),
  notify: async (io) => (await import('./notify.ts')).notifyCommand(io),
  incidents: async (io) => (await import('./incidents.ts')).incidentsCommand(io),
  ack: async (io) => (await import('./ack.ts')).ackCommand(io),
  incident: async (io) => (await import('./incident.ts')).incidentCommand(io),
  silence: async (io) => (await import('./silence.ts')).silenceCommand(io),
  backfill: async (io) => (await import('./backfill.ts')).backfillCommand(io),
  themes: async (io) => (await import('./themes.ts')).themesCommand(io),
  import: async (io) => (await import('./import.ts')).importCommand(io),
  receive: async (io) => (await import('./receive.ts')).receiveCommand(io),
  capture: async (io) => (await import('./capture.ts')).captureCommand(io),
  parse: async () => (await import('./parse.ts')).parseCommand(),
  'review-list': async (io) => (await import('./review-list.ts')).reviewListCommand(io),
  train: async (io) => (await import('./train.ts')).trainCommand(io),
  classify: async () => (await import('./classify.ts')).classifyCommand(),
  drift: async () => (await import('./drift.ts')).driftCommand(),
  backtest: async (io) => (await import('./backtest.ts')).backtestCommand(io),
  report: async (io) => (await import('./report.ts')).reportCommand(io),
  export: async (io) => (await import('./export.ts')).exportCommand(io),
  explain: async (io) => (await import('./explain.ts')).explainCommand(io),
};

/** The command of this name, or all of them when there is none: for help and for "did you mean". */
export function loadCommands(io: Io, name: string | undefined): Promise<readonly Command[]> {
  const chosen = name !== undefined && Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]!] : Object.values(COMMANDS);
  return Promise.all(chosen.map((load) => load(io)));
}
