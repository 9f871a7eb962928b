/** A letter as plain text: what mail programs without HTML, terminals and archives show. */
import type { Letter, Section } from './letter.ts';
import type { Answer } from './letter-lead.ts';
import type { LetterTable } from './letter-table.ts';
import type { LetterPassage, LetterVoice } from './letter-voice.ts';

/** Lines without markup; links stand bare on lines of their own. */
export function letterText(letter: Letter): string {
  const { wording } = letter;
  const blocks = [
    [letter.marked, ...(letter.lead.length > 0 ? ['', ...letter.lead] : [])].join('\n'),
    ...(letter.passage ? [passageText(letter.passage)] : []),
    ...(letter.voice ? [voiceText(letter.voice)] : []),
    ...letter.sections.map(section),
    ...(letter.table ? [tableText(letter, letter.table)] : []),
    ...(letter.quotes.length > 0 ? [quotesText(letter)] : []),
    ...letter.after.map(section),
    ...(letter.answer ? [answerText(letter.answer)] : []),
    ...(letter.dashboardUrl ? [`${wording.dashboard}:\n${letter.dashboardUrl}`] : []),
    `-- \n${letter.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section({ heading, lines, items = [], after = [] }: Section): string {
  return [heading.toLocaleUpperCase(), ...lines, ...items.map(({ line }) => line), ...after].join('\n');
}

function voiceText({ heading, sayings, lines }: LetterVoice): string {
  const said = sayings.map(
    ({ before, marks: [open, close], fragments, and, after }) =>
      `${before}${fragments.map((one) => `${open}${isolated(one)}${close}`).join(and)}${after}`,
  );
  return section({ heading, lines: [...said, ...lines] });
}

function tableText({ wording }: Letter, table: LetterTable): string {
  const rows = table.rows.map((row) => `  ${row.value}  ${row.name}${row.percent ? ` (${row.percent})` : ''}`);
  const total = `  ${table.total.value}  ${table.total.name} (${table.unit})`;
  const heading = wording.whoseShare.toLocaleUpperCase();
  return [heading, table.caption, ...rows, `  ${'—'.repeat(5)}`, total, ...table.notes].join('\n');
}

function quotesText({ quotesHeading, quotes }: Letter): string {
  const items = quotes.map(({ text, about, url }) => `  “${isolated(text)}”\n    ${about}${url ? `\n    ${url}` : ''}`);
  return [quotesHeading.toLocaleUpperCase(), ...items].join('\n');
}

/** Stars around the words that matter, as people write mail. */
function passageText({ heading, before, marked, after, about, url }: LetterPassage): string {
  const text = `${before}${marked ? `*${marked}*` : ''}${after}`;
  return `${heading.toLocaleUpperCase()}\n  “${isolated(text)}”\n    ${about}${url ? `\n    ${url}` : ''}`;
}

function answerText({ heading, links, commands }: Answer): string {
  const lines = [
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    ...commands.map(({ say, command }) => `${say}\n  ${command}`),
  ];
  return section({ heading, lines });
}

/** First-strong isolates: words in another script must not turn the line around them. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
