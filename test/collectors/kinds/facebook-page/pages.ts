/** Invented pages of recommendations in the layouts that Facebook has had, in many languages; nobody wrote these words but us. */

/** One recommendation as it should be read. */
export interface Wanted {
  readonly id?: string;
  readonly author: string;
  readonly recommends?: boolean;
  readonly stars?: number;
  readonly text: string;
  readonly seconds: number;
  readonly reply?: string;
}

interface Wording {
  readonly yes: (author: string, page: string) => string;
  readonly no: (author: string, page: string) => string;
  readonly count: (count: number) => string;
  readonly more: string;
}

/** How the header reads, by language; the names go where `author` and `page` stand. */
export const WORDINGS: Readonly<Record<string, Wording>> = {
  en: {
    yes: (a, p) => `${a} recommends ${p}.`,
    no: (a, p) => `${a} doesn’t recommend ${p}.`,
    count: (n) => `${n} reviews`,
    more: 'See more',
  },
  fr: {
    yes: (a, p) => `${a} recommande ${p}.`,
    no: (a, p) => `${a} ne recommande pas ${p}.`,
    count: (n) => `${n} avis`,
    more: 'Voir plus',
  },
  fa: {
    yes: (a, p) => `${a} ${p} را توصیه می‌کند.`,
    no: (a, p) => `${a} ${p} را توصیه نمی‌کند.`,
    count: (n) => `${n.toLocaleString('fa')} نظرات`,
    more: 'مشاهده بیشتر',
  },
  de: {
    yes: (a, p) => `${a} empfiehlt ${p}.`,
    no: (a, p) => `${a} empfiehlt ${p} nicht.`,
    count: (n) => `${n} Bewertungen`,
    more: 'Mehr anzeigen',
  },
  es: {
    yes: (a, p) => `${a} recomienda ${p}.`,
    no: (a, p) => `${a} no recomienda ${p}.`,
    count: (n) => `${n} opiniones`,
    more: 'Ver más',
  },
  it: {
    yes: (a, p) => `${a} consiglia ${p}.`,
    no: (a, p) => `${a} non consiglia ${p}.`,
    count: (n) => `${n} recensioni`,
    more: 'Altro',
  },
  pt: {
    yes: (a, p) => `${a} recomenda ${p}.`,
    no: (a, p) => `${a} não recomenda ${p}.`,
    count: (n) => `${n} avaliações`,
    more: 'Ver mais',
  },
  nl: {
    yes: (a, p) => `${a} raadt ${p} aan.`,
    no: (a, p) => `${a} raadt ${p} niet aan.`,
    count: (n) => `${n} recensies`,
    more: 'Meer weergeven',
  },
  pl: {
    yes: (a, p) => `${a} poleca: ${p}.`,
    no: (a, p) => `${a} nie poleca: ${p}.`,
    count: (n) => `${n} opinie`,
    more: 'Zobacz więcej',
  },
  ar: {
    yes: (a, p) => `${a} يوصي بـ ${p}.`,
    no: (a, p) => `${a} لا يوصي بـ ${p}.`,
    count: (n) => `${n} مراجعات`,
    more: 'عرض المزيد',
  },
  tr: {
    yes: (a, p) => `${a}, ${p} öneriyor.`,
    no: (a, p) => `${a}, ${p} önermiyor.`,
    count: (n) => `${n} yorumlar`,
    more: 'Devamını Gör',
  },
  ru: {
    yes: (a, p) => `${a} рекомендует ${p}.`,
    no: (a, p) => `${a} не рекомендует ${p}.`,
    count: (n) => `${n} отзывы`,
    more: 'Ещё',
  },
  hu: {
    yes: (a, p) => `${a} ajánlja: ${p}.`,
    no: (a, p) => `${a} nem ajánlja: ${p}.`,
    count: (n) => `${n} vélemények`,
    more: 'Továbbiak',
  },
};

export const PAGE = 'Atelier Brume & Fils';
const NAMES = [
  'Ana Ruiz',
  'Bo Lindqvist',
  'مینا راد',
  'Ørjan Åse',
  'Zoé D’Arc',
  'Kenji 3',
  'Ивана П.',
  'M. van der Berg',
];
const TEXTS = [
  'I would recommend you look elsewhere, the kettle came back twice and nobody picked up.',
  'Quick, kind, and the repair held. My neighbour does not recommend anyone lightly, so I went.',
  'Trop cher pour ce que c’est.\nJe ne recommande pas leur parking.',
  'Nie poleca się czekać w sobotę, ale warto.',
  'برخورد خوب بود ولی دیر تحویل دادند و توصیه می‌کند زودتر بروید.',
  'OK',
];

/** So many recommendations, newest first: yes, no, answered, not answered. */
export function recommendations(count: number, startSeconds = 1_780_000_000): readonly Wanted[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `pfbid0${String(index).padStart(3, '0')}Qz${'k'.repeat(6)}`,
    author: NAMES[index % NAMES.length] ?? '',
    recommends: index % 3 !== 1,
    text: TEXTS[index % TEXTS.length] ?? '',
    seconds: startSeconds - index * 4 * 86_400,
    ...(index % 4 === 2 && { reply: `Thank you for the words, number ${index}; the workshop has read them.` }),
  }));
}

export type Layout = 'comet' | 'mobile' | 'classic';

/** A whole page in one of the layouts, with its login form in the header and a post among the recommendations. */
export function page(layout: Layout, language: string, wanted: readonly Wanted[], shown = wanted.length): string {
  const wording = WORDINGS[language] as Wording;
  const items = wanted.map((review) => ITEMS[layout](review, wording, language));
  items.splice(2, 0, POSTS[layout]);
  const list = items.join('\n');
  return `<!DOCTYPE html><html lang="${language}" id="facebook"><head><title>${escapeText(PAGE)}</title><meta property="og:title" content="${escapeText(PAGE)}"></head>
<body class="_6s5d"><div role="banner"><form id="login_form" action="/login/device-based/regular/login/" method="post"><input name="email"><input name="pass" type="password"></form></div>
<div role="main" id="content"><h1 class="_64-f">${escapeText(PAGE)}</h1><div class="_2w0a"><span>${escapeText(wording.count(shown))}</span></div><div class="_1xnd">${list}</div></div></body></html>`;
}

const ITEMS: Readonly<Record<Layout, (review: Wanted, wording: Wording, language: string) => string>> = {
  comet: (
    review,
    wording,
    language,
  ) => `<div class="x1yztbdb"><div role="article" aria-posinset="1" class="x1n2onr6"><div class="x78zum5"><div data-ad-rendering-role="profile_name"><h2 id="r${review.seconds}"><span class="xt0psk2"><a role="link" href="https://www.facebook.com/people/x/${review.seconds}"><strong><span>${escapeText(review.author)}</span></strong></a></span>${header(review, wording, (name) => `<a role="link" href="/atelier"><strong>${name}</strong></a>`)}</h2></div></div>
<span class="x4k7w5x"><a role="link" href="https://www.facebook.com/x/posts/${review.id}" aria-label="${escapeText(worded(review.seconds, language))}"><span>·</span></a></span>
<div class="x1iorvi4"><div data-ad-rendering-role="story_message"><div class="xdj266r"><span dir="auto" lang="${language}">${review.text
    .split('\n')
    .map((line) => `<div dir="auto" style="text-align:start">${escapeText(line)}</div>`)
    .join('')}</span></div></div></div>
<div class="x9f619"><div role="button" tabindex="0">Like</div><div role="button" tabindex="0">Comment</div></div>${review.reply ? `<div class="xv55zj0"><div role="article" class="xwib8y2"><a href="/atelier"><span>${escapeText(PAGE)}</span></a><div dir="auto">${escapeText(review.reply)}</div><a href="/c/1" aria-label="${escapeText(worded(review.seconds + 86_400, language))}">·</a></div></div>` : ''}</div></div>`,
  mobile: (review, wording, language) =>
    `<div class="_55wo"><div><div data-nt="FB:TEXT4"><span><strong>${escapeText(review.author)}</strong>${header(review, wording, (name) => `<strong>${name}</strong>`)}</span></div><div><abbr data-store="${escapeText(JSON.stringify({ time: review.seconds, short: true }))}">${escapeText(worded(review.seconds, language))}</abbr></div></div><a href="/story.php?story_fbid=${review.id}&amp;id=1">·</a><div data-nt="FB:FEED_TEXT">${review.text
      .split('\n')
      .map((line) => `<span><p>${escapeText(line)}</p></span>`)
      .join(
        '',
      )}</div>${review.reply ? `<div data-sigil="comment"><div class="_2b05"><a>${escapeText(PAGE)}</a></div><div data-sigil="comment-body">${escapeText(review.reply)}</div><abbr>1 yr</abbr></div>` : ''}</div>`,
  classic: (review, wording, language) =>
    `<div class="_5pcr userContentWrapper" data-ft="{&quot;top_level_post_id&quot;:&quot;${review.id}&quot;}"><div class="clearfix"><h5 class="_7tae"><span class="fwn fcg"><span class="fcg"><a class="profileLink" href="https://www.facebook.com/u">${escapeText(review.author)}</a>${header(review, wording, (name) => `<a class="profileLink" href="/atelier">${name}</a>`)}</span></span></h5><div class="_5pcp"><a class="_5pcq" href="/atelier/posts/${review.id}"><abbr title="${escapeText(worded(review.seconds, language))}" data-utime="${review.seconds}" class="_5ptz"><span class="timestampContent">${escapeText(worded(review.seconds, language))}</span></abbr></a></div></div><div class="_5pbx userContent" data-ft="{&quot;tn&quot;:&quot;K&quot;}">${review.text
      .split('\n')
      .map((line) => `<p>${escapeText(line)}</p>`)
      .join(
        '',
      )}</div>${review.reply ? `<div class="UFIComment"><div class="UFICommentContent"><a class="UFICommentActorName" href="/atelier">${escapeText(PAGE)}</a><span class="UFICommentBody">${escapeText(review.reply)}</span><abbr data-utime="${review.seconds + 86_400}">2 June 2020</abbr></div></div>` : ''}</div>`,
};

/** A post of the page itself, whose body speaks of recommending. */
const POSTS: Readonly<Record<Layout, string>> = {
  comet: `<div class="x1yztbdb"><div role="article"><div data-ad-rendering-role="profile_name"><h2><span><a href="/atelier"><strong><span>${escapeText(PAGE)}</span></strong></a></span> updated their cover photo.</h2></div><a href="/x/posts/pfbid0post" aria-label="2 June"><span>·</span></a><div data-ad-rendering-role="story_message"><div dir="auto"><strong>Nadia</strong> recommends the blue lamp.</div></div></div></div>`,
  mobile: `<div class="_55wo"><div><div data-nt="FB:TEXT4"><span><strong>${escapeText(PAGE)}</strong> is feeling proud.</span></div><abbr data-store="{&quot;time&quot;:1590000000}">20 May</abbr></div><div data-nt="FB:FEED_TEXT"><span><p><strong>Nadia</strong> recommends the blue lamp.</p></span></div></div>`,
  classic: `<div class="_5pcr userContentWrapper"><h5><span class="fcg"><a href="/atelier">${escapeText(PAGE)}</a> added 3 new photos.</span></h5><abbr data-utime="1590000000">20 May 2020</abbr><div class="userContent"><p><b>Nadia</b> recommends the blue lamp.</p></div></div>`,
};

/** What follows the author's name: the rest of the sentence, the page's name marked up; or the stars of old. */
function header({ recommends, stars }: Wanted, wording: Wording, mark: (name: string) => string): string {
  if (stars !== undefined) return ` reviewed ${mark(escapeText(PAGE))} — <i>${stars} star</i>`;
  const sentence = (recommends ? wording.yes : wording.no)('\u0001', '\u0002');
  return escapeText(sentence.replace('\u0001', '')).replace('\u0002', mark(escapeText(PAGE)));
}

/** "4 June 2026 at 17:33" as the language writes it. */
function worded(seconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
