/** Takes apart a text into which Google wrote a machine translation beside the original; apart, as several of its APIs and pages do so. */

/** `text` is the original; empty when the source holds the translation only. */
export interface SplitText {
  readonly text: string;
  readonly translated?: string;
}

/**
 * "(Translated by Google) … (Original) …" in any language, and the reverse "… (Translated by Google) …": the bracket that
 * names Google stands before the translation, the other bracketed line before the original.
 */
export function splitTranslation(shown: string): SplitText {
  const text = shown.trim();
  if (!text.includes('Google')) return { text };
  const first = OPENING.exec(text);
  if (first && TRANSLATED.test(first[0])) return splitTranslatedFirst(text.slice(first[0].length));
  for (const mark of text.matchAll(LATER)) {
    if (!TRANSLATED.test(mark[0])) continue;
    const translated = text.slice(mark.index + mark[0].length).trim();
    const original = text.slice(0, mark.index).trim();
    if (original !== '' && translated !== '') return { text: original, translated };
  }
  return { text };
}

const OPENING = /^[(（]([^()（）\n]{0,60}Google[^()（）\n]{0,60})[)）]\s{0,8}/u;
const LATER = /\n[ \t]{0,8}[(（]([^()（）\n]{0,60}Google[^()（）\n]{0,60})[)）]\s/gu;

/** A customer may write "(from Google)" too: the bracket has to say that something was translated. */
const TRANSLATED =
  /trans|trad|übers|vertaal|tłumacz|перев|перекл|прев|ترجم|翻|译|譯|訳|번역|תורג|תרגו|çevir|över|overs|käänt|kään|μετ[αά]φρ|ford[ií]t|přel|prelo|preved|dịch|terjem|अनुवाद|অনুবাদ|แปล|თარგმ|թարգմ|vert|tulk|tõlk/iu;

/** A line of its own in brackets, and one that opens with brackets. */
const BRACKET_LINE = /\n[ \t]{0,8}[(（]([^()（）\n]{2,40})[)）][ \t]{0,8}(?:\n|$)/gu;
const BRACKET = /\n[ \t]{0,8}[(（]([^()（）\n]{2,40})[)）]\s?/gu;
const ORIGINAL =
  /origin|orijin|orygin|оригин|ориг|اصل|أصل|原文|原始|원본|원문|מקור|πρωτ[οό]τ|alkuper|eredeti|p[ôo]vodn|izvorn|gốc|asli|मूल|ต้นฉบับ|ორიგინ|բնօրին/iu;

function splitTranslatedFirst(rest: string): SplitText {
  const named = [...rest.matchAll(BRACKET)].filter((mark) => ORIGINAL.test(mark[0]));
  const marks = named.length > 0 ? named : [...rest.matchAll(BRACKET_LINE)];
  // What the customer bracketed stands in both halves: the mark is the one in the middle.
  const mark = marks[(marks.length - 1) >> 1];
  if (!mark) return { text: '', translated: rest.trim() };
  return { text: rest.slice(mark.index + mark[0].length).trim(), translated: rest.slice(0, mark.index).trim() };
}
