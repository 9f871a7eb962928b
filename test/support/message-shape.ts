/** Whether a message, as it goes over the wire, is what docs/payloads says that webhooks get. */
import { shapeOf } from '../../src/alerts/message-shape.ts';
import type { Message } from '../../src/domain/notification.ts';
import { instant } from '../../src/domain/time.ts';

const at = instant('2026-11-10T09:00:00Z');

/** What is wrong with it, in words; empty for nothing. */
export function shapeFaults({ type, data }: Pick<Message, 'type' | 'data'>): string {
  const body: unknown = JSON.parse(JSON.stringify({ type, timestamp: at, data }));
  const result = shapeOf(type)?.safeParse(body);
  if (!result) return `no schema for ${type}`;
  return result.success ? '' : result.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; ');
}
