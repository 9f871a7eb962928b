import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeProject, type Project, startVigie, vigie } from '../support/project.ts';

let project: Project;
const running: ReturnType<typeof startVigie>[] = [];

beforeEach(async () => {
  project = await makeProject();
});

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await project.remove();
});

/** Starts the page as a person would; its first lines as JSON. */
async function serve(
  ...more: string[]
): Promise<{ url: string; entrance?: string; stop: () => Promise<number | null> }> {
  const started = startVigie(['serve', '-c', project.config, '--port', '0', '--json', ...more]);
  running.push(started);
  const { child, ended } = started;
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  return {
    ...JSON.parse(line),
    stop: async () => {
      child.kill('SIGINT');
      return (await ended).code;
    },
  };
}

it('shows a way in, stands in nobody’s way on the embedded database, and ends at once', {
  timeout: 240_000,
}, async () => {
  const { url, entrance, stop } = await serve();
  expect(new URL(entrance!).pathname).toMatch(/^\/enter\/[\w-]{32}$/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/api/v1/account`)).status).toBe(401);
  const entered = await fetch(`${url}/enter`, {
    method: 'POST',
    body: new URLSearchParams({ secret: entrance!.split('/').at(-1)! }),
    headers: { origin: url },
    redirect: 'manual',
  });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const mine = () => fetch(`${url}/api/v1/account`, { headers: { cookie } });
  expect(await (await mine()).json()).toMatchObject({ id: 'local', role: 'admin' });

  // The page has the folder now: a command gets it all the same, and the page has it back afterwards.
  await project.file('reviews.csv', 'id,date,rating,text\n1,2026-05-01,5,Good\n');
  const run = await vigie(['run', '-c', project.config, '--json'], { cwd: project.dir });
  expect([run.code, run.stderr]).toEqual([0, expect.not.stringContaining('in use by')]);
  expect(run.stdout).toMatch(/"(?:new|stored)":1\b/);
  expect((await mine()).status).toBe(200);

  // An account made beside it is one that may sign in; the one-time way is closed then.
  const added = await vigie(['account', 'add', 'Anna', '--role', 'manager', '--password-stdin', '-c', project.config], {
    stdin: 'correct horse battery\n',
  });
  expect([added.code, added.stdout]).toEqual([0, 'anna may sign in as manager\n']);
  const login = await fetch(`${url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'anna', password: 'correct horse battery' }),
    headers: { origin: url },
    redirect: 'manual',
  });
  expect(login.headers.get('location')).toBe('/');
  const began = performance.now();
  expect(await stop()).toBe(130);
  expect(performance.now() - began).toBeLessThan(4_000);
});

it('refuses to stand open beyond this machine, and says what to do', { timeout: 240_000 }, async () => {
  const bare = await vigie(['serve', '-c', project.config, '--host', '0.0.0.0', '--port', '0']);
  expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('Expected server.url in vigie.yaml')]);
  await project.remove();
  project = await makeProject({ vigie: { server: { url: 'https://vigie.example' } } });
  const noAccount = await vigie(['serve', '-c', project.config, '--host', '0.0.0.0', '--port', '0']);
  expect([noAccount.code, noAccount.stderr]).toEqual([
    2,
    expect.stringContaining('vigie account add NAME --role admin'),
  ]);
  const weak = await vigie(['account', 'add', 'anna', '--password-stdin', '-c', project.config], { stdin: 'short\n' });
  expect([weak.code, weak.stderr]).toEqual([2, expect.stringContaining('Expected a password of at least 12')]);
  const added = await vigie(['account', 'add', 'anna', '--role', 'admin', '--json', '-c', project.config]);
  const { password } = JSON.parse(added.stdout);
  expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  const { url, entrance } = await serve('--host', '0.0.0.0');
  expect(entrance).toBeUndefined();
  expect((await fetch(`${url.replace('0.0.0.0', '127.0.0.1')}/api/v1/account`)).status).toBe(401);
  const last = await vigie(['account', 'disable', 'anna', '-c', project.config]);
  expect([last.code, last.stderr]).toEqual([2, expect.stringContaining('another administrator')]);
});
