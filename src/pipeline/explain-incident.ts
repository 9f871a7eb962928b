/** Why an incident was raised and what became of it: its steps, who was told and how that went, the message as it was sent. */
import type { Incident, Transition } from '../domain/incident.ts';
import type { Notice } from '../domain/notice.ts';
import type { Notification } from '../domain/notification.ts';
import { findIncidents, transitionsOf } from '../store/incidents.ts';
import { noticesOf } from '../store/notices.ts';
import { attemptsOf, type DeliveryLine, messagesOf } from '../store/outbox.ts';
import type { StoredSilence } from '../store/silences.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import type { StoreContext } from './open-store.ts';
import { silencesOver } from './silences.ts';

/** One message to one receiver, without its pictures. */
export interface ToldMessage extends Pick<Notification, 'sequence' | 'team' | 'receiver' | 'state'> {
  readonly subject: string;
  readonly text: string;
  /** Each attempt to deliver it, and what else was done with it, the first one first. */
  readonly attempts: readonly DeliveryLine[];
}

export interface IncidentExplanation {
  readonly incident: Incident;
  /** First step first. */
  readonly steps: readonly Transition[];
  readonly messages: readonly ToldMessage[];
  /** Who was told of which step and who was not, and by which rule, as it was decided. */
  readonly notices: readonly Notice[];
  /** Silences that spoke of it at some moment of its life, those that were ended or replaced included; oldest first. */
  readonly silences: readonly StoredSilence[];
  /** What happens while nobody does anything, soonest first; nothing once it is over. */
  readonly next: readonly NextStep[];
}

/** What the store knows of an incident; undefined when there is none of this key. */
export async function explainIncident(context: StoreContext, key: string): Promise<IncidentExplanation | undefined> {
  const { db } = context.opened;
  const [incident] = await findIncidents(db, { key });
  if (!incident) return undefined;
  const messages: ToldMessage[] = [];
  for (const one of await messagesOf(db, key)) {
    const { sequence, team, receiver, state, message } = one;
    const { subject, text } = message;
    messages.push({ sequence, team, receiver, state, subject, text, attempts: await attemptsOf(db, one.key) });
  }
  const notices = await noticesOf(db, [key]);
  const [steps, silences] = [await transitionsOf(db, key), await silencesOver(context, incident)];
  return { incident, steps, messages, notices, silences, next: await nextSteps(context, incident) };
}
