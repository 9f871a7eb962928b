/** `vigie incidents`: what is open now, whose it is, and who has it in hand. */
import type { Command } from 'commander';
import type { Incident } from '../domain/incident.ts';
import type { Io } from '../pipeline/io.ts';
import { OPEN_STATES } from '../pipeline/notice-world.ts';
import { withStore } from '../pipeline/open-store.ts';
import { mutedUntil } from '../pipeline/silences.ts';
import { findIncidents } from '../store/incidents.ts';
import { incidentTable, type ListedIncident } from './incident-table.ts';
import { knownName } from './known-name.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';

interface IncidentsOptions extends PipelineOptions {
  readonly all?: boolean;
  readonly team?: string;
}

const HELP = `
"vigie explain KEY" says why an incident is there and who was told; "vigie ack KEY" acknowledges it, "vigie incident KEY"
hands it to another team, notes or closes, "vigie silence --incident KEY" mutes it.`;

/** The command. @throws ConfigError (in its action) for an unknown team */
export function incidentsCommand(io: Io): Command {
  return pipelineCommand('incidents', 'List the incidents that are open', 'vigie incidents --team logistics')
    .option('--all', 'also those that are over, and those found in history, which nobody was told of')
    .option('--team <id>', 'only those that name this team')
    .addHelpText('after', HELP)
    .action(async (options: IncidentsOptions) => {
      await withStore(io, options.config, async (context) => {
        const teams = context.config.teams.map(({ id }) => String(id));
        const team =
          options.team === undefined
            ? undefined
            : knownName('a team for --team', options.team, teams, 'see teams.yaml');
        const found = await findIncidents(context.opened.db, options.all ? {} : { states: OPEN_STATES });
        const until = await mutedUntil(context);
        const incidents = found
          .filter((one) => (options.all || !one.silent) && (team === undefined || names(one, team)))
          .map((incident): ListedIncident => {
            const muted = until(incident);
            return { ...incident, ...(muted && { mutedUntil: muted }) };
          });
        writeReport(options, { incidents }, incidentTable(incidents, options.all === true));
      });
    });
}

function names({ accountable, informed }: Incident, team: string): boolean {
  return accountable === team || informed.some((one) => one === team);
}
