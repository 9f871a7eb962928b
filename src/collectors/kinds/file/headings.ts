/** Finds columns by what people head them with, in any of many languages; apart, as reviews and answers have different words but one way of matching. */

/** Fields → headings, most telling first, as people write them; accents, case and punctuation do not matter. */
export type Headings<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A table of headings from lists written with bars between. */
export function headings<Field extends string>(table: Readonly<Record<Field, string>>): Headings<Field> {
  const lists = Object.entries<string>(table).map(([field, list]) => [field, list.split('|').map(plainHeading)]);
  return Object.fromEntries(lists) as Headings<Field>;
}

/**
 * The column of each field that has one; no column serves two fields. A heading that says more than the word ("Note sur 5",
 * "Rating (1-5)", "Review Stars") counts where no plain one is left.
 */
export function guessColumns<Field extends string>(
  columns: readonly string[],
  table: Headings<Field>,
): Partial<Record<Field, string>> {
  const guessed: Partial<Record<Field, string>> = {};
  const taken = new Set<string>();
  for (const form of [plainHeading, shortHeading]) {
    const named = new Map<string, string>();
    for (const name of columns) if (!taken.has(name) && !named.has(form(name))) named.set(form(name), name);
    for (const field of Object.keys(table) as Field[]) {
      if (guessed[field] !== undefined) continue;
      const heading = table[field].find((candidate) => named.has(candidate));
      const column = heading === undefined ? undefined : named.get(heading);
      if (heading === undefined || column === undefined) continue;
      guessed[field] = column;
      taken.add(column);
      named.delete(heading);
    }
  }
  return guessed;
}

/** "Date_de l’avis" → "date de l avis"; camelCase is taken apart. */
export function plainHeading(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Without what is in brackets, without the range of a scale, and without "review" before it. */
function shortHeading(name: string): string {
  return plainHeading(name.replace(/[(（[][^()（）[\]]{0,60}[)）\]]/gu, ' '))
    .replace(
      /(?: (?:out of|auf|aus|av|de|des|di|from|iz|na|of|on|out|su|sur|van|von|z|ze|از|من|из|от))? \p{Nd}{1,3}(?: \p{L}{1,3})?(?: \p{Nd}{1,3})?$/u,
      '',
    )
    .replace(/^review (?=.)/, '');
}
