/** What sites write on the control that uncovers the rest of a text, by language; apart, as it must never pass for somebody's words. */
import { foldWording } from '../dates/date-words.ts';

const MORE = new Set(
  [
    ...[
      'more',
      'read more',
      'see more',
      'show more',
      'plus',
      'voir plus',
      'lire la suite',
      'lire plus',
      'afficher plus',
    ],
    ...[
      'en savoir plus',
      'mehr',
      'mehr anzeigen',
      'mehr lesen',
      'weiterlesen',
      'más',
      'ver más',
      'leer más',
      'mostrar más',
    ],
    ...['mais', 'ver mais', 'ler mais', 'altro', 'mostra altro', 'leggi tutto', 'leggi di più', 'leggi altro', 'meer'],
    ...[
      'meer weergeven',
      'lees meer',
      'meer lezen',
      'więcej',
      'zobacz więcej',
      'czytaj więcej',
      'daha fazla',
      'devamı',
    ],
    ...[
      'devamını oku',
      'devamını gör',
      'daha fazlasını gör',
      'ещё',
      'еще',
      'читать дальше',
      'показать ещё',
      'подробнее',
    ],
    ...[
      'більше',
      'читати далі',
      'المزيد',
      'عرض المزيد',
      'اقرأ المزيد',
      'قراءة المزيد',
      'بیشتر',
      'ادامه مطلب',
      'بیشتر بخوانید',
    ],
    ...[
      'مشاهده بیشتر',
      'נוסף',
      'קרא עוד',
      'עוד',
      'もっと見る',
      '続きを読む',
      'さらに表示',
      '더 보기',
      '더보기',
      '更多',
      '阅读更多',
    ],
    ...[
      '展开',
      '查看更多',
      '閱讀更多',
      'mer',
      'läs mer',
      'visa mer',
      'mere',
      'læs mere',
      'les mer',
      'vis mer',
      'lisää',
    ],
    ...['lue lisää', 'περισσότερα', 'διαβάστε περισσότερα', 'selengkapnya', 'lihat selengkapnya', 'xem thêm', 'thêm'],
    ...['เพิ่มเติม', 'อ่านเพิ่มเติม', 'více', 'zobrazit více', 'viac', 'továbbiak', 'több', 'mai mult', 'vezi mai mult'],
    ...[
      'read less',
      'show less',
      'see less',
      'afficher moins',
      'voir moins',
      'weniger anzeigen',
      'leer menos',
      'mostra meno',
    ],
  ].map(foldWording),
);

/** Is this the label of such a control? Exact but for dots and arrows. */
export function isMoreLabel(label: string): boolean {
  if (label.length > 40) return false;
  return MORE.has(foldWording(label).replace(/^[.…\s]+|[.…\s▾▼>›»]+$/gu, ''));
}

/** Does a text end as one that was cut: "…" or "..."? */
export function endsCut(text: string): boolean {
  return /(?:…|\.\.\.)$/u.test(text.trimEnd());
}
