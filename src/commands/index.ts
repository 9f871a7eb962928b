/** All commands, in the order in which `vigie --help` shows them. A command that does not work yet is not here. */
import type { Command } from 'commander';
import type { Io } from '../pipeline/io.ts';
import { analyseCommand } from './analyse.ts';
import { backfillCommand } from './backfill.ts';
import { classifyCommand } from './classify.ts';
import { collectCommand } from './collect.ts';
import { demoCommand } from './demo.ts';
import { detectCommand } from './detect.ts';
import { doctorCommand } from './doctor.ts';
import { driftCommand } from './drift.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { notifyCommand } from './notify.ts';
import { parseCommand } from './parse.ts';
import { runCommand } from './run.ts';

export function commands(io: Io): readonly Command[] {
  return [
    demoCommand(io),
    initCommand(),
    doctorCommand(io),
    runCommand(io),
    collectCommand(io),
    analyseCommand(io),
    detectCommand(io),
    notifyCommand(io),
    backfillCommand(io),
    importCommand(io),
    parseCommand(),
    classifyCommand(),
    driftCommand(),
  ];
}
