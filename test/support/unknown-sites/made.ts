/** Pages put together at random from layouts, ways to draw a score and ways to write a day: what the reader must manage in any combination. */
import { agoIn, dayIn, esc, truthOf, type UnknownSite } from './site.ts';
import { VOICES } from './voices.ts';

/** So many pages; the same for the same seed. */
export function madeSites(count: number, seed: number): readonly UnknownSite[] {
  let state = seed;
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor((state / 2_147_483_648) * list.length)] as T;
  };
  const sites: UnknownSite[] = [];
  while (sites.length < count) {
    const [layout, score, day, language, reviews] = [
      pick(Object.keys(LAYOUTS)),
      pick(Object.keys(SCORES)),
      pick(Object.keys(DAYS)),
      pick(['en', 'de', 'fr', 'es'] as const),
      pick([4, 6, 10, 10]),
    ];
    // Neither a score nor a day: nothing tells such a list from any other.
    if (score !== 'none' || day !== 'none') sites.push(siteOf(layout, score, day, language, reviews));
  }
  return sites;
}

function siteOf(
  layout: string,
  score: string,
  day: string,
  language: 'en' | 'de' | 'fr' | 'es',
  count: number,
): UnknownSite {
  const voices = VOICES[language].slice(0, layout === 'three' ? 3 : count);
  const pieces = voices.map((voice, i) => ({
    a: esc(voice.author),
    r: SCORES[score]?.(voice.rating ?? 3, i) ?? '',
    d: DAYS[day]?.(voice.day, language) ?? '',
    t: esc(voice.text),
    ti: esc(voice.title),
    rep: voice.reply ? esc(voice.reply) : '',
    i,
  }));
  const truth = voices.map((voice) =>
    truthOf(voice, {
      rating: score === 'none' ? undefined : score === 'badge' ? badgeOf(voice.rating ?? 3) : voice.rating,
      day: day === 'none' ? undefined : voice.day,
      reply: layout === 'li' ? voice.reply : undefined,
    }),
  );
  const name = `${layout}/${score}/${day}/${language}/${count}`;
  const html = `<!doctype html><html lang="${language}"><head><title>x</title></head><body><header><nav><a href="/">Home</a><a href="/about">About</a></nav></header><main><h1>Blue Harbour</h1><p>Family business since 1974, open daily from nine to six.</p>${LAYOUTS[layout]?.(pieces) ?? ''}</main><footer><p>© 2026 Blue Harbour. All rights reserved.</p></footer></body></html>`;
  return { name, url: 'https://made.example/list', html, truth };
}

/** Author, score, day, text, title, reply, number. */
interface Piece {
  readonly a: string;
  readonly r: string;
  readonly d: string;
  readonly t: string;
  readonly ti: string;
  readonly rep: string;
  readonly i: number;
}

const badgeOf = (stars: number): number => Number((stars * 2 - 0.3).toFixed(1));
const rep = (n: number, f: (k: number) => string) => Array.from({ length: n }, (_, k) => f(k)).join('');
const SCORES: Readonly<Record<string, (r: number, i: number) => string>> = {
  glyph: (r) => `<span>${'★'.repeat(r)}${'☆'.repeat(5 - r)}</span>`,
  glyphspans: (r) => `<span>${rep(5, (k) => `<span class="${k < r ? 'on' : 'off'}">★</span>`)}</span>`,
  twoglyph: (r) =>
    `<span><span style="color:gold">${'★'.repeat(r)}</span><span style="color:#ccc">${'★'.repeat(5 - r)}</span></span>`,
  onlyfull: (r) => `<span>${'⭐'.repeat(r)}</span>`,
  aria: (r) => `<span role="img" aria-label="${r} out of 5 stars"></span>`,
  ariade: (r) => `<div role="img" aria-label="Bewertung: ${r} von 5"></div>`,
  svgclass: (r) => `<div>${rep(5, (k) => `<svg class="${k < r ? 'full' : 'none'}"><path d="M1"/></svg>`)}</div>`,
  svguse: (r) => `<div>${rep(5, (k) => `<svg><use href="#ic-${k < r ? 'star' : 'star-o'}"></use></svg>`)}</div>`,
  fa: (r) => `<div>${rep(5, (k) => `<i class="fa fa-star${k < r ? '' : '-o'}"></i>`)}</div>`,
  faonly: (r) => `<div>${rep(r, () => `<i class="fa fa-star"></i>`)}</div>`,
  width: (r) => `<div class="s"><div style="width:${r * 20}%"></div></div>`,
  widthpx: (r) => `<span class="s" style="width:80px"><span style="width:${r * 16}px"></span></span>`,
  meter: (r) => `<meter min="0" max="5" value="${r}"></meter>`,
  progress: (r) => `<progress max="5" value="${r}">${r}</progress>`,
  valuenow: (r) => `<div role="meter" aria-valuenow="${r}" aria-valuemin="0" aria-valuemax="5"></div>`,
  valuenow2: (r) => `<div role="progressbar" aria-valuenow="${r * 20}" aria-valuemin="0" aria-valuemax="100"></div>`,
  data: (r) => `<div class="x" data-rating="${r}"></div>`,
  datascore: (r) => `<div data-score="${r}" data-max="5"></div>`,
  alt: (r) => `<img src="/i/x.gif" alt="${r} stars">`,
  altbare: (r) => `<img src="/i/rating.gif" alt="${r}/5">`,
  imgname: (r) => `<img src="/img/stars-${r}.png" alt="">`,
  imgname2: (r) => `<img src="/img/${r}star.gif">`,
  imgname3: (r) => `<img src="/static/rating_${r}0.svg" width="80">`,
  imgs: (r) => `<span>${rep(5, (k) => `<img src="/img/${k < r ? 'full' : 'empty'}.png">`)}</span>`,
  cls: (r) => `<span class="stars stars-${r}"></span>`,
  cls2: (r) => `<i class="rating rating_${r}"></i>`,
  cls3: (r) => `<span class="ico-stars s${r * 10}"></span>`,
  cssvar: (r) => `<div class="q" style="--rating:${r}"></div>`,
  cssvar2: (r) => `<div class="q" style="--p: ${r * 20}%"></div>`,
  sprite: (r) => `<span class="sp" style="background-position:0 -${(5 - r) * 16}px"></span>`,
  spritex: (r) => `<span class="sp" style="background-position:-${(5 - r) * 16}px 0"></span>`,
  radio: (r, i) =>
    `<fieldset disabled>${rep(5, (k) => `<input type="radio" name="r${i}" value="${k + 1}"${k + 1 === r ? ' checked' : ''} disabled><label></label>`)}</fieldset>`,
  word: (r) => `<em>${['Terrible', 'Poor', 'Average', 'Very good', 'Excellent'][r - 1]}</em>`,
  frac: (r) => `<b>${r}/5</b>`,
  fracsp: (r) => `<span><b>${r}</b><small>/5</small></span>`,
  dec: (r) => `<b>${r}.0</b>`,
  decstar: (r) => `<span>${r}.0 ★</span>`,
  decsvg: (r) => `<span><svg><path d="M2"/></svg>${r},0</span>`,
  badge: (r) => `<div class="bdg">${(r * 2 - 0.3).toFixed(1)}</div>`,
  badgeint: (r) => `<div class="score">${r}</div>`,
  sr: (r) => `<span class="sr">Rated ${r} out of 5</span>`,
  label: (r) => `<span>Rating: ${r}</span>`,
  custom: (r) => `<star-rating value="${r}"></star-rating>`,
  none: () => '',
};
const DAYS: Readonly<Record<string, (d: string, l: string) => string>> = {
  long: (d, l) => `<span>${dayIn(d, l)}</span>`,
  medium: (d, l) => `<span>${dayIn(d, l, 'medium')}</span>`,
  iso: (d) => `<span>${d}</span>`,
  time: (d, l) => `<time datetime="${d}T09:00:00Z">${dayIn(d, l, 'short')}</time>`,
  ago: (d, l) => `<span>${agoIn(d, l)}</span>`,
  epoch: (d) => `<span data-time="${Date.parse(`${d}T10:00:00Z`) / 1000}"></span>`,
  none: () => '',
};
const LAYOUTS: Readonly<Record<string, (ps: readonly Piece[]) => string>> = {
  li: (ps) =>
    `<ul>${ps.map((p) => `<li><b>${p.a}</b>${p.r}${p.d}<p>${p.t}</p>${p.rep && `<div><b>Response from the owner</b><p>${p.rep}</p></div>`}</li>`).join('')}</ul>`,
  cards: (ps) =>
    `<div>${ps.map((p) => `<div><div><div>${p.a}</div><div>${p.d}</div></div><div>${p.r}<h4>${p.ti}</h4></div><div><p>${p.t}</p></div></div>`).join('')}</div>`,
  flathr: (ps) => `<div>${ps.map((p) => `<h3>${p.a}</h3><p>${p.r} ${p.d}</p><p>${p.t}</p>`).join('<hr>')}</div>`,
  flat: (ps) =>
    `<div><h2>Reviews</h2>${ps.map((p) => `<div>${p.a}</div><div>${p.r}</div><div>${p.d}</div><div>${p.t}</div>`).join('')}</div>`,
  flatrf: (ps) =>
    `<div>${ps.map((p) => `<p>${p.r} <b>${p.ti}</b></p><p>${p.t}</p><p><i>${p.a}</i> ${p.d}</p>`).join('')}</div>`,
  row: (ps) =>
    `<table><tbody>${ps.map((p) => `<tr><td>${p.d}</td><td>${p.a}</td><td>${p.r}</td><td>${p.t}</td></tr>`).join('')}</tbody></table>`,
  tworow: (ps) =>
    `<table>${ps.map((p) => `<tr><td>${p.a}</td><td>${p.r}</td><td>${p.d}</td></tr><tr><td colspan="3">${p.t}</td></tr>`).join('')}</table>`,
  rowspan: (ps) =>
    `<table>${ps.map((p) => `<tr><td rowspan="2">${p.a}</td><td>${p.r} ${p.d}</td></tr><tr><td>${p.t}</td></tr>`).join('')}</table>`,
  threerow: (ps) =>
    `<table><tbody>${ps.map((p) => `<tr><th>${p.a}</th><td>${p.d}</td></tr><tr><td colspan=2>${p.r}</td></tr><tr><td colspan=2>${p.t}</td></tr>`).join('')}</tbody></table>`,
  tableeach: (ps) =>
    ps.map((p) => `<table><tr><td>${p.a}<br>${p.d}</td><td>${p.r}<br>${p.t}</td></tr></table>`).join(''),
  dl: (ps) => `<dl>${ps.map((p) => `<dt>${p.a} ${p.r} ${p.d}</dt><dd>${p.t}</dd>`).join('')}</dl>`,
  dl4: (ps) => `<dl>${ps.map((p) => `<dt>${p.a}</dt><dd>${p.r}</dd><dd>${p.d}</dd><dd>${p.t}</dd>`).join('')}</dl>`,
  columns: (ps) => {
    const h = Math.ceil(ps.length / 2);
    const c = (p: Piece) => `<div class="k"><p>${p.t}</p><div><span>${p.a}</span>${p.d}</div>${p.r}</div>`;
    return `<div class="row"><div class="col">${ps.slice(0, h).map(c).join('')}</div><div class="col">${ps.slice(h).map(c).join('')}</div></div>`;
  },
  rows3: (ps) => {
    const c = (p: Piece) =>
      `<div class="c4"><article>${p.r}<p>${p.t}</p><footer>${p.a} ${p.d}</footer></article></div>`;
    let s = '';
    for (let i = 0; i < ps.length; i += 3)
      s += `<div class="row">${ps
        .slice(i, i + 3)
        .map(c)
        .join('')}</div>`;
    return `<section>${s}</section>`;
  },
  figure: (ps) =>
    `<div>${ps.map((p) => `<figure>${p.r}<blockquote>${p.t}</blockquote><figcaption><cite>${p.a}</cite> ${p.d}</figcaption></figure>`).join('')}</div>`,
  quoteflat: (ps) =>
    `<div>${ps.map((p) => `<blockquote>${p.t}</blockquote><p>— ${p.a} ${p.d} ${p.r}</p>`).join('')}</div>`,
  details: (ps) =>
    ps
      .map((p) => `<details open><summary>${p.r} ${p.ti}</summary><p>${p.t}</p><p>${p.a} ${p.d}</p></details>`)
      .join(''),
  articles: (ps) =>
    ps
      .map(
        (p, i) =>
          `<article id="r-${4000 + i * 3}"><header>${p.r}<h3>${p.ti}</h3></header><section>${p.t}</section><footer><address>${p.a}</address>${p.d}</footer></article>`,
      )
      .join(''),
  three: (ps) =>
    `<div class="t">${ps
      .slice(0, 3)
      .map((p) => `<div>${p.r}<p>${p.t}</p><p>${p.a}</p>${p.d}</div>`)
      .join('')}</div>`,
  inline: (ps) => `<div>${ps.map((p) => `<p><b>${p.a}</b> ${p.r} ${p.d} ${p.t}</p>`).join('')}</div>`,
  baretext: (ps) => `<ul>${ps.map((p) => `<li>${p.r}<strong>${p.a}</strong>${p.d}<br>${p.t}</li>`).join('')}</ul>`,
  deep: (ps) =>
    `<div><div>${ps.map((p) => `<div><div><div><div><div><img src="/a${p.i}.jpg"><div><div><a href="/u/${p.i}">${p.a}</a></div><div>Local Guide · ${p.i + 3} reviews</div></div></div><div><div>${p.r}</div><div>${p.d}</div></div></div><div><div><div><span>${p.t}</span></div></div></div><div><button>Like</button><button>Share</button></div></div></div></div>`).join('')}</div></div>`,
  custom: (ps) =>
    `<rev-list>${ps.map((p) => `<rev-item><rev-author>${p.a}</rev-author><rev-head>${p.r}${p.d}</rev-head><rev-body>${p.t}</rev-body></rev-item>`).join('')}</rev-list>`,
  slides: (ps) =>
    `<div class="sw">${[...ps.slice(-2), ...ps, ...ps.slice(0, 2)].map((p) => `<div class="slide"><p>${p.t}</p><h5>${p.a}</h5>${p.d}${p.r}</div>`).join('')}</div>`,
};
