/** What invented customers said, by language: the ground truth that the list pages of unknown sites are rendered from. */

/** One review. `rating` in whole stars 1–5; `null` where nothing was rated. */
export interface Voice {
  readonly author: string;
  readonly rating: number | null;
  readonly text: string;
  /** Day of writing, `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  readonly reply?: string;
}

const DAYS = [
  '2026-11-12',
  '2026-10-30',
  '2026-10-03',
  '2026-09-18',
  '2026-08-27',
  '2026-07-14',
  '2026-05-09',
  '2026-02-21',
  '2025-12-05',
  '2025-06-16',
] as const;
const RATINGS = [4, 5, 2, 5, 1, 3, 4, 5, 2, 4] as const;

type Line = readonly [author: string, title: string, text: string, reply?: string];

function voices(lines: readonly Line[]): readonly Voice[] {
  return lines.map(([author, title, text, reply], index) => ({
    author,
    title,
    text,
    rating: RATINGS[index % RATINGS.length] ?? 3,
    day: DAYS[index % DAYS.length] ?? '2026-01-01',
    ...(reply !== undefined && { reply }),
  }));
}

export const VOICES = {
  en: voices([
    [
      'Martha Quill',
      'Worth the detour',
      'We called 3 times before anyone picked up, but the person who did was lovely and solved it within 20 minutes.',
    ],
    [
      'Desmond O.',
      'Superb',
      'Superb from start to finish. I would not change a thing.',
      'Thank you Desmond, we will pass this on to the whole crew.',
    ],
    [
      'Priya Nandakumar',
      'Cold and late',
      'Arrived 45 minutes late and stone cold. When I rang 555-0142 to complain I was told to "check the small print". Never again.',
      'We are sorry about the delay and have refunded the order in full.',
    ],
    ['hank_71', 'My new local', 'Cheap, honest, quick. My new local.'],
    [
      'Sofia Brandt',
      'Charged twice',
      'They charged me $84.50 twice and it took two weeks and five e-mails until somebody admitted it. The staff shrugged. The manager was on holiday. I have since moved my custom elsewhere and advise you to do the same.',
    ],
    ['Lionel Fitch', 'So so', 'Average. Nothing wrong, nothing special, parking is a pain.'],
    ['Agnes', 'Nice people', 'Friendly people, clean rooms and a decent breakfast until 10:30.'],
    [
      'Tom & Jerry Ltd',
      'Reliable partner',
      'We have ordered from them since 2019 and have had 2 faults in 140 deliveries.',
    ],
    [
      'Rosalind Achebe',
      'Disappointing',
      'Disappointing after all I had read. The rating of 4.8/5 must be from friends and family.',
      'Dear Rosalind, please write to us so that we can look into it.',
    ],
    ['Bo Lindqvist', 'Good value', 'Good value for money, and they fixed my bike while I waited.'],
  ]),
  fr: voices([
    ['Camille Rousset', 'Très bien', 'Accueil chaleureux, conseils précis, et un vrai suivi après la vente.'],
    [
      'J.-P. Marchand',
      'Parfait',
      'Rien à redire, je reviendrai les yeux fermés.',
      'Merci pour votre confiance, à très bientôt !',
    ],
    [
      'Aïcha B.',
      'Décevant',
      'Trois semaines de retard et personne au téléphone. On m’a promis un geste commercial de 30 € qui n’est jamais venu.',
      'Bonjour, nous regrettons ce retard et vous recontactons dès demain.',
    ],
    ['Nolwenn', 'Une perle', 'Une équipe en or : patiente, drôle et compétente.'],
    [
      'Didier Vautrin',
      'À fuir',
      'Facture de 212,40 € pour dix minutes de travail, et la panne est revenue le lendemain. Quand j’ai rappelé, on m’a raccroché au nez. À fuir absolument.',
    ],
    ['Élodie Perrin', 'Moyen', 'Correct sans plus, un peu bruyant le soir.'],
    ['Gaspard', 'Bonne adresse', 'Bonne adresse de quartier, prix honnêtes, service rapide même à midi.'],
    ['Hélène Tissot', 'Impeccable', 'Impeccable de bout en bout, je recommande à toute la famille.'],
    [
      'Marc-Antoine L.',
      'Bof',
      'Le site annonce 24 h, comptez plutôt 6 jours. Dommage, car le produit est bon.',
      'Merci de votre retour, nos délais ont été corrigés sur le site.',
    ],
    ['Yvonne', 'Satisfaite', 'Satisfaite de mon achat, emballage soigné et petit mot gentil.'],
  ]),
  de: voices([
    ['Ulrike Hansen', 'Gern wieder', 'Freundliche Beratung und ein fairer Preis, wir kommen gern wieder.'],
    [
      'Bernd K.',
      'Top',
      'Besser geht es nicht, alles wie versprochen und pünktlich geliefert.',
      'Vielen Dank für die netten Worte, Bernd!',
    ],
    [
      'Sabine Vogt',
      'Enttäuscht',
      'Zwei Stunden Wartezeit trotz Termin um 9:15 Uhr, danach fünf Minuten Gespräch. So geht man nicht mit Menschen um.',
      'Das tut uns leid, wir haben die Planung inzwischen geändert.',
    ],
    ['Mehmet Aydin', 'Sehr gut', 'Schnell, sauber, unkompliziert.'],
    [
      'Gisela Brück',
      'Nie wieder',
      'Das Gerät kam kaputt an, die Rückgabe wurde abgelehnt und der Kundendienst hat dreimal denselben Textbaustein geschickt. Nie wieder.',
    ],
    ['Jonas', 'Geht so', 'Geht so, für den Preis von 59 Euro hätte ich mehr erwartet.'],
    ['Frau Petersen', 'Empfehlung', 'Sehr aufmerksames Personal, auch mit Kindern kein Problem.'],
    ['Lars Oltmanns', 'Perfekt', 'Seit Jahren unser Lieblingsort, das Frühstück ist ein Gedicht.'],
    [
      'Heike W.',
      'Schade',
      'Schade, das Zimmer roch nach Rauch und das Fenster ließ sich nicht öffnen.',
      'Danke für den Hinweis, das Fenster ist repariert.',
    ],
    ['Ansgar Thiel', 'Solide', 'Solide Arbeit, ehrliche Auskunft, faire Rechnung.'],
  ]),
  fa: voices([
    ['نیلوفر رستمی', 'خیلی خوب', 'برخورد کارکنان بسیار محترمانه بود و کارم در کمتر از یک ساعت انجام شد.'],
    ['کامران یزدانی', 'عالی', 'از همه چیز راضی بودم، حتماً دوباره می‌آیم.', 'از لطف شما سپاسگزاریم.'],
    [
      'شیرین',
      'دیر رسید',
      'سفارش با ۴ روز تأخیر رسید و جعبه پاره بود. سه بار تماس گرفتم و کسی جواب نداد.',
      'از تأخیر پیش آمده پوزش می‌خواهیم.',
    ],
    ['بهرام کاویانی', 'سریع و تمیز', 'سریع، تمیز و با قیمت مناسب.'],
    [
      'مهناز تهرانی',
      'پشیمان شدم',
      'دو بار از حسابم ۲۵۰ هزار تومان کم شد و پشتیبانی فقط وعده داد. بعد از دو هفته هنوز پولم برنگشته است.',
    ],
    ['آرش', 'معمولی بود', 'نه خوب بود نه بد، فقط کمی شلوغ بود.'],
    ['لاله مرادی', 'راضی هستم', 'دکتر با حوصله توضیح داد و نوبت‌دهی هم منظم بود.'],
    ['پیمان صادقی', 'بی‌نظیر', 'کیفیت غذا بی‌نظیر بود و پیش‌خدمت‌ها خوش‌رو بودند.'],
    [
      'سحر',
      'ناامیدکننده',
      'با آن همه تعریف انتظار بیشتری داشتم، اتاق سرد و پرسروصدا بود.',
      'خوشحال می‌شویم با ما تماس بگیرید.',
    ],
    ['فرهاد نوری', 'به‌صرفه', 'نسبت به قیمتش ارزش خرید بالایی دارد.'],
  ]),
  ar: voices([
    ['ليلى حداد', 'تجربة جميلة', 'استقبال رائع وموظفون متعاونون، أنصح به الجميع.'],
    ['سامر النجار', 'ممتاز', 'كل شيء كان على ما يرام من البداية إلى النهاية.', 'شكرا لك على كلماتك الطيبة.'],
    [
      'هدى',
      'تأخير طويل',
      'انتظرت أكثر من 3 ساعات دون أن يكلمني أحد، ثم قيل لي إن الموعد ألغي.',
      'نعتذر عن التأخير وسنتواصل معك قريبا.',
    ],
    ['كريم منصور', 'سريع ونظيف', 'خدمة سريعة ومكان نظيف وسعر مناسب.'],
    ['نادية الخطيب', 'لن أعود', 'دفعت مرتين ولم يعد لي المبلغ حتى الآن، وخدمة العملاء لا ترد على الهاتف.'],
    ['يوسف', 'عادي', 'مكان عادي لا يميزه شيء، والموقف صغير جدا.'],
    ['رنا عبود', 'لطيف', 'الطعام لذيذ والجلسة هادئة والموظفات لطيفات.'],
    ['طارق زين', 'رائع', 'أفضل فندق نزلت فيه هذا العام والإفطار متنوع.'],
    ['مريم', 'مخيب', 'الصور في الموقع لا تشبه الغرفة التي حصلنا عليها.', 'نأسف لذلك وقد حدثنا الصور.'],
    ['باسل قاسم', 'سعر جيد', 'جودة جيدة مقابل السعر والتوصيل في الموعد.'],
  ]),
  es: voices([
    ['Lucía Ferrán', 'Muy recomendable', 'Trato cercano y explicaciones claras, salimos encantados.'],
    ['Paco M.', 'Diez', 'De diez, repetiremos seguro el próximo verano.', 'Gracias Paco, os esperamos.'],
    [
      'Inés Olmedo',
      'Decepción',
      'El pedido llegó con 6 días de retraso y faltaban dos piezas. Nadie contesta al correo.',
      'Lamentamos lo ocurrido, ya hemos enviado las piezas.',
    ],
    ['Rubén', 'Rápidos', 'Rápidos, limpios y baratos.'],
    [
      'Teresa Gallardo',
      'Una vergüenza',
      'Me cobraron 49,90 € de más y para devolverlos me pidieron un formulario que no existe. Una vergüenza de atención.',
    ],
    ['Óscar Vidal', 'Normal', 'Ni bien ni mal, el local es pequeño y hay mucho ruido.'],
    ['Maite', 'Buen sitio', 'Buen sitio para ir con niños, tienen tronas y menú propio.'],
    ['Alonso Ibáñez', 'Perfecto', 'Todo perfecto desde la reserva hasta la salida.'],
    [
      'Nuria C.',
      'Flojo',
      'La app se cierra cada dos por tres y hay que empezar de nuevo.',
      'Hemos publicado una versión que lo corrige.',
    ],
    ['Gonzalo', 'Correcto', 'Correcto en calidad y precio, volvería.'],
  ]),
  ja: voices([
    ['さくら子', '満足です', 'スタッフの対応がとても丁寧で、安心して任せられました。'],
    ['山猫', '最高でした', '料理も景色も素晴らしく、また必ず泊まりたいです。', 'ご利用ありがとうございました。'],
    [
      'みどり',
      '残念',
      '予約した時間から一時間も待たされ、謝罪の言葉もありませんでした。',
      'ご不便をおかけして申し訳ございません。',
    ],
    ['K.T.', '早い', '注文してから届くまでがとても早くて驚きました。'],
    ['青い鳥', 'ひどい', '壊れた商品が届き、返品を断られました。二度と利用しません。'],
    ['ぽん太', '普通', '可もなく不可もなく、値段相応だと思います。'],
    ['花みずき', '良い', '部屋は清潔で静か、朝食のパンが美味しかったです。'],
    ['たけし', '完璧', '説明がわかりやすく、初心者でも最後まで続けられました。'],
    ['ゆき', 'がっかり', '写真と部屋がまったく違い、がっかりしました。', '貴重なご意見をありがとうございます。'],
    ['森の住人', '良かった', '駅から近くて便利、価格も手頃で良かったです。'],
  ]),
} as const satisfies Record<string, readonly Voice[]>;
