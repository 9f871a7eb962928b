/** A letter as plain text: what mail programs without HTML, terminals and archives show. */
import type { Letter } from './letter.ts';
import type { LetterTable } from './letter-table.ts';

/** Lines without markup; links stand bare on lines of their own. */
export function letterText(letter: Letter): string {
  const { wording } = letter;
  const blocks = [
    letter.title,
    ...letter.sections.map(section),
    ...(letter.table ? [tableText(letter, letter.table)] : []),
    ...(letter.quotes.length > 0 ? [quotesText(letter)] : []),
    ...letter.after.map(section),
    ...(letter.dashboardUrl ? [`${wording.dashboard}:\n${letter.dashboardUrl}`] : []),
    `-- \n${letter.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section({ heading, lines }: Letter['sections'][number]): string {
  return [heading.toLocaleUpperCase(), ...lines].join('\n');
}

function tableText({ wording }: Letter, table: LetterTable): string {
  const rows = table.rows.map((row) => `  ${row.value}  ${row.name}${row.percent ? ` (${row.percent})` : ''}`);
  const total = `  ${table.total.value}  ${table.total.name} (${table.unit})`;
  const heading = wording.whoseShare.toLocaleUpperCase();
  return [heading, table.caption, ...rows, `  ${'—'.repeat(5)}`, total, ...table.notes].join('\n');
}

function quotesText({ wording, quotes }: Letter): string {
  // First-strong isolates: a quote in another script must not turn the line around it.
  const items = quotes.map((quote) => {
    const link = quote.url ? `\n    ${quote.url}` : '';
    return `  “\u2068${quote.text}\u2069”\n    ${quote.about}${link}`;
  });
  return [wording.quotes.toLocaleUpperCase(), ...items].join('\n');
}
