/** A report as plain text: for terminals, archives, and mail programs without HTML. */
import type { PageSection, PageTable, ReportPage } from './report-page.ts';

/** Lines without markup. */
export function reportText({ title, chapters, footer }: ReportPage): string {
  const blocks = [
    title,
    ...chapters.flatMap((chapter) => [`═══ ${chapter.title} ═══\n${chapter.state}`, ...chapter.sections.map(section)]),
    `-- \n${footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section({ heading, lines, table, after = [] }: PageSection): string {
  return [heading.toLocaleUpperCase(), ...lines, ...(table ? rows(table) : []), ...after].join('\n');
}

/** `  Delivery — Lost per review 0.31 · Before 0.20`, its note beneath. */
function rows({ head, rows: all }: PageTable): readonly string[] {
  return all.flatMap(({ cells: [name = '', ...values], note }) => {
    const said = values.flatMap((value, i) => (value === '' ? [] : [`${head[i + 1]} ${value}`]));
    return [`  ${name} — ${said.join(' · ')}`, ...(note ? [`      ${note}`] : [])];
  });
}
