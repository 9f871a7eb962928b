/** Writes messages into a folder instead of sending them: for trying out, for the demo, for a pick-up by other programs. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeliveryFailed } from '../../errors.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { rawMail } from './email.ts';

const options = z.strictObject({
  /** Folder that the messages go to; made when absent. */
  folder: z.string().min(1),
  /** `eml` opens in any mail program; `json` holds the webhook's body. */
  format: z.enum(['eml', 'json']).default('eml'),
});

export type FileOptions = z.infer<typeof options>;

export const file: Notifier<FileOptions> = {
  name: 'file',
  options,
  destination: ({ folder }) => ({ folder }),
  deliver,
};

const NOBODY = 'vigie@localhost';

async function deliver(request: DeliveryRequest<FileOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { folder, format } = request.options;
  const name = `${request.key.replace(/[^\w-]/g, '')}.${format}`;
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    // Renamed when whole: whoever watches the folder never sees half a message, and a repeat overwrites its like.
    await writeFile(`${path}.part`, await contentOf(request, tools));
    await rename(`${path}.part`, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new DeliveryFailed(`Expected to write ${path}, got ${code}`, { retryable: true, cause: error });
  }
  return { detail: `written to ${path}` };
}

async function contentOf(request: DeliveryRequest<FileOptions>, tools: NotifierTools): Promise<Buffer | string> {
  if (request.options.format === 'eml') return rawMail({ ...request, options: { to: NOBODY } }, tools, NOBODY);
  const { type, data } = request.message;
  return `${JSON.stringify({ type, timestamp: request.createdAt, data }, null, 2)}\n`;
}
