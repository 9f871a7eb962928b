/**
 * The judge of what people did: holds the acts that were left in the inbox against the rows of the database, read by plain
 * SQL. It shares no code with the program.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from './drift-episodes.ts';
import { asking } from './told-check.ts';

/** An act as a door or a terminal leaves it, and the step that it must become. */
export interface LeftAct {
  readonly body: {
    readonly act: 'acknowledge' | 'close';
    readonly incident: string;
    readonly by: string;
    readonly note: string;
    readonly team?: string;
    readonly cause?: 'fixed';
  };
  readonly at: string;
  readonly step: { readonly by: string; readonly reason: string; readonly why: string };
}

/** One or two acts for each of these falls: acknowledged by a link, closed at a terminal, or one after the other. */
export function actsOn(falls: readonly Episode[], at: number): readonly LeftAct[] {
  return falls.flatMap((fall, index) => {
    const incident = `${fall.brand}/${fall.brand}-place/${fall.touchpoint}/down/${fall.number}`;
    const note = `call ${index}`;
    const [team = ''] = fall.receiver.split('/');
    const acknowledge: LeftAct = {
      body: { act: 'acknowledge', incident, by: `Ana ${index}`, note, team },
      at: new Date(at + index).toISOString(),
      step: { by: `Ana ${index} (${team})`, reason: 'acknowledged', why: `acknowledged: ${note}` },
    };
    const close: LeftAct = {
      body: { act: 'close', incident, by: `Ben ${index}`, note, cause: 'fixed' },
      at: new Date(at + 10_000 + index).toISOString(),
      step: { by: `Ben ${index}`, reason: 'closed', why: `closed as fixed: ${note}` },
    };
    return [[acknowledge], [close], [acknowledge, close]][index % 3]!;
  });
}

interface Row {
  readonly incident: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly why: string;
}

/** What is wrong: an act without its row or with two, a row of a person without an act, an act that waits or was put aside. */
export async function wrongActs(
  acts: readonly LeftAct[],
  database: { readonly dataDir: string; readonly url?: string },
): Promise<readonly string[]> {
  const rows = await asking(database, (ask) =>
    ask<Row>(
      `select incident, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, by, reason, why
      from transitions where by <> 'vigie'`,
    ),
  );
  const found = Map.groupBy(rows, (row) => lineOf(row));
  const wanted = new Set(acts.map(({ body: { incident }, at, step }) => lineOf({ incident, at, ...step })));
  const left = join(database.dataDir, 'acts');
  const files = existsSync(left) ? readdirSync(left, { recursive: true }).map(String) : [];
  return [
    ...[...wanted].flatMap((line) => {
      const times = found.get(line)?.length ?? 0;
      return times === 1 ? [] : [`${line}: done ${times} times`];
    }),
    ...[...found.keys()].filter((line) => !wanted.has(line)).map((line) => `${line}: nobody did that`),
    ...files.filter((name) => name.endsWith('.json') && name !== 'open.json').map((name) => `${name}: still there`),
  ];
}

function lineOf({ incident, at, by, reason, why }: Row): string {
  return `${incident} at ${at} by ${by}, ${reason}: ${why}`;
}
