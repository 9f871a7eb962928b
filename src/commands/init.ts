/** `vigie init`: a first configuration, from flags, or from questions on a terminal. */
import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { ConfigError } from '../errors.ts';
import type { Setup } from '../pipeline/init.ts';

interface Flags {
  readonly brand?: string;
  readonly location?: readonly string[];
  readonly sourceUrl?: readonly string[];
  readonly teamEmail?: string;
  readonly language: Setup['language'];
  readonly timeZone: string;
}

export function initCommand(): Command {
  return new Command('init')
    .description('Writes a commented configuration; asks on a terminal, takes flags otherwise')
    .argument('[dir]', 'folder to write, absent or empty', 'config')
    .option('--brand <name>', 'name of the brand')
    .option('--location <names...>', 'names of its locations')
    .option(
      '--source-url <addresses...>',
      'pages (or paths of exported files) with their reviews, in the order of the locations',
    )
    .option('--team-email <address>', 'who gets the messages at first, and whom the sites may write to')
    .addOption(
      new Option('--language <code>', 'of most reviews and of the messages').choices(['en', 'fr', 'fa']).default('en'),
    )
    .option('--time-zone <zone>', 'IANA zone of dates and schedule', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .addHelpText(
      'after',
      '\nExample:\n  $ vigie init --brand "Maison Lumen" --location Lyon --source-url reviews/lyon.csv --team-email care@lumen.example',
    )
    .action(async (dir: string, flags: Flags) => {
      const { initConfig } = await import('../pipeline/init.ts');
      const setup = process.stdin.isTTY && process.stderr.isTTY ? await ask(flags) : demand(flags);
      const written = await initConfig(dir, setup);
      process.stdout.write(`${written.map((path) => `wrote ${path}`).join('\n')}\n`);
      const where = dir === 'config' ? '' : ` --config ${dir}`;
      process.stderr.write(`Next: read ${dir}/sources.yaml, then: vigie doctor${where}\n`);
    });
}

function demand(flags: Flags): Setup {
  const { brand, location, sourceUrl, teamEmail } = flags;
  const missing = Object.entries({
    '--brand': brand,
    '--location': location,
    '--source-url': sourceUrl,
    '--team-email': teamEmail,
  })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (!brand || !location || !sourceUrl || !teamEmail) {
    throw new ConfigError(
      `Expected ${missing.join(', ') || 'flags that are not empty'}: without a terminal nobody can be asked`,
    );
  }
  return {
    brand,
    locations: location,
    sources: sourceUrl,
    teamEmail,
    language: flags.language,
    timeZone: flags.timeZone,
  };
}

/** Asks on stderr, so that stdout carries results only. */
async function ask(flags: Flags): Promise<Setup> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = async (text: string) => {
    for (;;) {
      const answer = (await terminal.question(`${text}: `)).trim();
      if (answer) return answer;
    }
  };
  try {
    const brand = flags.brand ?? (await question('Name of the brand'));
    const locations = flags.location ?? list(await question('Names of its locations, separated by commas'));
    const sources: string[] = [...(flags.sourceUrl ?? [])];
    for (const name of locations.slice(sources.length))
      sources.push(await question(`Page or exported file with the reviews of ${name}`));
    const teamEmail = flags.teamEmail ?? (await question('E-mail address that gets the messages'));
    return { brand, locations, sources, teamEmail, language: flags.language, timeZone: flags.timeZone };
  } finally {
    terminal.close();
  }
}

function list(answer: string): string[] {
  return answer
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
