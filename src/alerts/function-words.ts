/** Words that carry no content, by language of the review: two sentences that share only these say nothing alike. */

const EN = `a about after again all also am an and any are as at be because been before being both but by can could did do does
  doing done down each ever every few for from further get gets getting go goes going gone got had has have having he her
  here hers him his how i if in into is it its itself just like made make many may me might more most much must my myself
  no nor not now of off on once one only or other our ours out over own really said same say she should so some such than
  that the their them then there these they thing things this those though through to too two three under until up us very
  was we were what when where which while who whom why will with without would yet you your yours don t s ve re ll d m
  didn doesn isn wasn weren couldn wouldn won can cannot im ive`;

const FR = `à a ai ainsi alors après as au aucun aucune aussi autre aux avant avec avoir avons avez ont avait avaient bien c ça
  car ce cela celle celui ces cet cette ceux chaque chez comme comment d dans de depuis des deux trois dès donc dont du elle
  elles en encore enfin entre es est et étaient était étais été être eu eux fait faire fois il ils j je jamais l la là le les
  leur leurs lui m ma mais me même mes moi moins mon n ne ni non nos notre nous on ou où par parce pas pendant peu peut plus
  pour pourquoi puis qu quand que quel quelle quelles quels qui quoi rien s sa sans se sera ses si soi son sont sous suis sur
  t ta te tes toi ton toujours tous tout toute toutes très trop tu un une va vers vos votre vous vraiment y`;

const FA = `آن آنها آنجا از است اش ام اما این اینجا اینکه با باز باید بار بر برای بسیار بعد بود بودم بودن بودند بوده به بی
  بیش پس پیش تا تازه تر ترین تو چرا چطور چند چه چون چی چیز حتی خود خودم خیلی داد داده دارد دارم دارند داشت دو را رفت روی زیر
  سه شد شدم شدن شدند شده شما شود ضمن طور فقط کرد کردم کردن کردند کرده کس که کم کنم کند کنند کنید گفت گفتم گفتند ما من مگر
  می نباید نبود ند نشد نشده نکرد نمی نه نیز نیست نیستند ها های هایی هر هم همان همه هنوز هیچ و وقتی ولی یا یک یکی یه ای ات
  شان مان تان اون ایم اند رو تو هست هستند هستم بشه نشه میشه داره بعدی دیگر دیگه`;

/** Folded as `fold` leaves them. */
const LISTS: Readonly<Record<string, ReadonlySet<string>>> = { en: setOf(EN), fr: setOf(FR), fa: setOf(FA) };

/** Letters kept of a word: so much of it usually stands through its endings (truncation as a stemmer). */
const STEM: Readonly<Record<string, number>> = { en: 5, fr: 5, fa: 4 };

/** Runs of letters and marks; an apostrophe, a hyphen or a zero-width joiner parts two words. */
const WORD = /[\p{L}\p{M}]+/gu;

/** Can content words of this language be told? */
export function isReadLanguage(language: string): boolean {
  return Object.hasOwn(LISTS, language);
}

/** Is this a word that carries no content, whatever its case? */
export function isFunctionWord(word: string, language: string): boolean {
  return LISTS[language]?.has(fold(word)) ?? false;
}

/** Stems of the content words of a text, each once; digits say how much, not what. */
export function contentStems(text: string, language: string): ReadonlySet<string> {
  const functionWords = LISTS[language];
  const length = STEM[language] ?? 5;
  const stems = new Set<string>();
  for (const [word] of fold(text).matchAll(WORD)) {
    if (word.length > 1 && !functionWords?.has(word)) stems.add(word.slice(0, length));
  }
  return stems;
}

/** Lower case without accents and short vowels; Arabic forms of Persian letters become the Persian ones. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/ة/g, 'ه')
    .replace(/[أإٱ]/g, 'ا');
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(fold(words).split(/\s+/));
}
