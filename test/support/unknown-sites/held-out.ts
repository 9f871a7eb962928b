/** Ten more list pages, written after the reader was frozen: other markup, other habits, other languages. */
import { agoIn, dayIn, esc, truthOf, type UnknownSite } from './site.ts';
import { VOICES } from './voices.ts';

export function heldOutSites(): readonly UnknownSite[] {
  return [
    flat(),
    grid(),
    thread(),
    outOfTen(),
    arabic(),
    testimonials(),
    twoRows(),
    filledOnly(),
    subRatings(),
    lazy(),
  ];
}

/** No element holds a review: headings, lines and paragraphs follow each other. */
function flat(): UnknownSite {
  const list = VOICES.en.map(
    (v) =>
      `<h3>${esc(v.title)}</h3><p class="by">${esc(v.author)}, ${dayIn(v.day, 'en-GB')} — <b>${v.rating} stars</b></p><p>${esc(v.text)}</p>`,
  );
  return site(
    'garage-flat-en',
    'en-GB',
    `<article><h1>Kettle Lane Garage</h1><p>Family-run since 1974. MOT, servicing and tyres for cars and vans, with collection and delivery in the county.</p><h2>What customers say</h2>${list.join('\n')}<h3>Find us</h3><p>12 Kettle Lane, open daily 8–18.</p></article>`,
    VOICES.en.map((v) => truthOf(v, { reply: undefined })),
  );
}

/** Two to a row; stars are one span each; the day stands in a title. */
function grid(): UnknownSite {
  const cell = (v: (typeof VOICES.es)[number], i: number): string =>
    `<div class="w-1/2 p-4"><div class="rounded shadow"><div class="flex">${[1, 2, 3, 4, 5].map((n) => `<span class="${n <= (v.rating ?? 0) ? 'text-yellow-400' : 'text-gray-300'}">★</span>`).join('')}</div><p class="mt-2">${esc(v.text)}</p><div class="mt-4 flex"><img src="/avatar${i}.png" alt=""><div><div class="font-bold">${esc(v.author)}</div><div class="text-sm" title="${dayIn(v.day, 'es')}">${agoIn(v.day, 'es', 'auto')}</div></div></div></div></div>`;
  const cells = VOICES.es.map(cell);
  const rows = [0, 2, 4, 6, 8].map((i) => `<div class="flex">${cells[i]}${cells[i + 1]}</div>`);
  return site(
    'grid-es',
    'es',
    `<div class="container"><h1>Academia Trébol</h1><div class="flex"><span>3,5</span><span>★</span><span>10 valoraciones</span></div>${rows.join('')}</div>`,
    VOICES.es.map((v) => truthOf(v, { reply: undefined })),
    { shownCount: 10 },
  );
}

/** Visitors talk to each other below some reviews; the first review is pinned on top as well. */
function thread(): UnknownSite {
  const item = (v: (typeof VOICES.de)[number], i: number): string =>
    `<li data-cid="${445000 + i * 37}"><div class="c"><span class="u"><a href="/profil/${i}">${esc(v.author)}</a></span> <a class="d" href="#c${445000 + i * 37}">${dayIn(v.day, 'de', 'medium')}</a> <span class="r">${v.rating} von 5 Sternen</span><div class="t"><p>${esc(v.text)}</p></div></div>${i % 4 === 1 ? `<ul>${['Inge', 'Walter'].map((n, k) => `<li><div class="c"><span class="u"><a href="/profil/9${k}">${n}</a></span> <a class="d" href="#c9${i}${k}">${dayIn('2026-11-15', 'de', 'medium')}</a><div class="t"><p>Das kann ich so nur bestätigen, bei uns war es genauso.</p></div></div></li>`).join('')}</ul>` : ''}</li>`;
  return site(
    'nested-thread-de',
    'de',
    `<h1>Wanderhütte Sonnblick</h1><section><h2>Hilfreichste Bewertung</h2><ul>${VOICES.de
      .slice(6, 7)
      .map((v) => item(v, 6))
      .join(
        '',
      )}</ul></section><section><h2>Alle Bewertungen (10)</h2><ul>${VOICES.de.map(item).join('')}</ul></section>`,
    VOICES.de.map((v) => truthOf(v, { reply: undefined })),
    { shownCount: 10 },
  );
}

/** Scores out of ten, one decimal, a comma; liked and disliked apart; nights and rooms beside. */
function outOfTen(): UnknownSite {
  const tens = VOICES.fr.map((v) => (v.rating ?? 0) * 2 - 0.8);
  const list = VOICES.fr.map(
    (v, i) =>
      `<div class="blk"><div class="left"><div class="who"><span>${esc(v.author)}</span><span>France</span></div><ul><li>Chambre Double Supérieure</li><li>${(i % 4) + 1} nuits · ${dayIn(v.day, 'fr').split(' ').slice(1).join(' ')}</li><li>Couple</li></ul></div><div class="right"><div class="top"><span>Commentaire envoyé le ${dayIn(v.day, 'fr')}</span><h4>${esc(v.title)}</h4><div class="sc">${String(tens[i]).replace('.', ',')}</div></div><div class="tx">${esc(v.text)}</div>${v.reply ? `<div class="rp"><b>Réponse de l'hôtel :</b> <span>${esc(v.reply)}</span></div>` : ''}</div></div>`,
  );
  return site(
    'hotel-ten-fr',
    'fr',
    `<h1>Auberge du Lavoir</h1><div class="head"><div>7,0</div><div>Bien</div><div>10 expériences vécues</div></div>${list.join('')}`,
    VOICES.fr.map((v, i) => truthOf(v, { rating: tens[i] })),
  );
}

function arabic(): UnknownSite {
  const digits = (text: string): string => text.replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'[Number(d)] ?? d);
  const list = VOICES.ar.map(
    (v) =>
      `<div role="listitem"><div><img src="u.png" alt="صورة"><span>${esc(v.author)}</span><span aria-label="${digits(String(v.rating))} من ٥ نجوم" role="img"><svg></svg><svg></svg></span></div><div>${digits(dayIn(v.day, 'ar-EG'))}</div><div dir="auto">${esc(v.text)}</div>${v.reply ? `<div><div>رد المالك</div><div dir="auto">${esc(v.reply)}</div></div>` : ''}<div><button>مفيد</button><button>إبلاغ</button></div></div>`,
  );
  return site(
    'clinic-rtl-ar',
    'ar',
    `<h1>عيادة النور</h1><p>السبت ٩:٠٠ – ١٧:٠٠</p><div role="list">${list.join('')}</div><a rel="next" href="/ar?p=2">التالي</a>`,
    VOICES.ar.map((v) => truthOf(v)),
    { next: 'https://site.example/ar?p=2' },
  );
}

/** The words first, then who and when; images with the score in the alternative text. */
function testimonials(): UnknownSite {
  const list = VOICES.fr.map(
    (v) =>
      `<figure><blockquote>« ${esc(v.text)} »</blockquote><figcaption><cite>${esc(v.author)}</cite>, le ${dayIn(v.day, 'fr', 'short')} <img src="/img/s${v.rating}.gif" alt="${v.rating}/5"></figcaption></figure>`,
  );
  return site(
    'testimonials-fr',
    'fr',
    `<h1>Ils nous ont fait confiance</h1><p>Notre atelier restaure vos meubles depuis 1987 : devis gratuit sous 48 h, enlèvement et livraison compris dans un rayon de 50 km autour de Nantes.</p>${list.join('')}`,
    VOICES.fr.map((v) => truthOf(v, { reply: undefined })),
  );
}

/** Two table rows a review: who and how many in one, what in the next. */
function twoRows(): UnknownSite {
  const rows = VOICES.en.map(
    (v, i) =>
      `<tr class="h"><td><b>${esc(v.author)}</b></td><td>Score: ${v.rating}</td><td align="right">${v.day}</td></tr><tr class="b"><td colspan="3">${esc(v.text)}${i === 4 ? '<br><br>PS: I kept the receipts.' : ''}</td></tr>`,
  );
  return site(
    'guestbook-rows-en',
    'en',
    `<center><font size="5">Guest book of the Anchor Inn</font></center><table border="1" width="90%">${rows.join('')}</table><p>Page 1 <a href="/gb?page=2">2</a> <a href="/gb?page=3">3</a></p>`,
    VOICES.en.map((v, i) =>
      truthOf(v, { reply: undefined, ...(i === 4 && { text: `${v.text}\nPS: I kept the receipts.` }) }),
    ),
    { next: 'https://site.example/gb?page=2' },
  );
}

/** Only full icons are drawn; some rate nothing; an advertisement in between; relative days in Persian words. */
function filledOnly(): UnknownSite {
  const list = VOICES.fa.map(
    (v, i) =>
      `<li><div>${i === 5 ? '' : `<p>${'<img src="/icons/setare.svg" width="16">'.repeat(v.rating ?? 0)}</p>`}<p><span>${esc(v.author)}</span><span> در تاریخ </span><span>${dayIn(v.day, 'fa-IR-u-ca-persian')}</span></p></div><div><p>${esc(v.text)}</p></div></li>${i === 2 ? '<li><div><p>تبلیغ</p></div><div><p>همین امروز بیمه بدنه خودرو را با ۳۰ درصد تخفیف بخرید.</p></div></li>' : ''}`,
  );
  return site(
    'filled-icons-fa',
    'fa',
    `<h1>رستوران باغ انار</h1><p>تلفن: ۰۲۱-۵۵۵۰۱۲۳</p><ol>${list.join('')}</ol>`,
    VOICES.fa.map((v, i) => truthOf(v, { reply: undefined, ...(i === 5 && { rating: undefined }) })),
  );
}

/** Five scores a review, the first of them overall; days of purchase and of writing; words cut, the rest hidden. */
function subRatings(): UnknownSite {
  const line = (label: string, value: number): string =>
    `<div><span>${label}</span><span data-score="${value}"></span></div>`;
  const list = VOICES.en.map((v, i) => {
    const cut = v.text.length > 90 ? v.text.indexOf(' ', 70) : -1;
    const text =
      cut === -1
        ? esc(v.text)
        : `${esc(v.text.slice(0, cut))}<span class="dots">...</span><span class="rest" hidden>${esc(v.text.slice(cut))}</span> <a role="button" href="#">Read more</a>`;
    return `<article id="r_${30117 + i * 11}"><div>${line('Overall', v.rating ?? 0)}${line('Value', 5)}${line('Quality', ((v.rating ?? 0) % 5) + 1)}${line('Support', 3)}</div><h3>${esc(v.title)}</h3><div>By <i>${esc(v.author)}</i></div><div>Purchased: ${dayIn('2025-05-01', 'en', 'medium')}</div><div>Reviewed: ${dayIn(v.day, 'en', 'medium')}</div><div>${text}</div><div>Was this helpful? <button>Yes 3</button> <button>No 1</button> · 3 of 5 people found this helpful</div></article>`;
  });
  return site(
    'sub-ratings-en',
    'en',
    `<h1>Nimbus Vacuum V3</h1><p>$ 249.00</p><div>${list.join('')}</div>`,
    VOICES.en.map((v, i) => truthOf(v, { reply: undefined, id: `r_${30117 + i * 11}` })),
  );
}

/** A list that is still loading: eight are there, two are grey bars. */
function lazy(): UnknownSite {
  const list = VOICES.ja
    .slice(0, 8)
    .map(
      (v, i) =>
        `<div class="item"><div class="hd"><img src="/u/${i}.png" alt="${esc(v.author)}"><div><p>${esc(v.author)}</p><p>${agoIn(v.day, 'ja')}</p></div></div><div class="stars" style="--rating: ${v.rating};" aria-label="評価${v.rating}"></div><div class="bd">${esc(v.text)}</div><div class="ft"><span>参考になった</span><span>${i}</span></div></div>`,
    );
  const skeleton =
    '<div class="item"><div class="hd"><div></div><div><p></p><p></p></div></div><div class="bd"></div></div>';
  return site(
    'lazy-ja',
    'ja',
    `<h1>湯けむり荘</h1><p>クチコミ（10件）</p><div>${list.join('')}${skeleton}${skeleton}</div>`,
    VOICES.ja.slice(0, 8).map((v) => truthOf(v, { reply: undefined })),
    { shownCount: 10 },
  );
}

function site(
  name: string,
  language: string,
  body: string,
  truth: UnknownSite['truth'],
  more: Partial<UnknownSite> = {},
): UnknownSite {
  const rtl = language === 'ar' || language === 'fa' ? ' dir="rtl"' : '';
  return {
    name,
    url: 'https://site.example/list',
    html: `<!doctype html><html lang="${language}"${rtl}><head><title>${name}</title></head><body>${body}<footer>© 2026 · <a href="/privacy">Privacy</a></footer></body></html>`,
    truth,
    ...more,
  };
}
