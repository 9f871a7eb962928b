/** Tells a channel of Microsoft Teams by the webhook of a workflow (Power Automate), with an Adaptive Card. */
import { z } from 'zod';
import { expectAccepted, postJson, type Reply, secretAddress, timeoutMs } from '../http-post.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { isRightToLeft, type Passage, type PassageLine, passagesOf } from '../passages.ts';
import { oneLine, shorten } from '../plain.ts';

const options = z.strictObject({
  /** Address of the workflow's trigger; whoever knows it may post, so it is a secret. */
  url: secretAddress,
  timeoutMs,
});

export type TeamsOptions = z.infer<typeof options>;

export const teams: Notifier<TeamsOptions> = {
  name: 'teams',
  options,
  destination: ({ url }) => ({ web: url }),
  deliver,
};

/** Microsoft, "Microsoft Teams connector", known limits: about 28 KB a message; 21,000 bytes were taken in practice. */
const CARD_LIMIT_BYTES = 20_000;

const TITLE_LIMIT = 300;

async function deliver(request: DeliveryRequest<TeamsOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { url, timeoutMs: time } = request.options;
  const reply = await postJson({ url, body: JSON.stringify(teamsCard(request)), timeoutMs: time }, tools);
  return expectAccepted(reply, { isFinal, isGone });
}

/** The card is wrong or too large. */
function isFinal({ status }: Reply): boolean {
  return status === 400 || status === 413;
}

/** The workflow was deleted (404) or its address is no longer valid (410). */
function isGone({ status }: Reply): boolean {
  return status === 404 || status === 410;
}

type Element = Readonly<Record<string, unknown>>;

/**
 * The body that the trigger "When a Teams webhook request is received" takes: a message with one Adaptive Card 1.5. What
 * comes from outside stands in RichTextBlocks, whose text runs know no Markdown; only the title, whose Markdown is
 * escaped, is a TextBlock.
 */
export function teamsCard({ message }: Pick<DeliveryRequest<unknown>, 'message'>): Readonly<Record<string, unknown>> {
  const title = textBlock(oneLine(message.subject, TITLE_LIMIT));
  const body = [title, ...passagesOf(message).map(passage)];
  const cardOf = (elements: readonly Element[]) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.5',
          ...(isRightToLeft(message) && { rtl: true }),
          fallbackText: inert(oneLine(message.subject, TITLE_LIMIT)),
          msteams: { width: 'Full' },
          body: elements,
        },
      },
    ],
  });
  let most = body.length;
  let card = cardOf(body);
  while (most > 1 && Buffer.byteLength(JSON.stringify(card)) > CARD_LIMIT_BYTES) {
    most -= 1;
    card = cardOf([...body.slice(0, most), richText([{ text: '…' }])]);
  }
  return card;
}

function textBlock(text: string): Element {
  return { type: 'TextBlock', text: markdownEscaped(inert(text)), wrap: true, weight: 'Bolder', size: 'Large' };
}

function passage({ heading, lines }: Passage): Element {
  return richText(lines, heading);
}

function richText(lines: readonly PassageLine[], heading?: string): Element {
  const head = heading ? [{ type: 'TextRun', text: `${inert(heading)}\n`, weight: 'Bolder' }] : [];
  const runs = lines.map((line, index): Element => {
    const end = index < lines.length - 1 ? '\n' : '';
    if ('text' in line) return { type: 'TextRun', text: `${inert(shorten(line.text, 3000))}${end}` };
    return {
      type: 'TextRun',
      text: `${line.link}${end}`,
      selectAction: { type: 'Action.OpenUrl', url: line.link },
    };
  });
  return { type: 'RichTextBlock', spacing: 'Medium', inlines: [...head, ...runs] };
}

/** Adaptive Cards, "Text features": `{{DATE(…)}}` and `{{TIME(…)}}` are functions wherever text stands. */
function inert(text: string): string {
  return text.replaceAll('{{', '{\u2060{');
}

/** A backslash before each character that CommonMark gives a meaning (section 2.4), and after digits that begin a list. */
function markdownEscaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~:]/g, '\\$&');
}
