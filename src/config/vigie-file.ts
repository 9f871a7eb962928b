/** Shape of `vigie.yaml`: the machine room: database, browser, manners, privacy, mail, schedule. */
import { z } from 'zod';
import { ROLES } from '../domain/account.ts';
import { teamId } from '../domain/ids.ts';
import { Secret } from '../domain/secret.ts';
import { DAY_MS, instant, millis } from '../domain/time.ts';
import { cronFault } from './cron.ts';
import { timeZone } from './teams-file.ts';

/** A host name or address as in a web address, with or without port: `shop.example`, `localhost:8080`, `[::1]`. */
const host = z
  .string()
  .max(255)
  .regex(
    /^(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/,
    'Expected a host such as shop.example or localhost:8080',
  );

/** The exact `host:port` of an address that is opened although it is private. */
const hostAndPort = host.regex(/:\d{1,5}$/, 'Expected host and port such as localhost:8080');

const line = z.string().trim().min(1).max(300);

/** An end date: a day counts to its last millisecond (UTC). */
const until = z
  .string()
  .refine(isDayOrInstant, 'Expected a date such as 2027-01-31')
  .transform((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? instant(millis(instant(text)) + DAY_MS - 1) : instant(text)));

function isDayOrInstant(text: string): boolean {
  const day = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  // `Date` reads 31 February as 3 March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** The honest name of the program needs somebody to write to. */
const contact = z
  .string()
  .max(200)
  .regex(
    /^(?:[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+|https?:\/\/[^\s()<>]+)$/,
    'Expected an e-mail address or a web address',
  );

const cron = z.string().superRefine((text, context) => {
  const fault = cronFault(text);
  if (fault) context.addIssue({ code: 'custom', message: fault });
});

const postgresUrl = z
  .string()
  .refine(isPostgresUrl, 'Expected an address such as postgres://host/name')
  .transform(secret);

/** Is this the address of a PostgreSQL database? */
export function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text);
}

function secret(text: string): Secret {
  return new Secret(text);
}

const smtp = z.strictObject({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535).default(587),
  secure: z.boolean().default(false).describe('TLS from the first byte (port 465); otherwise STARTTLS where offered.'),
  user: z.string().min(1).optional(),
  password: z.string().min(1).optional().describe(`Write \${SMTP_PASSWORD}, never the password itself.`),
  requireTls: z.boolean().optional().describe('Refuse to send without TLS.'),
  timeoutMs: z.int().min(100).max(60_000).optional(),
  dkim: z
    .strictObject({
      domain: z.string().min(1).max(253),
      selector: z.string().min(1).max(253).describe('The public key stands in DNS at <selector>._domainkey.<domain>.'),
      privateKey: z.string().min(1).optional().describe(`PEM: write \${DKIM_PRIVATE_KEY}, never the key itself.`),
      privateKeyFile: z.string().min(1).optional().describe('Absolute path of a file with the PEM instead.'),
    })
    .optional()
    .describe('Signs mails (DKIM), for a server that does not sign them itself.'),
});

/** How e-mail receivers are reached; merged into their options. */
export const mailSettings = z
  .strictObject({ from: z.string().min(3).max(320), smtp })
  .describe('How e-mail receivers are reached.');

const secondReader = z
  .strictObject({
    model: z.string().min(1).describe('ONNX file of a text classifier: input_ids, attention_mask → logits.'),
    tokenizer: z.string().min(1).describe('tokenizer.json that belongs to it.'),
    labels: z
      .array(z.enum(['negative', 'neutral', 'positive']))
      .min(2)
      .describe('What each output of the model means, in order.'),
    below: z
      .number()
      .min(0)
      .max(1)
      .default(0.4)
      .describe('Asked when the own sentiment score is nearer to 0 than this.'),
    maxTokens: z.int().min(8).max(4096).default(256).describe('Tokens of a text that are read.'),
  })
  .describe('A classifier of your own for reviews whose sentiment the own models leave open.');

/** An origin: no path, no query; https beyond this machine. */
const origin = z
  .string()
  .max(300)
  .refine(isOrigin, 'Expected an address without a path such as https://vigie.example.com (http only for localhost)')
  .transform((text) => new URL(text).origin);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(text);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  const isWeb = protocol === 'https:' || (protocol === 'http:' && isLocal);
  return isWeb && pathname === '/' && search === '' && hash === '' && username === '';
}

const oidc = z
  .strictObject({
    issuer: z.url({ protocol: /^https?$/ }).max(300),
    clientId: z.string().min(1).max(200),
    clientSecret: z
      .string()
      .min(1)
      .transform(secret)
      .describe(`Write \${OIDC_CLIENT_SECRET}, never the secret itself.`),
    name: line.default('OpenID Connect').describe('Said on the button.'),
    groupsClaim: z.string().min(1).max(100).default('groups').describe("Claim that lists a person's groups."),
    access: z
      .array(z.strictObject({ group: line, role: z.enum(ROLES), team: teamId.optional() }))
      .min(1)
      .describe('The first entry whose group a person is in gives role and team; who is in none stays outside.'),
  })
  .describe("Sign-in by your company's own provider (OpenID Connect).");

const linkKey = z.string().min(32).transform(secret);

/** What signs links; a list of two while it is rotated, as webhooks have it. */
const linkKeys = z.union([linkKey, z.array(linkKey).min(1).max(2)]).transform((keys) => [keys].flat());

export const vigieFile = z.strictObject({
  database: z
    .strictObject({
      dataDir: z
        .string()
        .min(1)
        .default('.vigie')
        .describe('Folder of the embedded database, beside the configuration folder.'),
      url: postgresUrl.optional().describe(`PostgreSQL server, used instead: \${DATABASE_URL}.`),
    })
    .prefault({}),
  browser: z
    .strictObject({ path: z.string().min(1).optional().describe('Chromium to start instead of the packaged one.') })
    .prefault({}),
  politeness: z.strictObject({
    contact: contact.describe('Shown to the sites that are read: an e-mail or web address.'),
    minGapMs: z
      .int()
      .min(1000)
      .max(600_000)
      .default(5000)
      .describe('Time between two requests to one host, in milliseconds.'),
    gapByHost: z.record(host, z.int().min(0).max(600_000)).default({}).describe('The same for single hosts.'),
    robotsOverrides: z
      .array(z.strictObject({ host, reason: line, person: line, until }))
      .default([])
      .describe('Rules of robots.txt set aside, by whom, why and until when.'),
    allowPrivateHosts: z.array(hostAndPort).default([]).describe('Hosts of your own network that may be reached.'),
  }),
  privacy: z
    .strictObject({
      authorKeyFile: z.string().min(1).optional().describe("Key that hashes authors' names; made at the first run."),
      authorKey: z.string().min(32).transform(secret).optional().describe(`The key itself: \${VIGIE_AUTHOR_KEY}.`),
    })
    .prefault({}),
  mail: mailSettings.optional(),
  secondReader: secondReader.optional(),
  links: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .describe('Address under which `vigie receive` is reached from outside.'),
      key: linkKeys.describe(
        `Signs the links: \${VIGIE_LINK_KEY}; or two while it is rotated: the first signs, either is accepted.`,
      ),
      days: z.number().min(1).max(90).default(14).describe('A link works for so long.'),
    })
    .optional()
    .describe('Links in messages by which a team acknowledges or silences without a terminal.'),
  heartbeat: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .transform(secret)
        .describe('Asked (GET) after every good pass.'),
      timeoutMs: z.int().min(100).max(60_000).default(10_000),
    })
    .optional()
    .describe(
      'An outside service that complains when the pings stop: the only way to notice that vigie itself is dead.',
    ),
  server: z
    .strictObject({
      host: z.string().min(1).max(255).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all.'),
      port: z.int().min(0).max(65_535).default(8790),
      url: origin.optional().describe('Address under which visitors see the page; needed beyond this machine.'),
      sessionHours: z.number().min(0.25).max(720).default(12).describe('A session ends after so many hours.'),
      trustProxy: z
        .array(z.union([z.ipv4(), z.ipv6()]))
        .default([])
        .describe('Addresses of proxies whose X-Forwarded-For is believed.'),
      oidc: oidc.optional(),
    })
    .prefault({})
    .describe('The page: vigie serve.'),
  schedule: z
    .strictObject({ cron, timeZone: timeZone.default('UTC') })
    .optional()
    .describe('When `vigie run` is due: minute, hour, day of month, month, day of week.'),
});
