import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../src/alerts/message.ts';
import { file } from '../../../src/alerts/notifiers/file.ts';
import { DeliveryFailed } from '../../../src/errors.ts';
import { briefOf, fall } from '../sample-brief.ts';

const message = composeMessage(briefOf(fall), 'fr');
const tools = { now: () => fall.openedAt, signal: new AbortController().signal, checkAddress: async () => {} };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

function write(options: Record<string, unknown>, key = 'msg_1') {
  return file.deliver({ key, createdAt: fall.openedAt, message, options: file.options.parse(options) }, tools);
}

describe('the file notifier', () => {
  it('writes a mail that any mail program opens, in a folder that it makes, once per key', async () => {
    const into = join(folder, 'new', 'mails');
    await write({ folder: into });
    await write({ folder: into });
    expect(await readdir(into)).toEqual(['msg_1.eml']);
    const mail = await new PostalMime().parse(await readFile(join(into, 'msg_1.eml')));
    expect(mail.subject).toBe(message.subject);
    expect(mail.attachments).toHaveLength(1);
  });

  it('writes the webhook’s body as JSON', async () => {
    await write({ folder, format: 'json' });
    const body = JSON.parse(await readFile(join(folder, 'msg_1.json'), 'utf8'));
    expect(body).toEqual({ type: message.type, timestamp: fall.openedAt, data: message.data });
  });

  it('never leaves its folder, whatever the key', async () => {
    const { detail } = await write({ folder, format: 'json' }, '../../msg_2');
    expect(detail).toBe(`written to ${join(folder, 'msg_2.json')}`);
  });

  it('says which path could not be written', async () => {
    await writeFile(join(folder, 'taken'), '');
    const error = await write({ folder: join(folder, 'taken') }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeliveryFailed);
    expect((error as Error).message).toMatch(/Expected to write .*taken.*, got (EEXIST|ENOTDIR)/);
  });
});
