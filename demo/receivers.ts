/** Where the demo's notifications arrive: a real SMTP server and a real HTTP receiver on this machine, caught to files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  readonly to: readonly string[];
  readonly file: string;
  readonly raw: string;
}

export interface CaughtWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string;
  readonly body: string;
}

export interface Receivers {
  readonly smtpPort: number;
  readonly webhookUrl: string;
  readonly webhookHost: string;
  readonly mails: readonly CaughtMail[];
  readonly webhooks: readonly CaughtWebhook[];
  close(): Promise<void>;
}

/** Starts both on free ports of the loopback interface; what comes is written below `folder`. */
export async function startReceivers(folder: string): Promise<Receivers> {
  const mails: CaughtMail[] = [];
  const webhooks: CaughtWebhook[] = [];
  await mkdir(join(folder, 'mail'), { recursive: true });
  await mkdir(join(folder, 'webhooks'), { recursive: true });
  const smtp = await startSmtp(async (to, raw) => {
    const file = join(
      folder,
      'mail',
      `${String(mails.length + 1).padStart(2, '0')}-${fileName(to[0] ?? 'nobody')}.eml`,
    );
    mails.push({ to, file, raw });
    await writeFile(file, raw);
  });
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString('utf8');
      const file = join(folder, 'webhooks', `${String(webhooks.length + 1).padStart(2, '0')}.json`);
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      webhooks.push({ path: request.url ?? '/', headers, file, body });
      await writeFile(file, body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    smtpPort: smtp.port,
    webhookUrl: `http://${host}`,
    webhookHost: host,
    mails,
    webhooks,
    close: async () => {
      http.closeAllConnections();
      await Promise.all([new Promise((resolve) => http.close(resolve)), smtp.close()]);
    },
  };
}

async function startSmtp(caught: (to: readonly string[], raw: string) => Promise<void>) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        caught(to, Buffer.concat(parts).toString('utf8')).then(() => done(), done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function fileName(address: string): string {
  return address.replace(/[^a-z0-9.-]+/gi, '-').slice(0, 60);
}
