/** `vigie account`: who may look at the page; made here first, later also on the page itself. */
import { Command } from 'commander';
import { z } from 'zod';
import { hashPassword, madePassword, PASSWORD_RULE, passwordFault } from '../dashboard/doors/password.ts';
import { madeToken } from '../dashboard/doors/token.ts';
import { loginName, mayDo, ROLES, type Role } from '../domain/account.ts';
import { type TeamId, teamId } from '../domain/ids.ts';
import { ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import {
  addAccount,
  changeAccount,
  disableAccount,
  findAccount,
  isLastAdmin,
  listAccounts,
  removeAccount,
  setPassword,
} from '../store/accounts.ts';
import { addToken, tokenEnd } from '../store/tokens.ts';
import { knownName } from './known-name.ts';
import { askPassword, readLine } from './password-prompt.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

interface PasswordOptions extends PipelineOptions {
  readonly passwordStdin?: boolean;
  readonly generate?: boolean;
}

interface RoleOptions {
  readonly role?: string;
  readonly team?: string;
}

const HELP = `
Roles: viewer (looks), team (also acts on the incidents of --team), manager (acts on all, corrects, keeps events and targets),
admin (also keeps accounts and tokens). A password is asked for at a terminal without showing it, read from stdin
(--password-stdin), or made and shown once (--generate; also where there is no terminal).

More examples:
  $ vigie account role anna --role team --team logistics
  $ echo "$NEW" | vigie account password anna --password-stdin
  $ vigie account token anna --called prometheus --days 365`;

export function accountCommand(io: Io): Command {
  return new Command('account')
    .description('Keep the accounts of the page')
    .addHelpText('after', `\nExample:\n  $ vigie account add anna --role admin --name "Anna Blum"\n${HELP}`)
    .addCommand(addCommand(io))
    .addCommand(listCommand(io))
    .addCommand(roleCommand(io))
    .addCommand(passwordCommand(io))
    .addCommand(tokenCommand(io))
    .addCommand(stateCommand(io, 'disable', 'Let nobody in by an account; its sessions end'))
    .addCommand(stateCommand(io, 'enable', 'Let its person in again'))
    .addCommand(removeCommand(io));
}

function addCommand(io: Io): Command {
  const command = pipelineCommand('add', 'Add an account', 'vigie account add anna --role admin')
    .argument('<name>', 'what the person signs in with')
    .option('--name <text>', 'how the person is called; the login name when left out')
    .option('--role <role>', ROLES.join(', '), 'viewer')
    .option('--team <id>', 'for the role team');
  return passwordOptions(command).action(
    async (name: string, options: PasswordOptions & RoleOptions & { name?: string }) => {
      const id = idOf(name);
      const { password, isMade } = await newPassword(id, options);
      const hash = await hashPassword(password);
      await withStore(io, options.config, async (context) => {
        const role = roleOf(context, options);
        const account = { id, name: oneLine(options.name ?? id).slice(0, 80), ...role, password: hash };
        if (!(await addAccount(context.opened.db, account, io.now())))
          throw new ConfigError(`Expected a name that is free, got ${id}; vigie account list shows all`);
        const lines = [
          `${id} may sign in as ${role.role}`,
          ...(isMade ? [`password, shown only now: ${password}`] : []),
        ];
        writeReport(options, { id, ...role, ...(isMade && { password }) }, lines);
      });
    },
  );
}

function listCommand(io: Io): Command {
  return pipelineCommand('list', 'Show all accounts', 'vigie account list').action((options: PipelineOptions) =>
    withStore(io, options.config, async ({ opened }) => {
      const accounts = await listAccounts(opened.db);
      const lines = accounts.map(({ id, name, role, team, disabledAt, signsInBy, seenAt }) =>
        [
          id,
          oneLine(name),
          team === undefined ? role : `${role} of ${team}`,
          disabledAt === undefined ? `signs in by ${signsInBy}` : `disabled since ${disabledAt.slice(0, 10)}`,
          seenAt === undefined ? 'not seen lately' : `seen ${seenAt.slice(0, 16)}Z`,
        ].join(' · '),
      );
      writeReport(
        options,
        { accounts },
        lines.length > 0 ? lines : ['No account yet: vigie account add NAME --role admin'],
      );
    }),
  );
}

function roleCommand(io: Io): Command {
  return pipelineCommand('role', 'Give another role', 'vigie account role anna --role manager')
    .argument('<name>', 'of the account')
    .requiredOption('--role <role>', ROLES.join(', '))
    .option('--team <id>', 'for the role team')
    .action((name: string, options: PipelineOptions & RoleOptions) =>
      withStore(io, options.config, async (context) => {
        const { db } = context.opened;
        const id = idOf(name);
        const role = roleOf(context, options);
        if (role.role !== 'admin') await sparedLast(context, id);
        if (!(await changeAccount(db, id, { role }))) throw unknown(id);
        writeReport(options, { id, ...role }, [`${id} is ${role.role} from now on`]);
      }),
    );
}

function passwordCommand(io: Io): Command {
  const command = pipelineCommand('password', 'Give a new password; all sessions end', 'vigie account password anna');
  return passwordOptions(command.argument('<name>', 'of the account')).action(
    async (name: string, options: PasswordOptions) => {
      const id = idOf(name);
      const { password, isMade } = await newPassword(id, options);
      const hash = await hashPassword(password);
      await withStore(io, options.config, async ({ opened }) => {
        if (!(await setPassword(opened.db, id, hash))) throw unknown(id);
        const shown = isMade ? [`password, shown only now: ${password}`] : [];
        writeReport(options, { id, ...(isMade && { password }) }, [`${id} has a new password`, ...shown]);
      });
    },
  );
}

function tokenCommand(io: Io): Command {
  return pipelineCommand('token', 'Make a token for a program, shown once', 'vigie account token anna --called backup')
    .argument('<name>', 'of the account it speaks for')
    .requiredOption('--called <text>', 'what it is for')
    .option('--role <role>', `at most that of the account: ${ROLES.join(', ')}`, 'viewer')
    .option('--days <n>', 'it works so long', '365')
    .action((name: string, options: PipelineOptions & { called: string; role: string; days: string }) =>
      withStore(io, options.config, async ({ opened }) => {
        const account = await findAccount(opened.db, idOf(name));
        if (!account) throw unknown(idOf(name));
        const role = z.enum(ROLES).safeParse(options.role).data;
        if (role === undefined || !mayDo(account.role, role))
          throw new ConfigError(
            `Expected a role up to ${account.role} for --role, got ${JSON.stringify(options.role)}`,
          );
        if (role === 'team' && account.team === undefined)
          throw new ConfigError('Expected an account of a team for a token of the role team');
        const days = z.coerce.number().int().min(1).max(730).safeParse(options.days).data;
        if (days === undefined)
          throw new ConfigError(`Expected 1 to 730 for --days, got ${JSON.stringify(options.days)}`);
        const token = madeToken();
        const endsAt = tokenEnd(io.now(), days);
        const wish = {
          name: oneLine(options.called).slice(0, 80),
          role,
          team: account.team,
          madeBy: account.id,
          endsAt,
        };
        const id = await addToken(opened.db, wish, token, io.now());
        writeReport(options, { id, token, role, endsAt }, [
          `token, shown only now: ${token}`,
          `ends ${endsAt.slice(0, 10)}`,
        ]);
      }),
    );
}

function stateCommand(io: Io, verb: 'disable' | 'enable', description: string): Command {
  return pipelineCommand(verb, description, `vigie account ${verb} anna`)
    .argument('<name>', 'of the account')
    .action((name: string, options: PipelineOptions) =>
      withStore(io, options.config, async (context) => {
        const id = idOf(name);
        if (verb === 'disable') await sparedLast(context, id);
        if (!(await disableAccount(context.opened.db, id, verb === 'disable' ? io.now() : undefined)))
          throw unknown(id);
        writeReport(options, { id, [`${verb}d`]: true }, [`${id} is ${verb}d`]);
      }),
    );
}

function removeCommand(io: Io): Command {
  return pipelineCommand('remove', 'Remove an account with its sessions and tokens', 'vigie account remove anna')
    .argument('<name>', 'of the account')
    .action((name: string, options: PipelineOptions) =>
      withStore(io, options.config, async (context) => {
        const id = idOf(name);
        await sparedLast(context, id);
        if (!(await removeAccount(context.opened.db, id))) throw unknown(id);
        writeReport(options, { id, removed: true }, [`${id} is removed`]);
      }),
    );
}

function passwordOptions(command: Command): Command {
  return command
    .option('--password-stdin', 'read the password from the first line of stdin')
    .option('--generate', 'make one and show it once');
}

async function newPassword(
  id: string,
  { passwordStdin, generate }: PasswordOptions,
): Promise<{ readonly password: string; readonly isMade: boolean }> {
  const asked = process.stdin.isTTY === true && !generate;
  if (!passwordStdin && !asked) return { password: madePassword(), isMade: true };
  const password = passwordStdin ? await readLine(process.stdin) : await askPassword(`Password for ${id}: `);
  if (passwordFault(password, id)) throw new ConfigError(`Expected a password of ${PASSWORD_RULE}`);
  return { password, isMade: false };
}

function idOf(name: string): string {
  const parsed = loginName.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`${parsed.error.issues[0]?.message}, got ${JSON.stringify(name.slice(0, 80))}`);
}

function roleOf({ config }: StoreContext, { role, team }: RoleOptions): { role: Role; team?: TeamId } {
  const parsed = z.enum(ROLES).safeParse(role);
  if (!parsed.success) throw new ConfigError(`Expected ${ROLES.join(', ')} for --role, got ${JSON.stringify(role)}`);
  if (team === undefined && parsed.data === 'team') throw new ConfigError('Expected --team for the role team');
  if (team === undefined) return { role: parsed.data };
  const names = config.teams.map(({ id }) => id as string);
  const known = knownName('a team of teams.yaml for --team', team, names, 'Add it there first.');
  return { role: parsed.data, team: teamId.parse(known) };
}

async function sparedLast({ opened }: StoreContext, id: string): Promise<void> {
  if (await isLastAdmin(opened.db, id))
    throw new ConfigError(`Expected another administrator to be left, got the last one: ${id}. Add one first.`);
}

function unknown(id: string): ConfigError {
  return new ConfigError(`Expected an account that is there, got ${id}; vigie account list shows all`);
}
