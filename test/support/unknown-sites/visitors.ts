/** Visitors: list pages by an independent hand who has never seen the reader. Set apart from all others; measured first, mended after. */
import { agoIn, dayIn, esc, type TrueReview, type UnknownSite } from './site.ts';

/** One review of a page, with what only the page's mark-up needs. */
interface Said extends TrueReview {
  readonly [extra: string]: unknown;
}

/** Whether a heading that the customer wrote is the first line of the text; the type does not say. */
const HEADING_IS_TEXT: boolean = false;

/** Pages of twelve invented sites. */
export function visitorSites(): readonly UnknownSite[] {
  return [
    teaShop(),
    harbourHotel(),
    hotSpring(),
    carDealer(),
    kebabDelivery(),
    campsite(),
    skinCare(),
    sellerFeedback(),
    metroApp(),
    dentist(),
    museum(),
    airline(),
  ];
}

/** The truth of a page: only the fields that the type knows. */
function truths(said: readonly Said[]): TrueReview[] {
  return said.map(({ author, rating, text, day, reply, id }) => {
    const all = { author, rating, text, day, reply, id };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as TrueReview;
  });
}

/** What the customer wrote under a heading. */
function worded(heading: string, ...words: readonly string[]): string {
  return (HEADING_IS_TEXT ? [heading, ...words] : words).join('\n');
}

/** A WooCommerce shop from Poland: comment list, width-per-cent stars, nested answers of the shop. */
function teaShop(): UnknownSite {
  const said: Said[] = [
    {
      id: '4811',
      author: 'Małgorzata',
      rating: 5,
      day: '2026-11-02',
      at: '2026-11-02T08:14:09+01:00',
      text: 'Pachnie jak las po deszczu. Zamawiam już trzeci raz i za każdym razem listki są tak samo całe i świeże.',
      verified: true,
    },
    {
      id: '4790',
      author: 'Zbyszek_K',
      rating: 3,
      day: '2026-10-19',
      at: '2026-10-19T21:40:55+02:00',
      text: 'Herbata poprawna, ale przesyłka szła osiem dni i puszka dotarła wgnieciona. Po 4 zaparzeniach smaku już nie ma.',
      reply:
        'Panie Zbyszku, przepraszamy za puszkę. Wysłaliśmy nową 21 października, a kurierowi złożyliśmy reklamację.',
      verified: true,
    },
    { id: '4766', author: 'Ola', rating: 5, day: '2026-09-30', at: '2026-09-30T12:02:31+02:00', text: 'Pyszna!' },
    {
      id: '4702',
      author: 'dr Teofil Wrona',
      rating: 2,
      day: '2026-08-11',
      at: '2026-08-11T07:33:00+02:00',
      text: 'Na etykiecie stoi zbiór z wiosny 2026, a w środku naklejka z datą 2025. Nie lubię, gdy się mnie tak traktuje.\nSama herbata w smaku płaska, trochę jak siano.',
    },
    {
      id: '4688',
      author: 'Hanna P.',
      rating: 4,
      day: '2026-07-28',
      at: '2026-07-28T18:20:47+02:00',
      text: 'Bardzo dobra do śniadania, delikatna. Gwiazdka mniej, bo torebka 100 g podrożała o dziewięć złotych.',
      reply: 'Dziękujemy! Cena zależy od zbioru, przy dwóch torebkach wysyłka jest gratis.',
      verified: true,
    },
    {
      id: '4650',
      author: 'Anonim',
      rating: 1,
      day: '2026-06-03',
      at: '2026-06-03T23:59:10+02:00',
      text: 'Nigdy nie dotarła, a na maile nikt nie odpowiada od dwóch tygodni.',
    },
  ];
  const stars = (rating: number) =>
    `<div class="star-rating" role="img" aria-label="Oceniono ${rating} na 5"><span style="width:${rating * 20}%">Oceniono <strong class="rating">${rating}</strong> na 5</span></div>`;
  const item = (
    one: Said,
    index: number,
  ) => `<li class="review ${index % 2 ? 'odd alt thread-odd' : 'even thread-even'} depth-1" id="li-comment-${one.id}">
<div id="comment-${one.id}" class="comment_container">
<img alt="" src="https://secure.gravatar.example/avatar/${one.id}?s=60&amp;d=mm" class="avatar avatar-60 photo" height="60" width="60" loading="lazy">
<div class="comment-text">${stars(one.rating!)}
<p class="meta"><strong class="woocommerce-review__author">${esc(one.author!)}</strong> ${one.verified ? '<em class="woocommerce-review__verified verified">(zweryfikowany kupujący)</em>' : ''} <span class="woocommerce-review__dash">&ndash;</span> <time class="woocommerce-review__published-date" datetime="${one.at}">${dayIn(one.day!, 'pl')}</time></p>
<div class="description">${one
    .text!.split('\n')
    .map((part) => `<p>${esc(part)}</p>`)
    .join('\n')}</div>
</div></div>${
    one.reply
      ? `<ul class="children"><li class="comment byuser comment-author-sklep bypostauthor depth-2" id="li-comment-${Number(one.id) + 3}"><div id="comment-${Number(one.id) + 3}" class="comment_container"><img alt="" src="https://secure.gravatar.example/avatar/shop?s=60" class="avatar avatar-60 photo"><div class="comment-text"><p class="meta"><strong class="woocommerce-review__author">Liść i Czajnik</strong> <em class="woocommerce-review__verified verified">(obsługa sklepu)</em> <span class="woocommerce-review__dash">&ndash;</span> <time class="woocommerce-review__published-date" datetime="2026-11-03T09:00:00+01:00">3 listopada 2026</time></p><div class="description"><p>${esc(one.reply)}</p></div></div></div></li></ul>`
      : ''
  }</li>`;
  const related = [
    ['Earl Grey Mglisty', 4.67, '24,00'],
    ['Sencha Poranek', 4.2, '31,50'],
    ['Rooibos Wanilia', 3.9, '19,90'],
  ] as const;
  const html = `<!DOCTYPE html>
<html lang="pl-PL"><head><meta charset="UTF-8"><title>Oolong Deszczowy Las – Liść i Czajnik</title><link rel="canonical" href="https://lisciczajnik.example/produkt/oolong-deszczowy-las/"><link rel="next" href="https://lisciczajnik.example/produkt/oolong-deszczowy-las/comment-page-2/#comments"></head>
<body class="product-template-default single single-product postid-512 woocommerce woocommerce-page">
<a class="skip-link screen-reader-text" href="#content">Przejdź do treści</a>
<header id="masthead" class="site-header"><div class="site-branding"><a href="/" rel="home">Liść i Czajnik</a><p class="site-description">Herbaty z małych ogrodów</p></div><nav class="main-navigation"><ul class="menu"><li><a href="/sklep/">Sklep</a></li><li><a href="/blog/">Blog</a></li><li><a href="/kontakt/">Kontakt</a></li></ul></nav><a class="cart-contents" href="/koszyk/">0,00&nbsp;zł <span class="count">0 produktów</span></a></header>
<div id="content" class="site-content"><nav class="woocommerce-breadcrumb"><a href="/">Strona główna</a> / <a href="/oolong/">Oolong</a> / Oolong Deszczowy Las</nav>
<div id="product-512" class="product type-product"><div class="summary entry-summary"><h1 class="product_title entry-title">Oolong Deszczowy Las</h1>
<div class="woocommerce-product-rating"><div class="star-rating" role="img" aria-label="Oceniono 3.71 na 5"><span style="width:74.2%">Oceniono <strong class="rating">3.71</strong> na 5 na podstawie <span class="rating">14</span> ocen klientów</span></div><a href="#reviews" class="woocommerce-review-link" rel="nofollow">(<span class="count">14</span> opinii klientów)</a></div>
<p class="price"><bdi>38,00&nbsp;zł</bdi></p><div class="woocommerce-product-details__short-description"><p>Zwinięty ręcznie, lekko palony, z nutą mchu i miodu.</p></div><form class="cart"><input type="number" value="1"><button type="submit">Dodaj do koszyka</button></form></div>
<div class="woocommerce-tabs wc-tabs-wrapper"><ul class="tabs wc-tabs"><li><a href="#tab-description">Opis</a></li><li class="active"><a href="#tab-reviews">Opinie (14)</a></li></ul>
<div class="woocommerce-Tabs-panel" id="tab-description"><h2>Opis</h2><p>Ogród leży na wysokości 1200 m. Parzyć w 90 stopniach przez trzy minuty.</p></div>
<div class="woocommerce-Tabs-panel" id="tab-reviews"><div id="reviews" class="woocommerce-Reviews"><div id="comments"><h2 class="woocommerce-Reviews-title">14 opinii dla <span>Oolong Deszczowy Las</span></h2>
<ol class="commentlist">
${said.map(item).join('\n')}
</ol><nav class="woocommerce-pagination"><ul class="page-numbers"><li><span aria-current="page" class="page-numbers current">1</span></li><li><a class="page-numbers" href="/produkt/oolong-deszczowy-las/comment-page-2/#comments">2</a></li><li><a class="next page-numbers" href="/produkt/oolong-deszczowy-las/comment-page-2/#comments">&rarr;</a></li></ul></nav></div>
<div id="review_form_wrapper"><div id="respond" class="comment-respond"><span id="reply-title" class="comment-reply-title">Dodaj opinię</span><form action="/wp-comments-post.php" method="post" class="comment-form"><p class="comment-notes">Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *</p><div class="comment-form-rating"><label for="rating">Twoja ocena</label><select name="rating" id="rating" required><option value="">Oceń…</option><option value="5">Idealnie</option><option value="4">Dobrze</option><option value="3">Nieźle</option><option value="2">Może być</option><option value="1">Okropnie</option></select></div><p class="comment-form-comment"><textarea id="comment" name="comment" rows="8"></textarea></p><p><input name="author" type="text"></p><input type="submit" value="Wyślij"></form></div></div></div></div></div>
<section class="related products"><h2>Podobne produkty</h2><ul class="products columns-3">${related
    .map(
      ([name, score, price]) =>
        `<li class="product"><a href="#"><img src="/wp-content/uploads/t.jpg" alt="${name}"><h2 class="woocommerce-loop-product__title">${name}</h2><div class="star-rating" role="img" aria-label="Oceniono ${score} na 5"><span style="width:${score * 20}%">Oceniono <strong class="rating">${score}</strong> na 5</span></div><span class="price">${price}&nbsp;zł</span></a></li>`,
    )
    .join('')}</ul></section></div></div>
<aside class="widget widget_recent_reviews"><h3>Sklep od środka</h3><p>Od 2011 roku pakujemy ręcznie.</p></aside>
<footer class="site-footer"><form class="mc4wp-form"><label>Newsletter: -10% na pierwsze zamówienie</label><input type="email"><button>Zapisz</button></form><p>&copy; 2026 Liść i Czajnik. <a href="/regulamin/">Regulamin</a></p></footer>
<div id="cookie-notice" role="dialog"><span>Używamy plików cookie, aby sklep działał.</span> <button>Zgoda</button></div>
</body></html>`;
  return {
    name: 'tea shop (WooCommerce, pl)',
    url: 'https://lisciczajnik.example/produkt/oolong-deszczowy-las/',
    html,
    truth: truths(said),
    shownCount: 14,
    shownAverage: 3.71,
    next: 'https://lisciczajnik.example/produkt/oolong-deszczowy-las/comment-page-2/#comments',
  };
}

/** Hotel bookings with Tailwind: coloured score badge, liked and disliked columns, one review pinned and shown again. */
function harbourHotel(): UnknownSite {
  const said: Said[] = [
    {
      author: 'Priyanka',
      place: 'India',
      rating: 9.2,
      day: '2026-10-04',
      stay: 'September 2026',
      room: 'Sea-view double',
      liked: 'The night porter found me a hot supper at half past eleven. Windows that actually open onto the harbour.',
      disliked: 'Lift was out on the first morning and my room was on floor 5.',
      reply: 'Thank you Priyanka, Gethin was delighted to read this. The lift has a new motor since 28 September.',
    },
    {
      author: 'Colm',
      place: 'Ireland',
      rating: 10,
      day: '2026-09-21',
      stay: 'September 2026',
      room: 'Attic single',
      liked: 'Everything, especially the kippers.',
    },
    {
      author: 'Anne-Sofie',
      place: 'Denmark',
      rating: 6.5,
      day: '2026-09-02',
      stay: 'August 2026',
      room: 'Family room',
      liked: 'Central, clean bathroom, friendly girl at reception.',
      disliked:
        'Bins are emptied right below the window at 5 every morning. We asked to be moved and nothing happened.',
    },
    {
      author: 'Terence',
      place: 'United Kingdom',
      rating: 3.8,
      day: '2026-08-17',
      stay: 'August 2026',
      room: 'Standard double',
      disliked:
        'Paid £164 for a room described as renovated and found damp behind the wardrobe, a kettle without a lid and one towel between two.',
      reply: 'We are sorry, Terence. Room 12 is closed for repair and your second night has been refunded.',
    },
    { author: 'Wouter', place: 'Netherlands', rating: 8, day: '2026-07-30', stay: 'July 2026', room: 'Attic single' },
    {
      author: 'Lucía',
      place: 'Spain',
      rating: 7.9,
      day: '2026-07-11',
      stay: 'May 2026',
      room: 'Sea-view double',
      liked: 'Good beds 😴 and the breakfast lady remembers how you take your coffee.',
      disliked: 'Parking 18 a day is a bit much.',
    },
    {
      author: 'Bronwen',
      place: 'United Kingdom',
      rating: 9.6,
      day: '2026-06-25',
      stay: 'June 2026',
      room: 'Family room',
      liked: 'Came for one night in 2019, came back for six this time. The children still talk about the seals.',
    },
  ];
  const items = said.map((one) => ({
    ...one,
    text: [one.liked, one.disliked].filter((part) => part !== undefined).join('\n') || undefined,
  }));
  const word = (rating: number) =>
    rating >= 9.5 ? 'Exceptional' : rating >= 9 ? 'Superb' : rating >= 7 ? 'Good' : rating >= 6 ? 'Pleasant' : 'Poor';
  const colour = (rating: number) => (rating >= 8 ? 'bg-emerald-700' : rating >= 6 ? 'bg-amber-600' : 'bg-rose-700');
  const card = (
    one: (typeof items)[number] & Said,
    extra = '',
  ) => `<div class="grid grid-cols-1 md:grid-cols-4 gap-4 py-6 border-b border-slate-200 ${extra}">
  <div class="md:col-span-1 text-sm text-slate-600">
    <div class="flex items-center gap-2"><span class="inline-flex h-9 w-9 items-center justify-center rounded-full bg-sky-100 font-semibold text-sky-900" aria-hidden="true">${one.author![0]}</span><div><div class="font-semibold text-slate-900">${one.author}</div><div class="flex items-center gap-1"><img src="/flags/${String(one.place).toLowerCase().replace(' ', '-')}.svg" alt="" class="h-3">${one.place}</div></div></div>
    <ul class="mt-3 space-y-1"><li class="flex gap-1"><svg class="h-4 w-4"><use href="#i-bed"></use></svg>${one.room}</li><li class="flex gap-1"><svg class="h-4 w-4"><use href="#i-cal"></use></svg>${1 + (one.author!.length % 4)} nights · ${one.stay}</li></ul>
  </div>
  <div class="md:col-span-3">
    <p class="text-xs text-slate-500">Reviewed: ${dayIn(one.day!, 'en-GB')}</p>
    <div class="mt-1 flex items-start justify-between"><h3 class="text-lg font-bold">${word(one.rating!)}</h3><div class="rounded-t-md rounded-br-md px-2 py-1 font-bold text-white ${colour(one.rating!)}">${one.rating === 10 ? '10' : one.rating!.toFixed(1)}</div></div>
    ${one.text === undefined ? '<p class="mt-2 italic text-slate-400">There are no comments available for this review</p>' : ''}
    <div class="mt-2 grid gap-4 md:grid-cols-2">${one.liked ? `<div class="flex gap-2"><svg class="h-5 w-5 text-emerald-700" aria-label="Liked"><use href="#i-smile"></use></svg><p class="text-slate-800">${esc(String(one.liked))}</p></div>` : ''}${one.disliked ? `<div class="flex gap-2"><svg class="h-5 w-5 text-slate-500" aria-label="Disliked"><use href="#i-frown"></use></svg><p class="text-slate-800">${esc(String(one.disliked))}</p></div>` : ''}</div>
    ${one.reply ? `<div class="mt-4 rounded-lg bg-slate-50 p-4"><p class="text-sm font-semibold">The Quayside Arms responded:</p><p class="mt-1 text-sm">${esc(one.reply)}</p></div>` : ''}
    <div class="mt-3 flex gap-4 text-sm text-sky-700"><button type="button">👍 Helpful</button><button type="button">Not helpful</button></div>
  </div>
</div>`;
  const bars = [
    ['Staff', 9.1],
    ['Facilities', 8.2],
    ['Cleanliness', 8.4],
    ['Comfort', 8.5],
    ['Value for money', 7.8],
    ['Free WiFi', 8.0],
  ] as const;
  const html = `<!doctype html><html lang="en" class="h-full"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Guest reviews: The Quayside Arms, Porthgwyn | Beddable</title></head>
<body class="bg-white text-slate-900 antialiased">
<svg class="hidden"><symbol id="i-bed"><path d="M1 1h2"/></symbol><symbol id="i-smile"><circle r="4"/></symbol><symbol id="i-frown"><circle r="4"/></symbol><symbol id="i-cal"><path d="M0 0"/></symbol></svg>
<header class="sticky top-0 bg-sky-950 text-white"><div class="mx-auto flex max-w-6xl items-center justify-between p-4"><a href="/" class="text-2xl font-black">beddable</a><nav class="flex gap-6 text-sm"><a href="/stays">Stays</a><a href="/ferries">Ferries</a><a href="/login">Sign in</a></nav></div></header>
<main class="mx-auto grid max-w-6xl grid-cols-1 gap-8 p-4 lg:grid-cols-3"><div class="lg:col-span-2">
<h1 class="text-3xl font-bold">The Quayside Arms</h1><p class="text-slate-600">3 Fish Street, Porthgwyn</p>
<section class="mt-6 flex items-center gap-4"><div class="rounded-md bg-emerald-700 p-3 text-2xl font-bold text-white">8.3</div><div><div class="text-lg font-bold">Very good</div><div class="text-sm text-slate-500">612 reviews</div></div></section>
<section class="mt-6 grid grid-cols-2 gap-4">${bars.map(([name, score]) => `<div><div class="flex justify-between text-sm"><span>${name}</span><span>${score.toFixed(1)}</span></div><div class="h-2 rounded bg-slate-200"><div class="h-2 rounded bg-sky-800" style="width:${score * 10}%"></div></div></div>`).join('')}</section>
<form class="mt-8 flex gap-4"><label class="text-sm">Reviewers <select><option>All (612)</option><option>Families (140)</option></select></label><label class="text-sm">Review scores <select><option>All</option><option>Superb: 9+ (301)</option><option>Poor: 3–5 (22)</option></select></label><label class="text-sm">Sort by <select><option>Newest first</option></select></label></form>
<section class="mt-6 rounded-xl bg-amber-50 p-4"><p class="text-xs font-bold uppercase tracking-wide">📌 Chosen by the property</p>${card(items[6]!, 'border-none')}</section>
<section id="reviewlist" class="mt-4">
${items
  .slice(0, 3)
  .map((one) => card(one))
  .join('\n')}
<div class="my-4 rounded-lg bg-indigo-900 p-6 text-white"><p class="text-lg font-bold">Save 10% with Beddable Plus</p><p class="text-sm">Members get lower prices at 14,000 places. 4.8 ★ in the app shops.</p><a href="/plus" class="underline">Join free</a></div>
${items
  .slice(3)
  .map((one) => card(one))
  .join('\n')}
</section>
<nav aria-label="Pages" class="mt-6 flex gap-2"><span class="rounded bg-sky-900 px-3 py-1 text-white">1</span><a class="px-3 py-1" href="?page=2">2</a><a class="px-3 py-1" href="?page=3">3</a><span>…</span><a class="px-3 py-1" href="?page=62">62</a><a class="px-3 py-1" href="?page=2" rel="next">Next page</a></nav>
</div>
<aside class="space-y-4"><h2 class="text-lg font-bold">Guests also looked at</h2>${[
    ['Trefoil House', 8.9, 204],
    ['Old Customs Inn', 7.7, 1190],
    ['Saltmarsh Rooms', 9.3, 58],
  ]
    .map(
      ([name, score, count]) =>
        `<a href="#" class="flex items-center gap-3 rounded-lg border p-3"><img src="/p.webp" alt="${name}" class="h-14 w-14 rounded"><div><div class="font-semibold">${name}</div><div class="text-sm"><span class="rounded bg-sky-900 px-1 text-white">${score}</span> ${count} reviews</div></div></a>`,
    )
    .join('')}</aside></main>
<footer class="mt-12 bg-slate-100 p-8 text-sm"><form class="mb-6"><p class="font-bold">Deals in your inbox</p><input type="email" placeholder="Email"><button>Subscribe</button></form><p>© 2014–2026 Beddable Ltd</p></footer>
<div class="fixed inset-x-0 bottom-0 bg-slate-900 p-4 text-white">We use cookies. <button class="underline">Accept</button> <button class="underline">Decline</button></div>
</body></html>`;
  return {
    name: 'harbour hotel (Tailwind, liked and disliked, en)',
    url: 'https://beddable.example/gb/quayside-arms/reviews',
    html,
    truth: truths(items),
    shownCount: 612,
    shownAverage: 8.3,
    next: 'https://beddable.example/gb/quayside-arms/reviews?page=2',
  };
}

/** A Japanese guide to hot springs, served by Vue: star images without words, day of the visit beside the day of writing. */
function hotSpring(): UnknownSite {
  const said: Said[] = [
    {
      id: 'kuchikomi-90211',
      author: '湯めぐり太郎',
      rating: 5,
      day: '2026-11-08',
      visit: '2026年10月',
      text: '露天風呂から見える紅葉が本当に素晴らしかったです。お湯は少しぬるめで、一時間でも入っていられました。',
      helpful: 12,
    },
    {
      id: 'kuchikomi-90175',
      author: 'まめしば',
      rating: 2,
      day: '2026-10-27',
      visit: '2026年10月',
      text: '脱衣所のロッカーが壊れているものが多く、床も濡れたままでした。\n受付の方に伝えましたが「そうですか」だけで終わり。残念です。',
      reply: 'ご不便をおかけし申し訳ございません。ロッカーは十一月一日にすべて交換いたしました。',
      helpful: 31,
    },
    {
      id: 'kuchikomi-90102',
      author: 'K.S',
      rating: 4,
      day: '2026-10-05',
      visit: '2026年9月',
      text: '最高！',
      helpful: 0,
    },
    {
      id: 'kuchikomi-89950',
      author: '旅するおばあちゃん',
      rating: 5,
      day: '2026-09-14',
      visit: '2026年8月',
      text: '孫3人と行きました。段差が少なく手すりもあり、足の悪い私でも安心でした。食事処の山菜そばもおすすめです♨️',
      helpful: 7,
    },
    {
      id: 'kuchikomi-89721',
      author: 'nekozuki88',
      rating: 3,
      day: '2026-08-02',
      visit: '2026年5月',
      text: '土日は混みすぎ。平日の朝9時なら貸切状態なので、そちらを狙うべきだと思います。料金は950円に値上がりしていました。',
      helpful: 4,
    },
    { id: 'kuchikomi-89690', author: 'さくら', rating: 4, day: '2026-07-21', visit: '2026年7月', helpful: 1 },
    {
      id: 'kuchikomi-89511',
      author: '匿名希望',
      rating: 1,
      day: '2026-06-30',
      visit: '2026年6月',
      text: '予約したのに個室が使えないと言われました。電話で確認までしたのに、責任者も出てこない。二度と行きません。',
      helpful: 18,
    },
  ];
  const v = 'data-v-6f1c2e9a';
  const item = (one: Said) =>
    `<!--[--><li ${v} class="kuchikomi" id="${one.id}"><div ${v} class="kuchikomi__head"><img ${v} class="kuchikomi__icon" src="/img/avatar_${one.author!.length % 5}.png" alt="${one.author}さんのアイコン"><div ${v}><p ${v} class="kuchikomi__name"><a ${v} href="/user/${one.author!.codePointAt(0)}">${one.author}</a>さん</p><p ${v} class="kuchikomi__profile">投稿${3 + one.author!.length}件<!----></p></div></div><div ${v} class="kuchikomi__score"><img ${v} src="/img/common/stars-${one.rating}.png" width="90" height="16"><!----></div><dl ${v} class="kuchikomi__meta"><div ${v}><dt ${v}>訪問時期</dt><dd ${v}>${one.visit}</dd></div><div ${v}><dt ${v}>投稿日</dt><dd ${v}>${one.day!.replaceAll('-', '/')}</dd></div></dl>${
      one.text ? `<p ${v} class="kuchikomi__body">${esc(one.text).replaceAll('\n', '<br>')}</p>` : '<!---->'
    }${one.reply ? `<div ${v} class="kuchikomi__answer"><p ${v} class="kuchikomi__answer-ttl">施設からの返信</p><p ${v}>${one.reply}</p></div>` : '<!---->'}<div ${v} class="kuchikomi__foot"><button ${v} type="button">参考になった <b ${v}>${one.helpful}</b></button><a ${v} href="/report?id=${one.id}">問題を報告</a></div></li><!--]-->`;
  const html = `<!DOCTYPE html><html lang="ja" data-n-head-ssr><head><meta charset="utf-8"><title>鶴見ヶ丘温泉 白雲の湯の口コミ一覧 | ゆったり帖</title></head><body><div id="__nuxt"><!----><div id="__layout"><div class="app">
<header data-v-11aa22bb class="gheader"><a data-v-11aa22bb href="/" class="nuxt-link-active"><img data-v-11aa22bb src="/logo.svg" alt="ゆったり帖"></a><ul data-v-11aa22bb><li><a href="/area">エリアから探す</a></li><li><a href="/ranking">ランキング</a></li><li><a href="/login">ログイン</a></li></ul></header>
<ol class="pankuzu"><li><a href="/">ホーム</a></li><li><a href="/area/oita">大分</a></li><li>白雲の湯</li></ol>
<h1>鶴見ヶ丘温泉 白雲の湯</h1><div class="sougou"><span class="sougou__label">総合評価</span><img src="/img/common/stars-35.png" width="140"><strong class="sougou__ten">3.6</strong><span class="sougou__ken">口コミ <em>83</em>件</span></div>
<table class="bunpu"><tbody><tr><th>5</th><td><div class="bar" style="width:34%"></div></td><td>28件</td></tr><tr><th>4</th><td><div class="bar" style="width:26%"></div></td><td>22件</td></tr><tr><th>3</th><td><div class="bar" style="width:16%"></div></td><td>13件</td></tr><tr><th>2</th><td><div class="bar" style="width:13%"></div></td><td>11件</td></tr><tr><th>1</th><td><div class="bar" style="width:11%"></div></td><td>9件</td></tr></tbody></table>
<div class="narabi">並び替え：<button class="is-on">新着順</button><button>評価の高い順</button><button>参考になった順</button></div>
<ul ${v} class="kuchikomi-list">${said.map(item).join('')}</ul>
<div class="pager"><span class="pager__now">1</span><a href="/onsen/4410/kuchikomi?p=2">2</a><a href="/onsen/4410/kuchikomi?p=3">3</a><a class="pager__next" href="/onsen/4410/kuchikomi?p=2">次へ</a></div>
<section class="chikaku"><h2>近くの温泉</h2><ul><li><a href="/onsen/4411"><img src="/a.jpg" alt="竹の湯"><span>竹の湯</span><img src="/img/common/stars-4.png" width="70"><span>4.1（45件）</span></a></li><li><a href="/onsen/4421"><img src="/b.jpg" alt="月見温泉"><span>月見温泉</span><img src="/img/common/stars-3.png" width="70"><span>3.2（12件）</span></a></li></ul></section>
<aside class="mailmag"><h3>メールマガジン</h3><p>週に一度、季節の湯をお届けします。</p><input type="email"><button>登録</button></aside>
<footer><p>運営会社 | 利用規約 | プライバシー</p><small>© 2026 ゆったり帖編集部</small></footer><div class="cookie-bar">当サイトではCookieを使用しています。<button>同意する</button></div></div></div></div><script>window.__NUXT__={}</script></body></html>`;
  return {
    name: 'hot spring (Vue, star images, ja)',
    url: 'https://yuttari.example/onsen/4410/kuchikomi',
    html,
    truth: truths(said),
    shownCount: 83,
    shownAverage: 3.6,
    next: 'https://yuttari.example/onsen/4410/kuchikomi?p=2',
  };
}

/** A Russian regional car portal that has looked the same since 2004: tables in tables, font tags, marks in words and figures. */
function carDealer(): UnknownSite {
  const said: Said[] = [
    {
      author: 'Игорь',
      town: 'Тверь',
      rating: 4,
      day: '2026-11-14',
      text: 'Брал подержанную «Ладу» 2021 года. Документы оформили за час, но пришлось самому напоминать про второй ключ.',
    },
    {
      author: 'Светлана Ю.',
      town: 'Клин',
      rating: 1,
      day: '2026-10-30',
      text: 'Навязали страховку на 48 000 рублей, хотя по телефону клялись, что допов нет. Ушла, потеряв полдня.',
      reply: 'Светлана, менеджер лишён премии. Позвоните, пожалуйста, директору салона, вернём стоимость дороги.',
    },
    { author: 'Палыч', town: 'Ржев', rating: 5, day: '2026-10-12', text: 'Всё чётко, рекомендую.' },
    {
      author: 'Артём Гусев',
      town: 'Тверь',
      rating: 3,
      day: '2026-09-06',
      text: 'Салон чистый, кофе наливают.\nА вот оценку моей машины занизили почти вдвое, хотя пробег всего 60 тысяч.\nДумайте сами.',
    },
    {
      author: 'vasilisa_80',
      town: 'Торжок',
      rating: 5,
      day: '2026-08-23',
      text: 'Спасибо Дмитрию из отдела кредитования! Три банка отказали, а он нашёл четвёртый под нормальный процент.',
    },
    {
      author: 'Николай',
      town: 'Москва',
      rating: 2,
      day: '2026-07-01',
      text: 'Ехал 180 км ради конкретной машины, а её продали утром. Позвонить никто не догадался.',
      reply: 'Николай, приносим извинения: теперь бронь действует сутки.',
    },
  ];
  const words = ['', 'ужасно', 'плохо', 'нормально', 'хорошо', 'отлично'];
  const row = (
    one: Said,
    index: number,
  ) => `<tr><td bgcolor="${index % 2 ? '#FFFFFF' : '#EEF3F8'}"><table width="100%" border="0" cellspacing="0" cellpadding="4"><tr><td width="70%"><font face="Verdana" size="2" color="#003366"><b>${one.author}</b></font> <font face="Verdana" size="1" color="#777777">(г. ${one.town})</font></td><td align="right" nowrap><font face="Verdana" size="1">${one.day!.split('-').reverse().join('.')}, ${10 + index}:${41 - index}</font></td></tr>
<tr><td colspan="2"><font face="Verdana" size="1">Оценка: <b>${one.rating}</b> из 5 (${words[one.rating!]})</font></td></tr>
<tr><td colspan="2"><font face="Verdana" size="2">${esc(one.text!).replaceAll('\n', '<br>\n')}</font></td></tr>${one.reply ? `<tr><td colspan="2" bgcolor="#FFF8E0"><font face="Verdana" size="1" color="#663300"><i>Ответ автосалона:</i> ${one.reply}</font></td></tr>` : ''}
<tr><td colspan="2" align="right"><font size="1"><a href="plus.php?n=${900 - index}">[+]</a> <a href="minus.php?n=${900 - index}">[-]</a> <a href="zhaloba.php?n=${900 - index}">Пожаловаться</a></font></td></tr></table></td></tr>`;
  const html = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Отзывы об автосалоне «Верхняя Волга» - АвтоТверца</title></head>
<body bgcolor="#FFFFFF" text="#000000" link="#003399" topmargin="0"><center>
<table width="980" border="0" cellspacing="0" cellpadding="0"><tr><td bgcolor="#003366" height="60"><font face="Arial" size="5" color="#FFFFFF"><b>&nbsp;АвтоТверца</b></font></td><td bgcolor="#003366" align="right"><font color="#FFFFFF" size="2">Сегодня 21.11.2026&nbsp;</font></td></tr>
<tr><td colspan="2" bgcolor="#CCD8E4"><font face="Verdana" size="2">&nbsp;<a href="/">Главная</a> | <a href="/salony/">Автосалоны</a> | <a href="/forum/">Форум</a> | <a href="/reklama/">Реклама</a></font></td></tr></table>
<table width="980" border="0" cellpadding="6"><tr><td width="180" valign="top"><font face="Verdana" size="1"><b>Другие салоны</b><br><a href="s12.php">Мотор-Сити</a> - 4,4 из 5 (31)<br><a href="s15.php">Колесо</a> - 3,8 из 5 (17)<br><a href="s19.php">АвтоДом на Волге</a> - 4,0 из 5 (52)<br><br><b>Голосование</b><br><form><input type="radio" name="v">Бензин<br><input type="radio" name="v">Дизель<br><input type="submit" value="Голосовать"></form></font></td>
<td valign="top"><font face="Arial" size="4"><b>Автосалон «Верхняя Волга»: отзывы покупателей</b></font><br><font face="Verdana" size="2">Тверь, Московское ш., 9. Средняя оценка: <b>3,3</b> из 5. Всего отзывов: <b>27</b>.</font><hr size="1">
<font face="Verdana" size="1">Сортировать: <b>по дате</b> | <a href="?s=o">по оценке</a></font>
<table width="100%" border="0" cellspacing="1" cellpadding="2" bgcolor="#99AABB">
${said.slice(0, 3).map(row).join('\n')}
<tr><td bgcolor="#FFFFFF" align="center"><a href="/click?b=44"><img src="/banners/shiny468.gif" width="468" height="60" border="0" alt="Зимняя резина со скидкой 20%"></a></td></tr>
${said
  .slice(3)
  .map((one, index) => row(one, index + 3))
  .join('\n')}
</table>
<p align="center"><font face="Verdana" size="2">Страницы: <b>1</b> <a href="otzyvy.php?salon=7&amp;p=2">2</a> <a href="otzyvy.php?salon=7&amp;p=3">3</a> <a href="otzyvy.php?salon=7&amp;p=2">Следующая &raquo;</a></font></p>
<form method="post" action="add.php"><font face="Verdana" size="2"><b>Добавить отзыв</b></font><br><input name="name" size="30"><br><select name="o"><option>5</option><option>4</option><option>3</option><option>2</option><option>1</option></select><br><textarea name="t" cols="60" rows="5"></textarea><br><input type="submit" value="Отправить"></form></td></tr></table>
<table width="980" bgcolor="#CCD8E4"><tr><td><font size="1">&copy; 2004-2026 АвтоТверца. Подписка на новости: <input name="e" size="15"> <input type="submit" value="OK"></font></td><td align="right"><img src="/counter.gif" width="88" height="31" alt="счётчик"></td></tr></table>
</center></body></html>`;
  return {
    name: 'car dealer (font tags, ru)',
    url: 'http://avtotvertsa.example/otzyvy.php?salon=7',
    html,
    truth: truths(said),
    shownCount: 27,
    shownAverage: 3.3,
    next: 'http://avtotvertsa.example/otzyvy.php?salon=7&p=2',
  };
}

/** Food delivery in Persian, right to left: progress bars with aria values, days of the Persian calendar, ordered dishes as chips. */
function kebabDelivery(): UnknownSite {
  const said: Said[] = [
    {
      author: 'نگار',
      rating: 5,
      day: '2026-11-16',
      dishes: ['چلوکباب کوبیده', 'دوغ محلی'],
      text: 'کباب هنوز داغ بود که رسید و برنجش زعفرانی واقعی داشت. پیک هم خیلی مودب بود.',
    },
    {
      author: 'بهزاد م.',
      rating: 2,
      day: '2026-11-10',
      dishes: ['جوجه بی‌استخوان'],
      text: 'یک ساعت و چهل دقیقه معطل شدیم و جوجه خشک بود. به پشتیبانی زنگ زدم گفتند ترافیک است!',
      reply: 'بهزاد عزیز، بابت تاخیر عذرخواهی می‌کنیم. هزینه پیک به کیف پول شما برگشت داده شد.',
    },
    { author: 'Sara', rating: 5, day: '2026-11-01', dishes: ['کشک بادمجان'], text: 'عالی 😍' },
    {
      author: 'کاربر مهمان',
      rating: 3,
      day: '2026-10-20',
      dishes: ['چلو ماهیچه', 'سالاد شیرازی'],
      text: 'طعم خوب بود ولی حجم غذا نسبت به قیمت ۴۸۰ هزار تومان کم شده. سالاد هم فراموش شد.',
    },
    {
      author: 'امیرحسین',
      rating: 1,
      day: '2026-10-03',
      dishes: ['چلوکباب برگ'],
      text: 'غذا سرد، ظرف نشتی، نوشابه گرم. سه بار سفارش دادم و سه بار پشیمان شدم.',
      reply: 'سلام، حق با شماست. ظرف‌ها از هفته پیش عوض شده‌اند و خوشحال می‌شویم دوباره امتحان کنید.',
    },
    {
      author: 'مهسا رضایی',
      rating: 4,
      day: '2026-09-17',
      dishes: ['زرشک پلو با مرغ'],
      text: 'مرغش نرم و خوش‌طعم بود. فقط قاشق نگذاشته بودند.',
    },
  ];
  const number = (value: number) => value.toLocaleString('fa-IR');
  const item = (one: Said) =>
    `<article class="CommentCard_root__x8Kd2"><header class="CommentCard_top__Qm1zz"><strong class="CommentCard_who__9aLpe">${one.author}</strong><span class="CommentCard_when__ee7Rt">${dayIn(one.day!, 'fa-IR')}</span></header><div class="ScoreBar_wrap__Vv03k" role="progressbar" aria-label="امتیاز" aria-valuemin="1" aria-valuemax="5" aria-valuenow="${one.rating}"><i class="ScoreBar_fill__0sTyu" style="inline-size:${one.rating! * 20}%"></i></div><p class="CommentCard_words__c0Wqm">${one.text}</p><ul class="CommentCard_chips__aa91B">${(one.dishes as string[]).map((dish) => `<li>${dish}</li>`).join('')}</ul>${one.reply ? `<div class="CommentCard_vendor__P0ppo"><span class="CommentCard_vendorTitle__k3k3k">پاسخ مدیر رستوران</span><p>${one.reply}</p></div>` : ''}</article>`;
  const html = `<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8"/><title>نظرات کبابی باغ صبا | لقمه‌رسان</title><style>.ScoreBar_fill__0sTyu{background:#f60}</style></head><body><div id="__next"><header class="TopBar_bar__1s"><a href="/"><img src="/loghme.svg" alt="لقمه‌رسان"/></a><form role="search"><input placeholder="جستجوی رستوران یا غذا"/></form><nav><a href="/cities">شهرها</a><a href="/cart">سبد خرید (${number(0)})</a><a href="/login">ورود یا ثبت‌نام</a></nav></header>
<main><section class="VendorHead_root__h1"><img src="/v/saba.webp" alt=""/><h1>کبابی باغ صبا</h1><p>تهران، خیابان بهار شیراز</p><div class="VendorHead_score__s1"><b>${number(3.9)}</b><span>از ${number(5)}</span><small>(${number(1284)} نظر)</small></div><ul class="VendorHead_facts__f1"><li>ارسال: ${number(35)} تا ${number(50)} دقیقه</li><li>حداقل سفارش ${number(150)} هزار تومان</li></ul></section>
<section class="Histogram_root__h2"><h2>امتیاز کاربران</h2>${[61, 17, 9, 5, 8].map((share, index) => `<div class="Histogram_row__r"><span>${number(5 - index)}</span><div role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${share}"><i style="inline-size:${share}%"></i></div><span>${number(share)}٪</span></div>`).join('')}</section>
<div class="Tabs_tabs__t1"><button class="Tabs_on__o">جدیدترین</button><button>مرتبط‌ترین</button><button>فقط با پاسخ</button></div>
<section class="CommentList_root__ll">${said.map(item).join('')}</section><a class="CommentList_more__mm" href="/vendor/baghe-saba/comments?page=2" rel="next">نظرات بیشتر</a>
<section class="Around_root__ar"><h2>رستوران‌های مشابه</h2><div class="Around_cards__ac">${[
    ['کته کبابی البرز', 4.4, 902],
    ['فست‌فود میدان', 3.7, 318],
    ['دیزی‌سرای کهن', 4.8, 2210],
  ]
    .map(
      ([name, score, count]) =>
        `<a href="#"><img src="/r.webp" alt="${name}"/><h3>${name}</h3><span class="Around_score__as">★ ${number(Number(score))} (${number(Number(count))})</span></a>`,
    )
    .join('')}</div></section></main>
<footer><p>تخفیف‌ها را در ایمیل بگیرید</p><form><input type="email"/><button>عضویت</button></form><p>© ${number(1405).replace('٬', '')} لقمه‌رسان</p></footer><div class="Consent_bar__cb"><p>این سایت از کوکی استفاده می‌کند.</p><button>باشه</button></div></div></body></html>`;
  return {
    name: 'kebab delivery (CSS modules, fa, right to left)',
    url: 'https://loghmeresan.example/vendor/baghe-saba/comments',
    html,
    truth: truths(said),
    shownCount: 1284,
    shownAverage: 3.9,
    next: 'https://loghmeresan.example/vendor/baghe-saba/comments?page=2',
  };
}

/** A Dutch camping guide with the hReview microformat of 2010 in definition lists. */
function campsite(): UnknownSite {
  const said: Said[] = [
    {
      author: 'Familie Hoekstra',
      rating: 9,
      day: '2026-09-01',
      with: 'Gezin met jonge kinderen',
      text: 'Ruime plekken onder de dennen en het sanitair wordt drie keer per dag schoongemaakt. De kinderen wilden het zwembad niet meer uit.',
    },
    {
      author: 'Jaap',
      rating: 4,
      day: '2026-08-19',
      with: 'Stel 50+',
      text: "'s Nachts tot half drie muziek van de buren, en de beheerder neemt zijn telefoon niet op. Voor € 46 per nacht verwacht ik rust.",
      reply: 'Beste Jaap, dat had niet mogen gebeuren. Sinds 20 augustus loopt er een nachtwacht rond.',
    },
    {
      author: 'Riet & Cor',
      rating: 8,
      day: '2026-07-25',
      with: 'Stel 50+',
      text: 'Voor de elfde keer geweest. Fijne fietsroutes, aardige mensen, alleen de broodjes zijn duurder geworden.',
    },
    { author: 'Mirthe', rating: 10, day: '2026-07-08', with: 'Vriendengroep', text: 'Gewoon top!' },
    {
      author: 'B. van der Wal',
      rating: 6,
      day: '2026-06-14',
      with: 'Alleen',
      text: 'Mooie ligging aan de rivier.\nWifi werkt alleen naast de receptie en dan nog met horten en stoten.',
    },
  ];
  const item = (
    one: Said,
    index: number,
  ) => `<div class="hreview beoordeling${index === 0 ? ' first' : ''}" id="b${5512 - index * 17}">
<span class="version" style="display:none">0.3</span><span class="item" style="display:none"><span class="fn">Camping De Dennenhoek</span></span>
<dl>
<dt>Cijfer</dt><dd><span class="rating"><span class="value">${one.rating}</span>/<span class="best">10</span></span></dd>
<dt>Geschreven door</dt><dd><span class="reviewer vcard"><span class="fn nickname">${esc(one.author!)}</span></span> (${one.with})</dd>
<dt>Datum</dt><dd><abbr class="dtreviewed" title="${one.day}">${dayIn(one.day!, 'nl')}</abbr></dd>
<dt>Verblijf</dt><dd>${['augustus', 'augustus', 'juni', 'mei', 'juni'][index]} 2026, ${3 + index * 2} nachten</dd>
<dt>Ervaring</dt><dd class="description">${one
    .text!.split('\n')
    .map((part) => `<p>${esc(part)}</p>`)
    .join('')}</dd>
</dl>${one.reply ? `<blockquote class="eigenaar"><h5>Reactie van de eigenaar</h5><p>${esc(one.reply)}</p></blockquote>` : ''}
<div class="onder"><a href="/camping/dennenhoek/beoordeling/${5512 - index * 17}" rel="self bookmark">Permalink</a> | ${index * 3} van de ${index * 4 + 1} mensen vonden dit nuttig | <a href="#" class="meld">Meld misbruik</a></div>
</div>`;
  const html = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="nl" lang="nl"><head><title>Beoordelingen Camping De Dennenhoek | Tentenplek.example</title><link rel="next" href="/camping/dennenhoek/beoordelingen/2" /></head><body id="camping">
<div id="container"><div id="header"><h1><a href="/">Tentenplek</a></h1><ul id="nav"><li><a href="/zoeken">Zoeken</a></li><li><a href="/top100">Top 100</a></li><li><a href="/mijn">Mijn Tentenplek</a></li></ul></div>
<div id="main"><h2>Camping De Dennenhoek</h2><p class="adres">Ommen, Overijssel</p>
<div class="hreview-aggregate"><span class="item"><span class="fn">Camping De Dennenhoek</span></span> scoort gemiddeld <span class="rating"><span class="average">7,6</span> (van <span class="best">10</span>)</span> in <span class="count">38</span> beoordelingen</div>
<table class="onderdelen" summary="Cijfers per onderdeel"><tr><th>Sanitair</th><td>8,1</td></tr><tr><th>Ligging</th><td>8,8</td></tr><tr><th>Kindvriendelijkheid</th><td>7,9</td></tr><tr><th>Rust</th><td>6,2</td></tr></table>
<h3>Beoordelingen van kampeerders</h3><p class="sorteer">Sorteer op: <strong>datum</strong>, <a href="?s=cijfer">cijfer</a></p>
<div id="beoordelingen">${said.map(item).join('\n')}</div>
<p class="pagina">Pagina <strong>1</strong> <a href="/camping/dennenhoek/beoordelingen/2">2</a> <a href="/camping/dennenhoek/beoordelingen/8">8</a> <a href="/camping/dennenhoek/beoordelingen/2">volgende »</a></p></div>
<div id="sidebar"><div class="blok"><h4>Campings in de buurt</h4><ul><li><a href="/camping/eiland">Het Eiland</a> <span class="cijfer">8,3</span></li><li><a href="/camping/beerze">Beerzerbos</a> <span class="cijfer">7,1</span></li><li><a href="/camping/vecht">Vechtoever</a> <span class="cijfer">9,0</span></li></ul></div><div class="blok"><h4>Nieuwsbrief</h4><form action="/nb"><input type="text" name="mail" /><input type="submit" value="Aanmelden" /></form></div></div>
<div id="footer">© 2009 - 2026 Tentenplek | <a href="/voorwaarden">Voorwaarden</a> | <a href="/cookies">Cookies</a></div></div><div id="cookiemelding">Wij plaatsen cookies. <a href="#">Prima</a></div></body></html>`;
  return {
    name: 'campsite (hReview, nl)',
    url: 'https://tentenplek.example/camping/dennenhoek/beoordelingen',
    html,
    truth: truths(said.map((one, index) => ({ ...one, id: String(5512 - index * 17) }))),
    shownCount: 38,
    shownAverage: 7.6,
    next: 'https://tentenplek.example/camping/dennenhoek/beoordelingen/2',
  };
}

/** A French skin-care shop with a review app in its shop system: font icons, titles, relative dates, photographs. */
function skinCare(): UnknownSite {
  const said: Said[] = [
    {
      id: 'c3e1a0',
      author: 'Maëlle D.',
      rating: 5,
      day: '2026-11-19',
      title: 'Ma peau revit',
      words: ['Après dix jours les plaques sèches ont disparu. La texture est fondante et un pot me dure deux mois.'],
      bought: true,
    },
    {
      id: 'b7710f',
      author: 'Sylvie',
      rating: 2,
      day: '2026-11-06',
      title: 'Odeur trop forte',
      words: [
        'Le parfum de géranium est entêtant, je n’ai pas tenu trois jours.',
        'Dommage, car l’emballage en verre et la livraison en 48 h étaient parfaits.',
      ],
      reply: 'Bonjour Sylvie, une version sans parfum arrive en janvier. Écrivez-nous pour un échange !',
      bought: true,
    },
    {
      id: 'a90c44',
      author: 'Jean-Baptiste',
      rating: 4,
      day: '2026-10-14',
      title: 'Convient aussi aux hommes',
      words: ['Je l’utilise après le rasage : aucun feu, aucune rougeur. Le couvercle ferme mal.'],
    },
    {
      id: '98ffd2',
      author: 'Client anonyme',
      rating: 1,
      day: '2026-08-09',
      title: 'Pot reçu vide',
      words: ['Reçu ouvert et à moitié vide. Le service client demande 4 photos puis ne répond plus depuis le 2 août.'],
      reply: 'Nous sommes désolés. Un nouveau pot est parti ce matin en recommandé.',
      bought: true,
    },
    {
      id: '81d0b6',
      author: 'Aïcha B.',
      rating: 5,
      day: '2026-05-20',
      title: '👌👌',
      words: ['Rien à redire, je recommande à toutes mes copines.'],
      bought: true,
    },
  ].map((one) => ({ ...one, text: worded(one.title, ...one.words) }));
  const icons = (rating: number) =>
    [1, 2, 3, 4, 5].map((n) => `<i class="zst zst-${n <= rating ? 'on' : 'off'}" aria-hidden="true"></i>`).join('');
  const item = (
    one: Said,
    index: number,
  ) => `<div class="zuno-rev" data-rev="${one.id}" data-verified="${Boolean(one.bought)}">
  <div class="zuno-rev__hd"><span class="zuno-rev__stars">${icons(one.rating!)}</span><span class="zuno-rev__ago">${agoIn(one.day!, 'fr')}</span></div>
  <div class="zuno-rev__by"><span class="zuno-rev__init" aria-hidden="true">${one.author![0]}</span><span class="zuno-rev__name">${one.author}</span>${one.bought ? '<span class="zuno-rev__badge">Achat vérifié</span>' : ''}</div>
  <div class="zuno-rev__ct"><b class="zuno-rev__tt">${one.title}</b><div class="zuno-rev__bd">${(one.words as string[]).map((part) => `<p>${esc(part)}</p>`).join('')}</div>${index === 0 ? '<div class="zuno-rev__pics"><a href="/cdn/r/1.jpg"><img src="/cdn/r/1_150x.jpg" alt="Photo d’une cliente"></a><a href="/cdn/r/2.jpg"><img src="/cdn/r/2_150x.jpg" alt="Photo d’une cliente"></a></div>' : ''}</div>
  ${one.reply ? `<div class="zuno-rev__rp"><div>&gt;&gt; <b>Maison Thalie</b> a répondu :</div><p>${esc(one.reply)}</p></div>` : ''}
  <div class="zuno-rev__ft"><a href="#" class="zuno-rev__share">Partager</a> <span>Cet avis vous a-t-il été utile ?</span> <a href="#" data-v="up">${4 - (index % 3)}</a> <a href="#" data-v="dn">${index % 2}</a></div>
</div>`;
  const html = `<!doctype html><html class="no-js" lang="fr"><head><meta charset="utf-8"><title>Baume de nuit réparateur – Maison Thalie</title></head><body class="template-product">
<div id="shop-section-announcement"><p>Livraison offerte dès 45 €</p></div><header class="header-wrapper"><a href="/" class="header__heading-link">Maison Thalie</a><nav class="header__inline-menu"><a href="/collections/visage">Visage</a><a href="/collections/corps">Corps</a><a href="/pages/histoire">Notre histoire</a></nav><details><summary>Recherche</summary><form action="/search"><input name="q"></form></details></header>
<main id="MainContent"><section class="product"><h1 class="product__title">Baume de nuit réparateur</h1><div class="zuno-badge" data-score="3.9">${icons(4)} <a href="#avis">127 avis</a></div><div class="price">34,00 €</div><form action="/cart/add"><button name="add">Ajouter au panier</button></form><div class="accordion"><details><summary>Ingrédients</summary><p>Beurre de karité, huile de bourrache, géranium.</p></details></div></section>
<section id="avis" class="zuno"><h2>Avis clients</h2><div class="zuno-sum"><div class="zuno-sum__avg">${icons(4)} <span>3,9 sur 5</span><p>Basé sur 127 avis</p></div><div class="zuno-sum__hist">${[70, 18, 12, 9, 18].map((count, index) => `<div class="zuno-hist" data-stars="${5 - index}"><span>${icons(5 - index)}</span><span class="zuno-hist__bar"><i style="width:${Math.round((count / 127) * 100)}%"></i></span><span>${count}</span></div>`).join('')}</div><button class="zuno-write">Écrire un avis</button></div>
<div class="zuno-sort"><select><option>Plus récents</option><option>Note la plus haute</option><option>Note la plus basse</option></select></div>
<div class="zuno-list">${said.map(item).join('\n')}</div><div class="zuno-pg"><a class="is-cur" data-page="1">1</a><a href="?page=2#avis" data-page="2">2</a><a href="?page=3#avis" data-page="3">3</a><a href="?page=2#avis" class="zuno-pg__next" aria-label="Page suivante">›</a></div></section>
<section class="recommendations"><h2>Vous aimerez aussi</h2><ul class="grid">${[
    ['Huile démaquillante', 4.6, 310, '22,00'],
    ['Sérum à la rose', 4.1, 88, '39,00'],
    ['Savon d’argile', 4.8, 512, '7,50'],
  ]
    .map(
      ([name, score, count, price]) =>
        `<li class="grid__item"><a href="#"><img src="/p.jpg" alt="${name}"><h3>${name}</h3></a><div class="zuno-badge" data-score="${score}">${icons(Math.round(Number(score)))} <span>${count} avis</span></div><span>${price} €</span></li>`,
    )
    .join('')}</ul></section></main>
<footer class="footer"><div class="newsletter"><h2>Restons en contact</h2><form><input type="email" placeholder="E-mail"><button>S’inscrire</button></form></div><small>© 2026, Maison Thalie</small></footer>
<div class="cookie-banner" role="alertdialog"><p>Nous utilisons des cookies pour mesurer l’audience.</p><button>Accepter</button><button>Refuser</button></div></body></html>`;
  return {
    name: 'skin care (shop review app, fr)',
    url: 'https://maison-thalie.example/products/baume-de-nuit',
    html,
    truth: truths(said),
    shownCount: 127,
    shownAverage: 3.9,
    next: 'https://maison-thalie.example/products/baume-de-nuit?page=2#avis',
  };
}

/** Feedback on a seller at a German marketplace: positive, neutral, negative in words and dots; no number anywhere. */
function sellerFeedback(): UnknownSite {
  const said: Said[] = [
    {
      author: 's***r',
      points: 1204,
      kind: 'Positiv',
      day: '2026-11-18',
      text: 'Blitzversand, Ware wie beschrieben, gerne wieder!',
    },
    {
      author: 'k***0',
      points: 87,
      kind: 'Negativ',
      day: '2026-11-09',
      text: 'Objektiv hat Pilz zwischen den Linsen, davon stand nichts in der Anzeige. Rücknahme verweigert.',
      reply: 'Der Käufer hat 9 Tage gewartet und nie ein Foto geschickt. Rücknahme war angeboten.',
    },
    { author: 'm***e', points: 15, kind: 'Positiv', day: '2026-10-28', text: 'Alles bestens' },
    {
      author: 'r***t',
      points: 433,
      kind: 'Neutral',
      day: '2026-10-11',
      text: 'Kamera funktioniert, war aber in Zeitungspapier von 1998 gewickelt und hat einen Kratzer mehr als auf den Bildern.',
    },
    {
      author: 'a***n',
      points: 2950,
      kind: 'Positiv',
      day: '2026-09-29',
      text: 'Sehr netter Kontakt, hat mir sogar die alte Anleitung beigelegt. Besser geht es nicht.',
      reply: 'Vielen Dank, viel Freude mit dem guten Stück!',
    },
    {
      author: 'w***8',
      points: 61,
      kind: 'Positiv',
      day: '2026-09-02',
      text: 'Super Verkäufer 👍👍 schnelle Lieferung',
    },
    {
      author: 'h***k',
      points: 310,
      kind: 'Negativ',
      day: '2026-07-15',
      text: 'Paket kam nie an. Sendungsnummer gab es erst nach dreimaliger Nachfrage, Geld nach fünf Wochen.',
    },
  ];
  const dot = { Positiv: 'plus', Neutral: 'kreis', Negativ: 'minus' } as const;
  const row = (one: Said) =>
    `<tr class="fb-row"><td class="fb-typ"><span class="ico ico--${dot[one.kind as keyof typeof dot]}" role="img" aria-label="${one.kind}e Bewertung"></span></td><td class="fb-text"><div>${esc(one.text!)}</div>${one.reply ? `<div class="fb-antwort"><span>Antwort von analog-keller:</span> ${esc(one.reply)}</div>` : ''}<div class="fb-artikel">Spiegelreflexkamera mit Objektiv (Nr. ${1100000 + (one.points as number) * 7})</div></td><td class="fb-von"><span>Käufer: <a href="/u/${(one.points as number) * 3}">${one.author}</a> (<span class="fb-punkte">${one.points}</span>)</span></td><td class="fb-datum">${dayIn(one.day!, 'de', 'medium')}</td></tr>`;
  const html = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Bewertungsprofil von analog-keller | Flohkiste</title></head><body class="fk">
<div id="gh"><a class="gh-logo" href="/">Flohkiste</a><form class="gh-suche"><input type="search" placeholder="Was suchst du?"><button>Finden</button></form><ul class="gh-nav"><li><a href="/login">Einloggen</a></li><li><a href="/verkaufen">Verkaufen</a></li><li><a href="/hilfe">Hilfe</a></li></ul></div>
<div class="profil"><img src="/u/ak.jpg" alt="Profilbild"><h1>analog-keller</h1><p>(4.312) · 99,1 % positive Bewertungen · Mitglied seit 12. März 2007</p><button>Verkäufer merken</button></div>
<div class="spalten"><div class="dsr"><h2>Detaillierte Verkäuferbewertungen</h2><p>Durchschnitt der letzten 12 Monate</p><ul><li>Beschreibung <meter min="0" max="5" value="4.8">4,8</meter> <b>4,8</b></li><li>Versandkosten <meter min="0" max="5" value="4.5">4,5</meter> <b>4,5</b></li><li>Versandzeit <meter min="0" max="5" value="4.9">4,9</meter> <b>4,9</b></li></ul></div>
<table class="fb-summe"><caption>Bewertungen</caption><thead><tr><th></th><th>1 Monat</th><th>6 Monate</th><th>12 Monate</th></tr></thead><tbody><tr><th>Positiv</th><td>41</td><td>230</td><td>489</td></tr><tr><th>Neutral</th><td>1</td><td>3</td><td>7</td></tr><tr><th>Negativ</th><td>1</td><td>2</td><td>5</td></tr></tbody></table></div>
<div class="fb-filter"><h2>Alle Bewertungen (501)</h2><label>Zeitraum <select><option>12 Monate</option></select></label><label>Art <select><option>Alle</option><option>Positiv</option><option>Neutral</option><option>Negativ</option></select></label></div>
<table class="fb-tabelle"><thead><tr><th scope="col"></th><th scope="col">Bewertung</th><th scope="col">Von</th><th scope="col">Wann</th></tr></thead><tbody>
${said.map(row).join('\n')}
</tbody></table>
<div class="blaettern"><span>Seite 1 von 72</span> <a href="/bewertungen/analog-keller?seite=2">Weiter</a></div>
<div class="aehnlich"><h3>Ähnliche Verkäufer</h3><ul><li><a href="/u/1">fotofundus</a> <span>98,4 % (2.011)</span></li><li><a href="/u/2">linsen-lutz</a> <span>99,7 % (812)</span></li></ul></div>
<footer><p>Flohkiste-Newsletter: <input type="email"> <button>Abonnieren</button></p><p>© 2003–2026 Flohkiste GmbH · Impressum · Datenschutz</p></footer>
<div class="cmp"><p>Wir und 88 Partner verwenden Cookies.</p><button>Alle akzeptieren</button><button>Einstellungen</button></div></body></html>`;
  return {
    name: 'seller feedback (table, words only, de)',
    url: 'https://flohkiste.example/bewertungen/analog-keller',
    html,
    truth: truths(said),
    shownCount: 501,
    next: 'https://flohkiste.example/bewertungen/analog-keller?seite=2',
  };
}

/** A Korean app shop, served by Angular: spoken star labels, developer answers, shortened text beside the hidden whole. */
function metroApp(): UnknownSite {
  const said: Said[] = [
    {
      id: 'r-7f20',
      author: '김도현',
      rating: 2,
      day: '2026-11-12',
      version: '5.2.1',
      text: '업데이트 후에 환승 알림이 두 정거장 늦게 옵니다. 매일 출근길에 쓰는 앱인데 이번 버전은 정말 불편합니다. 예전 버전으로 되돌릴 방법이라도 알려 주세요. 배터리도 하루에 15%나 더 씁니다.',
      cut: '업데이트 후에 환승 알림이 두 정거장 늦게 옵니다. 매일 출근길에 쓰는 앱인데 이번 버전은…',
      reply: '안녕하세요. 알림 지연 문제는 5.2.2 버전에서 수정되었습니다. 불편을 드려 죄송합니다.',
      helpful: 48,
    },
    {
      id: 'r-7e91',
      author: '달빛고양이',
      rating: 5,
      day: '2026-11-03',
      version: '5.2.1',
      text: '최고예요!',
      helpful: 0,
    },
    {
      id: 'r-7d03',
      author: 'minji_0412',
      rating: 4,
      day: '2026-10-26',
      version: '5.2.0',
      text: '막차 시간이 정확해서 좋아요. 다만 광고가 지도 아래쪽을 가려서 별 하나 뺐습니다.',
      helpful: 9,
    },
    {
      id: 'r-7b4c',
      author: '박**',
      rating: 1,
      day: '2026-10-09',
      version: '5.1.8',
      text: '정기권 결제가 두 번 됐는데 고객센터는 통화 중이라는 말만 반복합니다. 환불까지 3주 걸렸어요.',
      reply: '고객님, 중복 결제 건은 10월 14일에 모두 환불 처리되었습니다.',
      helpful: 112,
    },
    {
      id: 'r-7a11',
      author: '서울나그네',
      rating: 5,
      day: '2026-09-15',
      version: '5.1.7',
      text: '엘리베이터 위치까지 알려 줘서 유모차 끌고 다니기 편합니다. 부모님께도 깔아 드렸어요.',
      helpful: 23,
    },
    {
      id: 'r-7901',
      author: 'HJ',
      rating: 3,
      day: '2026-08-30',
      version: '5.1.7',
      text: '그냥 무난함. 위젯 디자인은 2015년 느낌.',
      helpful: 2,
    },
  ];
  const n = '_ngcontent-ng-c3318402';
  const star = (on: boolean) =>
    `<mat-icon ${n}="" role="img" class="mat-icon notranslate material-icons" aria-hidden="true">${on ? 'star' : 'star_border'}</mat-icon>`;
  const item = (one: Said) =>
    `<app-review ${n}="" _nghost-ng-c3318402="" class="ng-star-inserted"><div ${n}="" class="rv-top"><img ${n}="" class="rv-face" alt="${one.author}" src="https://img.aptmarket.example/face/${one.id}"><div ${n}="" class="rv-name">${one.author}</div><button ${n}="" mat-icon-button="" aria-label="더보기 메뉴"><mat-icon ${n}="" role="img" aria-hidden="true">more_vert</mat-icon></button></div><div ${n}="" class="rv-sub"><div ${n}="" role="img" aria-label="별표 5개 만점에 ${one.rating}개를 받았습니다.">${[1, 2, 3, 4, 5].map((i) => star(i <= one.rating!)).join('')}<!----></div><span ${n}="" class="rv-day">${dayIn(one.day!, 'ko')}</span><span ${n}="" class="rv-ver">버전 ${one.version}</span></div><!---->${
      one.cut
        ? `<div ${n}="" class="rv-words short ng-star-inserted">${one.cut} <button ${n}="" type="button">전체 리뷰</button></div><div ${n}="" class="rv-words full ng-star-inserted" hidden="" style="display:none">${one.text}</div><!---->`
        : `<div ${n}="" class="rv-words ng-star-inserted">${one.text}</div><!----><!---->`
    }${one.helpful ? `<div ${n}="" class="rv-help ng-star-inserted">사용자 ${one.helpful}명이 이 리뷰가 유용하다고 평가함</div><!---->` : '<!---->'}<div ${n}="" class="rv-ask">이 리뷰가 유용했나요? <button ${n}="">예</button><button ${n}="">아니요</button></div>${
      one.reply
        ? `<div ${n}="" class="rv-dev ng-star-inserted"><div ${n}=""><span ${n}="" class="rv-dev-name">(주)두루이동</span><span ${n}="" class="rv-dev-day">${dayIn('2026-11-14', 'ko')}</span></div><div ${n}="" class="rv-dev-words">${one.reply}</div></div><!---->`
        : '<!---->'
    }</app-review><!---->`;
  const html = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>두루지하철 리뷰 - 앱마당</title><base href="/"></head><body class="mat-typography"><app-root ng-version="19.2.4" ng-server-context="ssr"><router-outlet></router-outlet><app-shell ${n}="" class="ng-star-inserted">
<mat-toolbar ${n}="" class="mat-toolbar mat-primary"><a ${n}="" href="/">앱마당</a><nav ${n}=""><a ${n}="" href="/games">게임</a><a ${n}="" href="/apps">앱</a><a ${n}="" href="/books">도서</a></nav><button ${n}="" aria-label="검색">검색</button></mat-toolbar>
<section ${n}="" class="app-head"><img ${n}="" src="/icon.png" alt="두루지하철 아이콘"><h1 ${n}="">두루지하철</h1><div ${n}="">(주)두루이동</div><div ${n}="" class="facts"><div ${n}=""><b>3.7</b> star<small>리뷰 2.1만개</small></div><div ${n}=""><b>100만회 이상</b><small>다운로드</small></div><div ${n}=""><b>3세 이상</b></div></div><button ${n}="" mat-flat-button="">설치</button></section>
<section ${n}="" class="sum"><h2 ${n}="">평가 및 리뷰</h2><div ${n}="" class="sum-big">3.7</div><div ${n}="" role="img" aria-label="별표 5개 만점에 3.7개를 받았습니다."></div><div ${n}="" class="sum-n">리뷰 21,408개</div>${[52, 16, 8, 6, 18].map((share, i) => `<div ${n}="" class="sum-row" aria-label="별표 ${5 - i}개 리뷰 ${share}%" role="img"><div ${n}="">${5 - i}</div><mat-progress-bar ${n}="" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${share}" mode="determinate"></mat-progress-bar></div>`).join('')}<!----></section>
<mat-chip-listbox ${n}=""><mat-chip-option ${n}="">최신순</mat-chip-option><mat-chip-option ${n}="">별점</mat-chip-option><mat-chip-option ${n}="">휴대전화</mat-chip-option></mat-chip-listbox>
<div ${n}="" class="rv-list">${said.map(item).join('')}</div><button ${n}="" mat-button="" class="more">리뷰 더 보기</button>
<section ${n}="" class="sim"><h2 ${n}="">비슷한 앱</h2>${[
    ['버스온다', 4.5],
    ['길동무 내비', 4.2],
    ['철도톡', 3.1],
  ]
    .map(
      ([name, score]) =>
        `<a ${n}="" href="/app/${score}" class="sim-card"><img ${n}="" src="/i.png" alt=""><span ${n}="">${name}</span><span ${n}="">${score} <mat-icon ${n}="" role="img">star</mat-icon></span></a>`,
    )
    .join(
      '',
    )}</section><footer ${n}=""><a ${n}="" href="/terms">서비스 약관</a><a ${n}="" href="/privacy">개인정보처리방침</a><span ${n}="">© 2026 앱마당</span></footer></app-shell><!----></app-root></body></html>`;
  return {
    name: 'metro app (Angular, ko)',
    url: 'https://aptmarket.example/app/kr.duru.metro/reviews',
    html,
    truth: truths(said),
    shownCount: 21408,
    shownAverage: 3.7,
  };
}

/** A Turkish directory of doctors: web components with slots, an overall meter and three partial ones for each patient, initials. */
function dentist(): UnknownSite {
  const said: Said[] = [
    {
      id: '66812',
      author: 'N. K.',
      rating: 5,
      day: '2026-11-11',
      parts: [5, 5, 4],
      why: 'Kanal tedavisi',
      text: 'Yıllardır diş hekiminden korkardım, Selin Hanım her adımı anlatarak yaptı. Hiç ağrı hissetmedim.',
    },
    {
      id: '66540',
      author: 'Mehmet A.',
      rating: 2.5,
      day: '2026-10-22',
      parts: [3, 1, 4],
      why: 'Dolgu',
      text: 'Randevum 14.30’daydı, 15.45’te içeri alındım. Dolgu iki hafta sonra düştü, yeniden ücret istediler.',
      reply: 'Mehmet Bey, yaşadığınız gecikme için üzgünüz. Dolgunuzu ücretsiz yenilemek isteriz.',
    },
    {
      id: '66391',
      author: 'Z. Ö.',
      rating: 4.5,
      day: '2026-10-03',
      parts: [5, 4, 5],
      why: 'Diş beyazlatma',
      text: 'Sonuç güzel, fiyat biraz yüksek. Muayenehane pırıl pırıl, otopark sıkıntılı.',
    },
    {
      id: '65987',
      author: 'Hasan',
      rating: 5,
      day: '2026-08-26',
      parts: [5, 5, 5],
      why: 'Kontrol',
      text: 'Eline sağlık hocam',
    },
    {
      id: '65702',
      author: 'E. T.',
      rating: 1,
      day: '2026-07-13',
      parts: [1, 2, 1],
      why: 'İmplant',
      text: 'Fatura istedim, sekreter azarladı. Hekim gelmeden anestezi yapıldı, kırk dakika tek başıma bekledim.\nBir daha asla gitmem.',
      reply: 'Bu anlatılan kabul edilemez. Sizi aramak için izninizi rica ediyoruz.',
    },
  ];
  const names = ['Tedavi', 'Bekleme süresi', 'İlgi'];
  const item = (one: Said) =>
    `<hasta-yorumu yorum-no="${one.id}" tema="acik"><span slot="kim">${one.author}</span><span slot="sebep">Ziyaret sebebi: ${one.why}</span><time slot="tarih" datetime="${one.day}">${dayIn(one.day!, 'tr')}</time><div slot="puan"><span>Genel</span> <meter min="0" max="5" low="2" high="4" optimum="5" value="${one.rating}">${String(one.rating).replace('.', ',')}</meter></div><ul slot="ayrinti">${(one.parts as number[]).map((part, i) => `<li>${names[i]} <meter min="0" max="5" value="${part}">${part}</meter></li>`).join('')}</ul><div slot="metin">${one
      .text!.split('\n')
      .map((part) => `<p>${esc(part)}</p>`)
      .join(
        '',
      )}</div>${one.reply ? `<section slot="cevap"><strong>Dt. Selin Aktepe yanıtladı</strong><p>${one.reply}</p></section>` : ''}<a slot="sikayet" href="/bildir/${one.id}">Uygunsuz içerik bildir</a></hasta-yorumu>`;
  const html = `<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>Dt. Selin Aktepe Hasta Yorumları | SağlıkRehberim</title><script type="module" src="/wc/hasta-yorumu.js"></script></head><body>
<site-basligi><a slot="logo" href="/">SağlıkRehberim</a><nav slot="menu"><a href="/doktorlar">Doktorlar</a><a href="/klinikler">Klinikler</a><a href="/sorular">Sorular</a></nav><a slot="giris" href="/giris">Giriş yap</a></site-basligi>
<main><hekim-karti><img slot="foto" src="/dr/aktepe.jpg" alt="Dt. Selin Aktepe"><h1 slot="ad">Dt. Selin Aktepe</h1><p slot="brans">Diş Hekimi, Bornova / İzmir</p><div slot="ortalama"><b>4,2</b> / 5 <span>(56 yorum)</span></div><a slot="randevu" href="/randevu/aktepe">Randevu al</a></hekim-karti>
<puan-ozeti><ul><li>Tedavi <meter min="0" max="5" value="4.4">4,4</meter> 4,4</li><li>Bekleme süresi <meter min="0" max="5" value="3.6">3,6</meter> 3,6</li><li>İlgi <meter min="0" max="5" value="4.5">4,5</meter> 4,5</li></ul></puan-ozeti>
<form class="suz"><label>Sırala <select><option>En yeni</option><option>En yüksek puan</option></select></label><label><input type="checkbox"> Yalnızca yanıtlananlar</label></form>
<yorum-listesi toplam="56">${said.slice(0, 2).map(item).join('\n')}
<reklam-alani><span>Reklam</span><a href="https://sigorta.example/">Tamamlayıcı sağlık sigortası ayda 249 TL’den başlıyor. 4,7 puan!</a></reklam-alani>
${said.slice(2).map(item).join('\n')}</yorum-listesi>
<sayfa-gezgini><a aria-current="page">1</a><a href="?sayfa=2">2</a><a href="?sayfa=12">12</a><a rel="next" href="?sayfa=2">Sonraki</a></sayfa-gezgini></main>
<aside><h2>Yakındaki hekimler</h2><ul><li><a href="/dr/b">Dt. Kerem Bal</a> <meter min="0" max="5" value="4.8">4,8</meter> 31 yorum</li><li><a href="/dr/c">Dt. Aylin Sert</a> <meter min="0" max="5" value="3.9">3,9</meter> 104 yorum</li></ul></aside>
<footer><p>Sağlık bülteni: <input type="email"> <button>Kaydol</button></p><p>© 2026 SağlıkRehberim. Bu sitedeki bilgiler hekim muayenesi yerine geçmez.</p></footer><cerez-uyarisi><p>Çerez kullanıyoruz.</p><button>Tamam</button></cerez-uyarisi></body></html>`;
  return {
    name: 'dentist (web components with slots, partial meters, tr)',
    url: 'https://saglikrehberim.example/dr/selin-aktepe/yorumlar',
    html,
    truth: truths(said),
    shownCount: 56,
    shownAverage: 4.2,
    next: 'https://saglikrehberim.example/dr/selin-aktepe/yorumlar?sayfa=2',
  };
}

/** A Hebrew museum page with Bootstrap cards, right to left: disabled radio inputs for stars, month of the visit beside the written date. */
function museum(): UnknownSite {
  const said: Said[] = [
    {
      author: 'רונית לוי',
      rating: 5,
      day: '2026-11-05',
      city: 'חיפה',
      visit: 'ביקרה באוקטובר 2026',
      text: 'המדריכה סיפרה על כל מוצג כאילו חיה שם. הילדים לא רצו ללכת הביתה, ואנחנו כבר קנינו מנוי שנתי.',
    },
    {
      author: 'אבי',
      rating: 2,
      day: '2026-10-18',
      city: 'באר שבע',
      visit: 'ביקר באוקטובר 2026',
      text: 'שילמנו 62 ש"ח לאדם וחצי מהאולמות היו סגורים לשיפוץ. באתר לא נכתב על כך דבר.',
      reply: 'אבי שלום, תודה על הפנייה. שלחנו אליך כרטיסים חינם לאחר סיום השיפוץ.',
    },
    { author: 'Dana W.', rating: 4, day: '2026-09-27', city: 'רעננה', visit: 'ביקרה בספטמבר 2026', text: 'מקסים ♥' },
    {
      author: 'יוסף ומרים',
      rating: 5,
      day: '2026-08-08',
      city: 'ירושלים',
      visit: 'ביקרו במאי 2026',
      text: 'נגישות מלאה לכיסא גלגלים, מעליות גדולות וצוות סבלני. בית הקפה בקומה 3 משקיף על הנמל.',
    },
    {
      author: 'ת.ג',
      rating: 1,
      day: '2026-07-19',
      city: 'תל אביב',
      visit: 'ביקר ביולי 2026',
      text: 'המזגן לא עבד, חום אימים, והשומר צעק על אבא שלי כי צילם בלי פלאש. בושה.',
      reply: 'אנו מתנצלים. המזגן תוקן והשומר עבר תדריך חוזר.',
    },
    {
      author: 'נעמה',
      rating: 3,
      day: '2026-06-22',
      city: 'עכו',
      visit: 'ביקרה ביוני 2026',
      text: 'תערוכה קבועה מיושנת אבל התערוכה המתחלפת מעניינת מאוד.',
    },
  ];
  const item = (
    one: Said,
    index: number,
  ) => `<div class="col-12"><div class="card mb-3 shadow-sm"><div class="card-body">
<div class="d-flex justify-content-between"><div><h5 class="card-title mb-0">${one.author}</h5><h6 class="card-subtitle text-muted small">${one.city} &middot; ${one.visit}</h6></div>
<fieldset class="rating-group" disabled>${[5, 4, 3, 2, 1].map((n) => `<input type="radio" id="s${index}-${n}" name="s${index}" value="${n}"${n === one.rating ? ' checked' : ''} disabled><label for="s${index}-${n}"><span class="visually-hidden">${n} כוכבים</span></label>`).join('')}</fieldset></div>
<p class="card-text mt-2">${esc(one.text!)}</p>
<p class="card-text"><small class="text-muted">נכתב בתאריך ${one.day!.split('-').reverse().join('.')}</small></p>${one.reply ? `<div class="alert alert-light border-end border-4 mb-2" role="note"><strong>תגובת המוזיאון:</strong><p class="mb-0">${one.reply}</p></div>` : ''}
<div class="btn-group btn-group-sm"><button class="btn btn-outline-secondary"><i class="bi bi-hand-thumbs-up"></i> מועיל (${(index * 5) % 7})</button><button class="btn btn-outline-secondary"><i class="bi bi-share"></i> שיתוף</button><button class="btn btn-outline-secondary"><i class="bi bi-flag"></i> דיווח</button></div>
</div></div></div>`;
  const html = `<!doctype html><html lang="he" dir="rtl"><head><meta charset="utf-8"><title>מוזיאון הים והמלח – חוות דעת מבקרים | לאן-היום</title><link rel="stylesheet" href="/css/bootstrap.rtl.min.css"></head><body>
<nav class="navbar navbar-expand-lg navbar-dark bg-primary"><div class="container"><a class="navbar-brand" href="/">לאן-היום</a><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/museums">מוזיאונים</a></li><li class="nav-item"><a class="nav-link" href="/parks">פארקים</a></li><li class="nav-item"><a class="nav-link" href="/login">כניסה</a></li></ul></div></nav>
<div class="container my-4"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">ראשי</a></li><li class="breadcrumb-item active">מוזיאון הים והמלח</li></ol></nav>
<div class="row"><div class="col-lg-8"><h1>מוזיאון הים והמלח</h1><div class="d-flex align-items-center mb-3"><span class="badge bg-success fs-4">4.1</span><span class="ms-2">מתוך 5, לפי 219 חוות דעת</span></div>
<div class="mb-4">${[112, 51, 24, 14, 18].map((count, i) => `<div class="d-flex align-items-center"><span class="small">${5 - i} כוכבים</span><div class="progress flex-grow-1 mx-2"><div class="progress-bar bg-warning" role="progressbar" style="width:${Math.round((count / 219) * 100)}%" aria-valuenow="${Math.round((count / 219) * 100)}" aria-valuemin="0" aria-valuemax="100"></div></div><span class="small">${count}</span></div>`).join('')}</div>
<ul class="nav nav-pills mb-3"><li class="nav-item"><a class="nav-link active" href="#">החדשות ביותר</a></li><li class="nav-item"><a class="nav-link" href="#">החיוביות ביותר</a></li></ul>
<div class="row">${said.slice(0, 4).map(item).join('\n')}
<div class="col-12"><div class="card text-bg-info mb-3"><div class="card-body"><h5 class="card-title">כרטיס משולב לחמישה מוזיאונים</h5><p class="card-text">רק 149 ש"ח עד 31.12.2026. לחצו לפרטים נוספים.</p><a class="btn btn-light" href="/ad">לרכישה</a></div></div></div>
${said
  .slice(4)
  .map((one, index) => item(one, index + 4))
  .join('\n')}</div>
<ul class="pagination"><li class="page-item disabled"><span class="page-link">הקודם</span></li><li class="page-item active"><span class="page-link">1</span></li><li class="page-item"><a class="page-link" href="/museum/sea-salt/reviews/2">2</a></li><li class="page-item"><a class="page-link" href="/museum/sea-salt/reviews/2">הבא</a></li></ul></div>
<div class="col-lg-4"><h4>אולי יעניין אתכם</h4>${[
    ['בית הרכבת', 4.6, 84],
    ['מוזיאון הצעצוע', 3.8, 40],
  ]
    .map(
      ([name, score, count]) =>
        `<div class="card mb-3"><img class="card-img-top" src="/m.jpg" alt="${name}"><div class="card-body"><h5 class="card-title">${name}</h5><p class="card-text"><span class="badge bg-success">${score}</span> ${count} חוות דעת</p></div></div>`,
    )
    .join(
      '',
    )}<div class="card"><div class="card-body"><h5 class="card-title">ניוזלטר</h5><input class="form-control" type="email"><button class="btn btn-primary">הרשמה</button></div></div></div></div></div>
<footer class="bg-dark text-white p-4"><p>© 2026 לאן-היום. כל הזכויות שמורות.</p></footer><div class="toast show" role="alert"><div class="toast-body">האתר משתמש בעוגיות. <button class="btn btn-sm btn-primary">אישור</button></div></div></body></html>`;
  return {
    name: 'museum (Bootstrap, radio stars, he, right to left)',
    url: 'https://lanhayom.example/museum/sea-salt/reviews',
    html,
    truth: truths(said),
    shownCount: 219,
    shownAverage: 4.1,
    next: 'https://lanhayom.example/museum/sea-salt/reviews/2',
  };
}

/** Airline opinions as AMP: tenths as a fraction, byline with place and day, a table of partial stars, "trip verified" in front of the words. */
function airline(): UnknownSite {
  const said: Said[] = [
    {
      id: 'anchor88120',
      author: 'A Fenwick',
      place: 'United Kingdom',
      rating: 3,
      day: '2026-11-17',
      flown: 'November 2026',
      route: 'Luton to Bergen',
      title: 'bags left behind for four days',
      words:
        'All forty of us watched our cases stay on the tarmac. The desk in Bergen had closed and the chat assistant kept offering me a seat upgrade.',
      parts: [3, 2, 1],
      yes: false,
    },
    {
      id: 'anchor88077',
      author: 'Marta Iglesias',
      place: 'Spain',
      rating: 8,
      day: '2026-11-03',
      flown: 'October 2026',
      route: 'Bergen to Alicante',
      title: 'on time and cheerful',
      words:
        'Left five minutes early, landed twenty early. The purser sang happy birthday to my father, who turned 80 that day.',
      parts: [4, 5, 4],
      yes: true,
    },
    {
      id: 'anchor87990',
      author: 'J Okonkwo-Reid',
      place: 'Ireland',
      rating: 6,
      day: '2026-10-12',
      flown: 'May 2026',
      route: 'Dublin to Luton',
      title: 'you get what you pay for',
      words: 'Tight legroom, no water unless you buy it, but €19 one way is hard to argue with. Boarding was orderly.',
      parts: [2, 3, 4],
      yes: true,
    },
    {
      id: 'anchor87811',
      author: 'H Lindqvist',
      place: 'Sweden',
      rating: 1,
      day: '2026-09-21',
      flown: 'September 2026',
      route: 'Luton to Malmo',
      title: 'cancelled by text message',
      words:
        'Cancelled at 03:12 by text, no rebooking, no hotel. I am still waiting for the compensation form to load.',
      parts: [1, 1, 1],
      yes: false,
    },
    {
      id: 'anchor87650',
      author: 'Grace Tan',
      place: 'Singapore',
      rating: 9,
      day: '2026-08-02',
      flown: 'July 2026',
      route: 'Bergen to Luton',
      title: 'a pleasant surprise',
      words:
        'New aircraft, clean lavatories and hot soup for three pounds. Would happily fly with them again next summer.',
      parts: [4, 5, 5],
      yes: true,
    },
  ].map((one) => ({ ...one, text: worded(one.title, one.words) }));
  const ordinal = (day: string) => {
    const n = Number(day.slice(8));
    const end =
      n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th';
    const month = new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
    return `${n}${end} ${month} ${day.slice(0, 4)}`;
  };
  const partNames = ['Seat Comfort', 'Cabin Staff Service', 'Value For Money'];
  const item = (one: Said) =>
    `<article class="opinion comp"><div class="mark-10"><span>${one.rating}</span>/<span>10</span></div><div class="body" id="${one.id}"><h2 class="text_header">${one.title}</h2><h3 class="text_sub">${one.author} (${one.place}) <time datetime="${one.day}">${ordinal(one.day!)}</time></h3><div class="tc_mobile"><div class="text_content">${esc(String(one.words))}</div><div class="opinion-stats"><table class="opinion-ratings"><tr><td class="head">Type Of Traveller</td><td class="value">${one.yes ? 'Couple Leisure' : 'Solo Leisure'}</td></tr><tr><td class="head">Route</td><td class="value">${one.route}</td></tr><tr><td class="head">Date Flown</td><td class="value">${one.flown}</td></tr>${(one.parts as number[]).map((part, i) => `<tr><td class="head">${partNames[i]}</td><td class="stars">${[1, 2, 3, 4, 5].map((n) => `<span class="star${n <= part ? ' fill' : ''}">${n}</span>`).join('')}</td></tr>`).join('')}<tr><td class="head">Recommended</td><td class="value rec-${one.yes ? 'yes' : 'no'}">${one.yes ? 'yes' : 'no'}</td></tr></table></div></div></div></article>`;
  const html = `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Fjordhopper passenger opinions | SeatSlate</title><link rel="canonical" href="https://seatslate.example/airline/fjordhopper"><link rel="next" href="https://seatslate.example/amp/airline/fjordhopper/page/2/"><meta name="viewport" content="width=device-width"><style amp-boilerplate>body{visibility:visible}</style><script async src="https://cdn.amp.example/v0.js"></script></head><body>
<amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/airlines">Airlines</a></li><li><a href="/airports">Airports</a></li><li><a href="/lounges">Lounges</a></li></ul></amp-sidebar>
<header class="top"><button on="tap:menu.toggle">☰</button><a href="/"><amp-img src="/logo.png" width="120" height="30" alt="SeatSlate"></amp-img></a></header>
<main><h1>Fjordhopper</h1><div class="overall"><span class="big">5</span>/10 <small>based on 143 opinions</small></div><table class="sums"><tr><td>Seat Comfort</td><td class="stars"><span class="star fill">1</span><span class="star fill">2</span><span class="star fill">3</span><span class="star">4</span><span class="star">5</span></td></tr><tr><td>Value For Money</td><td class="stars"><span class="star fill">1</span><span class="star fill">2</span><span class="star fill">3</span><span class="star">4</span><span class="star">5</span></td></tr></table>
<div class="sorting"><a href="?sort=date" class="on">Newest</a> <a href="?sort=mark">Best first</a></div>
${said.slice(0, 2).map(item).join('\n')}
<amp-ad width="300" height="250" type="slate" data-slot="/1/mid"><div placeholder>Advertisement</div></amp-ad>
${said.slice(2).map(item).join('\n')}
<div class="pages"><strong>1</strong> <a href="/amp/airline/fjordhopper/page/2/">2</a> <a href="/amp/airline/fjordhopper/page/29/">29</a> <a href="/amp/airline/fjordhopper/page/2/">&gt;&gt;</a></div>
<section class="others"><h4>Other airlines</h4><ul><li><a href="/airline/cairnair">Cairn Air</a> 7/10 <small>88 opinions</small></li><li><a href="/airline/baltica">Baltica Wings</a> 4/10 <small>301 opinions</small></li></ul></section></main>
<footer><p>© 2026 SeatSlate</p><form target="_top" action-xhr="/nl"><input type="email" name="e"><input type="submit" value="Send me fare news"></form></footer>
<amp-consent id="consent" layout="nodisplay"><div>We use cookies. <button on="tap:consent.accept">OK</button></div></amp-consent></body></html>`;
  return {
    name: 'airline (AMP, tenths, en)',
    url: 'https://seatslate.example/amp/airline/fjordhopper',
    html,
    truth: truths(said),
    shownCount: 143,
    shownAverage: 5,
    next: 'https://seatslate.example/amp/airline/fjordhopper/page/2/',
  };
}
