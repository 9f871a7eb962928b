/** The door for webhooks, on a real port: who may leave something, and what is then on the disk. */
import { createHmac } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { systemClock } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';
import { readConfig } from '../../src/pipeline/context.ts';
import { inboxFolder, waitingBodies } from '../../src/pipeline/inbox-files.ts';
import { type Door, openDoor } from '../../src/pipeline/receive.ts';
import { testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SIGNING = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY = JSON.stringify({ object: 'page', entry: [{ id: '1', changes: [{ value: { text: 'Très bien ✓' } }] }] });
const io = { ...testIo(), now: systemClock };

let project: Project;
let config: Config;
let door: Door;

beforeAll(async () => {
  project = await makeProject();
  const plain = await readConfig({ env: {} }, project.config);
  const source = (id: string, options: object, more = {}) => ({
    ...plain.sources[0]!,
    id: sourceId.parse(id),
    options: { ...options },
    ...more,
  });
  config = {
    ...plain,
    sources: [
      ...plain.sources,
      source('facebook', { appSecret: new Secret('app secret'), verifyToken: new Secret('verify me') }),
      source('signed', { webhookSecret: new Secret(SIGNING) }),
      source('bearer', { webhookToken: 'open sesame' }),
      source('paused', { webhookToken: 'open sesame' }, { pausedReason: 'not yet' }),
    ],
  };
  door = await openDoor(config, io, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await door.close();
  await project.remove();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = async (id: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${door.url}/in/${id}`, {
    method: 'POST',
    body,
    headers: { ...JSON_TYPE, ...headers },
  });
  return { status: answer.status, text: await answer.text() };
};
const hub = (body: string | Uint8Array, secret = 'app secret') => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});
const standard = (body: string, at = new Date()) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(SIGNING).sign('msg_1', at, body),
});
const kept = async (id: string) => {
  const files = await waitingBodies(config.database.dataDir, sourceId.parse(id));
  return Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
};

describe('a body that proves its sender is kept as it came', () => {
  it.each([
    ['facebook', hub(BODY)],
    ['signed', standard(BODY)],
    ['bearer', { authorization: 'Bearer open sesame' }],
  ])('%s', async (id, headers) => {
    expect(await post(id, BODY, headers)).toEqual({ status: 202, text: '' });
    expect(await kept(id)).toEqual([BODY]);
    // Senders repeat themselves: the same words wait once.
    expect(await post(id, BODY, headers)).toMatchObject({ status: 202 });
    expect(await kept(id)).toEqual([BODY]);
    const folder = inboxFolder(config.database.dataDir, sourceId.parse(id));
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^\d{8}T\d{9}Z-[0-9a-f]{24}\.json$/);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('with the media type that Facebook or a form sender gives it', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/cloudevents+json'])
      expect(
        await post('bearer', `"${type}"`, { authorization: 'Bearer open sesame', 'content-type': type }),
      ).toMatchObject({ status: 202 });
  });
});

describe('nothing is kept, and nothing is told but a number', () => {
  const refused = async (expected: number, answer: { status: number; text: string }) => {
    expect(answer).toEqual({ status: expected, text: '' });
  };

  it('unsigned, wrongly signed, signed for another body, too old', async () => {
    const before = [await kept('facebook'), await kept('signed'), await kept('bearer')];
    const other = '{"other":true}';
    await refused(401, await post('facebook', other));
    await refused(401, await post('facebook', other, hub(other, 'another secret')));
    await refused(401, await post('facebook', other, hub(BODY)));
    await refused(401, await post('facebook', other, { 'x-hub-signature-256': 'sha256=' }));
    await refused(
      401,
      await post('facebook', other, {
        'x-hub-signature': `sha1=${createHmac('sha1', 'app secret').update(other).digest('hex')}`,
      }),
    );
    await refused(401, await post('facebook', other, { authorization: 'Bearer open sesame' }));
    await refused(401, await post('signed', other, standard(BODY)));
    await refused(401, await post('signed', other, standard(other, new Date(Date.now() - 600_000))));
    await refused(401, await post('signed', other, { ...standard(other), 'webhook-id': 'msg_2' }));
    await refused(401, await post('bearer', other, { authorization: 'Bearer open sesame!' }));
    await refused(401, await post('bearer', other, { authorization: 'open sesame' }));
    expect([await kept('facebook'), await kept('signed'), await kept('bearer')]).toEqual(before);
  });

  it('bytes that are no text, though they read like the signed ones once decoded', async () => {
    const broken = Uint8Array.from([0x22, 0xff, 0x22]);
    await refused(401, await post('facebook', broken, hub(Buffer.from(broken).toString('utf8'))));
    expect(await post('facebook', broken, hub(broken))).toMatchObject({ status: 202 });
  });

  it('unknown source, one that takes none, one that is paused, another path', async () => {
    for (const id of ['nobody', 'export', 'paused', '..%2f..%2fetc', 'constructor', '%00'])
      await refused(404, await post(id, BODY, { authorization: 'Bearer open sesame' }));
    expect((await fetch(`${door.url}/`)).status).toBe(404);
    expect((await fetch(`${door.url}/in/facebook`, { method: 'DELETE' })).status).toBe(404);
  });

  it('another media type, or none', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'multipart/form-data; boundary=json',
    ])
      await refused(415, await post('facebook', BODY, { ...hub(BODY), 'content-type': type }));
  });

  it('more than 256 kB, with and without a stated length', async () => {
    const large = `"${'x'.repeat(262_143)}"`;
    await refused(413, await post('facebook', large, hub(large)));
    expect(await chunked('/in/facebook', large, hub(large))).toBe(413);
    const fits = `"${'x'.repeat(262_142)}"`;
    expect(await post('facebook', fits, hub(fits))).toMatchObject({ status: 202 });
  });
});

describe('the verification of an address', () => {
  const ask = async (query: string, id = 'facebook') => {
    const answer = await fetch(`${door.url}/in/${id}?${query}`);
    return [answer.status, await answer.text(), answer.headers.get('content-type')];
  };

  it('gives the challenge back to who knows the token', async () => {
    const asked = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify%20me';
    expect(await ask(asked)).toEqual([200, '1158201444', expect.stringContaining('text/plain')]);
  });

  it.each([
    'hub.mode=subscribe&hub.challenge=1&hub.verify_token=verify',
    'hub.mode=subscribe&hub.challenge=1',
    'hub.challenge=1&hub.verify_token=verify%20me',
    'hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=verify%20me',
    '',
  ])('says nothing to %s', async (query) => {
    expect((await ask(query)).slice(0, 2)).toEqual([401, '']);
  });

  it('is not there for a source without such a token', async () => {
    expect((await ask('hub.mode=subscribe&hub.challenge=1&hub.verify_token=', 'signed')).slice(0, 2)).toEqual([
      401,
      '',
    ]);
    expect((await ask('hub.mode=subscribe&hub.challenge=1&hub.verify_token=', 'export')).slice(0, 2)).toEqual([
      404,
      '',
    ]);
  });
});

it('takes no more once as many wait as may', async () => {
  const small = await openDoor(config, io, {
    host: '127.0.0.1',
    port: 0,
    mostWaiting: (await kept('bearer')).length + 1,
  });
  const send = (body: string) =>
    fetch(`${small.url}/in/bearer`, {
      method: 'POST',
      body,
      headers: { ...JSON_TYPE, authorization: 'Bearer open sesame' },
    });
  expect((await send('"the last"')).status).toBe(202);
  const answer = await send('"one more"');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3600']);
  expect((await send('"the last"')).status).toBe(202);
  await small.close();
});

it('refuses to listen for nobody, or where it may not', async () => {
  const nobody = { ...config, sources: config.sources.filter(({ id }) => id === 'export') };
  await expect(openDoor(nobody, io, { host: '127.0.0.1', port: 0 })).rejects.toThrow(ConfigError);
  const taken = Number(new URL(door.url).port);
  await expect(openDoor(config, io, { host: '127.0.0.1', port: taken })).rejects.toThrow(/EADDRINUSE/);
});

/** Sends without a Content-Length. */
function chunked(path: string, body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(`${door.url}${path}`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers, 'transfer-encoding': 'chunked' },
    });
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    for (let at = 0; at < body.length; at += 65_536) sending.write(body.slice(at, at + 65_536));
    sending.end();
  });
}
