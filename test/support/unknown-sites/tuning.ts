/** Ten list pages in styles of our own, which the generic reader was made with. */
import { agoIn, dayIn, esc, truthOf, type UnknownSite } from './site.ts';
import { VOICES } from './voices.ts';

export function tuningSites(): readonly UnknownSite[] {
  return [hotel(), shop(), clinic(), persian(), restaurant(), appStore(), course(), bank(), marketplace(), forum()];
}

function hotel(): UnknownSite {
  const list = VOICES.fr.map(
    (
      v,
      i,
    ) => `<li class="avis-item"><div class="tete"><img src="/a/${i}.jpg" alt=""><strong>${esc(v.author)}</strong> <span>Belgique</span></div>
<div class="note" role="img" aria-label="Note : ${v.rating},0 sur 5"></div><p class="date">Séjour en ${dayIn(v.day, 'fr').split(' ').slice(1).join(' ')}</p>
<p class="pub">Avis publié le ${dayIn(v.day, 'fr')}</p><h4>${esc(v.title)}</h4><p class="txt">${esc(v.text)}</p>
<button>Utile (${i})</button>${v.reply ? `<div class="gest"><p class="qui">Réponse de l’établissement</p><p>${esc(v.reply)}</p></div>` : ''}</li>`,
  );
  return {
    name: 'hotel-list-fr',
    url: 'https://hotel.example/avis',
    shownCount: 10,
    shownAverage: 3.5,
    html: page(
      'fr',
      `<h1>Hôtel des Trois Phares</h1><p><span>3,5/5</span> <a href="#avis">10 avis</a></p><p>À partir de 89 € la nuit, +33 1 23 45 67 89</p><ul id="avis">${list.join('\n')}</ul>
<section><h2>Hôtels similaires</h2><div class="car">${['Le Cygne', 'Hôtel Bleu', 'La Tour'].map((n, i) => `<a href="/h/${i}"><b>${n}</b><span aria-label="4,${i} sur 5"></span><span>(${120 + i} avis)</span></a>`).join('')}</div></section>`,
    ),
    truth: VOICES.fr.map((v) => truthOf(v)),
  };
}

function shop(): UnknownSite {
  const rows = VOICES.de.map(
    (
      v,
      i,
    ) => `<div><div><div>${'<i class="f"></i>'.repeat(v.rating ?? 0)}${'<i class="e"></i>'.repeat(5 - (v.rating ?? 0))}</div><div>${esc(v.title)}</div></div>
<div><span>von ${esc(v.author)}</span> <span>am ${dayIn(v.day, 'de')}</span> <span>Verifizierter Kauf</span></div><div>${esc(v.text)}</div><div><a href="#">Hilfreich</a> <a href="#">Melden</a></div>
${v.reply ? `<div><div>Antwort des Verkäufers:</div><div>${esc(v.reply)}</div></div>` : ''}</div>${i === 3 ? '<div><div>Anzeige</div><div>Jetzt 20 % auf alle Fahrradhelme sparen, nur bis Sonntag!</div></div>' : ''}`,
  );
  return {
    name: 'shop-divsoup-de',
    url: 'https://laden.example/p/1',
    next: 'https://laden.example/p/1?seite=2',
    html: page(
      'de',
      `<div><div>Kaffeemühle K7</div><div>129,00 €</div><div><form><textarea></textarea>${'<label><input type=radio name=s></label>'.repeat(5)}</form></div></div><div>${rows.join('')}</div><nav><a href="/p/1?seite=1">1</a><a href="/p/1?seite=2">2</a><a href="/p/1?seite=2">Weiter</a></nav>
<div>${['Filter', 'Tasse', 'Waage'].map((n, i) => `<div><div>${'<i class="f"></i>'.repeat(4)}<i class="e"></i></div><div>${n}</div><div>${19 + i},90 €</div></div>`).join('')}</div>`,
    ),
    truth: VOICES.de.map((v) => truthOf(v)),
  };
}

function clinic(): UnknownSite {
  const rows = VOICES.en.map(
    (v, i) =>
      `<tr data-comment-id="c${7001 + i * 13}"><td>${esc(v.author)}</td><td>${dayIn(v.day, 'en', 'medium')}</td><td>${v.rating}/5</td><td>${esc(v.text)}</td></tr>`,
  );
  return {
    name: 'clinic-table-en',
    url: 'https://clinic.example/feedback',
    shownCount: 10,
    html: page(
      'en',
      `<h1>Riverside Clinic</h1><table><tr><td>Monday</td><td>9:00 – 17:00</td></tr><tr><td>Tuesday</td><td>9:00 – 17:00</td></tr></table><p>10 reviews</p><table><thead><tr><th>Patient</th><th>Date</th><th>Score</th><th>Comment</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ),
    truth: VOICES.en.map((v, i) => truthOf(v, { reply: undefined, id: `c${7001 + i * 13}` })),
  };
}

function persian(): UnknownSite {
  const digits = (text: string): string => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);
  const list = VOICES.fa.map(
    (v) =>
      `<article><header><b>${esc(v.author)}</b><small>${digits(agoIn(v.day, 'fa'))}</small></header><p>امتیاز ${digits(String(v.rating))} از ۵</p><div>${esc(v.text)}</div>${v.reply ? `<blockquote><b>پاسخ فروشگاه</b><p>${esc(v.reply)}</p></blockquote>` : ''}<footer><button>مفید بود</button></footer></article>`,
  );
  return {
    name: 'persian-articles',
    url: 'https://foroush.example/nazar',
    shownCount: 10,
    shownAverage: 3.5,
    html: page(
      'fa',
      `<h1>فروشگاه آفتاب</h1><div>۳٫۵ از ۵ <span>(۱۰ نظر)</span></div><main>${list.join('')}</main>`,
      ' dir="rtl"',
    ),
    truth: VOICES.fa.map((v) => truthOf(v)),
  };
}

function restaurant(): UnknownSite {
  const list = VOICES.es.map(
    (v) =>
      `<section><h3>${esc(v.author)}</h3><p>${'★'.repeat(v.rating ?? 0)}${'☆'.repeat(5 - (v.rating ?? 0))} · ${agoIn(v.day, 'es')}</p><p>${esc(v.text)}</p></section>`,
  );
  return {
    name: 'restaurant-glyphs-es',
    url: 'https://mesa.example/opiniones',
    html: page('es', `<h1>Casa Lúa</h1><p>Menú del día 14,50 €</p>${list.join('')}`),
    truth: VOICES.es.map((v) => truthOf(v, { reply: undefined })),
  };
}

function appStore(): UnknownSite {
  const list = VOICES.en.map(
    (v, i) =>
      `<div class="x${i % 3}"><div><span style="position:relative"><span>★★★★★</span><span style="width:${(v.rating ?? 0) * 20}%">★★★★★</span></span><time datetime="${v.day}">${dayIn(v.day, 'en', 'short')}</time></div><h5>${esc(v.title)}</h5><span>${esc(v.author)}</span><div><span class="s">${esc(v.text.slice(0, 60))}…</span><span class="l" style="display:none">${esc(v.text)}</span><a href="#">more</a></div>${v.reply ? `<div><p>Developer response</p><time datetime="2026-11-13">Nov 13</time><p>${esc(v.reply)}</p></div>` : ''}</div>`,
  );
  return {
    name: 'appstore-width-en',
    url: 'https://apps.example/reviews',
    html: page(
      'en',
      `<h1>Pocket Ledger</h1><div><div>5 <div style="width:52%"></div></div><div>4 <div style="width:22%"></div></div></div><div>${list.join('')}</div>`,
    ),
    truth: VOICES.en.map((v) => truthOf(v)),
  };
}

function course(): UnknownSite {
  const svg = (on: boolean): string => `<svg viewBox="0 0 24 24"><use href="#${on ? 'st-f' : 'st-e'}"></use></svg>`;
  const list = VOICES.ja.map((v, i) => `<div class="row"><div class="cell">${cell(v, i)}</div></div>`);
  function cell(v: (typeof VOICES.ja)[number], i: number): string {
    return `<p class="n">${esc(v.author)}</p><div>${[1, 2, 3, 4, 5].map((n) => svg(n <= (v.rating ?? 0))).join('')}</div><p>${v.day.replaceAll('-', '/')}</p><p class="b">${i === 5 ? '' : esc(v.text)}</p>`;
  }
  return {
    name: 'course-svg-ja',
    url: 'https://manabi.example/koe',
    shownCount: 10,
    html: page('ja', `<h1>はじめての陶芸</h1><p>レビュー 10件</p>${list.join('')}`),
    truth: VOICES.ja.map((v, i) => truthOf(v, { reply: undefined, ...(i === 5 && { text: undefined }) })),
  };
}

function bank(): UnknownSite {
  const words = ['', 'Sehr schlecht', 'Mangelhaft', 'Befriedigend', 'Gut', 'Sehr gut'];
  const list = VOICES.de.map(
    (v) =>
      `<dl><dt>Kunde</dt><dd>${esc(v.author)}</dd><dt>Datum</dt><dd>${dayIn(v.day, 'de', 'medium')}</dd><dt>Zufriedenheit</dt><dd>${words[v.rating ?? 0]}</dd><dt>Kommentar</dt><dd>${esc(v.text)}</dd></dl>`,
  );
  return {
    name: 'bank-words-de',
    url: 'https://sparbank.example/stimmen',
    html: page('de', `<h1>Stimmen unserer Kunden</h1><p>Telefon 0800 123 4567</p>${list.join('<hr>')}`),
    truth: VOICES.de.map((v) => truthOf(v, { reply: undefined })),
  };
}

function marketplace(): UnknownSite {
  const list = VOICES.en.map(
    (v, i) =>
      `<review-card id="rv-${98001 + i * 7}"><star-rating value="${v.rating}" max="5"></star-rating><user-name>${esc(v.author)}</user-name><span data-timestamp="${Date.parse(`${v.day}T09:30:00Z`) / 1000}">${agoIn(v.day, 'en')}</span><text-block>${esc(v.text)}</text-block><span>Communication</span><star-rating value="5" max="5"></star-rating><span>Shipping</span><star-rating value="${((v.rating ?? 0) % 5) + 1}" max="5"></star-rating></review-card>`,
  );
  return {
    name: 'marketplace-custom-en',
    url: 'https://market.example/seller/9',
    html: page('en', `<h1>Seller Northwind</h1><review-list>${list.join('')}</review-list>`),
    truth: VOICES.en.map((v, i) => truthOf(v, { reply: undefined, id: `rv-${98001 + i * 7}` })),
  };
}

function forum(): UnknownSite {
  const list = VOICES.fr.map(
    (v, i) =>
      `<div class="post" id="msg${5500 + i * 3}"><div class="side"><a href="/membre/${i}">${esc(v.author)}</a><div>Messages : ${12 + i}</div></div><div class="main"><div class="meta">Posté le ${dayIn(v.day, 'fr', 'short')} à 1${i}:0${i}</div><div class="body">${esc(v.text)}</div></div></div>`,
  );
  return {
    name: 'forum-posts-fr',
    url: 'https://forum.example/t/1',
    html: page(
      'fr',
      `<h1>Que pensez-vous de Meuble&Co ?</h1>${list.join('')}<div class="pages"><strong>1</strong> <a href="/t/1?p=2">2</a> <a href="/t/1?p=3">3</a></div>`,
    ),
    next: 'https://forum.example/t/1?p=2',
    truth: VOICES.fr.map((v, i) => truthOf(v, { reply: undefined, rating: undefined, id: `msg${5500 + i * 3}` })),
  };
}

function page(language: string, body: string, more = ''): string {
  return `<!doctype html><html lang="${language}"${more}><head><meta charset="utf-8"><title>List</title></head><body><header><nav><a href="/">Home</a><a href="/c">Contact</a></nav></header>${body}<footer><p>© 2026</p></footer></body></html>`;
}
