/** Words that exports use for yes, no and languages, in English, French and Persian; apart from the reading of rows. */

const YES = new Set(
  'yes y true t 1 recommended recommends recommend positive oui vrai o recommande recommandé positif positive بله بلی آری مثبت توصیه‌می‌کنم'.split(
    ' ',
  ),
);
const NO = new Set('no n false f 0 negative non faux négatif négative خیر نه منفی'.split(' '));
/** A negation before the word turns it: "not recommended", "ne recommande pas", «توصیه نمی‌کنم». */
const NEGATED = /^(?:not |don['’]t |doesn['’]t |do not |does not |would not |ne |non )|نمی/u;
const AFFIRMED = /recomm|توصیه|پیشنهاد/u;

/** "Oui", 1, true, "Not recommended", «بله» → yes or no; undefined for anything else. */
export function readYesNo(cell: unknown): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = String(cell ?? '')
    .slice(0, 100)
    .normalize('NFKC')
    .trim()
    .toLowerCase();
  if (YES.has(text) || text === '1.0' || text === '۱') return true;
  if (NO.has(text) || text === '0.0' || text === '۰') return false;
  if (!AFFIRMED.test(text)) return undefined;
  return !NEGATED.test(text);
}

const CODES =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh'.split(
    ' ',
  );

/** Names of languages in English, in French, and in the language itself → code. */
const NAMES = new Map(
  CODES.flatMap((code) =>
    ['en', 'fr', code].map((display) => {
      const name = new Intl.DisplayNames([display], { type: 'language' }).of(code) ?? code;
      return [name.toLowerCase(), code] as const;
    }),
  ),
);

/** "fr", "fr_CA", "French", "français", «فارسی» → BCP 47; undefined for anything else. */
export function readLanguage(cell: unknown): string | undefined {
  const text = String(cell ?? '')
    .slice(0, 60)
    .trim()
    .toLowerCase();
  const named = NAMES.get(text);
  if (named) return named;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/.test(text)) return undefined;
  return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
}
