// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the configuration are written so
/** From a sender's request to a stored review: the door in one process, the run in another. */
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProject, type Project, startVigie, vigie } from '../support/project.ts';

const SIGNING = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const SECRETS = { FB_TOKEN: 'page-token', FB_APP_SECRET: 'app-secret', FB_VERIFY: 'verify-me', SURVEY_SECRET: SIGNING };
const rating = (verb: string, id: string, text: string) =>
  JSON.stringify({
    object: 'page',
    entry: [
      {
        id: '1234567890',
        time: 1780000000,
        changes: [
          {
            field: 'ratings',
            value: {
              item: 'rating',
              verb,
              reviewer_id: '99',
              reviewer_name: 'Ada',
              rating: 2,
              review_text: text,
              open_graph_story_id: id,
              created_time: 1780000000,
            },
          },
        ],
      },
    ],
  });
const ANSWER = JSON.stringify({
  id: 'a-1',
  score: 3,
  comment: 'Too slow',
  submitted_at: '2026-05-30T10:00:00Z',
  respondent: 'r-1',
});

let project: Project;
beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        {
          id: 'fb',
          location: 'north',
          kind: 'facebook-graph',
          access: 'official-api',
          // The API itself answers nobody here: what webhooks leave is stored all the same.
          options: {
            pageId: '1234567890',
            accessToken: '${FB_TOKEN}',
            appSecret: '${FB_APP_SECRET}',
            verifyToken: '${FB_VERIFY}',
            baseUrl: 'http://127.0.0.1:9',
          },
        },
        {
          id: 'nps',
          location: 'north',
          kind: 'survey',
          access: 'export',
          options: { webhookSecret: '${SURVEY_SECRET}' },
        },
      ],
    },
  });
});
afterAll(() => project.remove());

it('keeps what is signed, and the next run stores it once', { timeout: 180_000 }, async () => {
  const { child, ended } = startVigie(['receive', '--port', '0', '--config', project.config], { env: SECRETS });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (part: string) => resolve(/http:\S+/.exec(part)?.[0] ?? ''));
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  const post = async (id: string, body: string, headers: Record<string, string>) =>
    (
      await fetch(`${url}/in/${id}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      })
    ).status;
  const hub = (body: string) => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', 'app-secret').update(body).digest('hex')}`,
  });
  const at = new Date();
  const signed = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SIGNING).sign('msg_1', at, ANSWER),
  };
  const [added, removed] = [rating('add', '555', 'Late parcel'), rating('remove', '556', '')];
  expect(await post('fb', added, hub(added))).toBe(202);
  expect(await post('fb', removed, hub(removed))).toBe(202);
  expect(await post('fb', added, hub(removed))).toBe(401);
  expect(await post('nps', ANSWER, signed)).toBe(202);
  const verification = await fetch(`${url}/in/fb?hub.mode=subscribe&hub.challenge=42&hub.verify_token=verify-me`);
  expect(await verification.text()).toBe('42');
  child.kill('SIGTERM');
  expect((await ended).code).toBe(130);

  const run = await vigie(['collect', '--json', '--config', project.config], { env: SECRETS });
  expect(run.stdout, run.stderr).not.toBe('');
  const { inbox } = JSON.parse(run.stdout);
  expect(inbox).toMatchObject([
    {
      source: 'fb',
      bodies: 2,
      counts: { new: 1 },
      failed: false,
      notes: [expect.stringContaining('1 written'), expect.stringContaining('1 removed')],
    },
    { source: 'nps', bodies: 1, counts: { new: 1 }, failed: false, notes: [] },
  ]);
  const again = await vigie(['collect', '--json', '--config', project.config], { env: SECRETS });
  expect(JSON.parse(again.stdout).inbox).toEqual([]);
});

it('refuses a port that is none, and a configuration without takers', async () => {
  expect(await vigie(['receive', '--port', '99999', '--config', project.config], { env: SECRETS })).toMatchObject({
    code: 2,
    stdout: '',
  });
  const plain = await makeProject();
  const end = await vigie(['receive', '--config', plain.config]);
  expect(end).toMatchObject({ code: 2, stdout: '' });
  expect(end.stderr).toMatch(/webhookSecret/);
  await plain.remove();
});
