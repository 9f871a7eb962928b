/** Pages of a map service as a browser renders them, of our own making: any number of reviews, any of seventeen languages, every oddity. */
import { type MapsWords, mapsWords } from './maps-words.ts';

/** One invented review and how its card is drawn. */
export interface MadeReview {
  readonly id: string;
  readonly author: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly text?: string;
  readonly textLanguage: string;
  /** How long ago: a count of a unit. */
  readonly ago: readonly [number, Intl.RelativeTimeFormatUnit];
  readonly reply?: string;
  readonly edited?: boolean;
  readonly cut?: boolean;
  readonly translated?: boolean;
  readonly badge?: boolean;
  readonly details?: boolean;
  readonly photos?: number;
  /** Drawn as hotels are: "4/5" and "2 months ago on Google". */
  readonly hotel?: boolean;
  readonly partner?: boolean;
}

/** The wording of a review's date as its card shows it. */
export function madeDate({ ago: [count, unit], edited }: MadeReview, language: string): string {
  const wording = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
    .format(-count, unit)
    .replace(/ \(\d\)$/, '');
  return edited ? mapsWords(language).edited(wording) : wording;
}

const AUTHORS = [
  'Ida Brandt',
  '5 stars',
  '2 weeks ago',
  'Noé O’Hara',
  'نگار',
  'R. "Bob" & Söhne',
  '李 小龍',
  'a month ago',
  'Zoë 4/5',
  'J',
];
const UNITS = ['day', 'week', 'month', 'year'] as const;
const TEXTS = [
  'The lamp came on time & the <old> shop was kind.',
  '2 weeks ago I bought a chair here. It still stands.',
  'Ok',
  'Rated 5 of 5 by my mother.\n\nSecond paragraph: 3 years ago it was better.',
  'کارکنان خوش‌برخورد بودند و قیمت منصفانه بود.',
  'Nous sommes revenus il y a un mois, toujours aussi bien.',
  'Long one. '.repeat(40).trim(),
];

/** So many invented reviews, all different, that differ in every way that cards differ. */
export function madeReviews(count: number): readonly MadeReview[] {
  return Array.from({ length: count }, (_, index): MadeReview => {
    const text = index % 9 === 8 ? undefined : TEXTS[index % TEXTS.length];
    return {
      id: `Ci9DQUlRQUNvZENo${String(index).padStart(6, '0')}dHljRjlvT21SZk1GbDVRM1Y0UkVaWFRWaDBXbUV6xAB`,
      author: AUTHORS[index % AUTHORS.length] as string,
      rating: 1 + ((index * 3) % 5),
      textLanguage: index % 7 === 4 ? 'fa' : 'en',
      ago: [1 + (index % 11), UNITS[index % 4] ?? 'day'],
      ...(text !== undefined && { text: `${text}${index}` }),
      ...(index % 4 === 1 && {
        reply: index % 8 === 1 ? 'Thanks!' : `Dear guest, we are sorry. 3 months ago we changed it. ${index}`,
      }),
      ...{
        edited: index % 13 === 5,
        cut: text !== undefined && index % 5 === 3,
        badge: index % 6 === 2,
        details: index % 10 === 7,
      },
      ...{
        photos: index % 8 === 6 ? 3 : 0,
        translated: text !== undefined && index % 17 === 9,
        partner: index % 19 === 11,
      },
    };
  });
}

export interface MadePage {
  readonly language: string;
  readonly reviews: readonly MadeReview[];
  /** How many the page states; as many as it holds unless said otherwise. */
  readonly stated?: number;
}

/** The page with its reviews tab open and these reviews loaded. */
export function madeMapsPage({ language, reviews, stated = reviews.length }: MadePage): string {
  const words = mapsWords(language);
  const rtl = /^(?:fa|ar|he)$/.test(language);
  const number = (value: number, decimals = 0): string =>
    new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  const rows = [5, 4, 3, 2, 1].map((stars) => {
    const count = stars === 5 ? stated - Math.floor(stated / 5) : stars === 1 ? Math.floor(stated / 5) : 0;
    return `<tr class="BHOKXe" role="img" aria-label="${escaped(`${words.stars(number(stars))}, ${words.counted(number(count))}`)}"><td>${number(stars)}</td></tr>`;
  });
  return `<!doctype html><html lang="${language}"${rtl ? ' dir="rtl"' : ''}><head><title>Kiosk - Google Maps</title><style>.jftiEf{padding:1px}.kvMYJc{color:#111}</style></head><body><script>window.APP_INITIALIZATION_STATE=[[[1,2]],null];</script>
<div class="m6QErb" role="main" aria-label="Kiosk Zwölf"><h1 class="DUwDvf">Kiosk Zwölf</h1>
<div role="tablist"><button role="tab" aria-selected="false" data-tab-index="0" aria-label="Kiosk Zwölf - ${words.overview}">${words.overview}</button><button role="tab" aria-selected="true" data-tab-index="1" aria-label="Kiosk Zwölf - ${words.reviews}">${words.reviews}</button></div>
<div class="jANrlb"><div class="fontDisplayLarge">${number(4.2, 1)}</div><table>${rows.join('')}</table></div>
<div class="q1"><div data-review-id="${reviews[0]?.id ?? ''}"><span>"the old shop was kind"</span></div><div data-review-id="Ci9DQUlRQUNvZENoQUOTEDdHljRjlvT21SZk1GbDVRM1Y0UkVaWFRWaDBXbUV6xAB"><span>"a fine lamp"</span></div></div>
<button jslog="59550; track:click" aria-haspopup="true" aria-label="Sort">Sort</button>
<div class="m6QErb XiKgde">${reviews.map((review) => madeCard(review, language)).join('<div class="AyRUI" aria-hidden="true"></div>')}</div></div></body></html>`;
}

/** One card, as the list has it. */
export function madeCard(review: MadeReview, language: string): string {
  const words = mapsWords(language);
  const id = review.id;
  const author = escaped(review.author);
  const log = `metadata:${btoa(`["0ahUKEwj${id}QHGf",null,null]`)}`;
  return `<div class="jftiEf fontBodyMedium" aria-label="${author}" data-review-id="${id}" jslog="21866;;${log}"><div data-review-id="${id}" jsaction="mouseover:pane.wfvdle57.review.in; mouseout:pane.wfvdle57.review.out"><div class="jJc9Ad"><div>
<button class="WEBjve" data-review-id="${id}" data-href="https://www.google.com/maps/contrib/1172392592661878${id.slice(16, 22)}/reviews?hl=${language}" jsaction="pane.wfvdle57.review.reviewerLink" jslog="95010; track:click; mutable:true;${log}" aria-label="Photo: ${author}"><img class="NBa7we" alt="" src="https://lh3.example/a-/ALV-Uj${id}=w36-h36-p-rp-mo-br100"></button></div>
<div class="GHT2ce NsCY4"><div class="m44Iib"></div><div style="position: relative;"><div class="WNxzHc"><button class="al6Kxe" jsaction="pane.wfvdle57.review.reviewerLink" data-review-id="${id}" data-href="https://www.google.com/maps/contrib/1172392592661878${id.slice(16, 22)}/reviews?hl=${language}" jslog="95010; track:click;"><div class="d4r55 fontTitleMedium">${author}</div><div class="RfnDt">Local Guide · 19 · 5</div></button></div><div class="fzE5Re"><div class="X1FxEd"></div>
<button class="PP3Y3d S1qRNe" data-review-id="${id}" jslog="14326; track:click;${log}" aria-haspopup="true" aria-expanded="false" aria-label="${escaped(words.menu(review.author))}" data-tooltip="${escaped(words.menu(review.author))}" jsaction="pane.wfvdle57.review.actionMenu; keydown:pane.wfvdle57.review.actionMenu"><div class="zjA77"><div class="OyjIsf"></div><span class="eaLgGf google-symbols" aria-hidden="true" style="font-size: 18px;">\ue5d4</span></div></button></div></div></div><div class="g138K"></div>
<div class="GHT2ce">${dateRow(review, language, words)}<div>${textBlock(review, language, words)}</div>${review.details ? DETAILS : ''}${photos(review)}<div style="clear: both;"></div>
<div class="Upo0Ec"><button class="gllhef" aria-pressed="false" data-review-id="${id}" jslog="25807; track:click;${log}" aria-label="${escaped(words.like)}" title="${escaped(words.like)}" jsaction="pane.wfvdle57.review.toggleThumbsUp; keydown:pane.wfvdle57.review.toggleThumbsUp"><div class="GBkF3d"><div class="Gd9ibe OyjIsf"></div><span class="dSlJg google-symbols" aria-hidden="true" style="font-size: 18px;">\ue8dc</span><span class="NlVald znYl0"><span>${escaped(words.like)}</span></span></div></button><button class="gllhef" jslog="32949; track:click" data-review-id="${id}" aria-label="${escaped(words.share)}" jsaction="pane.wfvdle57.review.share; keydown:pane.wfvdle57.review.share"><div class="GBkF3d"><span class="dSlJg google-symbols" aria-hidden="true">\ue80d</span><span class="NlVald znYl0"><span>${escaped(words.share)}</span></span></div></button></div>
${replyBlock(review, words, language)}</div></div></div></div>`;
}

function dateRow(review: MadeReview, language: string, words: MapsWords): string {
  const date = escaped(madeDate(review, language).replace(/ (?=\S+$)/u, '\u00a0'));
  if (review.hotel)
    return `<div class="DU9Pgb"><span class="fzvQIb">${review.rating}/5</span><span class="xRkPPb">${date} on<span class="qmhsmd">Google</span></span></div>`;
  const stars = [1, 2, 3, 4, 5].map(
    (star) =>
      `<span class="hCCjke google-symbols NhBTye ${star <= review.rating ? 'elGi1d' : 'gnOR4e'}" aria-hidden="true" style="font-size: 16px;">\ue838</span>`,
  );
  const number = new Intl.NumberFormat(language).format(review.rating);
  return `<div class="DU9Pgb"><span class="kvMYJc" role="img" aria-label="${escaped(words.stars(number))}">${stars.join('')}</span><span class="rsqaWe">${date}</span>${review.partner ? '<span class="qmhsmd">Reviewed on Bookwell</span>' : ''}${review.badge ? `<span class="W8gobe">${escaped(words.badge)}</span>` : ''}<div class="Tuisuc"></div></div>`;
}

function textBlock(review: MadeReview, language: string, words: MapsWords): string {
  if (review.text === undefined) return '';
  const shown = escaped(review.cut ? `${review.text} …` : review.text).replaceAll('\n', '<br>');
  const more = `<span><button class="w8nwRe kyuRq" aria-expanded="false" aria-controls="${review.id}" data-review-id="${review.id}" jslog="63707; track:click" aria-label="${escaped(words.more)}" jsaction="pane.wfvdle57.review.expandReview">${escaped(words.more)}</button></span>`;
  const original = `<div class="oqftme"><button class="kyuRq WOKzJe" aria-pressed="false" data-review-id="${review.id}" jslog="154961; track:click" aria-label="${escaped(words.original)}" jsaction="pane.wfvdle57.review.showReviewInOriginal">${escaped(words.original)}</button></div>`;
  return `<div class="MyEned" tabindex="-1" id="${review.id}" lang="${review.translated ? language : review.textLanguage}"><span class="wiI7pd">${shown}</span>${review.cut ? more : ''}</div>${review.translated ? original : ''}`;
}

/** What was ticked beside a review, and sub-ratings. */
const DETAILS =
  '<div jslog="127691"><div class="PBK6be"><div><span class="RfDO5c"><b>Service</b></span></div><div><span class="RfDO5c"><span>Dine in at the long table</span></span></div></div><div class="PBK6be"><span class="RfDO5c"><b>Food:</b> 5</span></div></div>';

function photos({ photos: count = 0, id }: MadeReview): string {
  if (count === 0) return '';
  const photo = (at: number): string =>
    `<button class="Tya61d" aria-label="Photo ${at} of ${count}" data-review-id="${id}" data-photo-index="${at}" jsaction="pane.wfvdle57.review.openPhoto" style="background-image: url(&quot;https://lh5.example/p/${id}&quot;)"></button>`;
  return `<div class="KtCyie">${Array.from({ length: count }, (_, at) => photo(at + 1)).join('')}<button class="Tap5If"><div>+${count}</div></button></div>`;
}

function replyBlock({ reply, ago: [count, unit] }: MadeReview, words: MapsWords, language: string): string {
  if (reply === undefined) return '';
  const date = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
    .format(-count, unit)
    .replace(/ \(\d\)$/, '');
  return `<div class="CDe7pd"><div><span class="fontTitleSmall">${escaped(words.reply)}</span><span class="DZSIDd">${escaped(date)}</span></div><div class="wiI7pd" lang="en">${escaped(reply)}</div></div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
