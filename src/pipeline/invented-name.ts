/** Names of nobody: as long, in the same script and of the same shape as a real one, so that a fixture still reads like a page. */

/** Letters of each script that invented names are made of; case is kept where the script has one. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'ابتجدرزسفکلمنهوی'],
  [/\p{Script=Hebrew}/u, 'אבגדהולמנרשת'],
  [/\p{Script=Cyrillic}/u, 'абвгдеиклмнорст'],
  [/\p{Script=Greek}/u, 'αβγδεικλμνορστ'],
  [/\p{Script=Armenian}/u, 'աբգդեկլմնստ'],
  [/\p{Script=Georgian}/u, 'აბგდეკლმნსტ'],
  [/\p{Script=Devanagari}/u, 'कगजतदनपमरलसह'],
  [/\p{Script=Bengali}/u, 'কগজতদনপমরলসহ'],
  [/\p{Script=Tamil}/u, 'கசதநபமரலவன'],
  [/\p{Script=Thai}/u, 'กจดตนบมรลส'],
  [/\p{Script=Hangul}/u, '가나다라마바사아자하'],
  [/\p{Script=Hiragana}/u, 'あかさたなはまやらわ'],
  [/\p{Script=Katakana}/u, 'アカサタナハマヤラワ'],
  [/\p{Script=Han}/u, '山川林石田木水天'],
];
const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** An invention goes into markup, attributes and JSON as it is: signs that mean something there become their likes. */
const HARMLESS: Readonly<Record<string, string>> = {
  '"': '”',
  "'": '’',
  '`': '’',
  '&': '+',
  '<': '‹',
  '>': '›',
  '\\': '/',
};

/** The `n`-th invention in the shape of `name`. Nothing of the name but its shape goes into it. */
export function inventName(name: string, n: number): string {
  const next = dice(n + 1);
  let vowel = next(2) === 1;
  return [...name.normalize('NFC')]
    .map((char) => {
      if (/\p{Nd}/u.test(char)) return String(next(10));
      if (/\p{M}/u.test(char)) return '';
      if (!/\p{L}/u.test(char)) {
        vowel = next(2) === 1;
        return HARMLESS[char] ?? (/\s/u.test(char) ? ' ' : char);
      }
      const alphabet = LETTERS.find(([script]) => script.test(char))?.[1] ?? (vowel ? VOWELS : CONSONANTS);
      vowel = !vowel;
      const letter = [...alphabet][next([...alphabet].length)] ?? '';
      return char === char.toLocaleLowerCase('en') ? letter : letter.toLocaleUpperCase('en');
    })
    .join('');
}

/** The `n`-th invention in the shape of an id: digits for digits, letters for letters, the rest as it is. */
export function inventId(id: string, n: number): string {
  const next = dice(n + 7_919);
  const hex = /^[0-9a-f-]+$/i.test(id);
  return id.replace(/[0-9]|[a-z]|[A-Z]/g, (char) => {
    if (/[0-9]/.test(char)) return String(next(9) + 1);
    const letter = String.fromCharCode(97 + next(hex ? 6 : 26));
    return char === char.toLowerCase() ? letter : letter.toUpperCase();
  });
}

/** The same throws for the same seed (Park and Miller's generator): a page captured twice gives the same fixture. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * sides);
  };
}
