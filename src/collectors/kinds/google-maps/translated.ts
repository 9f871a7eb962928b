/** Takes apart a text that holds a machine translation and the original, as Google writes both into one string. */

/** `text` is the original. */
export interface SplitText {
  readonly text: string;
  readonly translated?: string;
}

/**
 * "(Translated by Google) … (Original) …" in any language, and the reverse "… (Translated by Google) …": the mark that
 * names Google stands before the translation, the other bracketed line before the original.
 */
export function splitTranslated(shown: string): SplitText {
  const text = shown.trim();
  if (!text.includes('Google')) return { text };
  const first = /^\(([^()\n]{0,40}Google[^()\n]{0,40})\)\s*/u.exec(text);
  if (first && TRANSLATED.test(first[0])) {
    const rest = text.slice(first[0].length);
    const original = /\n\s{0,8}\(([^()\n]{3,40})\)[ \t]{0,8}\n?/u.exec(rest);
    if (!original) return { text: '', translated: rest };
    return {
      text: rest.slice(original.index + original[0].length).trim(),
      translated: rest.slice(0, original.index).trim(),
    };
  }
  const second = /\n\s{0,8}\(([^()\n]{0,40}Google[^()\n]{0,40})\)\s/u.exec(text);
  if (!second || !TRANSLATED.test(second[0])) return { text };
  return { text: text.slice(0, second.index).trim(), translated: text.slice(second.index + second[0].length).trim() };
}

/** A customer may write "(from Google)" too: the bracket has to say that something was translated. */
const TRANSLATED =
  /trans|trad|übers|vertaal|tłumacz|перев|перекл|ترجم|翻|번역|תורג|çevir|över|overs|käänt|μετ[αά]φρ|ford[ií]t|přel|prelo|dịch|terjem/iu;
