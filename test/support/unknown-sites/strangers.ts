/** Eight more list pages, written after the reader had learnt from the second ten: a third way of building each. */
import { agoIn, dayIn, esc, truthOf, type UnknownSite } from './site.ts';
import { VOICES } from './voices.ts';

export function strangerSites(): readonly UnknownSite[] {
  return [attributes(), schemaless(), perStar(), headless(), bubbles(), mixed(), tabs(), percent()];
}

/** A custom element says everything in its attributes. */
function attributes(): UnknownSite {
  const list = VOICES.en.map(
    (v, i) =>
      `<x-review data-review-id="${'a1b2c3d4e5f6'.slice(i % 5)}${i * 97}" author="${esc(v.author)}" rating="${v.rating}" date="${v.day}T10:00:00Z"><p slot="text">${esc(v.text)}</p></x-review>`,
  );
  return site(
    'attributes-en',
    'en',
    `<h1>Harbour Dental</h1><x-list>${list.join('')}</x-list>`,
    VOICES.en.map((v, i) => truthOf(v, { reply: undefined, id: `${'a1b2c3d4e5f6'.slice(i % 5)}${i * 97}` })),
  );
}

/** Portuguese-style comment cards with a definition list of details and sub-scores in stars. */
function schemaless(): UnknownSite {
  const star = (n: number): string =>
    `<span class="st"><span class="v${n}"></span>${'★'.repeat(n)}${'☆'.repeat(5 - n)}</span>`;
  const list = VOICES.es.map(
    (v, i) =>
      `<div class="com"><p class="cab"><b>${esc(v.author)}</b> (Sevilla) escribió el ${dayIn(v.day, 'es')}:</p>${star(v.rating ?? 0)}<p>${esc(v.text)}</p><dl><dt>Limpieza</dt><dd>${star(4)}</dd><dt>Ubicación</dt><dd>${star((i % 5) + 1)}</dd></dl>${v.reply ? `<div class="resp"><b>Respuesta del propietario</b><p>${esc(v.reply)}</p></div>` : ''}</div>`,
  );
  return site(
    'casa-rural-es',
    'es',
    `<h1>Casa rural El Molino</h1><p>Desde 75 € por noche · Tel. 955 123 456</p>${list.join('')}`,
    VOICES.es.map((v) => truthOf(v)),
  );
}

/** Font Awesome style icons with full, half and empty looks. */
function perStar(): UnknownSite {
  const looks = (r: number): string =>
    [1, 2, 3, 4, 5]
      .map((n) => `<em class="fa ${n <= r ? 'fa-a' : n - 0.5 === r ? 'fa-b-half' : 'fa-c'}" aria-hidden="true"></em>`)
      .join('');
  const score = (r: number, i: number): number => (i % 3 === 0 && r < 5 ? r + 0.5 : r);
  const list = VOICES.de.map(
    (v, i) =>
      `<section><div><span>${looks(score(v.rating ?? 0, i))}</span><h6>${esc(v.title)}</h6></div><p>${esc(v.text)}</p><p><small>${esc(v.author)} | ${dayIn(v.day, 'de', 'medium')} | Köln</small></p></section>`,
  );
  return site(
    'icons-half-de',
    'de',
    `<h1>Reisebüro Fernweh</h1><h2>10 Bewertungen</h2>${list.join('')}`,
    VOICES.de.map((v, i) => truthOf(v, { reply: undefined, rating: score(v.rating ?? 0, i) })),
    { shownCount: 10 },
  );
}

/** A guest book: who and when in one line, no scores at all. */
function headless(): UnknownSite {
  const list = VOICES.fr.map(
    (v, i) =>
      `<p><a name="m${900 + i * 3}"></a><b>${esc(v.author)}</b> a écrit le ${dayIn(v.day, 'fr', 'short')} :<br>${esc(v.text)}</p>`,
  );
  return site(
    'livre-d-or-fr',
    'fr',
    `<h1>Livre d’or du camping</h1>${list.join('<hr>')}`,
    VOICES.fr.map((v) => truthOf(v, { reply: undefined, rating: undefined })),
  );
}

/** The score in the title of an image; relative days; a long text in several paragraphs. */
function bubbles(): UnknownSite {
  const list = VOICES.en.map(
    (v, i) =>
      `<div data-x="r"><div><img alt="" src="/u/${i}.png"><div><span>${esc(v.author)}</span><span>Leeds, United Kingdom · ${10 + i} contributions</span></div></div><svg viewBox="0 0 128 24"><title>${v.rating}.0 of 5 bubbles</title><path d="M1"></path></svg><a href="/r${i}/ShowReview-${77001 + i * 5}"><span>${esc(v.title)}</span></a><div>${agoIn(v.day, 'en', 'auto')} • Family</div><div><p>${esc(v.text)}</p>${i === 2 ? '<p>We asked for a manager and nobody came in the next half hour.</p>' : ''}</div><div>Written ${dayIn(v.day, 'en')}</div>${v.reply ? `<div><div>Response from Harbour House</div><div>${esc(v.reply)}</div></div>` : ''}</div>`,
  );
  return site(
    'bubbles-en',
    'en',
    `<h1>Harbour House</h1>${list.join('')}`,
    VOICES.en.map((v, i) =>
      truthOf(v, i === 2 ? { text: `${v.text}\nWe asked for a manager and nobody came in the next half hour.` } : {}),
    ),
  );
}

/** Some say nothing, some rate nothing; thumbs beside stars; Persian with Latin digits. */
function mixed(): UnknownSite {
  const list = VOICES.fa.map(
    (v, i) =>
      `<div class="comment"><div class="comment-head"><span>${esc(v.author)}</span><time>${v.day.replaceAll('-', '/')}</time></div>${i === 7 ? '' : `<div class="comment-rate"><span>${v.rating}</span><span>از 5</span></div>`}${i === 1 ? '' : `<div class="comment-body">${esc(v.text)}</div>`}<div class="comment-foot"><button>👍 <span>${i}</span></button><button>👎 <span>0</span></button></div></div>`,
  );
  return site(
    'mixed-fa',
    'fa',
    `<h1>کتابفروشی مهر</h1><div><b>10</b> دیدگاه</div>${list.join('')}`,
    VOICES.fa.map((v, i) =>
      truthOf(v, { reply: undefined, ...(i === 7 && { rating: undefined }), ...(i === 1 && { text: undefined }) }),
    ),
    { shownCount: 10 },
  );
}

/** Arabic table of definition rows; the score is a word. */
function tabs(): UnknownSite {
  const words = ['', 'سيئ جدا', 'سيئ', 'متوسط', 'جيد جدا', 'ممتاز'];
  const list = VOICES.ar.map(
    (v) =>
      `<table><tr><th>الاسم</th><td>${esc(v.author)}</td></tr><tr><th>التاريخ</th><td>${dayIn(v.day, 'ar-SA-u-ca-gregory')}</td></tr><tr><th>التقييم</th><td>${words[v.rating ?? 0]}</td></tr><tr><th>التعليق</th><td>${esc(v.text)}</td></tr></table>`,
  );
  return site(
    'tables-ar',
    'ar',
    `<h1>بنك الواحة</h1>${list.join('')}`,
    VOICES.ar.map((v) => truthOf(v, { reply: undefined })),
  );
}

/** Scores in percent of a bar; Japanese days; user names in links. */
function percent(): UnknownSite {
  const list = VOICES.ja.map(
    (v, i) =>
      `<li><div class="bar"><div style="width: ${(v.rating ?? 0) * 20}%;"></div></div><a href="/user/${i * 31}">${esc(v.author)}</a>さん<span>${dayIn(v.day, 'ja')}</span><p>${esc(v.text)}</p></li>`,
  );
  return site(
    'percent-ja',
    'ja',
    `<h1>喫茶ひまわり</h1><ul>${list.join('')}</ul>`,
    VOICES.ja.map((v) => truthOf(v, { reply: undefined })),
  );
}

function site(
  name: string,
  language: string,
  body: string,
  truth: UnknownSite['truth'],
  more: Partial<UnknownSite> = {},
): UnknownSite {
  return {
    name,
    url: 'https://stranger.example/list',
    html: `<!doctype html><html lang="${language}"><head><title>${name}</title></head><body><div id="app">${body}</div><footer><a href="/imprint">Imprint</a></footer></body></html>`,
    truth,
    ...more,
  };
}
