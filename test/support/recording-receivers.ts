/** A mail server and a webhook receiver that outlive the program that tells them: they keep every message with its key, in order, and can spring a trap. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** One message that was taken. */
export interface Arrival {
  readonly key: string;
  /** Mail address, or path of the webhook. */
  readonly to: string;
  /** What a mail program would put it under; absent for webhooks. */
  readonly thread?: string;
  /** Hash of what the receiver reads: text and subject of a mail, body of a webhook. */
  readonly content: string;
  /** What a webhook says of the step it tells. */
  readonly step?: { readonly incident: string; readonly sequence: number };
  /** Was it known to others than its sender when it came? Absent where that cannot be asked. */
  readonly committed?: boolean;
}

/** Where a receiver can be when its sender dies: some of it has come; all is kept and nothing answered; the answer is out. */
export const MOMENTS = ['sending', 'accepted', 'answered'] as const;

export type Moment = (typeof MOMENTS)[number];

export interface RecordingReceivers {
  readonly smtpPort: number;
  readonly webhookUrl: string;
  readonly webhookHost: string;
  readonly arrivals: readonly Arrival[];
  /** Calls `spring` once, when a message has come as far as `moment` for the n-th time from now on. */
  trap(moment: Moment, n: number, spring: () => void): void;
  /** Takes a trap away that did not spring. */
  disarm(): void;
  close(): Promise<void>;
}

/** `isCommitted` asks the database by a connection of its own whether a key is there. */
export async function startRecordingReceivers(
  isCommitted?: (key: string) => Promise<boolean>,
): Promise<RecordingReceivers> {
  const arrivals: Arrival[] = [];
  let set: { readonly moment: Moment; left: number; readonly spring: () => void } | undefined;
  const reach = (moment: Moment) => {
    if (set?.moment !== moment) return;
    set.left -= 1;
    if (set.left > 0) return;
    const { spring } = set;
    set = undefined;
    spring();
  };
  const keep = async (arrival: Arrival) => {
    const committed = await isCommitted?.(arrival.key);
    arrivals.push(committed === undefined ? arrival : { ...arrival, committed });
    reach('accepted');
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      reach('sending');
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const [recipient] = session.envelope.rcptTo;
        await keep(await mailArrival(recipient?.address ?? '', Buffer.concat(parts)));
        done();
        reach('answered');
      });
    },
  });
  // A sender that is killed in the middle resets its connection.
  smtp.on('error', () => {});
  const http = createServer(async (request, response) => {
    const body = await bodyOf(request, () => reach('sending'));
    if (body === undefined) return;
    await keep(webhookArrival(request, body));
    answer(response, () => reach('answered'));
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const webhookHost = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    webhookUrl: `http://${webhookHost}`,
    webhookHost,
    arrivals,
    trap(moment, n, spring) {
      set = { moment, left: n, spring };
    },
    disarm() {
      set = undefined;
    },
    close: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise((done) => http.close(done)),
        new Promise<void>((done) => smtp.close(() => done())),
      ]);
    },
  };
}

async function mailArrival(to: string, raw: Buffer): Promise<Arrival> {
  const mail = await PostalMime.parse(raw);
  const key = /^<([^@>]+)@[^>]+>$/.exec(mail.messageId ?? '')?.[1] ?? '';
  const thread = mail.references ?? '';
  return { key, to, thread, content: hash(`${mail.subject}\n${mail.text}\n${mail.html}`) };
}

function webhookArrival(request: IncomingMessage, body: string): Arrival {
  const told: unknown = JSON.parse(body);
  const step = stepOf(told);
  return {
    key: String(request.headers['webhook-id']),
    to: request.url ?? '',
    content: hash(body),
    ...(step && { step }),
  };
}

/** `data.incident.{key, sequence}`, read without any shape of ours. */
function stepOf(body: unknown): Arrival['step'] {
  const incident = field(field(body, 'data'), 'incident');
  const [key, sequence] = [field(incident, 'key'), field(incident, 'sequence')];
  return typeof key === 'string' && typeof sequence === 'number' ? { incident: key, sequence } : undefined;
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** The whole body; undefined when the sender died before its end. */
async function bodyOf(request: IncomingMessage, onPart: () => void): Promise<string | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) {
      if (parts.length === 0) onPart();
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, onEnd: () => void): void {
  response.on('error', () => {});
  response.writeHead(204).end(onEnd);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
