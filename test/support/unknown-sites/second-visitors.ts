/** Second visitors: list pages by the same independent hand, kept back until the reader has been mended after the first. */
import { agoIn, dayIn, esc, type TrueReview, type UnknownSite } from './site.ts';

/** One review of a page, with what only the page's mark-up needs. */
interface Said extends TrueReview {
  readonly [extra: string]: unknown;
}

/** Whether a heading that the customer wrote is the first line of the text; the type does not say. */
const HEADING_IS_TEXT: boolean = false;

/** Pages of twelve more invented sites. */
export function secondVisitorSites(): readonly UnknownSite[] {
  return [
    warehouseJobs(),
    innForum(),
    perfumeShop(),
    insuranceComparison(),
    codingCourse(),
    bakeryBlog(),
    carWorkshop(),
    coffeeMachine(),
    seasideTavern(),
    villageBank(),
    phoneCaseSeller(),
    wildlifePark(),
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

/** Employees on an employer: hashed class names, stars drawn from a custom property, headings, pros and cons, nobody named. */
function warehouseJobs(): UnknownSite {
  const said: Said[] = [
    {
      id: '7781203',
      rating: 2,
      day: '2026-11-08',
      job: 'Forklift Driver',
      state: 'Current Employee',
      town: 'Doncaster',
      heading: 'Targets change every week',
      pros: 'Colleagues look after each other, canteen is cheap.',
      cons: 'Pick rates go up without warning and the agency phones at six in the morning to cancel shifts.',
    },
    {
      id: '7780011',
      rating: 4.5,
      day: '2026-10-25',
      job: 'Shift Manager',
      state: 'Former Employee',
      town: 'Rugby',
      heading: 'Learned a great deal in three years',
      pros: 'Promotion from within, paid training for the licence, decent pension.',
      cons: 'Night work wears you down after a while.',
      reply: 'Thanks for the years you gave us in Rugby. We are trialling a four-night pattern from January.',
    },
    {
      id: '7775402',
      rating: 1,
      day: '2026-09-30',
      job: 'Packer',
      state: 'Former Employee',
      town: 'Doncaster',
      heading: 'Avoid',
      pros: 'None that I can think of',
      cons: 'Left after 9 days. Two toilets for eighty people and you are timed when you use them.',
    },
    {
      id: '7769930',
      rating: 3,
      day: '2026-08-14',
      job: 'HR Adviser',
      state: 'Current Employee',
      town: 'Remote',
      heading: 'Kind people, tangled systems',
      pros: 'Flexible hours and a boss who listens.',
      cons: 'Five different programs to book one day of leave.',
      reply: 'You are right about the programs: three of them will be retired in spring.',
    },
    {
      id: '7761118',
      rating: 5,
      day: '2026-06-02',
      job: 'Apprentice Electrician',
      state: 'Current Employee',
      town: 'Rugby',
      heading: 'Brilliant start',
      pros: 'Proper mentor, college on Thursdays, tools paid for.',
      cons: 'The bus stops running at 21:40.',
    },
  ].map((one) => ({ ...one, text: worded(one.heading, one.pros, one.cons) }));
  const item = (one: Said) =>
    `<li class="_3kFq9"><article class="_1aZ0p" id="emp-${one.id}"><div class="_2XyLm"><div class="_9sTar" style="--rating: ${one.rating};" aria-hidden="true"></div><span class="_0oPq">${one.rating!.toFixed(1)}</span><button class="_chev" aria-label="Show sub-scores">▾</button></div><h2 class="_7hEad"><a href="/employer/parcelwright/opinion/${one.id}">“${one.heading}”</a></h2><p class="_5bYln"><span>${one.job}</span> (${one.state}) – <span>${one.town}</span> – <span>${dayIn(one.day!, 'en-GB')}</span></p><div class="_4pC"><h3 class="_4lbl _4pos">Pros</h3><p>${one.pros}</p></div><div class="_4pC"><h3 class="_4lbl _4neg">Cons</h3><p>${one.cons}</p></div>${one.reply ? `<div class="_8eRp"><div class="_8eRh"><img src="/logo/pw.png" alt=""><strong>Employer response</strong></div><p>${one.reply}</p></div>` : ''}<footer class="_6ft"><button>Helpful (${Number(one.id) % 13})</button><button>Share</button><button>Report</button></footer></article></li>`;
  const html = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Working at Parcelwright: 418 opinions | Jobnest</title><style>._9sTar{--p:calc(var(--rating)/5*100%)}</style></head><body><div id="root"><header class="_hdr0"><a href="/">Jobnest</a><nav><a href="/jobs">Jobs</a><a href="/salaries">Salaries</a><a href="/employers">Employers</a></nav><button>Post a job</button></header>
<main class="_m41n"><section class="_c0mp"><img src="/logo/pw.png" alt="Parcelwright logo"><h1>Parcelwright</h1><div class="_sumR"><div class="_9sTar" style="--rating: 3.1;"></div><b>3.1</b><a href="#list">418 opinions</a></div><nav class="_tabs"><a>About</a><a aria-current="page">Opinions <sup>418</sup></a><a>Pay <sup>1.2K</sup></a><a>Jobs <sup>37</sup></a></nav></section>
<section class="_dims"><h2>By theme</h2><dl><div><dt>Work/life balance</dt><dd>2.9</dd></div><div><dt>Pay and benefits</dt><dd>3.3</dd></div><div><dt>Management</dt><dd>2.7</dd></div><div><dt>Culture</dt><dd>3.2</dd></div></dl><ol class="_h1st">${[88, 97, 90, 61, 82].map((count, i) => `<li><span>${5 - i}</span><span class="_tr"><span style="width:${Math.round(count / 4.18)}%"></span></span><span>${count}</span></li>`).join('')}</ol></section>
<form class="_flt"><select><option>All roles</option><option>Driver</option></select><select><option>All places</option><option>Doncaster</option><option>Rugby</option></select><select><option>Most recent</option><option>Most helpful</option></select></form>
<ul class="_l1st" id="list">${said.slice(0, 3).map(item).join('')}<li class="_pr0mo"><div><h2>Looking for work near Doncaster?</h2><p>214 new jobs in transport since Monday.</p><a href="/jobs">See jobs</a></div></li>${said.slice(3).map(item).join('')}</ul>
<nav class="_pgn" aria-label="pagination"><ol><li><a aria-current="page">1</a></li><li><a href="/employer/parcelwright?start=20">2</a></li><li><a href="/employer/parcelwright?start=40">3</a></li><li><a href="/employer/parcelwright?start=20" aria-label="Next" data-testid="next-page">›</a></li></ol></nav></main>
<aside class="_51de"><h2>People also viewed</h2><ul><li><a href="#">Swiftcrate</a><div class="_9sTar" style="--rating: 3.6;"></div><span>3.6 (1,902)</span></li><li><a href="#">Northgate Haulage</a><div class="_9sTar" style="--rating: 4;"></div><span>4.0 (77)</span></li></ul></aside>
<footer><p>Job alerts by e-mail</p><input type="email"><button>Activate</button><small>© 2026 Jobnest</small></footer><div role="dialog" class="_ck"><p>Cookies help us show relevant jobs.</p><button>Accept all</button></div></div></body></html>`;
  return {
    name: 'warehouse jobs (hashed classes, pros and cons, en)',
    url: 'https://jobnest.example/employer/parcelwright',
    html,
    truth: truths(said),
    shownCount: 418,
    shownAverage: 3.1,
    next: 'https://jobnest.example/employer/parcelwright?start=20',
  };
}

/** A Brazilian travellers' board with the look of phpBB: a mark in the margin beside each post, signatures below. */
function innForum(): UnknownSite {
  const said: Said[] = [
    {
      id: 'p30411',
      author: 'mochileira_ju',
      rating: 9,
      day: '2026-10-02',
      clock: '22:14',
      from: 'Curitiba',
      posts: 812,
      text: 'Ficamos quatro noites e o café da manhã tinha bolo de fubá quentinho todo dia. O dono ensina as trilhas num mapa desenhado à mão.',
      sign: 'Viajar é trocar a roupa da alma.',
    },
    {
      id: 'p30418',
      author: 'Tonho do Fusca',
      rating: 4,
      day: '2026-10-03',
      clock: '07:50',
      from: 'Betim',
      posts: 96,
      text: 'Chuveiro frio em pleno julho e estacionamento só para 3 carros. Paguei R$ 320 e dormi com barulho de obra.\nPena, porque o lugar é lindo.',
    },
    {
      id: 'p30455',
      author: 'Carol & Edu',
      rating: 10,
      day: '2026-10-11',
      clock: '13:02',
      from: 'Niterói',
      posts: 5,
      text: 'Perfeito para lua de mel!!! 💛',
      sign: 'Próxima parada: Jalapão',
    },
    {
      id: 'p30502',
      author: 'zecaviajante',
      rating: 7,
      day: '2026-10-29',
      clock: '19:33',
      from: 'Goiânia',
      posts: 2304,
      text: 'Voltei depois de seis anos. A piscina continua ótima, mas a reforma tirou o charme dos quartos antigos e o preço dobrou.',
      sign: '27 estados, 41 países e contando',
    },
    {
      id: 'p30560',
      author: 'Dra. Lívia',
      rating: 2,
      day: '2026-11-15',
      clock: '09:08',
      from: 'Recife',
      posts: 1,
      text: 'Reserva confirmada por mensagem e, ao chegar com dois filhos pequenos, não havia quarto. Nem pediram desculpas.',
    },
  ];
  const item = (
    one: Said,
    index: number,
  ) => `<div id="${one.id}" class="post has-profile bg${index % 2 ? 1 : 2}"><div class="inner">
<dl class="postprofile" id="profile${one.id!.slice(1)}"><dt class="has-profile-rank ${index % 2 ? 'has' : 'no'}-avatar"><div class="avatar-container"><a href="./memberlist.php?u=${index + 50}" class="avatar"><img class="avatar" src="./download/file.php?avatar=${index + 50}.jpg" width="90" height="90" alt="Avatar do usuário"></a></div><a href="./memberlist.php?u=${index + 50}" class="username">${esc(one.author!)}</a></dt><dd class="profile-rank">${(one.posts as number) > 500 ? 'Veterano da estrada' : 'Caroneiro'}</dd><dd class="profile-posts"><strong>Mensagens:</strong> <a href="./search.php?u=${index}">${one.posts}</a></dd><dd class="profile-joined"><strong>Registrado em:</strong> 1${index} mar 201${index}, 08:00</dd><dd class="profile-custom-field"><strong>Localização:</strong> ${one.from}</dd><dd class="profile-custom-field profile-nota"><strong>Nota para a pousada:</strong> ${one.rating}/10</dd></dl>
<div class="postbody"><div id="post_content${one.id!.slice(1)}"><h3 ${index === 0 ? 'class="first"' : ''}><a href="#${one.id}">${index === 0 ? '' : 'Re: '}Pousada Sempre-Viva, vale a pena?</a></h3><ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p=${one.id!.slice(1)}" title="Responder com citação"><span class="sr-only">Citar</span></a></li><li><a href="./report.php?p=${one.id!.slice(1)}" title="Denunciar"><span class="sr-only">Denunciar</span></a></li></ul>
<p class="author"><a class="unread" href="./viewtopic.php?p=${one.id!.slice(1)}#${one.id}" title="Mensagem"><span class="sr-only">Mensagem</span></a><span class="responsive-hide">por <strong><a href="./memberlist.php?u=${index + 50}" class="username">${esc(one.author!)}</a></strong> &raquo; </span><time datetime="${one.day}T${one.clock}:00+00:00">${one.day!.split('-').reverse().join('/')} ${one.clock}</time></p>
<div class="content">${esc(one.text!).replaceAll('\n', '<br>\n')}</div>${one.sign ? `<div id="sig${one.id!.slice(1)}" class="signature">${one.sign}</div>` : ''}</div></div>
<div class="back2top"><a href="#top" class="top" title="Topo">Topo</a></div></div></div><hr class="divider">`;
  const html = `<!DOCTYPE html><html dir="ltr" lang="pt-br"><head><meta charset="utf-8"><title>Pousada Sempre-Viva, vale a pena? - Fórum Pé na Trilha</title></head><body id="phpbb" class="nojs notouch section-viewtopic ltr">
<div id="wrap" class="wrap"><a id="top" class="top-anchor"></a><div id="page-header"><div class="headerbar"><div id="site-description"><a id="logo" class="logo" href="./index.php"><span class="site_logo"></span></a><h1>Fórum Pé na Trilha</h1><p>Quem viaja, conta</p></div><form id="search"><input type="search" placeholder="Pesquisar…"></form></div><div class="navbar"><ul id="nav-main"><li><a href="/faq">FAQ</a></li><li><a href="/ucp">Entrar</a></li></ul><ul id="nav-breadcrumbs"><li><a href="./index.php">Índice</a></li><li><a href="./viewforum.php?f=8">Pousadas de Minas</a></li></ul></div></div>
<div id="page-body" class="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=2207">Pousada Sempre-Viva, vale a pena?</a></h2>
<div class="poll panel"><h3>Média dos membros: 6,8 de 10 (24 notas)</h3></div>
<div class="action-bar bar-top"><a href="./posting.php?mode=reply&amp;t=2207" class="button">Responder</a><div class="pagination">24 mensagens • <ul><li class="active"><span>1</span></li><li><a class="button" href="./viewtopic.php?t=2207&amp;start=5">2</a></li><li class="arrow next"><a class="button" href="./viewtopic.php?t=2207&amp;start=5" rel="next">Próximo</a></li></ul></div></div>
${said.map(item).join('\n')}
<div class="action-bar bar-bottom"><div class="sort-tools"><label>Exibir: <select><option>Todas as mensagens</option><option>1 semana</option></select></label></div></div>
<div class="similar panel"><h3>Tópicos parecidos</h3><ul><li><a href="./viewtopic.php?t=19">Pousada da Serra (nota 8,1/10)</a></li><li><a href="./viewtopic.php?t=77">Hostel Ladeira (nota 5,9/10)</a></li></ul></div></div>
<div id="page-footer" class="page-footer"><div class="navbar"><span>Todos os horários são UTC-03:00</span></div><div class="copyright"><p>Fórum Pé na Trilha 2008-2026</p></div></div></div><div class="cc-window">Este site usa cookies. <a>Entendi</a></div></body></html>`;
  return {
    name: 'inn forum (board, signatures, pt-BR)',
    url: 'https://penatrilha.example/viewtopic.php?t=2207',
    html,
    truth: truths(said),
    shownCount: 24,
    shownAverage: 6.8,
    next: 'https://penatrilha.example/viewtopic.php?t=2207&start=5',
  };
}

/** An Arabic perfume shop: utility classes, right to left, stars from an SVG sprite with halves, Arabic-Indic figures. */
function perfumeShop(): UnknownSite {
  const said: Said[] = [
    {
      author: 'أم خالد',
      rating: 5,
      day: '2026-11-13',
      text: 'رائحة العود ثابتة من الصباح حتى الليل، والتغليف أنيق يصلح هدية. طلبت ثلاث زجاجات أخرى لأخواتي.',
      bought: true,
    },
    {
      author: 'فيصل',
      rating: 2.5,
      day: '2026-11-04',
      text: 'العطر جميل لكن الثبات ضعيف، اختفى بعد ساعتين. السعر ٤٢٠ ريالاً لا يستحق.',
      reply: 'أهلاً فيصل، ننصح برشه على الملابس القطنية. تواصل معنا ونرسل لك عينة مركزة مجاناً.',
      bought: true,
    },
    { author: 'Noor', rating: 4.5, day: '2026-10-21', text: 'روعة ❤️', bought: false },
    {
      author: 'عبد الرحمن السالم',
      rating: 1,
      day: '2026-10-07',
      text: 'وصلت الزجاجة مكسورة والصندوق مبلل بالكامل. خدمة العملاء طلبت الانتظار ١٤ يوماً ثم أغلقت الشكوى.',
      reply: 'نعتذر منك يا أستاذ عبد الرحمن، أعيد فتح الشكوى وسيصلك البديل هذا الأسبوع.',
      bought: true,
    },
    { author: 'هند', rating: 4, day: '2026-09-12', bought: true },
    {
      author: 'ريم المطيري',
      rating: 3.5,
      day: '2026-08-29',
      text: 'قريب جداً من العطر الفرنسي الذي أستخدمه، إلا أن البخاخ يسرّب قليلاً. التوصيل خلال يومين فقط.',
      bought: true,
    },
  ];
  const figure = (value: number) => value.toLocaleString('ar-EG');
  const stars = (rating: number, size = 'w-4 h-4') =>
    [1, 2, 3, 4, 5]
      .map(
        (n) =>
          `<svg class="${size} text-amber-500 inline-block" viewBox="0 0 20 20"><use href="#${rating >= n ? 'star-full' : rating >= n - 0.5 ? 'star-half' : 'star-empty'}"></use></svg>`,
      )
      .join('');
  const item = (one: Said) =>
    `<div class="flex flex-col gap-3 py-6 first:pt-0"><div class="flex items-start justify-between"><div class="flex items-center gap-3"><img class="size-10 rounded-full object-cover" src="/u/blank.webp" alt="${one.author}"><div class="leading-tight"><p class="font-medium text-stone-900">${one.author}</p>${one.bought ? '<p class="text-xs text-green-700">مشترٍ موثوق ✔</p>' : ''}</div></div><p class="text-xs text-stone-400">${dayIn(one.day!, 'ar-EG')}</p></div><div class="flex gap-0.5">${stars(one.rating!)}</div>${one.text ? `<p class="text-sm leading-7 text-stone-700">${one.text}</p>` : ''}${one.reply ? `<div class="rounded-2xl bg-stone-100 p-4 ms-8"><p class="text-xs font-semibold text-stone-500 mb-1">رد المتجر</p><p class="text-sm">${one.reply}</p></div>` : ''}<div class="flex gap-4 text-xs text-stone-500"><button class="hover:underline">مفيد (${figure(one.author!.length)})</button><button class="hover:underline">إبلاغ</button></div></div>`;
  const html = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="UTF-8"><title>عود الليل ٥٠ مل | دار النفحات</title></head><body class="font-sans bg-stone-50">
<svg width="0" height="0" class="absolute"><defs><symbol id="star-full" viewBox="0 0 20 20"><path fill="currentColor" d="M10 1l3 6 6 1-5 4 2 7-6-4-6 4 2-7-5-4 6-1z"/></symbol><symbol id="star-half" viewBox="0 0 20 20"><path d="M10 1v14"/></symbol><symbol id="star-empty" viewBox="0 0 20 20"><path stroke="currentColor" fill="none" d="M10 1l3 6"/></symbol></defs></svg>
<div class="bg-stone-900 text-center text-xs text-white py-2">شحن مجاني للطلبات فوق ٣٠٠ ريال</div><header class="flex items-center justify-between px-6 py-4 bg-white"><a href="/ar" class="text-2xl">دار النفحات</a><nav class="hidden md:flex gap-6 text-sm"><a href="/ar/men">رجالي</a><a href="/ar/women">نسائي</a><a href="/ar/oud">عود وبخور</a></nav><a href="/ar/cart" aria-label="السلة">٠</a></header>
<main class="mx-auto max-w-5xl p-6"><section class="grid md:grid-cols-2 gap-8"><img src="/p/oud.webp" alt="زجاجة عود الليل" class="rounded-3xl"><div><h1 class="text-3xl">عود الليل ٥٠ مل</h1><div class="flex items-center gap-2 mt-2">${stars(3.5, 'w-5 h-5')}<a href="#reviews" class="text-sm underline">${figure(96)} تقييماً</a></div><p class="text-xl mt-4">٤٢٠ ر.س</p><button class="mt-6 w-full rounded-full bg-stone-900 py-3 text-white">أضف إلى السلة</button></div></section>
<section id="reviews" class="mt-16"><h2 class="text-2xl mb-6">آراء العملاء</h2><div class="grid md:grid-cols-3 gap-8 mb-8"><div class="text-center"><p class="text-5xl">${figure(3.6)}</p><p class="text-sm">من ${figure(5)}</p><p class="text-xs text-stone-500">بناءً على ${figure(96)} تقييماً</p></div><div class="md:col-span-2 space-y-1">${[40, 20, 12, 9, 15].map((count, i) => `<div class="flex items-center gap-2 text-xs"><span>${figure(5 - i)} نجوم</span><div class="h-2 flex-1 rounded-full bg-stone-200"><div class="h-2 rounded-full bg-amber-500" style="width:${Math.round(count / 0.96)}%"></div></div><span>${figure(count)}</span></div>`).join('')}</div></div>
<div class="mb-4 flex gap-2"><select class="rounded-full border px-3 text-sm"><option>الأحدث</option><option>الأعلى تقييماً</option></select></div><div class="divide-y divide-stone-200">${said.map(item).join('\n')}</div>
<div class="flex justify-center gap-2 mt-8"><span class="rounded-full bg-stone-900 px-3 py-1 text-white">١</span><a class="px-3 py-1" href="/ar/p/oud-allayl?page=2">٢</a><a class="px-3 py-1" href="/ar/p/oud-allayl?page=3">٣</a><a class="px-3 py-1" href="/ar/p/oud-allayl?page=2">التالي</a></div></section>
<section class="mt-16"><h2 class="text-2xl mb-6">قد يعجبك أيضاً</h2><div class="grid grid-cols-3 gap-4">${[
    ['مسك الفجر', 4.5, 41],
    ['عنبر الشرق', 4, 120],
    ['ورد الطائف', 5, 12],
  ]
    .map(
      ([name, score, count]) =>
        `<a href="#" class="block rounded-2xl bg-white p-4"><img src="/p/x.webp" alt="${name}"><p class="mt-2">${name}</p><div class="flex items-center">${stars(Number(score))}<span class="text-xs">(${figure(Number(count))})</span></div></a>`,
    )
    .join('')}</div></section></main>
<footer class="bg-stone-900 p-8 text-sm text-stone-300"><form class="mb-4"><label>نشرتنا البريدية <input type="email" class="rounded-full"></label><button>اشترك</button></form><p>© ${figure(2026).replace('٬', '')} دار النفحات</p></footer><div class="fixed bottom-4 inset-x-4 rounded-2xl bg-white p-4 shadow">نستخدم ملفات تعريف الارتباط <button class="underline">موافق</button></div></body></html>`;
  return {
    name: 'perfume shop (Tailwind, SVG sprite with halves, ar, right to left)',
    url: 'https://dar-nafahat.example/ar/p/oud-allayl',
    html,
    truth: truths(said),
    shownCount: 96,
    shownAverage: 3.6,
    next: 'https://dar-nafahat.example/ar/p/oud-allayl?page=2',
  };
}

/** An Italian comparison of insurers: coloured badge with a comma, relative days, the insurer's answer in a fold-out. */
function insuranceComparison(): UnknownSite {
  const said: Said[] = [
    {
      id: 'op-20418',
      author: 'Giancarlo T.',
      rating: 1.2,
      day: '2026-11-18',
      product: 'RC Auto',
      text: 'Sinistro aperto a marzo e ancora nessun perito. Ogni volta che chiamo cambia la pratica e devo ricominciare da capo.',
      reply: 'Gentile Giancarlo, la liquidazione è stata disposta oggi. Ci scusiamo per l’attesa.',
    },
    {
      id: 'op-20377',
      author: 'federica89',
      rating: 4.6,
      day: '2026-11-09',
      product: 'Casa',
      text: 'Perdita d’acqua il 2 novembre, bonifico il 7. Non credevo ai miei occhi.',
    },
    { id: 'op-20301', author: 'Ugo', rating: 5, day: '2026-10-22', product: 'Moto', text: 'Ottimo prezzo.' },
    {
      id: 'op-20155',
      author: 'Elisabetta Corsi',
      rating: 3.4,
      day: '2026-09-10',
      product: 'RC Auto',
      text: 'Premio onesto, 312 euro l’anno, ma l’app per il rinnovo si blocca al pagamento e l’assistenza risponde solo dopo le undici.',
    },
    {
      id: 'op-19980',
      author: 'Utente verificato',
      rating: 2.1,
      day: '2026-07-03',
      product: 'Viaggio',
      text: 'Ricoverata a Lisbona, la centrale operativa mi ha lasciata in attesa 50 minuti. Poi hanno rimborsato la metà delle spese.',
      reply: 'Ci dispiace molto. La seconda metà è stata riesaminata: riceverà una comunicazione entro dieci giorni.',
    },
    {
      id: 'op-19411',
      author: 'Pietro & Lucia',
      rating: 4,
      day: '2025-10-02',
      product: 'Casa',
      text: 'Agente disponibile, spiega le clausole senza fretta. Consigliato a chi compra la prima casa.',
    },
  ];
  const tone = (rating: number) => (rating >= 4 ? 'verde' : rating >= 3 ? 'giallo' : 'rosso');
  const figure = (rating: number) => rating.toFixed(1).replace('.', ',');
  const item = (one: Said) =>
    `<div class="opinione" data-id="${one.id}" data-prodotto="${String(one.product).toLowerCase()}"><div class="opinione__sx"><span class="voto voto--${tone(one.rating!)}">${figure(one.rating!)}</span></div><div class="opinione__dx"><div class="opinione__testa"><span class="opinione__autore">${esc(one.author!)}</span><span class="opinione__sep">•</span><span class="opinione__quando">${agoIn(one.day!, 'it')}</span><span class="opinione__tag">Polizza ${one.product}</span></div><div class="opinione__testo">${one.text}</div>${one.reply ? `<details class="opinione__replica"><summary>Replica di Assicura Ponente</summary><div>${one.reply}</div></details>` : ''}<div class="opinione__piede"><a href="#" class="utile">Utile · ${one.text!.length % 9}</a><a href="/opinioni/${one.id}">Link</a><a href="#" class="segnala">Segnala</a></div></div></div>`;
  const html = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Opinioni Assicura Ponente – ConfrontaPolizze</title></head><body>
<div class="barra-info">Preventivo in 2 minuti, senza impegno</div><header class="testata"><a class="testata__logo" href="/">Confronta<b>Polizze</b></a><nav><ul><li><a href="/auto">Auto</a></li><li><a href="/moto">Moto</a></li><li><a href="/casa">Casa</a></li><li><a href="/opinioni">Opinioni</a></li></ul></nav></header>
<main class="due-colonne"><div class="principale"><h1>Assicura Ponente: le opinioni dei clienti</h1><div class="riepilogo"><span class="voto voto--giallo voto--grande">3,2</span><div><b>Discreto</b><br>media di 1.043 opinioni</div><a class="bottone" href="/preventivo">Fai un preventivo</a></div>
<table class="voci"><tr><th>Prezzo</th><td><span class="voto voto--verde">4,1</span></td></tr><tr><th>Assistenza</th><td><span class="voto voto--rosso">2,6</span></td></tr><tr><th>Sinistri</th><td><span class="voto voto--rosso">2,8</span></td></tr></table>
<div class="filtri"><button class="attivo">Tutte</button><button>Auto</button><button>Casa</button><select><option>Più recenti</option><option>Voto più alto</option></select></div>
<div class="elenco-opinioni">${said.slice(0, 2).map(item).join('\n')}
<div class="riquadro-adv"><span>Annuncio</span><strong>Polizza cane e gatto da 6,90 € al mese</strong><p>Scopri la copertura veterinaria completa.</p></div>
${said.slice(2).map(item).join('\n')}</div>
<div class="pagine"><span class="qui">1</span> <a href="/opinioni/assicura-ponente/2">2</a> <a href="/opinioni/assicura-ponente/3">3</a> … <a href="/opinioni/assicura-ponente/105">105</a> <a class="avanti" href="/opinioni/assicura-ponente/2">Avanti</a></div></div>
<aside class="laterale"><h3>Compagnie simili</h3><ul><li><a href="#">Levante Vita</a> <span class="voto voto--verde">4,3</span></li><li><a href="#">Mutua del Golfo</a> <span class="voto voto--giallo">3,7</span></li><li><a href="#">Scudo Diretto</a> <span class="voto voto--rosso">2,2</span></li></ul><form><h3>Newsletter</h3><input type="email"><button>Iscriviti</button></form></aside></main>
<footer>© 2026 ConfrontaPolizze Srl – P.IVA 00000000000 – <a href="/privacy">Privacy</a></footer><div id="banner-cookie"><p>Usiamo cookie tecnici e, con il tuo consenso, di profilazione.</p><button>Accetta</button><button>Rifiuta</button></div></body></html>`;
  return {
    name: 'insurance comparison (badges, relative days, it)',
    url: 'https://confrontapolizze.example/opinioni/assicura-ponente',
    html,
    truth: truths(said),
    shownCount: 1043,
    shownAverage: 3.2,
    next: 'https://confrontapolizze.example/opinioni/assicura-ponente/2',
  };
}

/** A Hindi platform for courses, served by React: star characters, text nodes split by comments, teacher's answers, star-only entries. */
function codingCourse(): UnknownSite {
  const said: Said[] = [
    {
      author: 'आरती शर्मा',
      rating: 5,
      day: '2026-11-10',
      done: 100,
      text: 'अध्यापक हर बात उदाहरण देकर समझाते हैं। मैंने नौकरी के साथ तीन महीने में पूरा कर लिया और पहली वेबसाइट भी बना ली।',
    },
    {
      author: 'Rahul V.',
      rating: 3,
      day: '2026-10-31',
      done: 42,
      text: 'शुरुआत अच्छी है, पर अध्याय 7 के बाद वीडियो पुराने हैं और कोड 2022 वाले संस्करण का है।',
      reply: 'राहुल जी, अध्याय 7 से 9 तक के नए वीडियो 15 दिसंबर तक आ जाएँगे।',
    },
    { author: 'मोहित', rating: 4, day: '2026-10-12', done: 88, text: 'बढ़िया!' },
    {
      author: 'सुनीता देवी',
      rating: 2,
      day: '2026-09-24',
      done: 15,
      text: 'आवाज़ बहुत धीमी है और प्रश्न पूछने पर दस दिन तक कोई उत्तर नहीं आता। पैसे वापस माँगे तो टालते रहे।',
      reply: 'क्षमा कीजिए सुनीता जी, आपकी राशि लौटा दी गई है।',
    },
    { author: 'Imran_K', rating: 5, day: '2026-09-01', done: 100 },
    {
      author: 'पूजा न.',
      rating: 5,
      day: '2026-08-15',
      done: 64,
      text: 'मेरे गाँव में इंटरनेट कमज़ोर है, फिर भी वीडियो डाउनलोड करके देख पाती हूँ। 499 रुपये में इससे अच्छा कुछ नहीं।',
    },
    {
      author: 'दीपक यादव',
      rating: 1,
      day: '2026-07-07',
      done: 5,
      text: 'प्रमाणपत्र के लिए अलग से पैसे माँगते हैं, यह बात पहले क्यों नहीं बताई? धोखा लगा।',
    },
  ];
  const glyphs = (rating: number) => `${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}`;
  const item = (one: Said, index: number) =>
    `<div class="ReviewItem__Box-sc-1x9k-0 kQwZbe" data-index="${index}"><div class="ReviewItem__Who-sc-1x9k-1 hYtRfd"><div class="Avatar__Disc-sc-7h-0 bNmLop">${[...one.author!][0]}</div><div><div class="ReviewItem__Name-sc-1x9k-2 gTrEwq">${one.author}</div><div class="ReviewItem__Done-sc-1x9k-3 jKiUyh">${one.done}<!-- -->% पाठ्यक्रम पूरा</div></div></div><div class="ReviewItem__Line-sc-1x9k-4 pLoKij"><span class="Stars__Glyphs-sc-3d-0 uJmNhy">${glyphs(one.rating!)}</span> <span class="ReviewItem__Day-sc-1x9k-5 vFrTgb">${dayIn(one.day!, 'hi')}</span></div>${one.text ? `<div class="ReviewItem__Words-sc-1x9k-6 xSwEdc"><p>${one.text}</p></div>` : ''}${one.reply ? `<div class="Reply__Box-sc-5f-0 zAqWsx"><div class="Reply__Head-sc-5f-1">शिक्षक का उत्तर<!-- --> · <!-- -->विवेक जोशी</div><p>${one.reply}</p></div>` : ''}<div class="ReviewItem__Foot-sc-1x9k-7">क्या यह समीक्षा उपयोगी थी?<button>हाँ<!-- --> (<!-- -->${(index * 4) % 11}<!-- -->)</button><button>नहीं</button><button>रिपोर्ट करें</button></div></div>`;
  const html = `<!DOCTYPE html><html lang="hi"><head><meta charSet="utf-8"/><title>वेब विकास की पहली सीढ़ी – समीक्षाएँ | पाठशाला24</title></head><body><div id="__next" data-reactroot=""><header class="Head__Bar-sc-aa-0"><a href="/">पाठशाला<!-- -->24</a><input placeholder="क्या सीखना चाहते हैं?"/><a href="/login">लॉग इन</a></header>
<main><div class="Hero__Wrap-sc-bb-0"><h1>वेब विकास की पहली सीढ़ी</h1><p>शिक्षक: <!-- -->विवेक जोशी</p><p><span>★★★★☆</span> <b>4.1</b> (<!-- -->2,316<!-- --> रेटिंग) · <!-- -->18,940<!-- --> विद्यार्थी</p><button>₹<!-- -->499<!-- --> में खरीदें</button></div>
<section class="Learn__Wrap-sc-cc-0"><h2>आप क्या सीखेंगे</h2><ul><li>HTML और CSS</li><li>जावास्क्रिप्ट की नींव</li><li>अपनी साइट प्रकाशित करना</li></ul></section>
<section class="Reviews__Wrap-sc-dd-0"><h2>विद्यार्थियों की समीक्षाएँ</h2><div class="Dist__Wrap-sc-ee-0">${[54, 21, 11, 6, 8].map((share, i) => `<button class="Dist__Row-sc-ee-1"><span class="Dist__Bar-sc-ee-2"><span style="width:${share}%"></span></span><span>${glyphs(5 - i)}</span><span>${share}<!-- -->%</span></button>`).join('')}</div>
<div class="Sort__Wrap-sc-ff-0"><label>क्रम<select><option>नवीनतम</option><option>सबसे उपयोगी</option></select></label><input placeholder="समीक्षाओं में खोजें"/></div>
<div class="Reviews__List-sc-dd-1">${said.map(item).join('')}</div><button class="Reviews__More-sc-dd-2">और समीक्षाएँ दिखाएँ</button></section>
<section class="Also__Wrap-sc-gg-0"><h2>विद्यार्थी यह भी खरीदते हैं</h2><div><a href="#"><h3>पायथन शून्य से</h3><span>★★★★★</span> <b>4.7</b> <span>(8,102)</span></a><a href="#"><h3>डेटाबेस का परिचय</h3><span>★★★☆☆</span> <b>3.4</b> <span>(219)</span></a></div></section></main>
<footer><form><label>हर हफ़्ते एक मुफ़्त पाठ</label><input type="email"/><button>भेजें</button></form><p>© <!-- -->2026<!-- --> पाठशाला24</p></footer><div class="Cookie__Bar-sc-hh-0">हम कुकीज़ का उपयोग करते हैं।<button>ठीक है</button></div></div></body></html>`;
  return {
    name: 'coding course (React, star characters, hi)',
    url: 'https://pathshala24.example/course/web-pehli-seedhi/reviews',
    html,
    truth: truths(said),
    shownCount: 2316,
    shownAverage: 4.1,
  };
}

/** A bakery in Mexico on a WordPress blog: threaded comments with a star picture each, the baker's answers as children. */
function bakeryBlog(): UnknownSite {
  const said: Said[] = [
    {
      id: '318',
      author: 'Doña Chelo',
      rating: 5,
      day: '2026-11-02',
      clock: '10:22 am',
      text: 'Las conchas de vainilla me recordaron a las que hacía mi abuela en Puebla. Llegué a las siete y todavía estaban tibias.',
      reply: '¡Gracias, doña Chelo! El secreto es la manteca, la esperamos el sábado.',
    },
    {
      id: '312',
      author: 'Beto Arriaga',
      rating: 2,
      day: '2026-10-24',
      clock: '8:03 pm',
      text: 'Encargué un pastel para 20 personas con un mes de anticipación y le pusieron mal el nombre a mi hija.\nMe descontaron cincuenta pesos y ya.',
      reply: 'Beto, qué pena con la niña. Pase por un pastel nuevo, va por nuestra cuenta.',
    },
    { id: '301', author: 'itzel', rating: 4, day: '2026-10-05', clock: '1:15 pm', text: 'Muy rico todo :)' },
    {
      id: '287',
      author: 'Ing. R. Montemayor',
      rating: 3,
      day: '2026-08-19',
      clock: '9:47 am',
      text: 'El pan es excelente, pero solo aceptan efectivo y la fila de los domingos pasa de cuarenta minutos.',
    },
    {
      id: '255',
      author: 'Pau y Memo',
      rating: 5,
      day: '2026-05-11',
      clock: '6:30 pm',
      text: 'Pedimos la rosca aunque no fuera enero y nos la hicieron 😂 ¡Gente linda de verdad!',
    },
  ];
  const pic = (rating: number) =>
    `<img src="https://panaderialuna.example/wp-content/plugins/estrellitas/img/${rating}.png" alt="${rating} estrellas" class="estrellitas-img" width="84" height="15">`;
  const when = (day: string) =>
    `${Number(day.slice(8))} ${new Date(`${day}T00:00:00Z`).toLocaleDateString('es-MX', { month: 'long', timeZone: 'UTC' })}, ${day.slice(0, 4)}`;
  const item = (one: Said, index: number) =>
    `<li id="comment-${one.id}" class="comment ${index % 2 ? 'odd alt' : 'even'} thread-${index % 2 ? 'odd' : 'even'} depth-1${one.reply ? ' parent' : ''}"><article id="div-comment-${one.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://avatar.example/${one.id}?s=42" class="avatar avatar-42 photo" height="42" width="42"><b class="fn">${one.author}</b> <span class="says">dice:</span></div><div class="comment-metadata"><a href="https://panaderialuna.example/opiniones/#comment-${one.id}"><time datetime="${one.day}T12:00:00-06:00">${when(one.day!)} a las ${one.clock}</time></a></div></footer><div class="comment-content"><p class="estrellitas">${pic(one.rating!)}</p>${one
      .text!.split('\n')
      .map((part) => `<p>${esc(part)}</p>`)
      .join(
        '',
      )}</div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#comment-${one.id}" aria-label="Responder a ${one.author}">Responder</a></div></article>${one.reply ? `<ol class="children"><li id="comment-${Number(one.id) + 1}" class="comment byuser comment-author-luna bypostauthor odd alt depth-2"><article id="div-comment-${Number(one.id) + 1}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://avatar.example/luna?s=42" class="avatar avatar-42 photo"><b class="fn">Panadería Luna</b> <span class="says">dice:</span></div><div class="comment-metadata"><a href="#"><time datetime="2026-11-05T12:00:00-06:00">5 noviembre, 2026 a las 7:00 am</time></a></div></footer><div class="comment-content"><p>${one.reply}</p></div></article></li></ol>` : ''}</li>`;
  const html = `<!DOCTYPE html><html lang="es-MX"><head><meta charset="UTF-8"><title>Opiniones – Panadería Luna</title><link rel="prev" href="https://panaderialuna.example/opiniones/comment-page-1/#comments"></head><body class="page-template-default page page-id-9 wp-embed-responsive">
<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">Panadería Luna</a></p><p class="site-description">Horno de leña desde 1974</p><nav id="site-navigation"><ul id="primary-menu"><li><a href="/">Inicio</a></li><li><a href="/pasteles/">Pasteles</a></li><li class="current-menu-item"><a href="/opiniones/">Opiniones</a></li></ul></nav></header>
<main id="main" class="site-main"><article id="post-9" class="post-9 page type-page"><header class="entry-header"><h1 class="entry-title">Opiniones</h1></header><div class="entry-content"><p>Cuéntanos cómo te fue. Calificación de nuestros clientes: ${pic(4)} <strong>4.3</strong> de 5 (47 opiniones).</p></div></article>
<div id="comments" class="comments-area"><h2 class="comments-title">47 comentarios en “Opiniones”</h2><ol class="comment-list">${said.map(item).join('\n')}</ol><nav class="navigation comments-pagination"><a class="prev" href="https://panaderialuna.example/opiniones/comment-page-1/#comments">Comentarios antiguos</a></nav>
<div id="respond" class="comment-respond"><h3 id="reply-title">Deja un comentario</h3><form id="commentform"><p class="comment-notes">Tu dirección de correo no será publicada.</p><p class="estrellitas-form">${[5, 4, 3, 2, 1].map((n) => `<label><input type="radio" name="estrellitas" value="${n}"> ${n}</label>`).join('')}</p><textarea name="comment"></textarea><input name="author"><input type="submit" value="Publicar"></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_comments"><h2>Comentarios recientes</h2><ul><li>Doña Chelo en <a href="#">Opiniones</a></li><li>Marisol en <a href="#">Receta de pan de muerto</a></li></ul></section><section class="widget"><h2>Otras panaderías amigas</h2><ul><li>El Trigal ${pic(5)}</li><li>La Espiga ${pic(4)}</li></ul></section></aside>
<footer id="colophon" class="site-footer"><form class="newsletter"><input type="email"><button>Quiero recetas</button></form><p>Orgullosamente hecho en Cholula</p></footer></div><div id="cookie-law-info-bar"><span>Usamos cookies. <a role="button">Aceptar</a></span></div></body></html>`;
  return {
    name: 'bakery blog (WordPress comments, star pictures, es-MX)',
    url: 'https://panaderialuna.example/opiniones/',
    html,
    truth: truths(said),
    shownCount: 47,
    shownAverage: 4.3,
  };
}

/** A Swedish workshop: a sprite moved by background position for the stars, relative days, initials as pictures. */
function carWorkshop(): UnknownSite {
  const said: Said[] = [
    {
      author: 'Lennart Ödman',
      rating: 5,
      day: '2026-11-15',
      text: 'Bytte kamremmen på en dag och ringde innan de gjorde något extra. Ärliga killar, så ovanligt numera.',
    },
    {
      author: 'Fatima',
      rating: 1,
      day: '2026-10-29',
      text: 'Lämnade in bilen för service och fick tillbaka den med en buckla i dörren. Ingen kände till något, trots att jag har bilder från samma morgon.',
      reply: 'Hej Fatima! Vi har gått igenom kameran och du har rätt. Plåtslagaren hör av sig i dag.',
    },
    { author: 'Kicki', rating: 4, day: '2026-09-20', text: 'Bra & billigt' },
    { author: 'B Åström', rating: 3, day: '2026-08-18' },
    {
      author: 'Joakim från Säffle',
      rating: 2,
      day: '2026-06-12',
      text: 'Offert på 4 900 kr blev 7 350 kr. Förklaringen var "skruvarna satt hårt". Väntade dessutom två timmar på nyckeln.',
      reply: 'Tråkigt att höra, Joakim. Hör av dig till verkstadschefen så går vi igenom fakturan.',
    },
    {
      author: 'Gun-Britt',
      rating: 5,
      day: '2025-09-05',
      text: 'De tvättade bilen utan att jag bett om det och bjöd på kanelbulle. Jag kommer tillbaka med vinterdäcken.',
    },
  ];
  const item = (one: Said) =>
    `<section class="omdome clearfix"><div class="omdome-bild"><span class="initialer">${one
      .author!.split(' ')
      .map((part) => part[0])
      .slice(0, 2)
      .join(
        '',
      )}</span></div><div class="omdome-text"><header><b>${one.author}</b><i class="sprite-stjarnor" style="background-position:0 -${(5 - one.rating!) * 18}px" title="${one.rating} av 5 stjärnor"></i><em>${agoIn(one.day!, 'sv')}</em></header>${one.text ? `<p>${esc(one.text)}</p>` : ''}${one.reply ? `<div class="svar"><span class="svar-fran">Svar från Bergslagens Bilverkstad</span><p>${one.reply}</p></div>` : ''}<ul class="lankar"><li><a href="#tack">Tack för tipset</a></li><li><a href="#anmal">Anmäl</a></li></ul></div></section>`;
  const html = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Bergslagens Bilverkstad - omdömen - Hittaverkstad</title><style>.sprite-stjarnor{display:inline-block;width:90px;height:18px;background:url(/img/stars-sprite.png)}</style></head><body><div class="topp"><div class="wrap"><a class="logga" href="/">Hittaverkstad</a><form class="sok"><input name="q" placeholder="Sök verkstad eller ort"><button>Sök</button></form><a href="/logga-in">Logga in</a></div></div>
<div class="wrap clearfix"><ul class="smulor"><li><a href="/">Start</a></li><li><a href="/orebro">Örebro</a></li><li>Bergslagens Bilverkstad</li></ul>
<div class="vanster"><h1>Bergslagens Bilverkstad</h1><p class="snitt"><i class="sprite-stjarnor" style="background-position:0 -18px" title="3,6 av 5 stjärnor"></i> Snittbetyg <strong>3,6</strong> av 5, <strong>61</strong> omdömen</p><table class="fordelning"><tr><td>5</td><td><div style="width:52%"></div></td><td>25</td></tr><tr><td>4</td><td><div style="width:25%"></div></td><td>12</td></tr><tr><td>3</td><td><div style="width:15%"></div></td><td>9</td></tr><tr><td>2</td><td><div style="width:10%"></div></td><td>6</td></tr><tr><td>1</td><td><div style="width:15%"></div></td><td>9</td></tr></table>
<div class="annons">Annons: Vinterdäck från 899 kr styck hos Däckgrossen</div><h2>Omdömen</h2><p class="sortering">Sortera: <b>Senaste</b> | <a href="?s=hogst">Högst betyg</a></p>
${said.map(item).join('\n')}
<p class="sidor">Sida 1 av 11 <a class="nasta" href="/orebro/bergslagens-bilverkstad?sida=2">Nästa sida</a></p></div>
<div class="hoger"><h3>Andra verkstäder i Örebro</h3><ul><li><a href="#">Svartåns Motor</a> <i class="sprite-stjarnor" style="background-position:0 0" title="4,9 av 5 stjärnor"></i> (18)</li><li><a href="#">Nora Bil &amp; Däck</a> <i class="sprite-stjarnor" style="background-position:0 -36px" title="3,1 av 5 stjärnor"></i> (44)</li></ul><h3>Nyhetsbrev</h3><form><input type="text" value="Din e-post"><input type="submit" value="Prenumerera"></form></div></div>
<div class="fot">© 2012-2026 Hittaverkstad AB</div><div class="kakor">Vi använder kakor. <a href="#">Jag förstår</a></div></body></html>`;
  return {
    name: 'car workshop (sprite by background position, sv)',
    url: 'https://hittaverkstad.example/orebro/bergslagens-bilverkstad',
    html,
    truth: truths(said),
    shownCount: 61,
    shownAverage: 3.6,
    next: 'https://hittaverkstad.example/orebro/bergslagens-bilverkstad?sida=2',
  };
}

/** A Czech comparison of prices: pluses and minuses as lists under a summing sentence, stars told only by a title. */
function coffeeMachine(): UnknownSite {
  const said: Said[] = [
    {
      id: 'rec-551203',
      author: 'Květa',
      rating: 5,
      day: '2026-11-06',
      words: 'Kávu vaří rychle a pěna drží až do posledního doušku, po roce bych neměnila.',
      plus: ['tichý mlýnek', 'snadné čištění'],
      minus: ['malá nádržka na vodu'],
      shop: 'Kuchyně Novák',
    },
    {
      id: 'rec-551111',
      author: 'Ověřený zákazník',
      rating: 2,
      day: '2026-10-17',
      words: 'Po čtyřech měsících začala téct zespodu a reklamace trvala 29 dní.',
      plus: ['vzhled'],
      minus: ['těsnění', 'neochotný servis'],
      shop: 'ElektroLevně',
    },
    {
      id: 'rec-550870',
      author: 'Bohouš P.',
      rating: 4,
      day: '2026-09-08',
      words: 'Za 8 490 Kč slušný stroj.',
      plus: ['cena'],
      minus: [],
      shop: 'Kuchyně Novák',
    },
    {
      id: 'rec-550433',
      author: 'jarmilka.z',
      rating: 1,
      day: '2026-08-02',
      words: 'Přišla poškrábaná, bez návodu a s cizím kávovým prachem uvnitř. Zjevně už ji někdo vrátil!',
      plus: [],
      minus: ['použité zboží prodávané jako nové'],
      shop: 'ElektroLevně',
    },
    {
      id: 'rec-549990',
      author: 'Ondřej',
      rating: 4,
      day: '2026-06-23',
      words: 'Espreso výborné, cappuccino průměr. Displej je na slunci špatně čitelný.',
      plus: ['teplota', 'dva šálky najednou', 'časovač'],
      minus: ['displej'],
      shop: 'Domácnost24',
    },
  ].map((one) => ({ ...one, text: [one.words, ...one.plus, ...one.minus].join('\n') }));
  const points = (kind: string, list: readonly string[]) =>
    list.length > 0
      ? `<ul class="c-attributes-list c-attributes-list--${kind}">${list.map((point) => `<li class="c-attributes-list__item">${point}</li>`).join('')}</ul>`
      : '';
  const stars = (rating: number) =>
    `<span class="c-hodnoceni" title="${String(rating).replace('.', ',')} z 5 hvězdiček"><span class="c-hodnoceni__plne" data-sirka="${rating * 20}"></span></span>`;
  const item = (one: Said) =>
    `<li class="c-post" id="${one.id}"><article><div class="c-post__autor"><svg class="e-ikona" aria-hidden="true"><use xlink:href="#ikona-osoba"></use></svg><p class="c-post__jmeno">${one.author}</p><p class="c-post__obchod">koupeno v obchodě ${one.shop}</p></div><div class="c-post__obsah">${stars(one.rating!)}<time class="c-post__cas" datetime="${one.day}">${dayIn(one.day!, 'cs')}</time><p class="c-post__souhrn">${one.words}</p>${points('plus', one.plus as string[])}${points('minus', one.minus as string[])}<div class="c-post__akce"><button>Souhlasím (${one.text!.length % 6})</button><button>Nahlásit</button></div></div></article></li>`;
  const html = `<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>Barista Duo 3 recenze | Cenomet.example</title></head><body><svg style="display:none"><symbol id="ikona-osoba"><circle r="3"/></symbol></svg>
<header class="l-hlavicka"><a href="/" class="c-logo">Cenomet</a><form role="search"><input type="search" placeholder="Co hledáte?"></form><ul><li><a href="/prihlaseni">Přihlásit</a></li><li><a href="/kosik">Košík</a></li></ul></header>
<main class="l-obsah"><h1>Barista Duo 3</h1><div class="c-souhrn"><span class="c-souhrn__procenta">78 %</span>${stars(3.9)}<a href="#recenze">214 recenzí</a><b>od 7 990 Kč</b></div><ul class="c-zalozky"><li><a href="#ceny">Porovnat ceny</a></li><li><a href="#recenze" class="is-active">Recenze</a></li><li><a href="#parametry">Parametry</a></li></ul>
<section id="recenze"><h2>Recenze uživatelů</h2><div class="c-statistika">${[101, 52, 25, 14, 22].map((count, i) => `<a href="?h=${5 - i}" class="c-statistika__radek">${stars(5 - i)}<span class="c-statistika__pocet">${count}×</span></a>`).join('')}</div><div class="c-nejcastejsi"><h3>Uživatelé nejčastěji chválí</h3><ul><li>tichý mlýnek (31×)</li><li>cena (22×)</li></ul></div>
<div class="c-razeni"><span>Řadit podle:</span> <a class="is-active">Data</a> <a>Užitečnosti</a></div><ul class="c-seznam">${said.slice(0, 3).map(item).join('\n')}
<li class="c-reklama"><div>Reklama</div><a href="#"><b>Zrnková káva Kolibřík 1 kg</b> nyní 349 Kč</a></li>
${said.slice(3).map(item).join('\n')}</ul><nav class="c-strankovani"><span class="is-active">1</span><a href="/barista-duo-3/recenze/?f=2">2</a><a href="/barista-duo-3/recenze/?f=3">3</a><a href="/barista-duo-3/recenze/?f=2" class="c-strankovani__dalsi">Další</a></nav></section></main>
<aside class="l-bok"><h2>Podobné kávovary</h2><ul><li><a href="#">Aroma Mini</a>${stars(4.4)}<span>88 recenzí</span></li><li><a href="#">Presso Klasik</a>${stars(3.2)}<span>17 recenzí</span></li></ul></aside>
<footer class="l-paticka"><form><label>Slevy do e-mailu</label><input type="email"><button>Odebírat</button></form><p>© 2026 Cenomet s.r.o.</p></footer><div class="c-cookies"><p>Cookies nám pomáhají.</p><button>Souhlasím</button></div></body></html>`;
  return {
    name: 'coffee machine (pluses and minuses, cs)',
    url: 'https://cenomet.example/barista-duo-3/recenze/',
    html,
    truth: truths(said),
    shownCount: 214,
    shownAverage: 3.9,
    next: 'https://cenomet.example/barista-duo-3/recenze/?f=2',
  };
}

/** A Greek tavern in a Joomla directory: font stars with halves, byline with place, month of the visit beside the written day. */
function seasideTavern(): UnknownSite {
  const said: Said[] = [
    {
      id: '1904',
      author: 'Κατερίνα',
      rating: 4.5,
      day: '2026-10-28',
      place: 'Βόλος',
      visit: 'Αύγουστος 2026',
      text: 'Το χταπόδι ήταν μαλακό σαν βούτυρο και ο σερβιτόρος μάς κέρασε γλυκό του κουταλιού. Τραπέζι πάνω στο κύμα.',
    },
    {
      id: '1897',
      author: 'Στέλιος Μ.',
      rating: 2,
      day: '2026-10-09',
      place: 'Αθήνα',
      visit: 'Σεπτέμβριος 2026',
      text: 'Περιμέναμε 55 λεπτά για δύο σαλάτες και ο λογαριασμός είχε ένα κρασί που δεν ήπιαμε ποτέ.',
      reply: 'Κύριε Στέλιο, ζητούμε συγγνώμη. Εκείνο το βράδυ έλειπαν δύο άτομα από την κουζίνα.',
    },
    {
      id: '1880',
      author: 'thalassa_gr',
      rating: 5,
      day: '2026-09-15',
      place: 'Λάρισα',
      visit: 'Μάιος 2026',
      text: 'Τέλειο!!',
    },
    {
      id: '1861',
      author: 'Νίκος & Ελένη',
      rating: 3.5,
      day: '2026-08-21',
      place: 'Λευκωσία',
      visit: 'Ιούλιος 2026',
      text: 'Φρέσκο ψάρι και τίμιες μερίδες.\nΟι τουαλέτες χρειάζονται επειγόντως ανακαίνιση και το πάρκινγκ χωράει πέντε αυτοκίνητα.',
    },
    {
      id: '1833',
      author: 'Γιαγιά Φωτεινή',
      rating: 1,
      day: '2026-07-05',
      place: 'Τρίκαλα',
      visit: 'Ιούλιος 2026',
      text: 'Ζήτησα σκιά για το μωρό και μου είπαν να φέρω ομπρέλα από το σπίτι. Ντροπή τους.',
      reply: 'Λυπούμαστε ειλικρινά. Από τον Αύγουστο υπάρχουν μεγάλες ομπρέλες σε όλα τα τραπέζια.',
    },
  ];
  const stars = (rating: number) =>
    [1, 2, 3, 4, 5]
      .map(
        (n) =>
          `<span class="${rating >= n ? 'fas fa-star' : rating >= n - 0.5 ? 'fas fa-star-half-alt' : 'far fa-star'}"></span>`,
      )
      .join('');
  const item = (one: Said, index: number) =>
    `<div class="jdir-row row${index % 2}"><a name="kritiki${one.id}"></a><div class="jdir-stars">${stars(one.rating!)}</div><div class="jdir-comment">${esc(one.text!).replaceAll('\n', '<br />')}</div><div class="jdir-byline">Από <span class="jdir-user">${esc(one.author!)}</span>, ${one.place}, στις ${dayIn(one.day!, 'el')} <span class="jdir-visit">(επίσκεψη: ${one.visit})</span></div>${one.reply ? `<div class="jdir-ownerreply well well-sm"><span class="icon-comment"></span> <strong>Απάντηση ιδιοκτήτη:</strong> <span class="jdir-ownertext">${one.reply}</span></div>` : ''}<div class="jdir-vote">${(index * 3) % 8} από ${8 + index} βρήκαν χρήσιμη αυτή την κριτική <a href="index.php?option=com_jdir&amp;task=vote&amp;cid=${one.id}&amp;v=1" class="btn btn-mini">Ναι</a> <a href="index.php?option=com_jdir&amp;task=vote&amp;cid=${one.id}&amp;v=0" class="btn btn-mini">Όχι</a> <a href="index.php?option=com_jdir&amp;task=report&amp;cid=${one.id}">Αναφορά</a></div></div>`;
  const html = `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="el-gr" lang="el-gr" dir="ltr"><head><base href="https://pamefagito.example/tavernes/o-glaros" /><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>Ταβέρνα Ο Γλάρος - Κριτικές</title></head><body class="site com_jdir view-listing no-layout itemid-112"><div class="body"><div class="container">
<header class="header"><div class="header-inner clearfix"><a class="brand pull-left" href="/"><span class="site-title">Πάμε Φαγητό</span></a><div class="header-search pull-right"><input type="search" placeholder="Αναζήτηση ..." /></div></div></header><nav class="navigation"><ul class="nav menu nav-pills"><li class="item-101"><a href="/">Αρχική</a></li><li class="item-112 current active"><a href="/tavernes">Ταβέρνες</a></li><li class="item-120"><a href="/syntages">Συνταγές</a></li></ul></nav>
<div class="row-fluid"><main id="content" class="span9"><ul class="breadcrumb"><li>Βρίσκεστε εδώ: </li><li><a href="/">Αρχική</a> / </li><li class="active"><span>Ταβέρνα Ο Γλάρος</span></li></ul><div class="jdir-listing"><h1>Ταβέρνα Ο Γλάρος</h1><div class="jdir-overall">${stars(3.5)} <b>3,4</b> στα 5 (<span>72</span> κριτικές)</div><p>Άφησσος Πηλίου. Ανοιχτά από Απρίλιο έως Οκτώβριο.</p>
<table class="jdir-criteria table"><tbody><tr><td>Φαγητό</td><td>${stars(4)}</td></tr><tr><td>Εξυπηρέτηση</td><td>${stars(3)}</td></tr><tr><td>Τιμές</td><td>${stars(3.5)}</td></tr></tbody></table>
<h2>Κριτικές επισκεπτών</h2><form class="form-inline"><select name="order"><option>Πιο πρόσφατες</option><option>Υψηλότερη βαθμολογία</option></select></form><div class="jdir-reviews">
${said.slice(0, 3).map(item).join('\n')}
<div class="bannergroup"><div class="banneritem"><a href="/banners/click/4"><img src="/images/banners/elaiolado.jpg" alt="Ελαιόλαδο από τον παραγωγό" width="468" height="60" /></a></div></div>
${said
  .slice(3)
  .map((one, index) => item(one, index + 3))
  .join('\n')}
</div><div class="pagination"><p class="counter pull-right">Σελίδα 1 από 15</p><ul class="pagination-list"><li class="disabled"><a><span class="icon-first"></span></a></li><li class="active"><a>1</a></li><li><a href="/tavernes/o-glaros?start=5">2</a></li><li><a title="Επόμενο" href="/tavernes/o-glaros?start=5"><span class="icon-next"></span></a></li></ul></div></div></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">Κοντινές ταβέρνες</h3><ul class="unstyled"><li><a href="#">Το Καλάμι</a> ${stars(4.5)} (19)</li><li><a href="#">Μπάρμπα Γιάννης</a> ${stars(4)} (133)</li></ul></div><div class="well"><h3 class="page-header">Ενημερωτικό δελτίο</h3><form><input type="text" /><button class="btn">Εγγραφή</button></form></div></div></div></div></div>
<footer class="footer"><div class="container"><hr /><p class="pull-right"><a href="#top">Επιστροφή στην κορυφή</a></p><p>&copy; 2026 Πάμε Φαγητό</p></div></footer><div class="cookieinfo">Χρησιμοποιούμε cookies. <button>Εντάξει</button></div></body></html>`;
  return {
    name: 'seaside tavern (Joomla, half stars, el)',
    url: 'https://pamefagito.example/tavernes/o-glaros',
    html,
    truth: truths(said),
    shownCount: 72,
    shownAverage: 3.4,
    next: 'https://pamefagito.example/tavernes/o-glaros?start=5',
  };
}

/** A Danish page about a bank: the mark stands only in data attributes, days in a short local form, written headings. */
function villageBank(): UnknownSite {
  const said: Said[] = [
    {
      id: '64f0a1',
      author: 'Bent Kjærgaard',
      rating: 5,
      day: '2026-11-12',
      heading: 'Rådgiver med tid til at lytte',
      words: ['Vi skulle låne til et nyt tag, og Mette kom hjem til os en aften. Papirerne var klar to dage senere.'],
    },
    {
      id: '64e97c',
      author: 'Signe',
      rating: 2,
      day: '2026-10-26',
      heading: 'Gebyr på alt',
      words: [
        'Nu koster det 35 kr. bare at hæve i en anden automat.',
        'Jeg har været kunde i 22 år og flytter min lønkonto inden jul.',
      ],
      reply: 'Hej Signe. Gebyret bortfalder for lønkunder fra 1. december. Ring endelig til os.',
    },
    {
      id: '64d310',
      author: 'M.H.',
      rating: 1,
      day: '2026-09-18',
      heading: 'Spærret kort i udlandet',
      words: ['Stod i Krakow uden penge en lørdag, og telefonen var lukket til mandag kl. 10.'],
      reply: 'Det beklager vi meget. Vagttelefonen er nu åben hele døgnet på 00 00 00 00.',
    },
    {
      id: '64b8aa',
      author: 'Aksel og Inge',
      rating: 4,
      day: '2026-08-05',
      heading: 'God gammeldags bank',
      words: ['Der er kaffe på kanden og rigtige mennesker bag skranken. Netbanken ser dog gammel ud.'],
    },
    {
      id: '64a002',
      author: 'Nadia B.',
      rating: 3,
      day: '2026-06-30',
      heading: 'Midt imellem',
      words: ['Fin rente på opsparing, langsom sagsbehandling. Ventede 17 hverdage på et svar.'],
    },
  ].map((one) => ({ ...one, text: worded(one.heading, ...one.words) }));
  const item = (one: Said) =>
    `<article class="card card--voice" q:key="${one.id}" data-voice-id="${one.id}" data-rating="${one.rating}" data-max="5" on:qvisible="./q-voice.js#s_${one.id}"><!--qv q:id=${one.id}--><header class="card__bar"><a class="card__who" href="/bruger/${one.id}"><picture><source type="image/avif" srcset="/a/${one.id}.avif"><img src="/a/${one.id}.png" alt="Billede af ${one.author}" width="44" height="44" loading="lazy"></picture><span>${one.author}</span></a><span class="card__stars" aria-hidden="true"></span><span class="card__date">${one.day!.slice(8)}.${one.day!.slice(5, 7)}.${one.day!.slice(0, 4)}</span></header><h3 class="card__heading">${one.heading}</h3><div class="card__words">${(one.words as string[]).map((part) => `<p>${part}</p>`).join('')}</div><!--/qv-->${one.reply ? `<aside class="card__answer"><h4>Svar fra Sønderby Sparekasse</h4><p>${one.reply}</p></aside>` : ''}<footer class="card__tools"><button type="button">Nyttig</button><button type="button">Del</button><button type="button" aria-label="Anmeld denne anmeldelse">⚑</button></footer></article>`;
  const html = `<!DOCTYPE html><html lang="da" q:container="paused" q:version="1.9.1"><head><meta charset="utf-8"><title>Sønderby Sparekasse – anmeldelser | Bankvalg.example</title><style>.card[data-rating="5"] .card__stars{background:url(/s5.svg)}.card[data-rating="1"] .card__stars{background:url(/s1.svg)}</style></head><body><!--qv q:route=bank/[slug]-->
<header class="site"><a class="site__logo" href="/">Bankvalg</a><nav><a href="/banker">Banker</a><a href="/laan">Lån</a><a href="/guides">Guides</a></nav><button class="site__menu" aria-label="Menu">☰</button></header>
<main><section class="hero"><h1>Sønderby Sparekasse</h1><div class="hero__score" data-rating="3.3" data-max="5"><strong>3,3</strong> ud af 5</div><p>Baseret på 158 anmeldelser</p><a class="button" href="/skriv/soenderby">Skriv en anmeldelse</a></section>
<section class="spread">${[49, 31, 22, 20, 36].map((count, i) => `<label><input type="checkbox" value="${5 - i}"> ${5 - i} stjerner <span class="spread__track"><span style="inline-size:${Math.round(count / 1.58)}%"></span></span> <span>${count}</span></label>`).join('')}</section>
<div class="sort"><label>Sortér <select><option>Nyeste</option><option>Laveste</option></select></label></div>
<section class="voices">${said.slice(0, 2).map(item).join('')}<div class="promo"><p><strong>Lånetilbud på 3 minutter</strong></p><p>Sammenlign 18 banker gratis. 4,9 i snit hos vores brugere.</p><a href="/laan">Start her</a></div>${said.slice(2).map(item).join('')}</section>
<nav class="pager" aria-label="Sider"><a aria-current="page" href="?side=1">1</a><a href="?side=2">2</a><a href="?side=3">3</a><a href="?side=2" rel="next">Næste</a></nav></main>
<section class="nearby"><h2>Andre banker i området</h2><div class="nearby__row"><article class="mini" data-rating="4.2" data-max="5"><h3>Østkysten Bank</h3><p>4,2 · 91 anmeldelser</p></article><article class="mini" data-rating="2.8" data-max="5"><h3>Storebank</h3><p>2,8 · 1.204 anmeldelser</p></article></div></section>
<footer class="site-foot"><form><label>Få rentenyt på mail <input type="email"></label><button>Tilmeld</button></form><small>© 2026 Bankvalg ApS</small></footer><dialog open class="consent"><p>Vi bruger cookies til statistik.</p><button>OK</button></dialog><!--/qv--></body></html>`;
  return {
    name: 'village bank (data attributes, da)',
    url: 'https://bankvalg.example/bank/soenderby-sparekasse',
    html,
    truth: truths(said),
    shownCount: 158,
    shownAverage: 3.3,
    next: 'https://bankvalg.example/bank/soenderby-sparekasse?side=2',
  };
}

/** An Indonesian marketplace: many short opinions, masked names, spoken stars, relative days, long texts shortened. */
function phoneCaseSeller(): UnknownSite {
  const said: Said[] = [
    {
      author: 'D***a',
      rating: 5,
      day: '2026-11-20',
      kind: 'Hitam',
      text: 'Barang sampai dengan selamat, tebal dan pas di HP saya.',
    },
    { author: 'R***o', rating: 5, day: '2026-11-19', kind: 'Biru', text: 'Mantap!' },
    {
      author: 'S***i',
      rating: 2,
      day: '2026-11-17',
      kind: 'Hijau',
      text: 'Pesan warna hijau yang datang merah muda. Sudah kirim pesan ke penjual tiga kali tapi hanya dibaca. Kalau memang kosong seharusnya bilang dari awal supaya pembeli bisa memilih warna lain.',
      cut: 'Pesan warna hijau yang datang merah muda. Sudah kirim pesan ke penjual tiga kali tapi hanya dibaca...',
      reply: 'Mohon maaf Kak, silakan ajukan pengembalian, ongkir kami tanggung.',
    },
    { author: 'A***n', rating: 4, day: '2026-11-12', kind: 'Hitam', text: 'Bagus, cuma pengirimannya agak lama' },
    { author: 'Y***h', rating: 5, day: '2026-11-11', kind: 'Bening' },
    {
      author: 'T***s',
      rating: 3,
      day: '2026-11-03',
      kind: 'Bening',
      text: 'Lumayan lah untuk harga 15 ribu, tapi tombol sampingnya keras.',
    },
    {
      author: 'W***i',
      rating: 5,
      day: '2026-11-02',
      kind: 'Biru',
      text: 'Sudah langganan sejak 2023, tidak pernah mengecewakan 🥰',
    },
    {
      author: 'F***l',
      rating: 1,
      day: '2026-10-19',
      kind: 'Hitam',
      text: 'Baru seminggu sudah menguning dan retak di pojok kamera.',
    },
    {
      author: 'M***a',
      rating: 5,
      day: '2026-10-15',
      kind: 'Merah',
      text: 'Anak saya suka sekali gambarnya.',
      reply: 'Terima kasih Bunda, salam untuk adik!',
    },
    {
      author: 'I***n',
      rating: 4,
      day: '2026-09-30',
      kind: 'Hijau',
      text: 'Kualitas oke, kemasannya rapi pakai bubble wrap.',
    },
    { author: 'L***y', rating: 5, day: '2026-09-12', kind: 'Bening', text: 'Cepat sampai, padahal saya di Papua.' },
    {
      author: 'G***g',
      rating: 2,
      day: '2026-08-21',
      kind: 'Hitam',
      text: 'Lubang pengisi daya tidak pas, harus dipotong sendiri.',
    },
    { author: 'N***i', rating: 5, day: '2026-08-14', kind: 'Merah', text: 'Warnanya persis seperti di foto.' },
    { author: 'H***o', rating: 3, day: '2026-06-25', kind: 'Biru', text: 'Biasa saja.' },
  ];
  const glyph = (on: boolean) =>
    `<svg class="unf-icon" viewBox="0 0 24 24" width="16" height="16" fill="var(--${on ? 'YN300' : 'NN300'})" style="display:inline-block"><path d="M12 2l3 7h7l-6 5 2 8-6-5-6 5 2-8-6-5h7z"></path></svg>`;
  const item = (one: Said) =>
    `<article class="css-15m2bcr"><div class="css-k4rf3m"><div class="rating" data-testid="icnStarRating" aria-label="bintang ${one.rating}">${[1, 2, 3, 4, 5].map((n) => glyph(n <= one.rating!)).join('')}</div><p data-unify="Typography" class="css-1dfgmtm-unf-heading">${agoIn(one.day!, 'id')}</p></div><div class="css-1lyrh1p"><div class="css-kq4o7n"><img src="/default_toped.png" alt=""></div><span class="name">${one.author}</span></div><p data-testid="lblVarian" class="css-15fzge">Varian: ${one.kind}</p>${
      one.text
        ? one.cut
          ? `<p class="css-cvmev1"><span data-testid="lblItemUlasan">${one.cut}</span><span data-testid="lblItemUlasanLengkap" style="display:none">${one.text}</span><button type="button" class="css-89c2tx">Selengkapnya</button></p>`
          : `<p class="css-cvmev1"><span data-testid="lblItemUlasan">${one.text}</span></p>`
        : ''
    }<div class="css-1uozxaa"><button class="css-mwvxrp"><span>${one.author!.charCodeAt(0) % 4} orang terbantu</span></button></div>${one.reply ? `<div class="css-ep7b7u"><button class="css-r3o2p1">Balasan Penjual</button><div class="css-1v4q"><p class="css-7a1s">Casing Ceria <span>Penjual</span></p><p class="css-8b2t">${one.reply}</p></div></div>` : ''}</article>`;
  const html = `<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Ulasan Casing Silikon Anti Jatuh | Pasarkita</title><style data-emotion="css">.css-15m2bcr{padding:16px 0}</style></head><body><div id="zeus-root"><header class="css-hd01"><a href="/">pasarkita</a><input type="search" placeholder="Cari di Pasarkita"><a href="/cart">Keranjang</a><button>Masuk</button><button>Daftar</button></header>
<div class="css-crmb"><a href="/">Beranda</a> › <a href="/hp">Aksesoris HP</a> › <span>Casing Silikon Anti Jatuh</span></div><main class="css-mn02"><aside class="css-flt3"><h2>Filter ulasan</h2><label><input type="checkbox"> Dengan foto</label><h3>Rating</h3>${[5, 4, 3, 2, 1].map((n) => `<label><input type="checkbox"> <svg viewBox="0 0 24 24"><path d="M1 1"></path></svg> ${n}</label>`).join('')}</aside>
<section class="css-lst4"><h1>Ulasan pembeli</h1><div class="css-sum5"><p><span>4,4</span>/5.0</p><p>89% pembeli merasa puas</p><p>2.017 rating • 640 ulasan</p></div><ul class="css-hst6">${[1390, 280, 140, 77, 130].map((count, i) => `<li><span>${5 - i}</span><div role="progressbar" aria-valuenow="${Math.round(count / 20.17)}" aria-valuemin="0" aria-valuemax="100"></div><span>(${count})</span></li>`).join('')}</ul><div class="css-srt7">Urutkan <button>Terbaru</button></div>
<div id="review-feed">${said.map(item).join('')}</div><nav class="css-pg8" aria-label="Navigasi laman"><ul><li><button aria-label="Laman sebelumnya" disabled>‹</button></li><li><button aria-current="true" aria-label="Laman 1">1</button></li><li><button aria-label="Laman 2">2</button></li><li><button aria-label="Laman berikutnya">›</button></li></ul></nav></section></main>
<section class="css-oth9"><h2>Lainnya di toko ini</h2><div><a href="#"><img src="/x.jpg" alt="Kabel data 2 meter"><p>Kabel data 2 meter</p><p>Rp18.000</p><p><span>4.8</span> | Terjual 1rb+</p></a><a href="#"><img src="/y.jpg" alt="Tempered glass"><p>Tempered glass</p><p>Rp9.900</p><p><span>4.5</span> | Terjual 250+</p></a></div></section>
<footer class="css-ft10"><p>Dapatkan promo lewat email</p><input type="email"><button>Langganan</button><p>© 2009 - 2026 PT Pasarkita</p></footer><div class="css-ck11"><p>Kami memakai cookie.</p><button>Mengerti</button></div></div></body></html>`;
  return {
    name: 'phone case seller (emotion classes, many short ones, id)',
    url: 'https://pasarkita.example/casing-ceria/casing-silikon-anti-jatuh/review',
    html,
    truth: truths(said),
    shownCount: 2017,
    shownAverage: 4.4,
  };
}

/** An English page about a wildlife park with voices in several languages, a translation beside the original, and the visit's month. */
function wildlifePark(): UnknownSite {
  const said: Said[] = [
    {
      author: 'Moira Templeton',
      rating: 5,
      day: '2026-11-01',
      visit: 'October 2026',
      text: 'We heard the wolves before we saw them. The ranger let my son hold a shed antler, and he has slept with it since.',
      home: 'Perth',
    },
    {
      author: 'Jürgen W',
      rating: 3,
      day: '2026-10-13',
      visit: 'September 2026',
      lang: 'de',
      text: 'Schöne Wege, aber von 24 Tierarten haben wir nur acht gesehen. Der Imbiss schließt schon um drei.',
      english: 'Lovely paths, but of 24 species we saw only eight. The snack bar closes as early as three.',
      home: 'Kassel',
    },
    { author: 'Beth', rating: 4, day: '2026-09-28', visit: 'September 2026', text: 'Otters!!! 🦦', home: 'Stirling' },
    {
      author: 'C. Achterberg',
      rating: 1,
      day: '2026-09-03',
      visit: 'August 2026',
      text: 'Booked a feeding session for £45 and it was called off in the car park.\n\nNobody could say when, or whether, the money would come back. My daughter cried all the way to Aviemore.',
      reply: 'Dear C. Achterberg, the bears had gone into early denning. Your £45 was returned on 5 September.',
      home: 'Leeds',
    },
    {
      author: 'Élodie',
      rating: 5,
      day: '2026-08-12',
      visit: 'May 2026',
      lang: 'fr',
      text: 'Un endroit magique sous la brume, avec des soigneurs passionnés qui parlent un peu français.',
      english: 'A magical place in the mist, with passionate keepers who speak a little French.',
      home: 'Nantes',
    },
    {
      author: 'Rab the Rambler',
      rating: 2,
      day: '2026-07-22',
      visit: 'July 2026',
      text: 'Midges, mud and a broken footbridge. Signs point to a lynx that died in 2024.',
      reply: 'Sorry about the footbridge, Rab. It reopened on 1 August, and the signs have been changed.',
      home: 'Glasgow',
    },
  ];
  const item = (
    one: Said,
  ) => `<div class="t-row" role="listitem"><div class="t-person"><button class="t-face" style="background-image:url(/f/${one.author!.length}.jpg)" aria-label="Photo of ${one.author}"></button><div class="t-id"><a class="t-nm" href="/people/${one.author!.length}">${one.author}</a><div class="t-loc">${one.home} · ${one.author!.length + 2} contributions</div></div></div>
<div class="t-score"><span class="t-dots t-dots-${one.rating}0" aria-hidden="true"></span><span class="t-num">${one.rating}/5</span><span class="t-visit">Visited in ${one.visit}</span></div>
${
  one.lang
    ? `<div class="t-lang"><div class="t-mt"><p class="t-note">Translated by machine. <button>Show original</button></p><blockquote class="t-en" data-translated="true">${one.english}</blockquote></div><div class="t-orig" lang="${one.lang}"><p>${one.text}</p></div></div>`
    : `<div class="t-words">${one
        .text!.split('\n\n')
        .map((part) => `<p>${esc(part)}</p>`)
        .join('')}</div>`
}
<p class="t-written">Written ${dayIn(one.day!, 'en-GB')}</p>${one.reply ? `<div class="t-mgmt"><p class="t-mgmt-hd">Response from Shona at Glen Fearn Wildlife Park</p><p class="t-mgmt-tx">${one.reply}</p></div>` : ''}<div class="t-act"><button>Thank ${one.author}</button> <button>Share</button> <button aria-label="Flag this contribution">⚐</button></div></div>`;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Glen Fearn Wildlife Park - what visitors say - Daysout Ledger</title></head><body><header class="t-head"><a href="/">Daysout Ledger</a><form><input type="search" aria-label="Search places"></form><nav><a href="/parks">Parks</a><a href="/castles">Castles</a><a href="/rain">Rainy days</a></nav></header>
<main class="t-main"><h1>Glen Fearn Wildlife Park</h1><p>Near Kingussie, Highland · Open daily 10:00–17:00</p><section class="t-sum"><div class="t-big">3.8<small>/5</small></div><p>1,127 visitors have written</p><table><caption>How they scored it</caption><tbody><tr><th>Excellent</th><td>480</td></tr><tr><th>Good</th><td>290</td></tr><tr><th>Average</th><td>150</td></tr><tr><th>Poor</th><td>97</td></tr><tr><th>Terrible</th><td>110</td></tr></tbody></table></section>
<div class="t-filter"><fieldset><legend>Time of year</legend><label><input type="checkbox"> Mar–May</label><label><input type="checkbox"> Jun–Aug</label></fieldset><select><option>Detailed first</option><option>Newest first</option></select><label>Language <select><option>All languages</option><option>English (902)</option><option>German (71)</option></select></label></div>
<div class="t-list" role="list">${said.slice(0, 2).map(item).join('\n')}
<div class="t-row t-sponsored" role="listitem"><p><strong>Sponsored</strong> · Steam train and lunch</p><p>Ride the Strathspey valley from £32. Booked 90 times last week.</p><a href="/ad/8">See dates</a></div>
${said.slice(2).map(item).join('\n')}</div>
<div class="t-pager"><span aria-current="page">1</span> <a href="/glen-fearn/visitors-10">2</a> <a href="/glen-fearn/visitors-20">3</a> <a href="/glen-fearn/visitors-10" aria-label="Next page">→</a></div></main>
<aside class="t-side"><h2>Within ten miles</h2><ul><li><a href="#">Highland Folk Farm</a> <span class="t-dots t-dots-45"></span> 4.5/5 (611)</li><li><a href="#">Loch Gair Boats</a> <span class="t-dots t-dots-35"></span> 3.5/5 (48)</li></ul></aside>
<footer class="t-foot"><form>Ideas for the weekend, by post: <input type="email"><button>Sign up</button></form><p>© 2026 Daysout Ledger</p></footer><div class="t-cookie" role="region" aria-label="Cookies">This site sets cookies. <button>Fine</button></div></body></html>`;
  return {
    name: 'wildlife park (translations beside originals, en)',
    url: 'https://daysoutledger.example/glen-fearn/visitors',
    html,
    truth: truths(said),
    shownCount: 1127,
    shownAverage: 3.8,
    next: 'https://daysoutledger.example/glen-fearn/visitors-10',
  };
}
