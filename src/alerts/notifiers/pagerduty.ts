/** Pages by PagerDuty's Events API v2: an incident of ours is one alert there, opened, acknowledged and resolved with it. */
import { z } from 'zod';
import type { Message } from '../../domain/notification.ts';
import { Secret, secretText } from '../../domain/secret.ts';
import { expectAccepted, postJson, type Reply, timeoutMs, webAddress } from '../http-post.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { oneLine, plain, safeUrl, shorten } from '../plain.ts';

const options = z.strictObject({
  /** Integration key of an "Events API v2" integration: 32 letters and digits. */
  routingKey: secretText.refine((key) => /^[A-Za-z0-9]{32}$/.test(key.reveal()), {
    message: 'Expected the 32 letters and digits of an Events API v2 integration key',
  }),
  /** https://events.eu.pagerduty.com/v2/enqueue for accounts of the EU service region. */
  url: webAddress.default('https://events.pagerduty.com/v2/enqueue'),
  timeoutMs,
});

export type PagerdutyOptions = z.infer<typeof options>;

export const pagerduty: Notifier<PagerdutyOptions> = {
  name: 'pagerduty',
  options,
  destination: ({ url, routingKey }) => ({ web: new Secret(url), account: routingKey }),
  deliver,
};

/** PagerDuty, "Send an alert event": summary 1,024 characters, dedup_key 255; an event 512 KB, of which we need little. */
const SUMMARY_LIMIT = 1024;
const DEDUP_LIMIT = 255;
const TEXT_LIMIT = 8000;

async function deliver(request: DeliveryRequest<PagerdutyOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { url, routingKey, timeoutMs: time } = request.options;
  const event = pagerEvent(request);
  if (!event) return { detail: `nothing sent: ${request.message.type} is no event to page for` };
  const body = JSON.stringify({ routing_key: routingKey.reveal(), ...event });
  const post = { url: new Secret(url), body, timeoutMs: time, secrets: [routingKey] };
  const { detail } = expectAccepted(await postJson(post, tools), { isFinal });
  return { detail: `${detail} to ${event.event_action}` };
}

/** PagerDuty, Events API v2, "API response codes & retry logic": 400 is final; 429 and 5xx are for later. */
function isFinal({ status }: Reply): boolean {
  return status >= 400 && status < 500;
}

/** An event without its routing key. */
export interface PagerEvent {
  readonly event_action: 'trigger' | 'acknowledge' | 'resolve';
  readonly dedup_key: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly client?: string;
  readonly links?: readonly { readonly href: string; readonly text?: string }[];
}

/**
 * The event of a message. Undefined for letters that are about no incident (a digest, a report), as nobody would resolve
 * them, and for words on an open one (a note, first signs of recovery), as a trigger would open it anew.
 */
export function pagerEvent({
  message,
  createdAt,
}: Pick<DeliveryRequest<unknown>, 'message' | 'createdAt'>): PagerEvent | undefined {
  const incident = recordOf(message.data.incident);
  if (!incident && !message.type.startsWith('receiver.')) return undefined;
  const event_action = actionOf(message.data, incident);
  if (!event_action) return undefined;
  const dedup_key = message.thread.slice(0, DEDUP_LIMIT);
  if (event_action !== 'trigger') return { event_action, dedup_key };
  const { data } = message;
  const url = safeUrl(textOf(data.dashboardUrl));
  const component = textOf(recordOf(data.touchpoint)?.id);
  const group = textOf(recordOf(data.brand)?.id);
  return {
    event_action,
    dedup_key,
    payload: {
      summary: oneLine(message.subject, SUMMARY_LIMIT),
      source: textOf(recordOf(data.location)?.id) ?? group ?? 'vigie',
      severity: severityOf(message, incident),
      timestamp: textOf(incident?.at) ?? createdAt,
      ...(component && { component }),
      ...(group && { group }),
      class: message.type,
      custom_details: { text: shorten(plain(message.text), TEXT_LIMIT), ...detailsOf(data) },
    },
    client: 'vigie',
    ...(url && { links: [{ href: url, text: 'vigie' }] }),
  };
}

const WORDS: ReadonlySet<unknown> = new Set(['recovering', 'noted', 'reassigned']);

function actionOf({ reason }: Message['data'], incident: Fields | undefined): PagerEvent['event_action'] | undefined {
  if (incident?.state === 'resolved' || incident?.state === 'accepted') return 'resolve';
  if (reason === 'acknowledged' || reason === 'closed') return 'acknowledge';
  return WORDS.has(reason) ? undefined : 'trigger';
}

/** Danger and falls of a whole star are critical, other falls errors, what the engineer mends warnings, good news info. */
function severityOf({ data, type }: Message, incident: Fields | undefined): 'critical' | 'error' | 'warning' | 'info' {
  if (data.direction === 'up' && incident?.kind !== 'severe') return 'info';
  if (incident?.kind === 'severe' || data.urgency === 'critical') return 'critical';
  if (!type.startsWith('rating.')) return 'warning';
  return data.scale === 'stars' && typeof data.change === 'number' && data.change <= -1 ? 'critical' : 'error';
}

/** Numbers and names, not the quotes: they stand in the text. */
function detailsOf(data: Message['data']): Fields {
  const named = [
    'direction',
    'scale',
    'before',
    'after',
    'change',
    'interval',
    'accountable',
    'informed',
    'role',
    'team',
  ];
  return Object.fromEntries(named.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
}

type Fields = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
