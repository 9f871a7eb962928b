/** `vigie doctor`: names what is wrong with an installation, or closely with one source, and the next action. */
import type { Command } from 'commander';
import type { Run } from '../domain/run.ts';
import { withContext } from '../pipeline/context.ts';
import { examine } from '../pipeline/doctor.ts';
import type { Check } from '../pipeline/doctor-check.ts';
import { examineSource, type FieldReport, type SourceReport } from '../pipeline/doctor-source.ts';
import type { Io } from '../pipeline/io.ts';
import { type PipelineOptions, pipelineCommand, sourceIds, writeReport } from './pipeline-command.ts';
import { oneLine, runLine } from './report-lines.ts';

export function doctorCommand(io: Io): Command {
  return pipelineCommand(
    'doctor',
    'Check configuration, database, browser, receivers and sources',
    'vigie doctor\n  $ vigie doctor --source paris-google',
  )
    .option('-s, --source <id>', 'read one page of this source now, and say how each field of its reviews fares')
    .action(async (options: PipelineOptions & { source?: string }) => {
      const [source] = sourceIds(options.source === undefined ? [] : [options.source]) ?? [];
      if (source) {
        const report = await withContext(io, options.config, (context) => examineSource(context, source));
        writeReport(options, report, sourceLines(report));
        if (!report.ok) process.exitCode = 3;
        return;
      }
      const checks = await examine(io, options.config);
      writeReport(options, { ok: checks.every((check) => check.ok), checks }, checks.flatMap(checkLines));
      if (checks.some((check) => !check.ok)) process.exitCode = 3;
    });
}

function checkLines({ name, ok, warn, found, next }: Check): readonly string[] {
  const mark = ok ? (warn ? 'WARN' : 'ok  ') : 'FAIL';
  return [
    `${mark}  ${name}: ${name === 'configuration' ? found : oneLine(found)}`,
    ...(next ? [`      → ${next}`] : []),
  ];
}

function sourceLines(report: SourceReport): readonly string[] {
  const { source, kind, address, robots, outcome, reason, page, shown, stored, drift, sample } = report;
  const rating = (value: number | undefined) => (value === undefined ? '' : `, average ${value.toFixed(2)}`);
  const shownCount = shown.count === undefined ? 'no count' : `${shown.count} reviews`;
  const status = page?.status === undefined ? '' : `status ${page.status}, `;
  return [
    `${report.ok ? 'ok  ' : 'FAIL'}  ${source} (${kind})${address ? `  ${oneLine(address)}` : ''}`,
    `robots.txt   ${robots}`,
    `outcome      ${outcome}${reason ? `: ${oneLine(reason)}` : ''}`,
    ...(page ? [`page         ${status}${page.characters} characters, ${page.reviews} reviews`] : []),
    `source shows ${shownCount}${rating(shown.average)}`,
    `stored       ${stored.n} reviews${rating(stored.mean)}`,
    '',
    ...fieldLines(report),
    ...drift.map((note) => `WARN  selector drift: ${oneLine(note)}`),
    ...(report.runs.length > 0 ? report.runs.map(ledgerLine) : ['never read yet']),
    ...(sample ? ['', `sample       ${sample} (redacted)`] : []),
    '',
    `→ ${report.next}`,
  ];
}

/** Nothing is to say of the fields of no review, but of those that are named as broken. */
function fieldLines({ fields, page }: SourceReport): readonly string[] {
  const none = fields.every(({ have }) => have === 0);
  const told = none ? fields.filter(({ broken }) => broken) : fields;
  return told.length > 0 ? [...told.map((field) => fieldLine(field, page?.reviews)), ''] : [];
}

function fieldLine({ field, have, anchors, broken }: FieldReport, of: number | undefined): string {
  const marks = Object.entries(anchors).sort(([, a], [, b]) => b - a);
  const from = marks.length > 0 ? `  from ${marks.map(([mark, n]) => `${mark} ${n}`).join(', ')}` : '';
  return `${broken ? 'FAIL' : '    '}  ${field.padEnd(10)} ${have}${of === undefined ? '' : ` of ${of}`}${from}`;
}

function ledgerLine(run: Run): string {
  return `${run.endedAt.slice(0, 16)}Z  ${runLine(run)}`;
}
