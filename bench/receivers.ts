/**
 * Sixteen sorts of receivers × 100 messages through the real outbox, on a clock that runs days in seconds; PGlite, and
 * Postgres where one is to be had: `npm run bench:receivers`. Exits 1 when a good receiver lacks one, or a message waits on.
 */
import { BEHAVIOURS } from '../test/support/bad-receivers.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { receiverTrial, type Trial } from '../test/support/receiver-trial.ts';

const messages = Number(process.argv[2] ?? 100);
let unhandled = 0;
process.on('unhandledRejection', () => {
  unhandled += 1;
});

const postgres = await startPostgres();
try {
  report('PGlite', await receiverTrial({ messages }));
  if (postgres) {
    const databaseUrl = await postgres.createDatabase();
    report('Postgres', await receiverTrial({ messages, databaseUrl }));
  }
} finally {
  await postgres?.stop();
}

function report(database: string, { rows, waiting, passes, hours, alarms, wallMs }: Trial): void {
  const bad = rows.filter((row, index) => BEHAVIOURS[index]!.ends === 'delivered' && row.delivered < messages);
  const seconds = (wallMs / 1000).toFixed(1);
  process.stdout.write(
    `\n${database}: ${messages} messages to each of ${rows.length} receivers; ${hours} simulated hours, `,
  );
  process.stdout.write(`${passes} passes, ${seconds} s\n\n`);
  process.stdout.write(line(['receiver', 'delivered', 'dead', 'requests', 'attempts', 'last at', 'after', 'reason']));
  for (const row of rows)
    process.stdout.write(
      line([
        row.name,
        row.delivered,
        row.dead,
        row.heard,
        row.attempts,
        row.delivered ? `${row.lastHours.toFixed(1)} h` : '',
        row.delivered ? `${(row.lastMs / 1000).toFixed(1)} s` : '',
        row.reason.slice(-110),
      ]),
    );
  const verdict = `${waiting} still waiting, ${alarms} alarms about receivers, ${unhandled} unhandled rejections, `;
  process.stdout.write(`\n${verdict}${bad.length} good receivers short of messages\n`);
  if (waiting > 0 || bad.length > 0 || unhandled > 0) process.exitCode = 1;
}

function line(cells: readonly (string | number)[]): string {
  const widths = [24, 9, 5, 8, 8, 7, 8];
  return `${cells
    .map((cell, index) => pad(String(cell), widths[index] ?? 0, typeof cell === 'number'))
    .join('  ')
    .trimEnd()}\n`;
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
