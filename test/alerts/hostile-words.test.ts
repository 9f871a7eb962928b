/** Public suites of hostile strings in every field of every kind of message: in a real browser and over a real mail server. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Language } from '../../src/alerts/figures.ts';
import { composeMessage } from '../../src/alerts/message.ts';
import { email, rawMail } from '../../src/alerts/notifiers/email.ts';
import { oneLine, plain } from '../../src/alerts/plain.ts';
import type { Message } from '../../src/domain/notification.ts';
import { type MailReader, openMailReader } from '../support/mail-reader.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { POISONED_LETTERS, poisoned } from './poison.ts';
import { fall } from './sample-brief.ts';
import { NEWS } from './sample-news.ts';

const KINDS = Object.keys(NEWS);
const LETTERS = Object.keys(POISONED_LETTERS);
const LANGUAGES: readonly Language[] = ['en', 'fr', 'fa'];

/** The elements of our own template. */
const TAGS =
  'html head meta title style body table thead tbody tr th td p span h1 h2 h3 div a img bdi strong main article section svg line polyline circle'.split(
    ' ',
  );

/** Runs in the page. */
const TAGS_IN = "[...new Set([...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase()))]";

interface Mail {
  readonly raw: Buffer;
  readonly to: readonly string[];
}

const mails: Mail[] = [];
let reader: MailReader;
let server: SMTPServer;

beforeAll(async () => {
  reader = await openMailReader();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ raw: Buffer.concat(chunks), to: session.envelope.rcptTo.map(({ address }) => address) });
        done(null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await reader.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

/** One message each: kinds and languages take turns. */
function messageOf(index: number, payload: string): Message {
  const brief = poisoned(NEWS[KINDS[index % KINDS.length]!]!, payload);
  return composeMessage(brief, LANGUAGES[index % LANGUAGES.length]!);
}

/** The same of messages about no incident. */
function letterOf(index: number, payload: string): Message {
  const write = POISONED_LETTERS[LETTERS[index % LETTERS.length]!]!;
  return write(payload, LANGUAGES[index % LANGUAGES.length]!);
}

/** Sends a message and gives the mail as the server took it. */
async function sent(message: Message): Promise<Mail> {
  const { port } = server.server.address() as AddressInfo;
  const smtp = { host: '127.0.0.1', port, timeoutMs: 5_000 };
  const options = email.options.parse({ to: 'logistics@example.org', from: 'vigie@example.org', smtp });
  const tools = { now: () => fall.openedAt, signal: new AbortController().signal, checkAddress: async () => {} };
  const before = mails.length;
  await email.deliver({ key: 'msg_0123abc', createdAt: fall.openedAt, message, options }, tools);
  expect(mails.length).toBe(before + 1);
  return mails[before]!;
}

/** The mail as it would go over the wire. */
async function unsent(message: Message): Promise<Mail> {
  const request = { key: 'msg_0123abc', createdAt: fall.openedAt, message, options: { to: 'logistics@example.org' } };
  const raw = await rawMail(request, { now: () => fall.openedAt }, 'vigie@example.org');
  return { raw, to: ['logistics@example.org'] };
}

/** One recipient, one subject line, the header fields of a harmless mail and no other. */
async function judgeMail({ raw, to }: Mail, expected: readonly string[]): Promise<void> {
  expect(to).toEqual(['logistics@example.org']);
  const mail = await new PostalMime().parse(raw);
  expect(mail.headers.map(({ key }) => key).sort()).toEqual(expected);
  expect(mail.to?.map(({ address }) => address)).toEqual(['logistics@example.org']);
  expect(mail.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(mail.attachments).toEqual([]);
}

async function fieldsOf(message: Message): Promise<readonly string[]> {
  const mail = await new PostalMime().parse((await sent(message)).raw);
  return mail.headers.map(({ key }) => key).sort();
}

describeWithShared('suites', 'hostile words in every field of every kind of message', () => {
  const read = (...path: string[]) => JSON.parse(readFileSync(sharedPath('suites', ...path), 'utf8')) as unknown;
  const xss = (read('xss-payloads', 'xss-two-thirds.json') as { payload: string }[]).map((one) => one.payload);
  const naughty = (read('blns', 'blns-two-thirds.json') as { s: string }[]).map((one) => one.s);
  const points = (read('text-dangers', 'code-point-cases.json') as { codeUnits: number[] }[]).map((one) =>
    String.fromCharCode(...one.codeUnits),
  );
  const breaks = (read('crlf-header-injection', 'payloads-two-thirds.json') as string[]).flatMap((one) => [
    one,
    decoded(one),
    `x\r\nBcc: z@example.net\r\n\r\n${one}`,
  ]);

  it.each([
    ['scripts', xss],
    ['naughty strings', naughty],
    ['dangerous code points', points],
  ])(
    '%s stay readable text in a browser: no script, dialog, window or request',
    { timeout: 240_000 },
    async (_, payloads) => {
      const { page, show, misdeeds } = await reader.open(600, false);
      for (const [index, payload] of payloads.entries()) {
        await show(messageOf(index, payload));
        const { tags, quotes } = (await page.evaluate(`({
        tags: ${TAGS_IN},
        quotes: [...document.querySelectorAll('.quote > p:first-child')].map((one) => one.textContent),
      })`)) as { tags: string[]; quotes: string[] };
        expect(tags.filter((tag) => !TAGS.includes(tag))).toEqual([]);
        const words = plain(payload).replace(/\s+/g, ' ').trim().slice(0, 200);
        for (const quote of quotes) expect(quote).toContain(words);
        await show(letterOf(index, payload));
        const letter = (await page.evaluate(`({ tags: ${TAGS_IN}, text: document.body.textContent })`)) as {
          tags: string[];
          text: string;
        };
        expect(letter.tags.filter((tag) => !TAGS.includes(tag))).toEqual([]);
        const name = oneLine(payload, 120).replace(/…$/, '');
        expect(letter.text.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ')).toContain(name);
      }
      await sleep(300);
      expect(misdeeds).toEqual([]);
    },
  );

  it('header breaks add no field and no recipient to a mail', { timeout: 180_000 }, async () => {
    const known = new Map<number, readonly string[]>();
    for (const [turn, payload] of breaks.entries()) {
      // Each payload in four kinds, so that each kind meets some of them.
      for (let step = 0; step < 4; step++) {
        const index = (turn + 11 * step) % KINDS.length;
        if (!known.has(index)) known.set(index, await fieldsOf(messageOf(index, 'harmless')));
        const message = messageOf(index, payload);
        await judgeMail(await sent({ ...message, thread: payload }), known.get(index)!);
      }
    }
  });

  it('nor do they in letters about no incident', { timeout: 180_000 }, async () => {
    const fields: (readonly string[])[] = [];
    for (const kind of LETTERS.keys()) fields.push(await fieldsOf(letterOf(kind, 'harmless')));
    for (const payload of breaks)
      for (const kind of LETTERS.keys()) await judgeMail(await unsent(letterOf(kind, payload)), fields[kind]!);
    // The wire: each payload in one of them.
    for (const [turn, payload] of breaks.entries())
      await judgeMail(await sent(letterOf(turn, payload)), fields[turn % LETTERS.length]!);
  });

  it('nor do any of the other suites', { timeout: 180_000 }, async () => {
    const fields = await fieldsOf(messageOf(0, 'harmless'));
    for (const [index, payload] of [...xss, ...naughty, ...points].entries()) {
      const message = messageOf(index, payload);
      // The wire is slow: every fifth goes over it, the others end as the bytes that would.
      await judgeMail(index % 5 === 0 ? await sent(message) : await unsent(message), fields);
    }
  });

  it('a webhook of any of them is small', { timeout: 120_000 }, () => {
    let turn = 0;
    for (const payload of [...xss, ...naughty, ...points, ...breaks, 'x'.repeat(1_000_000)]) {
      turn += 1;
      for (const { data } of [messageOf(turn, payload), letterOf(turn, payload)])
        expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(20_000);
    }
  });
});

it('the browser would have told: of a script, of a request, of a handler', async () => {
  const { show, misdeeds } = await reader.open(600, false);
  await show({ html: '<p>x</p><script>alert(1)</script><img src="http://x.example/p.png" onerror="confirm(2)">' });
  await sleep(500);
  expect(misdeeds.sort()).toEqual(['request: http://x.example/p.png', 'script: alert', 'script: confirm']);
});

it('addresses that act stand in the mail and nowhere in a webhook', () => {
  for (const one of Object.values(NEWS)) {
    const brief = { ...one, series: [] };
    const links = () => ({
      acknowledge: 'https://v.example/act/secret-one',
      silence: 'https://v.example/act/secret-two',
    });
    for (const language of LANGUAGES) {
      const { data, subject } = composeMessage({ ...brief, links }, language);
      expect(JSON.stringify(data)).not.toContain('secret');
      expect(subject).not.toContain('secret');
    }
  }
  expect(composeMessage(NEWS.alert!, 'en').text).toContain('https://vigie.example/a/');
});

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
