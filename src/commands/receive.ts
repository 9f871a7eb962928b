/** `vigie receive`: listens for webhooks of the sites that send them and for the links of messages; a run reads what came. */
import type { Command } from 'commander';
import { ConfigError } from '../errors.ts';
import { readConfig } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { openDoor } from '../pipeline/receive.ts';
import { type PipelineOptions, pipelineCommand } from './pipeline-command.ts';

const NOTES = `
Takes POST /in/<source id> with a signed JSON body (at most 256 kB) for sources whose options name appSecret (facebook-graph),
webhookSecret or webhookToken (survey), and answers Facebook's verification on GET. Bodies wait in the data folder's
inbox/<source id>/ until "vigie run" or "vigie collect" has stored what they say.

Answers the links of messages (links in vigie.yaml) on /act/<token>: GET shows what the button would do, POST keeps the act
in the data folder's acts/ until "vigie run" or "vigie notify" has done it. Speaks plain HTTP: put TLS in front.`;

export function receiveCommand(io: Io): Command {
  return pipelineCommand('receive', 'Listen for webhooks and for the links of messages', 'vigie receive --port 8787')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '8787')
    .addHelpText('after', NOTES)
    .action(async (options: PipelineOptions & { host: string; port: string }) => {
      if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65_535)
        throw new ConfigError(`Expected a port from 0 to 65535 for --port, got ${JSON.stringify(options.port)}`);
      const config = await readConfig(io, options.config);
      const door = await openDoor(config, io, { host: options.host, port: Number(options.port) });
      process.stdout.write(options.json ? `${JSON.stringify({ url: door.url })}\n` : `listening on ${door.url}\n`);
      await new Promise<void>((stop) => {
        if (io.signal.aborted) stop();
        io.signal.addEventListener('abort', () => stop(), { once: true });
      });
      await door.close();
    });
}
