/** Style and script of the map-style page: tabs, the sort menu, loading on scroll, "More". Runs in the browser only. */

export const mapsStyle = `html,body{margin:0;height:100%;font:14px sans-serif}[role=main]{height:100%}
.pane{height:600px;overflow-y:auto}.card,.q7-item{padding:12px;min-height:90px;border-bottom:1px solid #ddd}
.skeleton i{display:block;height:40px;margin:8px;background:#eee}[hidden]{display:none}
[role=menu]{position:fixed;top:80px;background:#fff;border:1px solid #999}[role=img] span{display:inline-block;width:9px;height:9px;background:#fa0}[role=img] span.bare{background:#ddd}`;

export const mapsScript = `
const pane = document.querySelector('.pane'), list = document.querySelector('#list');
const loading = document.querySelector('#loading'), menu = document.querySelector('[role=menu]');
const asked = new WeakSet();
let order = 1, loaded = 0, busy = false, done = false, turn = 0;
async function load() {
  if (busy || done || document.querySelector('#reviews').hidden) return;
  busy = true; loading.hidden = false;
  const mine = turn;
  const answer = await fetch(list.dataset.source + '&order=' + order + '&from=' + loaded);
  const html = await answer.text();
  if (mine !== turn) return;
  list.insertAdjacentHTML('beforeend', html);
  const came = list.children.length - loaded;
  loaded = list.children.length; done = came === 0; busy = false; loading.hidden = true;
}
function restart() { turn += 1; busy = false; done = false; loaded = 0; list.replaceChildren(); load(); }
function open(index) {
  ['overview', 'reviews', 'about'].forEach((id, at) => { document.getElementById(id).hidden = at !== index; });
  document.querySelectorAll('[role=tab]').forEach((tab, at) => tab.setAttribute('aria-selected', String(at === index)));
  if (index === 1) { document.querySelector('#overview').replaceChildren(); if (loaded === 0) load(); }
}
document.querySelectorAll('[role=tab]').forEach((tab, at) => tab.addEventListener('click', () => open(at)));
document.querySelector('[jslog^="62394"]')?.addEventListener('click', () => open(1));
document.querySelector('[jslog^="59550"]').addEventListener('click', () => { menu.hidden = false; });
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') menu.hidden = true; });
menu.addEventListener('click', (event) => {
  const item = event.target.closest('[data-order]');
  if (!item) return;
  menu.querySelectorAll('[data-order]').forEach((other) => other.setAttribute('aria-checked', String(other === item)));
  order = Number(item.dataset.order); menu.hidden = true; restart();
});
document.addEventListener('click', async (event) => {
  const more = event.target.closest('[jsaction$="review.expandReview"]');
  if (!more || asked.has(more)) return;
  asked.add(more);
  const source = list.dataset.source.replace('/maps/list/', '/maps/text/') + '&review=' + encodeURIComponent(more.dataset.reviewId);
  const text = await (await fetch(source)).text();
  const block = more.closest('[lang]');
  block.firstElementChild.textContent = text;
  more.parentElement.remove();
});
pane.addEventListener('scroll', () => { if (pane.scrollTop + pane.clientHeight > pane.scrollHeight - 200) load(); });
`;
