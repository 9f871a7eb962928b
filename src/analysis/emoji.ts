/** Emoji and emoticons: where one ends, its form, and its mood. Apart, because one may be made of many code points. */

/** What can stand inside an emoji after its first sign: joiner, style, skin tone, tag, keycap. */
const PART = /[\ufe0e\ufe0f\u20e3]|\ud83c[\udffb-\udfff]|\udb40[\udc20-\udc7f]/y;
const FLAG = /\ud83c[\udde6-\uddff]\ud83c[\udde6-\uddff]/y;
const SIGN = /\p{Extended_Pictographic}/uy;
/** A keycap: "1️⃣". */
const KEYCAP = /[0-9#*]\ufe0f?\u20e3/y;

/** End of the emoji that begins at `at`, 0 when none does: ZWJ sequences, skin tones, flags and keycaps are one. */
export function endOfEmoji(text: string, at: number): number {
  const first = text.charCodeAt(at);
  // Most characters are no sign: asking costs more than looking.
  if (!(first >= 0x80 || text.charCodeAt(at + 1) >= 0x80)) return 0;
  for (const whole of [FLAG, KEYCAP]) {
    whole.lastIndex = at;
    if (whole.test(text)) return whole.lastIndex;
  }
  let end = at;
  for (;;) {
    SIGN.lastIndex = end;
    if (!SIGN.test(text)) return end === at ? 0 : end - 1;
    end = endOfParts(text, SIGN.lastIndex);
    if (text.charCodeAt(end) !== 0x200d) return end;
    end++;
  }
}

function endOfParts(text: string, from: number): number {
  let end = from;
  PART.lastIndex = end;
  while (PART.test(text)) {
    end = PART.lastIndex;
    PART.lastIndex = end;
  }
  return end;
}

/** One form for an emoji in every skin, sex and style. */
export function formOfEmoji(piece: string): string {
  const short = piece.length > 32 ? piece.slice(0, 32) : piece;
  return short.replace(/[\ufe0e\ufe0f]|\ud83c[\udffb-\udfff]|\u200d[\u2640\u2642]/g, '');
}

// Runs are consumed whole and no two parts of a pattern can take the same character.
const EMOTICONS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/>?[:=]['’]?[-o^]?\(+/y, ':('],
  [/[:=]['’]?[-o^]?\)+/y, ':)'],
  [/;-?\)+/y, ';)'],
  [/[:=]-?D+(?![\p{L}\p{N}])/uy, ':d'],
  [/[:;=]-?[pP]+(?![\p{L}\p{N}])/uy, ':p'],
  [/[:=]-?[/\\](?![/\\\p{L}\p{N}])/uy, ':/'],
  [/:-?[*x](?![\p{L}\p{N}])/uy, ':*'],
  [/<3+(?!\p{N})/uy, '<3'],
  [/<\/3/y, '</3'],
  [/\^[_.-]?\^+/y, '^^'],
  [/-_+-/y, '-_-'],
  [/>[_.]</y, '>_<'],
  [/\){2,}/y, ':)'],
  [/\({3,}/y, ':('],
];

/** Second characters of an emoticon by its first: most colons and brackets are no more than that. */
const SECONDS: ReadonlyMap<string, string> = new Map([
  [':', "-'’o^()DpP/\\*x"],
  ['=', "-'’o^()DpP/\\"],
  [';', '-)pP'],
  ['<', '3/'],
  ['^', '_.-^'],
  ['-', '_'],
  ['>', ':=_.'],
  [')', ')'],
  ['(', '('],
]);

/** The emoticon that begins at `at`, if one does. */
export function emoticonAt(text: string, at: number): { readonly end: number; readonly form: string } | undefined {
  if (at + 1 >= text.length || !SECONDS.get(text.charAt(at))?.includes(text.charAt(at + 1))) return undefined;
  for (const [pattern, form] of EMOTICONS) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { end: pattern.lastIndex, form };
  }
  return undefined;
}

const GLAD = new Set(
  ':) ;) :d :p :* <3 ^^ xd xdd 😀 😃 😄 😁 😆 😅 🤣 😂 🙂 😉 😊 😇 🥰 😍 🤩 😘 😗 ☺ 😚 😙 😋 😛 😜 🤗 😎 🥳 😌 👍 👌 👏 🙌 💪 🙏 🤝 ❤ 🧡 💛 💚 💙 💜 🖤 💖 💗 💓 💕 💞 💝 💘 ♥ ❣ 💯 ✨ ⭐ 🌟 ★ 🎉 🎊 🏆 🥇 🌹 🌺 🌸 💐 🌷 ✅ ✔ 😻 🤤 🔥 👑 🫶 🥹 😺 ♡ 🤟 ✌ 🆗 💎'.split(
    ' ',
  ),
);
const SORE = new Set(
  ':( :/ </3 -_- >_< 😞 😔 😟 😕 🙁 ☹ 😣 😖 😫 😩 🥺 😢 😭 😤 😠 😡 🤬 🤯 😳 😱 😨 😰 😥 😓 🤥 😒 🙄 😬 🤢 🤮 🤧 😷 🤒 🤕 😵 💩 👎 💔 👿 😈 🤡 🖕 😑 😐 😶 🤦 🤷 ❌ 🚫 ⚠ 😾 😿 ⛔ 😧 😦 😮 🥱 🐌 🪳 🤨 😪 🚩'.split(
    ' ',
  ),
);

/** `emoji+` or `emoji-` for a form that says so, else undefined. */
export function moodOf(form: string): 'emoji+' | 'emoji-' | undefined {
  if (GLAD.has(form)) return 'emoji+';
  return SORE.has(form) ? 'emoji-' : undefined;
}
