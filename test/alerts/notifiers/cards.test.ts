/** Cards and events: as the services document them, within their limits, and with nothing in them that a customer wrote as markup. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../src/alerts/message.ts';
import type { Notifier } from '../../../src/alerts/notifier.ts';
import { pagerduty, pagerEvent } from '../../../src/alerts/notifiers/pagerduty.ts';
import { slack, slackCard } from '../../../src/alerts/notifiers/slack.ts';
import { teams, teamsCard } from '../../../src/alerts/notifiers/teams.ts';
import type { Message } from '../../../src/domain/notification.ts';
import { instant } from '../../../src/domain/time.ts';
import { DeliveryFailed } from '../../../src/errors.ts';
import { type Recorder, startRecorder } from '../../support/recorder.ts';
import { briefOf, fall, quotes } from '../sample-brief.ts';
import { sampleBriefs, sampleLetters } from '../sample-messages.ts';

const now = instant('2026-11-10T09:00:00Z');
const KEY = 'e93facc04764012d7bfb002500d5d1a6';

const MARKUP = [
  '<!channel> <!here> <@U012AB3CD> <#C012AB3CD> @channel @everyone',
  '<https://evil.example|your bank> https://evil.example/login',
  '*bold* _it_ ~no~ `code` [click](https://evil.example) ![x](https://evil.example/x.png)',
  '{{DATE(2026-11-10T09:00:00Z, SHORT)}} <at>Everyone</at> <b>b</b> & &lt;',
  '# heading\n\n- list\n\n1. one',
].join(' ');

const hostile = composeMessage(
  briefOf(
    { ...fall, key: fall.key },
    {
      quotes: quotes.map((quote) => ({ ...quote, text: MARKUP })),
      names: { ...briefOf(fall).names, location: `Halte ${MARKUP.slice(0, 60)}` },
    },
  ),
  'en',
);
const letter: Message = { ...hostile, subject: MARKUP };

/** Every text object of a card, wherever it stands. */
function nodes(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(nodes)];
}

describe('a Slack card', () => {
  const card = slackCard({ message: letter });
  const texts = nodes(card).filter((node) => typeof node.text === 'string' && typeof node.type === 'string');

  it('keeps to the limits of Block Kit', () => {
    for (const message of [letter, { ...letter, text: `T\n\n${'H\nlong line\n\n'.repeat(400)}` }]) {
      const { blocks } = slackCard({ message }) as { blocks: Record<string, unknown>[] };
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(blocks).length).toBeLessThan(13_000);
      expect(JSON.stringify(blocks[0]).length).toBeLessThan(300);
      for (const node of nodes(blocks))
        if (typeof node.text === 'string') expect(node.text.length).toBeLessThanOrEqual(3000);
    }
    const long = { ...letter, text: `T\n\n${'x'.repeat(9000)}` };
    for (const node of nodes(slackCard({ message: long })))
      if (typeof node.text === 'string') expect(node.text.length).toBeLessThanOrEqual(3000);
  });

  it('shows what others wrote in plain text only: no mention, link or formatting of theirs', () => {
    const plain = texts.filter(({ type }) => type === 'plain_text').map(({ text }) => String(text));
    expect(plain.join('\n')).toContain('<!channel>');
    expect(plain.join('\n')).toContain('*bold*');
    const marked = texts.filter(({ type }) => type === 'mrkdwn');
    expect(marked.length).toBeGreaterThan(3);
    for (const { text, verbatim } of marked) {
      expect(verbatim).toBe(true);
      // Either a heading of ours or an address that the data names.
      expect(text).toMatch(/^(?:\*[^*<>]+\*|<https:\/\/reviews\.example\/halte-lyon\/\d>(?:\n.*)?)$/);
    }
    expect(String(card.text)).toContain('&lt;!channel&gt;');
    expect(String(card.text)).not.toMatch(/<[!@#h]/);
    expect(card).toMatchObject({ link_names: false, unfurl_links: false, unfurl_media: false });
  });

  it('says everything that the text says', () => {
    const shown = texts.map(({ text }) => String(text)).join('\n');
    for (const line of hostile.text.split('\n').filter((one) => /^\s{2}[−+]/.test(one))) expect(shown).toContain(line);
    expect(shown).toContain('WHY YOU');
  });
});

describe('a Teams card', () => {
  const sent = teamsCard({ message: letter }) as { type: string; attachments: Record<string, unknown>[] };
  const content = sent.attachments[0]!.content as { body: Record<string, unknown>[] } & Record<string, unknown>;

  it('is what a workflow takes: a message with one Adaptive Card 1.5, of 28 KB at most', () => {
    expect(sent).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
    const long = { ...letter, text: `T\n\n${'H\nlong line, longer than it seems\n\n'.repeat(2000)}` };
    expect(Buffer.byteLength(JSON.stringify(teamsCard({ message: long })))).toBeLessThan(21_000);
    expect(JSON.stringify(teamsCard({ message: long }))).toContain('…');
  });

  it('lets Markdown stand in the title alone, escaped, and functions nowhere', () => {
    const [title, ...rest] = content.body;
    expect(title).toMatchObject({ type: 'TextBlock', wrap: true });
    expect(String(title!.text)).toContain('\\*bold\\*');
    expect(String(title!.text).replaceAll(/\\./g, '')).not.toMatch(/[*_[\]()`<>#]/);
    expect(new Set(rest.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(JSON.stringify(content)).not.toContain('{{');
    for (const { type } of nodes(content)) expect(type).not.toBe('Image');
  });

  it('opens only addresses that the data names', () => {
    const urls = nodes(content).flatMap((node) => (node.type === 'Action.OpenUrl' ? [String(node.url)] : []));
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(url).toMatch(/^https:\/\/reviews\.example\/halte-lyon\/\d$/);
  });

  it('runs from right to left in Persian', () => {
    const message = composeMessage(briefOf(fall, { names: { ...briefOf(fall).names, location: 'شعبهٔ لیون' } }), 'fa');
    expect(JSON.stringify(teamsCard({ message }))).toContain('"rtl":true');
    expect(JSON.stringify(sent)).not.toContain('"rtl"');
  });
});

describe('a PagerDuty event', () => {
  const samples = sampleBriefs();
  const eventOf = (name: string) => pagerEvent({ message: composeMessage(samples[name]!, 'en'), createdAt: now });

  it.each([
    ['drift.firing', 'trigger', 'error'],
    ['drift.up.firing', 'trigger', 'info'],
    ['drift.escalated', 'trigger', 'error'],
    ['severe.firing', 'trigger', 'critical'],
    ['burst.firing', 'trigger', 'error'],
    ['source.failing', 'trigger', 'warning'],
    ['drift.acknowledged', 'acknowledge', undefined],
    ['drift.closed', 'resolve', undefined],
    ['drift.resolved', 'resolve', undefined],
    ['source.recovered', 'resolve', undefined],
  ])('of %s is a %s (%s)', (name, action, severity) => {
    const event = eventOf(name)!;
    expect(event.event_action).toBe(action);
    expect(event.dedup_key).toBe(samples[name]!.incident.key);
    expect(event.payload?.severity).toBe(severity);
  });

  it('has what the API asks for, within its limits', () => {
    const long = {
      ...composeMessage(samples['drift.firing']!, 'en'),
      subject: 'x'.repeat(3000),
      text: 'y'.repeat(1e6),
    };
    const event = pagerEvent({ message: { ...long, thread: 'k'.repeat(300) }, createdAt: now })!;
    expect(event.dedup_key).toHaveLength(255);
    expect(String(event.payload?.summary)).toHaveLength(1024);
    expect(event.payload).toMatchObject({
      source: 'lyon',
      component: 'delivery',
      group: 'halte',
      class: 'rating.drift.firing',
    });
    expect(event.links).toEqual([{ href: samples['drift.firing']!.dashboardUrl, text: 'vigie' }]);
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(20_000);
  });

  it('is none for a word on an open incident or a letter about none, but is one for a dead receiver', () => {
    const noted = { ...samples['drift.acknowledged']!.transition, reason: 'noted' as const };
    const message = composeMessage({ ...samples['drift.acknowledged']!, incident: fall, transition: noted }, 'en');
    expect(pagerEvent({ message, createdAt: now })).toBeUndefined();
    const digest = { ...message, type: 'digest.weekly', data: {}, thread: 'digest/logistics' };
    expect(pagerEvent({ message: digest, createdAt: now })).toBeUndefined();
    const alarm = pagerEvent({ message: sampleLetters()['receiver.disabled']!, createdAt: now });
    expect(alarm).toMatchObject({
      event_action: 'trigger',
      dedup_key: 'receiver/logistics/1',
      payload: { severity: 'warning' },
    });
  });
});

describe('their delivery', () => {
  let recorder: Recorder;
  const message = composeMessage(briefOf(fall), 'fr');
  const tools = { now: () => now, signal: new AbortController().signal, checkAddress: async () => {} };

  beforeAll(async () => {
    recorder = await startRecorder();
  });
  afterAll(() => recorder.close());
  beforeEach(() => {
    recorder.seen.length = 0;
    recorder.answer = { status: 200 };
  });

  const NOTIFIERS = [
    ['slack', slack as Notifier, {}],
    ['teams', teams as Notifier, {}],
    ['pagerduty', pagerduty as Notifier, { routingKey: KEY }],
  ] as const;

  function send(notifier: Notifier, more: object) {
    const options = notifier.options.parse({ url: recorder.url, timeoutMs: 5000, ...more });
    return notifier.deliver({ key: 'msg_1', createdAt: now, message, options }, tools);
  }

  async function failure(notifier: Notifier, more: object): Promise<DeliveryFailed> {
    const error: unknown = await send(notifier, more).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeliveryFailed);
    return error as DeliveryFailed;
  }

  it.each(NOTIFIERS)('%s posts JSON once, and the detail names the host alone', async (_, notifier, more) => {
    recorder.answer = { status: 202, body: 'accepted' };
    const { detail } = await send(notifier, more);
    expect(detail).toContain(`${recorder.host} answered 202`);
    expect(recorder.seen).toHaveLength(1);
    expect(recorder.seen[0]!.headers['content-type']).toBe('application/json');
    expect(() => JSON.parse(recorder.seen[0]!.body)).not.toThrow();
  });

  it.each(NOTIFIERS)('%s repeats no secret that an answer repeats', async (_, notifier, more) => {
    for (const status of [400, 404, 429, 500]) {
      recorder.answer = { status, body: 'echo' };
      const { message: words } = await failure(notifier, more);
      expect(words).not.toContain('canaryTokenInPath');
      expect(words).not.toContain(KEY);
      expect(words).toContain('[secret]');
    }
  });

  it.each([
    ['slack', 400, false, undefined],
    ['slack', 404, false, 'gone'],
    ['slack', 410, false, 'gone'],
    ['slack', 429, true, 'busy'],
    ['slack', 500, true, undefined],
    ['teams', 400, false, undefined],
    ['teams', 404, false, 'gone'],
    ['teams', 413, false, undefined],
    ['teams', 502, true, 'busy'],
    ['pagerduty', 400, false, undefined],
    ['pagerduty', 403, false, undefined],
    ['pagerduty', 429, true, 'busy'],
    ['pagerduty', 500, true, undefined],
  ] as const)('%s takes %d as its service documents it', async (name, status, retryable, receiver) => {
    recorder.answer = { status };
    const [, notifier, more] = NOTIFIERS.find(([known]) => known === name)!;
    const error = await failure(notifier, more);
    expect([error.retryable, error.receiver]).toEqual([retryable, receiver]);
  });

  it('keeps an address that is a secret out of anything printed', () => {
    const options = slack.options.parse({ url: recorder.url });
    expect(JSON.stringify(options)).not.toContain('canaryTokenInPath');
    expect(slack.options.safeParse({ url: 'http://hooks.slack.com/x' }).success).toBe(false);
    expect(teams.options.safeParse({ url: 'https://user:pw@example.org/' }).success).toBe(false);
    expect(pagerduty.options.safeParse({ routingKey: 'too-short' }).success).toBe(false);
  });
});
