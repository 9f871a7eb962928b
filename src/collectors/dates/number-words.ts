/** Numbers from one to twelve in words, and words for a few, as date wordings use them; apart, because it is a table. */
import { foldWording } from './date-words.ts';

/** A number that a wording spells, and the wording with `#` in its place. `most` for "a few": that many at most. */
export interface SpelledNumber {
  readonly pattern: string;
  readonly count: number;
  readonly most?: number;
}

/** Every way to read one word, or two, of a folded wording as a number. */
export function spelledNumbers(folded: string): readonly SpelledNumber[] {
  const words = folded.split(' ');
  if (words.length > 8) return [];
  const found: SpelledNumber[] = [];
  const replaced = (at: number, size: number): string =>
    [...words.slice(0, at), '#', ...words.slice(at + size)].join(' ');
  for (let at = 0; at < words.length; at += 1) {
    for (const count of NUMBERS.get(words[at] ?? '') ?? []) found.push({ pattern: replaced(at, 1), count });
    for (const size of [1, 2, 3]) {
      const few = FEW.get(words.slice(at, at + size).join(' '));
      if (few && at + size <= words.length) found.push({ pattern: replaced(at, size), ...few });
    }
  }
  return [...found, ...eastAsian(folded)];
}

/** One to twelve; several forms of one number divided by `/`. */
const SPELLED = [
  'a/an/one two three four five six seven eight nine ten eleven twelve',
  'un/une deux trois quatre cinq six sept huit neuf dix onze douze',
  'یک/۱ دو سه چهار پنج شش هفت هشت نه ده یازده دوازده',
  'ein/eine/einem/einer/einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
  'un/una/uno due tre quattro cinque sei sette otto nove dieci undici dodici',
  'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze',
  'een/één twee drie vier vijf zes zeven acht negen tien elf twaalf',
  'jeden/jedną/jedna dwa/dwie/dwóch trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
  'один/одну/одна/одно два/две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
  'один/одну/одна/одне два/дві три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять',
  'ένας/έναν/ένα/μία/μια/μίας δύο τρεις/τρία τέσσερις/τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα δώδεκα',
  'bir iki üç dört beş altı yedi sekiz dokuz on on_bir on_iki',
  'واحد/واحدة - ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر - -',
  'אחד/אחת שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר - -',
  'satu/se dua tiga empat lima enam tujuh delapan/lapan sembilan sepuluh sebelas -',
  'en/ett/én/et två/to tre fyra/fire fem sex/seks sju/syv/syv åtta/åtte/otte nio/ni tio/ti elva/elleve tolv',
  'yksi/yhden kaksi/kahden kolme/kolmen neljä/neljän viisi/viiden kuusi/kuuden seitsemän kahdeksan yhdeksän kymmenen - -',
  'jeden/jednu/jedním/jedna dva/dvě/dvěma tři/třemi čtyři/čtyřmi pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti - -',
  'jeden/jedným dva/dve/dvoma tri/troma štyri/štyrmi päť šesť sedem osem deväť desať - -',
  'egy két/kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkét',
  'un/o/unei/unui două/doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece',
  'един/една/едно два/две три четири пет шест седем осем девет десет - -',
  'jedan/jednu/jedna dva/dvije/dve tri četiri pet šest sedam osam devet deset - -',
  'један/једну/једна два/две три четири пет шест седам осам девет десет - -',
  'en/ena/eno/enim dva/dve/dvema tri/tremi štiri/štirimi pet/petimi šest sedem osem devet deset - -',
  'un/una dos/dues tres quatre cinc sis set vuit nou deu onze dotze',
  'unha dous/dúas tres catro cinco seis sete oito nove dez once doce',
  'bat bi hiru lau bost sei zazpi zortzi bederatzi hamar - -',
  'một hai ba bốn năm sáu bảy tám chín mười - -',
  'एक दो तीन चार पाँच/पांच छह/छः सात आठ नौ दस ग्यारह बारह',
  'এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ - -',
  'ایک دو تین چار پانچ چھ سات آٹھ نو دس - -',
  'ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი - -',
  'մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը տաս - -',
  'бір екі үш төрт бес алты жеті сегіз тоғыз он - -',
  'viens/viena/vienu/viena divi/diviem/divām trīs/trim četri/četriem pieci sešu septiņi astoņi deviņi desmit - -',
  'vienas/vieną/viena du/dvi tris/trys keturis/keturias penkis šešis septynis aštuonis devynis dešimt - -',
  'üks/ühe kaks/kahe kolm/kolme neli/nelja viis/viie kuus/kuue seitse/seitsme kaheksa üheksa kümme - -',
  'isa/isang dalawa/dalawang tatlo/tatlong apat lima/limang anim pito/pitong walo/walong siyam sampu - -',
  "'n twee drie vier vyf ses sewe agt nege tien - -",
  'moja/mmoja mbili tatu nne tano sita saba nane tisa kumi - -',
  '한/하나 두/둘 세/석 네/넉 다섯 여섯 일곱 여덟 아홉 열 열한 열두',
];

const NUMBERS = new Map<string, Set<number>>();
for (const line of SPELLED) {
  for (const [index, forms] of line.split(' ').entries()) {
    for (const form of forms.split('/').filter((word) => word !== '-')) {
      const word = foldWording(form.replace('_', ' '));
      NUMBERS.set(word, (NUMBERS.get(word) ?? new Set()).add(index + 1));
    }
  }
}
// "Set" is seven in Catalan, "a" may be one in Hungarian; what is no number of the page's language fits none of its patterns.

/** Words for a few, and the least and the most that they can mean. */
const FEW = new Map<string, { readonly count: number; readonly most: number }>(
  (
    [
      [
        2,
        3,
        'a couple of/a couple/couple of/un par de/un par/een paar/et par/ett par/un paio di/una coppia di/пару/пару/parę/pár/par',
      ],
      [
        2,
        9,
        'a few/few/some/several/quelques/plusieurs/ein paar/einigen/mehreren/unos/unas/varios/varias/algunos/algunas/alguns/algumas/vários/várias/qualche/alcuni/alcune/enkele/kilka/kilku/několik/několika/niekoľkými/несколько/кілька/декілька/birkaç/några/nogle/noen/muutama/muutaman/câteva/няколко/nekoliko/beberapa/vài/چند/چندین/عدة/بضعة/بضع/מספר/כמה/कुछ/কয়েক/چند/数',
      ],
    ] as const
  ).flatMap(([count, most, words]) => words.split('/').map((word) => [foldWording(word), { count, most }] as const)),
);

const HAN = new Map([...'一二三四五六七八九'].map((digit, index) => [digit, index + 1]));

/** "两个月前", "十二个月前", "数日前", "สองเดือน": numbers without a space behind them. */
function eastAsian(folded: string): readonly SpelledNumber[] {
  const few = /^[数數几幾]/u.exec(folded);
  if (few) return [{ pattern: `#${folded.slice(1)}`, count: 2, most: 9 }];
  const thai = THAI.findIndex((word) => folded.startsWith(word));
  if (thai >= 0) return [{ pattern: `#${folded.slice(THAI[thai]?.length)}`, count: thai + 1 }];
  const han = /[一二两兩三四五六七八九十]{1,3}/u.exec(folded);
  if (!han) return [];
  const [tens, ones] = han[0].replace(/[两兩]/gu, '二').split('十');
  const value = (digit: string | undefined): number => HAN.get(digit ?? '') ?? 0;
  const count = ones === undefined ? value(tens) : (tens === '' ? 10 : value(tens) * 10) + value(ones);
  return count > 0 ? [{ pattern: folded.replace(han[0], '#'), count }] : [];
}

const THAI = 'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ'.split(' ').map(foldWording);
