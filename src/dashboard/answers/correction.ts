/** A person corrects what was found in a review: one change makes one version, kept beside the analyser's findings. */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { touchpointId } from '../../domain/ids.ts';
import { CorrectedMeanwhile, correctionsOf, saveCorrection } from '../../store/corrections.ts';
import { type ShownReview, shownReviews } from '../../store/shown-reviews.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../refused.ts';
import type { Done } from '../route.ts';

const whole = z.union([z.string().regex(/^\d{1,15}$/, 'Expected a whole number'), z.int().nonnegative()]);

export const CORRECTION = z.strictObject({
  review: whole,
  revision: whole.describe('Of the review, as it was read.'),
  after: whole.describe('The newest correction that was seen; 0 for none.'),
  do: z.enum(['add', 'change', 'drop', 'undo']),
  index: whole.optional().describe('Which finding is changed or taken away, from 0.'),
  touchpoint: touchpointId.optional(),
  side: z.enum(['blamed', 'praised']).optional(),
  cause: z.enum(['people', 'policy', 'tools']).optional().describe('Not said when left out.'),
  quote: z.string().max(2_000).optional().describe('Words of the review as written.'),
  start: whole.optional().describe('Where the quote begins, if it stands there more than once (UTF-16 units).'),
  note: z.string().max(1_000).optional(),
  lang: z.enum(['en', 'fr', 'fa']).optional(),
});

export type CorrectionAsked = z.output<typeof CORRECTION>;

/** No review speaks of more. */
const MOST_FINDINGS = 50;

/** @throws Refused: 404 no such review, 409 changed meanwhile, 422 a field that cannot be meant */
export async function correct(desk: Desk, asked: CorrectionAsked): Promise<Done> {
  const { db } = desk.opened;
  const id = Number(asked.review);
  const [shown] = await shownReviews(db, [id]);
  if (!shown) throw new Refused(404, `Expected the number of a review, got ${id}`, { field: 'review' });
  const newest = (await correctionsOf(db, id)).at(-1);
  if (shown.revision !== Number(asked.revision) || (newest?.id ?? 0) !== Number(asked.after))
    throw new Refused(409, 'Expected the review as it was shown, got a newer version: look at it again');
  const findings = asked.do === 'undo' ? null : changed(desk, shown, asked);
  const version = {
    review: id,
    revision: shown.revision,
    findings,
    by: desk.account.name,
    at: desk.now(),
    ...(asked.note !== undefined && { note: asked.note }),
  };
  try {
    const correction = await saveCorrection(db, version, Number(asked.after));
    const lang = asked.lang === undefined ? '' : `&lang=${asked.lang}`;
    return {
      to: `/review/${id}?done=${findings ? 'saved' : 'undone'}${lang}`,
      answer: { correction, findings },
    };
  } catch (error) {
    if (error instanceof CorrectedMeanwhile) throw new Refused(409, error.message);
    throw error;
  }
}

function changed(desk: Desk, shown: ShownReview, asked: CorrectionAsked): readonly Finding[] {
  const findings = shown.corrected ?? shown.analysis?.findings ?? [];
  if (asked.do === 'add') {
    if (findings.length >= MOST_FINDINGS) throw new Refused(422, `Expected at most ${MOST_FINDINGS} findings`);
    const { start, end } = spanOf(shown.text ?? '', asked);
    const side = asked.side ?? 'blamed';
    const added = { confidence: 1, start, end, polarity: side === 'blamed' ? -1 : 1 };
    const all = [...findings, { touchpoint: touchpointOf(desk, asked), ...added, ...causeOf(asked) }];
    return all.sort((a, b) => a.start - b.start || a.end - b.end);
  }
  const index = Number(asked.index ?? -1);
  const old = findings[index];
  if (!old) throw new Refused(422, `Expected the number of a finding, got ${index}`, { field: 'index' });
  if (asked.do === 'drop') return findings.toSpliced(index, 1);
  const { detail, cause: _cause, ...rest } = old;
  const isBlame = (asked.side ?? (old.polarity < 0 ? 'blamed' : 'praised')) === 'blamed';
  const kept = old.polarity < 0 === isBlame;
  return findings.with(index, {
    ...rest,
    touchpoint: asked.touchpoint === undefined ? old.touchpoint : touchpointOf(desk, asked),
    polarity: kept ? old.polarity : isBlame ? -1 : 1,
    confidence: 1,
    ...causeOf(asked),
    ...(asked.cause === old.cause && detail && { detail }),
  });
}

function touchpointOf({ config }: Desk, { touchpoint }: CorrectionAsked): Finding['touchpoint'] {
  const known = config.touchpoints.find(({ id }) => id === touchpoint);
  if (!known)
    throw new Refused(422, `Expected a touchpoint of touchpoints.yaml, got ${touchpoint}`, { field: 'touchpoint' });
  return known.id;
}

function causeOf({ cause }: CorrectionAsked): Pick<Finding, 'cause'> | object {
  return cause === undefined ? {} : { cause };
}

/**
 * Where the quote stands in the text. Forms send line breaks as CR LF and people copy with other spaces than are written, so
 * spaces of any kind count as one.
 */
function spanOf(
  text: string,
  { quote = '', start }: CorrectionAsked,
): { readonly start: number; readonly end: number } {
  const words = quote.trim();
  const at = start === undefined ? -1 : Number(start);
  if (words !== '') {
    if (at >= 0 && text.startsWith(words, at)) return { start: at, end: at + words.length };
    const exact = text.indexOf(words);
    if (exact >= 0) return { start: exact, end: exact + words.length };
    const loose = looseIndex(text, words);
    if (loose) return loose;
  }
  throw new Refused(422, 'Expected words of the review as they are written there', { field: 'quote' });
}

function looseIndex(text: string, words: string): { readonly start: number; readonly end: number } | undefined {
  const places: number[] = [];
  let flat = '';
  for (let i = 0; i < text.length; i++) {
    const isSpace = /\s/.test(text[i]!);
    if (isSpace && (flat === '' || flat.endsWith(' '))) continue;
    flat += isSpace ? ' ' : text[i]!;
    places.push(i);
  }
  const sought = words.replace(/\s+/g, ' ');
  const found = flat.indexOf(sought);
  if (found < 0) return undefined;
  return { start: places[found]!, end: places[found + sought.length - 1]! + 1 };
}
