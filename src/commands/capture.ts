/** `vigie capture`: one page of a site saved as a fixture, with the people on it masked. */
import type { Command } from 'commander';
import { SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';
import { capturePage } from '../pipeline/capture.ts';
import type { Io } from '../pipeline/io.ts';
import { type PipelineOptions, pipelineCommand, sourceIds, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

const EXAMPLE = 'vigie capture https://example.com/our-shop/reviews --kind json-ld --out test/fixtures';

export function captureCommand(io: Io): Command {
  return pipelineCommand('capture', 'Save one page of a site as a fixture, people masked', EXAMPLE)
    .argument('[url]', 'address of the page; the one of --source when left out')
    .option('--kind <kind>', 'collector kind; told from address and content when left out')
    .option('-s, --source <id>', 'take kind, options and language of this source')
    .option('--out <folder>', 'folder to write to', 'captures')
    .action(
      async (url: string | undefined, options: PipelineOptions & { kind?: string; source?: string; out: string }) => {
        const [source] = sourceIds(options.source === undefined ? [] : [options.source]) ?? [];
        const { kind, out } = options;
        try {
          const report = await capturePage(io, options.config, {
            out,
            ...(url !== undefined && { url }),
            ...(kind !== undefined && { kind }),
            ...(source && { source }),
          });
          const { counts, differences, masked, outcome, reason } = report;
          writeReport(options, report, [
            `wrote ${report.page}`,
            `wrote ${report.note}`,
            `${report.kind}: ${outcome}, ${counts.reviews} reviews${reason ? ` (${oneLine(reason)})` : ''}`,
            `${masked} names replaced; look through the page before you share it`,
            ...(differences.length > 0 ? [`the masked page reads differently: ${differences.join('; ')}`] : []),
          ]);
          if (differences.length > 0) process.exitCode = 3;
        } catch (error) {
          const said =
            error instanceof SourceRefused || error instanceof SourceUnavailable || error instanceof SourceChanged;
          if (!said || io.signal.aborted) throw error;
          process.stderr.write(`nothing was saved: ${oneLine(error.message)}\n`);
          process.exitCode = 3;
        }
      },
    );
}
