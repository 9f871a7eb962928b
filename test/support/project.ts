/** A configured project in a temporary folder, and the program run on it as a person or a script would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';

const BIN = resolve(import.meta.dirname, '../../bin/vigie');

export interface Project {
  readonly dir: string;
  readonly config: string;
  readonly dataDir: string;
  /** Writes a file below the project's folder and returns its path. */
  file(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/** What differs from a small shop with one file source and one team that gets its messages as files. */
export interface ProjectParts {
  readonly sources?: object;
  readonly touchpoints?: object;
  readonly teams?: object;
  readonly alerts?: object;
  readonly vigie?: object;
}

export async function makeProject(parts: ProjectParts = {}): Promise<Project> {
  const dir = await mkdtemp(join(tmpdir(), 'vigie-test-'));
  const config = join(dir, 'config');
  await mkdir(config);
  const files: Record<string, object> = {
    'sources.yaml': parts.sources ?? {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export', options: { path: 'reviews.csv' } }],
    },
    'touchpoints.yaml': parts.touchpoints ?? {
      touchpoints: [
        { id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics'] },
        { id: 'staff', name: { en: 'Staff' }, owners: ['operations'] },
        { id: 'product', name: { en: 'Product' }, owners: ['operations'] },
      ],
    },
    'teams.yaml': parts.teams ?? {
      fallback: 'operations',
      engineer: 'operations',
      teams: ['logistics', 'operations'].map((id) => ({
        id,
        name: id,
        receivers: [{ notifier: 'file', options: { folder: join(dir, 'out') } }],
      })),
    },
    'alerts.yaml': parts.alerts ?? {},
    'vigie.yaml': { politeness: { contact: 'test@shop.example' }, ...parts.vigie },
  };
  for (const [name, data] of Object.entries(files)) await writeFile(join(config, name), stringify(data));
  return {
    dir,
    config,
    dataDir: join(dir, '.vigie'),
    file: async (name, text) => {
      await writeFile(join(dir, name), text);
      return join(dir, name);
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `bin/vigie` and gives the process at once and its end later. */
export function startVigie(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; stdin?: string; cwd?: string } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(BIN, args, {
    env: { ...process.env, DATABASE_URL: undefined, VIGIE_LOG_LEVEL: 'warn', ...options.env },
    ...(options.cwd && { cwd: options.cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr!.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  child.stdin!.on('error', () => {});
  child.stdin!.end(options.stdin ?? '');
  const ended = new Promise<Ended>((done) =>
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr })),
  );
  return { child, ended };
}

/** Runs `bin/vigie` to its end. */
export function vigie(args: readonly string[], options: Parameters<typeof startVigie>[1] = {}): Promise<Ended> {
  return startVigie(args, options).ended;
}
