/** A process that takes something and keeps it until it is killed: `node owner.ts folder|database|run WHAT [START-MS]`. */
import { Secret } from '../../src/domain/secret.ts';
import { lockFolder } from '../../src/store/lock.ts';

const [what, where = '', startAt = '0'] = process.argv.slice(2);
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(startAt) - Date.now())));
try {
  await take();
  process.stdout.write('held\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`);
  process.exitCode = 2;
}

async function take(): Promise<void> {
  if (what === 'folder') return void (await lockFolder(where));
  const { openDatabase } = await import('../../src/store/database.ts');
  const opened = await openDatabase(
    where.includes('://') ? { dataDir: '/nowhere', databaseUrl: new Secret(where) } : { dataDir: where },
  );
  if (what !== 'run') return;
  const { withRunLock } = await import('../../src/store/run-lock.ts');
  await new Promise<void>((resolve, reject) => {
    withRunLock(opened, () => {
      resolve();
      return new Promise(() => {});
    }).catch(reject);
  });
}
