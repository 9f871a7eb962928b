/** Alters a page as a redesign, another language or another build would: names at random, marks dropped, labels translated. */

/** Numbers from 0 to 1 that repeat for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=/>]+(?:=(?:"[^"]*"|'[^']*'|[^\s>"']*))?|\s+|\/)*>/gi;

/** Calls `alter` for each tag of the page outside scripts. */
export function alterTags(page: string, alter: (tag: string) => string): string {
  return page
    .split(/(<script[\s\S]*?<\/script>)/i)
    .map((part) => (/^<script/i.test(part) ? part : part.replace(TAG, alter)))
    .join('');
}

/** Every class name and id under another name, the same one for the same name, in tags and style sheets. */
export function renameClassesAndIds(page: string, seed: number): string {
  const random = randomOf(seed);
  const names = new Map<string, string>();
  const renamed = (name: string): string => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const made = Array.from({ length: 5 + Math.floor(random() * 4) }, () => letters[Math.floor(random() * 52)]).join(
      '',
    );
    const known = names.get(name) ?? made;
    names.set(name, known);
    return known;
  };
  return alterTags(page, (tag) =>
    tag.replace(
      /(\s(?:class|id|for|aria-controls|aria-labelledby|aria-describedby|aria-owns)=)(?:"([^"]*)"|'([^']*)')/gi,
      (_, start: string, double?: string, single?: string) =>
        `${start}"${(double ?? single ?? '').replace(/[^\s]+/g, renamed)}"`,
    ),
  ).replace(/<style[\s\S]*?<\/style>/gi, (sheet) =>
    sheet.replace(/([.#])([A-Za-z_][\w-]*)(?=[^{}]*\{)/g, (_, sort: string, name: string) => sort + renamed(name)),
  );
}

/** Without these attributes, wherever they stand. */
export function dropAttributes(page: string, ...names: readonly string[]): string {
  const attribute = new RegExp(`\\s(?:${names.join('|')})(?:=(?:"[^"]*"|'[^']*'|[^\\s>]*))?(?=[\\s/>])`, 'gi');
  return alterTags(page, (tag) => tag.replace(attribute, ''));
}

/** An attribute under another name. */
export function renameAttribute(page: string, name: string, other: string): string {
  return alterTags(page, (tag) => tag.replaceAll(` ${name}=`, ` ${other}=`));
}
