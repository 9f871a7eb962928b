/** Tells a Slack channel by an incoming webhook, with a card of Block Kit. */
import { z } from 'zod';
import { expectAccepted, postJson, type Reply, secretAddress, timeoutMs } from '../http-post.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { type Passage, type PassageLine, passagesOf } from '../passages.ts';
import { oneLine, shorten } from '../plain.ts';

const options = z.strictObject({
  /** Address of the incoming webhook; whoever knows it may post, so it is a secret. */
  url: secretAddress,
  timeoutMs,
});

export type SlackOptions = z.infer<typeof options>;

export const slack: Notifier<SlackOptions> = {
  name: 'slack',
  options,
  destination: ({ url }) => ({ web: url }),
  deliver,
};

/** Slack, "Block Kit reference": text of a header 150 characters, of a section 3,000; 50 blocks in a message. */
const HEADER_LIMIT = 150;
const SECTION_LIMIT = 3000;
const BLOCK_LIMIT = 50;

/** All blocks together: undocumented; `msg_blocks_too_long` was met at 13,172 characters (slackapi/bolt-js issue 2509). */
const TEXT_LIMIT = 12_000;

async function deliver(request: DeliveryRequest<SlackOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { url, timeoutMs: time } = request.options;
  const reply = await postJson({ url, body: JSON.stringify(slackCard(request)), timeoutMs: time }, tools);
  return expectAccepted(reply, { isFinal, isGone });
}

/** Slack, "Sending messages using incoming webhooks", handling errors: the message is wrong, or may not be posted there. */
function isFinal({ status }: Reply): boolean {
  return status === 400 || status === 403 || status === 413;
}

/** The webhook was removed or switched off, its channel deleted (404) or archived (410). */
function isGone({ status }: Reply): boolean {
  return status === 404 || status === 410;
}

type Block = Readonly<Record<string, unknown>>;

/**
 * The body that is posted. What comes from outside stands in plain_text objects, which know no mentions, links or
 * formatting; mrkdwn (escaped, `verbatim`) is only used for our own headings and addresses.
 */
export function slackCard({ message }: Pick<DeliveryRequest<unknown>, 'message'>): Readonly<Record<string, unknown>> {
  const subject = oneLine(message.subject, HEADER_LIMIT);
  const blocks = [{ type: 'header', text: plainText(subject) }, ...passagesOf(message).flatMap(blocksOf)];
  return {
    // Shown in notifications, and where blocks cannot be.
    text: escaped(subject),
    blocks: fitting(blocks),
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

function blocksOf({ heading, lines }: Passage): readonly Block[] {
  const title: readonly Block[] = heading ? [section(mrkdwn(`*${escaped(heading).replaceAll('*', '∗')}*`))] : [];
  return [...title, ...runs(lines).map(blockOf)];
}

/** Lines of one kind that follow each other become one block. */
function runs(lines: readonly PassageLine[]): readonly (readonly PassageLine[])[] {
  const all: PassageLine[][] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last?.[0] && 'link' in last[0] === 'link' in line) last.push(line);
    else all.push([line]);
  }
  return all;
}

function blockOf(run: readonly PassageLine[]): Block {
  const links = run.flatMap((line) => ('link' in line ? [`<${linkTarget(line.link)}>`] : []));
  if (links.length > 0) return { type: 'context', elements: [mrkdwn(links.join('\n'))] };
  const text = run.map((line) => ('text' in line ? line.text : '')).join('\n');
  return section(plainText(shorten(text, SECTION_LIMIT)));
}

/** A bar would begin the link's label. */
function linkTarget(link: string): string {
  return escaped(link).replaceAll('|', '%7C');
}

function section(text: Block): Block {
  return { type: 'section', text };
}

function plainText(text: string): Block {
  return { type: 'plain_text', text: text || ' ', emoji: false };
}

function mrkdwn(text: string): Block {
  return { type: 'mrkdwn', text: shorten(text, SECTION_LIMIT), verbatim: true };
}

/** Slack, "Formatting text for app surfaces", escaping: these three characters and no others. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As many blocks as Slack takes, and a mark where some are missing. */
function fitting(blocks: readonly Block[]): readonly Block[] {
  let size = 0;
  const end = blocks.findIndex((block) => {
    size += JSON.stringify(block).length;
    return size > TEXT_LIMIT;
  });
  const most = Math.min(end < 0 ? blocks.length : end, blocks.length > BLOCK_LIMIT ? BLOCK_LIMIT - 1 : BLOCK_LIMIT);
  return most >= blocks.length ? blocks : [...blocks.slice(0, most), section(plainText('…'))];
}
