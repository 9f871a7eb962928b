/** Words by which pages of many languages mark parts of a review list; apart, because they are tables, not readers. */
import { foldWording } from '../dates/date-words.ts';

function stems(list: string): readonly string[] {
  return list.split('|').map(foldWording);
}

/** A pattern that finds one of these stems at the start of a word; East Asian and Thai ones anywhere. */
function anyStem(list: string): RegExp {
  const escaped = stems(list).map((stem) => stem.replace(/[.*+?^${}()[\]\\]/g, '\\$&'));
  const spaced = escaped.filter((stem) => !UNSPACED.test(stem));
  const unspaced = escaped.filter((stem) => UNSPACED.test(stem));
  const parts = [`(?<!\\p{L})(?:${spaced.join('|')})`, ...(unspaced.length > 0 ? [unspaced.join('|')] : [])];
  return new RegExp(parts.join('|'), 'u');
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Units of a score: stars, points, bubbles. */
export const STAR_WORD = anyStem(
  'star|etoile|stern|estrella|stell|estrela|ster|stjarn|stjern|taht|gwiazd|hvezd|звезд|зір|zvijezd|zvezd|yildiz|ستار|نجوم|نجم|כוכב|αστερ|αστρ|csillag|stele|stea|bubble|bulle|burbuj|bolle|bintang|sao|point|punkt|punto|puan|pt|ballon|coeur|heart|星|つ星|별|점|点|ดาว|तार|सितार',
);

/** Names of the score as a whole. */
export const RATING_WORD = anyStem(
  'rating|rated|rate|score|note|noté|évaluation|bewert|gesamt|punkt|puntu|valoraci|calific|nota|avalia|classific|valutazi|voto|punteggio|beoordel|cijfer|betyg|karakter|vurder|anmeld|arvos|arvio|ocen|hodnocen|hodnoten|оценк|оцінк|рейтинг|değerlend|puan|امتیاز|نمره|رتبه|تقييم|التقييم|درجة|דירוג|ציון|βαθμολ|értékel|nilai|peringkat|đánh giá|điểm|評価|评分|評分|总评|평점|별점|คะแนน|रेटिंग|overall|total|global',
);

/** Whole labels of the score that counts, where there are several. */
export const OVERALL_WORD = anyStem(
  'overall|total|global|générale|gesamt|general|geral|complessiv|totaal|ogóln|общая|загальна|genel|کلی|مجموع|الإجمالي|العام|כללי|συνολικ|総合|总|종합',
);

/** Announces the answer of the place. Tested on short labels only. */
export const REPLY_WORD = anyStem(
  'response|responded|reply|replied|answer|owner|management|réponse|répond|a répondu|propriétaire|gérant|direction|antwort|inhaber|stellungnahme|kommentar des|geantwortet|respuesta|respondió|propietario|risposta|ha risposto|proprietario|gestore|resposta|respondeu|proprietário|reactie|antwoord|eigenaar|gereageerd|svar|ägare|eier|vastaus|vastasi|odpowied|właściciel|odpověď|odpoveď|majitel|ответ|владел|відповідь|власник|yanıt|cevap|işletme|پاسخ|جواب|مدیریت|صاحب|رد |رد المالك|رد الإدارة|ردّ|الرد|تعقيب|תגובת|תשובת|בעלים|απάντηση|ιδιοκτήτ|válasz|tulajdonos|răspuns|tanggapan|balasan|pemilik|phản hồi|trả lời|オーナー|返信|回复|回覆|回答|商家|답변|답글|사장님|ตอบกลับ|जवाब|उत्तर|প্রতিক্রিয়া|উত্তর|replica|réplica|réplique|odgovor|одговор|отговор|vastus|பதில்',
);

/** A day that is not the day of writing: of a stay, a purchase, an experience, or of joining the site. */
export const OTHER_DAY_WORD = anyStem(
  'stay|stayed|visit|visited|dined|dining|travel|trip|experience|purchas|bought|order|check-in|joined|member|since|booked|treat|appointment|enrol|séjour|séjourn|visite|visité|repas|voyage|expérience|acheté|achat|commande|inscrit|membre|rendez-vous|soin|aufenthalt|besuch|reise|erfahrung|gekauft|kauf|bestell|mitglied|seit|behand|estancia|visita|viaje|experiencia|compra|pedido|miembro|cita|soggiorno|viaggio|esperienza|acquist|ordine|iscritt|estadia|viagem|experiência|verblijf|bezoek|gekocht|aankoop|bestelling|lid sinds|pobyt|wizyt|zakup|zamówi|посещ|визит|покупк|заказ|проживан|konaklama|ziyaret|satın|sipariş|تاریخ بازدید|بازدید|اقامت|سفر|خرید|عضو|مراجعه|تاريخ الإقامة|إقامة|زيارة|الزيارة|شراء|عضو منذ|תאריך ביקור|שהייה|ביקר|επίσκεψη|διαμον|menginap|kunjungan|pembelian|visit date|宿泊|利用|購入|来店|入住|购买|方問|방문|숙박|구매',
);

/** Announces the day of writing. */
export const WRITTEN_WORD = anyStem(
  'written|wrote|posted|reviewed|published|submitted|publié|rédigé|écrit|posté|déposé|avis du|geschrieben|verfasst|veröffentlicht|bewertet am|erstellt|escrit|publicad|scritt|pubblicat|recensito|geschreven|geplaatst|napisan|opublikowan|dodano|написан|опубликован|yazıldı|yayın|نوشته|ثبت|منتشر|ارسال|كتب|نشر|نُشر|נכתב|פורסם|γράφτηκε|δημοσιε|ditulis|投稿|发表|作成|작성',
);

/** What a page calls its reviews, as stems: for counts ("128 reviews", "Avis (12)"). */
export const REVIEWS_WORD = anyStem(
  'review|opinion|rating|testimonial|feedback|comment|repl|post|message|avis|commentaire|évaluation|témoignage|bewertung|rezension|kommentar|beiträg|beitrag|meinung|erfahrungsbericht|opiniones|opinión|reseña|valoraci|comentario|recension|valutazion|commenti|avaliaç|opiniõ|comentár|beoordeling|recensie|reacties|omdöme|anmeldelse|vurdering|arvostelu|arvio|opini|recenz|ocen|komentar|hodnocen|hodnoten|отзыв|оцен|сообщен|коммент|відгук|yorum|değerlendirme|نظر|نظرات|دیدگاه|تجربه|مراجع|المراجعات|تقييم|التقييمات|تعليق|آراء|رأي|ביקור|חוות|דירוג|κριτικ|αξιολογ|vélemény|értékel|recenzii|ulasan|penilaian|đánh giá|nhận xét|bình luận|クチコミ|口コミ|レビュー|件|评价|評價|评论|評論|点评|點評|条评|리뷰|후기|รีวิว|समीक्षा',
);

/** Short controls that only look like words of a review. */
export const CONTROL_WORD = anyStem(
  'helpful|report|share|like|reply|flag|translate|see original|verified|read more|show more|show less|see more|more|less|view|edit|delete|quote|utile|signaler|partager|lire la suite|voir plus|voir moins|en savoir|traduire|vérifié|achat vérifié|répondre|hilfreich|melden|teilen|mehr|weniger|weiterlesen|verifiziert|antworten|übersetzen|útil|denunciar|reportar|compartir|leer más|ver más|verificad|responder|traducir|segnala|condividi|leggi|mostra|verificat|rispondi|ler mais|denunc|compartilhar|nuttig|rapporteer|delen|lees|meer|geverifieerd|przydatn|zgłoś|udostępnij|więcej|полезн|пожалов|подел|ещё|читать|faydalı|paylaş|şikayet|devam|مفید|گزارش|اشتراک|بیشتر|ادامه|خرید تایید|پاسخ دادن|مفيد|إبلاغ|مشاركة|المزيد|اقرأ|مؤكد|מועיל|דווח|שתף|עוד|χρήσιμ|αναφορά|περισσότερα|hasznos|bővebb|util|raport|membantu|lapor|selengkapnya|hữu ích|báo cáo|xem thêm|参考になった|もっと|続きを|有用|举报|更多|展开|도움|신고|더보기|เพิ่มเติม|อ่านต่อ|sponsored|anzeige|sponsorisé|publicité|patrocinad|ad',
);

/** Words that stand before or after a name: "by Ann", "Ann wrote". Folded, whole tokens. */
export const NAME_FRAME: ReadonlySet<string> = new Set(
  stems(
    'by|from|wrote|writes|says|said|reviewed|review|written|posted|on|at|the|user|author|reviewer|guest|name|par|de|von|par :|avis|rédigé|publié|écrit|a écrit|le|posté|déposé|auteur|client|bewertet|geschrieben|verfasst|am|schrieb|autor|gast|por|escrito|publicado|el|autor|da|di|scritto|pubblicato|il|recensito|autore|em|door|geschreven|op|przez|napisał|dnia|от|автор|написал|tarafından|yazan|توسط|از|نویسنده|کاربر|در|نوشته|ثبت|شده|تاریخ|بواسطة|من|كتب|كتبه|في|بتاريخ|מאת|על ידי|ב|από|στις|oleh|pada|bởi|—|–|-|·|•|@|:|,|/|~|in|dal|du|av|af',
  ),
);

/** What sites call somebody who gives no name. Folded, whole tokens, without a colon behind. */
export const ROLE: ReadonlySet<string> = new Set(
  stems(
    'user|author|reviewer|guest|customer|client|visitor|auteur|cliente|utilisateur|gast|kunde|nutzer|besucher|autor|autore|usuario|utente|klant|gebruiker|użytkownik|klient|автор|пользователь|гость|kullanıcı|misafir|کاربر|مهمان|نویسنده|مستخدم|زائر|עמיל|אורח',
  ),
);

/** Says that somebody works, or worked, for the place. Tested on short lines. */
export const EMPLOYEE = anyStem(
  'current employee|former employee|ex-employee|employé actuel|ancien employé|ancienne employée|salarié|aktueller mitarbeiter|ehemaliger mitarbeiter|aktuelle mitarbeiterin|ehemalige mitarbeiterin|angestellte|empleado actual|exempleado|ex empleado|empleada actual|dipendente attuale|ex dipendente|funcionário atual|ex-funcionário|huidige werknemer|voormalig werknemer|obecny pracownik|były pracownik|сотрудник|mevcut çalışan|eski çalışan|現職|元社員|現社員|退社済み|在职员工|离职员工|현직원|전직원',
);

/** Stands where somebody only gave a score. Whole short texts. */
export const NO_WORDS =
  /^(?:there (?:are|is) no comments?|no comments? (?:available|left|given|written|provided)|no (?:written|text) review|(?:this |the )?(?:reviewer|user|guest|customer|visitor) (?:did not|didn't) (?:leave|write|add)|(?:did not|didn't) leave a comment|rating only|aucun commentaire|n'a pas laisse de commentaire|sans commentaire|keine? kommentar|ohne kommentar|hat keinen (?:text|kommentar)|sin comentario|no dejo (?:ningun )?comentario|senza commento|nessun commento|sem comentario|geen (?:opmerking|tekst|commentaar)|brak (?:komentarza|tresci)|без комментари|без текст|комментари(?:и|ев) нет|yorum yazilmam|بدون نظر|بدون متن|بدون تعلیق|ללא (?:טקסט|תגובה)|コメントはありません|コメントなし|没有留下|暂无文字|코멘트 없|작성된 내용이 없)/u;

/** Labels of the link to the next page. Exact. */
export const NEXT_LABELS: ReadonlySet<string> = new Set(
  stems(
    'next|next page|next »|next ›|next →|next >|older|older posts|older reviews|more reviews|suivant|suivante|page suivante|suivant »|suivants|avis suivants|weiter|nächste|nächste seite|ältere|siguiente|página siguiente|próximo|próxima|próxima página|seguinte|successiva|successivo|pagina successiva|avanti|volgende|volgende pagina|nästa|nästa sida|neste|næste|seuraava|następna|następne|dalej|następna strona|další|ďalšia|следующая|далее|вперёд|вперед|наступна|далі|sonraki|sonraki sayfa|ileri|بعدی|صفحه بعد|صفحهٔ بعد|صفحه بعدی|بعد|التالي|التالية|الصفحة التالية|הבא|העמוד הבא|επόμενη|επόμενο|következő|înainte|următoarea|berikutnya|selanjutnya|tiếp|tiếp theo|trang sau|次へ|次のページ|次|下一页|下一頁|다음|다음 페이지|ถัดไป|अगला|»|›|→|>|>>|❯|⟩|»»',
  ),
);

/** Says that nobody wrote anything yet. Found within a short text. */
export const NO_REVIEWS = new RegExp(
  stems(
    "no reviews yet|no reviews|no ratings yet|not yet reviewed|has not been reviewed|hasn't been reviewed|there are no reviews|be the first to review|be the first to write|be the first to rate|be the first to share|no comments yet|no feedback yet|0 reviews|aucun avis|pas encore d'avis|pas d'avis|pas encore été évalué|soyez le premier à|soyez la première personne|aucun commentaire|0 avis|noch keine bewertung|keine bewertung|noch keine rezension|keine rezension|noch nicht bewertet|schreiben sie die erste|erste bewertung|0 bewertung|no hay opiniones|no hay reseñas|sin opiniones|sin reseñas|aún no hay|todavía no hay|sé el primero en|sea el primero en|no hay comentarios|nessuna recensione|non ci sono recensioni|ancora nessuna|scrivi la prima|sii il primo|ainda não há avaliaç|nenhuma avaliaç|sem avaliaç|seja o primeiro|nog geen beoordeling|nog geen review|geen beoordelingen|geen recensies|wees de eerste|inga omdömen|inga recensioner|bli först|ingen anmeldelser|ingen vurderinger|ei vielä arvosteluja|ei arvosteluja|brak opinii|brak recenzji|nie ma jeszcze|bądź pierwszy|zatím žádné|žádné recenze|buďte první|отзывов пока нет|пока нет отзывов|нет отзывов|нет ни одного отзыва|будьте первым|ще немає відгуків|відгуків ще немає|немає відгуків|henüz yorum yok|henüz değerlendirme|hiç yorum|ilk yorumu|نظری ثبت نشده|هنوز نظری|هیچ نظری|نظری وجود ندارد|دیدگاهی ثبت نشده|هنوز دیدگاهی|اولین نفری باشید|اولین نفر باشید|لا توجد مراجعات|لا توجد تقييمات|لا توجد آراء|لا توجد تعليقات|لا يوجد تقييم|لا توجد أي|كن أول من|אין ביקורות|אין חוות דעת|עדיין אין|היה הראשון|היו הראשונים|δεν υπάρχουν κριτικές|δεν υπάρχουν αξιολογήσεις|γίνετε ο πρώτος|nincs vélemény|még nincs|legyen az első|nicio recenzie|fii primul|belum ada ulasan|belum ada penilaian|jadilah yang pertama|chưa có đánh giá|chưa có nhận xét|hãy là người đầu tiên|レビューはまだありません|クチコミはまだ|口コミはまだ|まだレビュー|まだ口コミ|レビューはありません|暂无评价|暂无评论|暂无点评|還沒有評論|尚無評論|成为第一个|리뷰가 없습니다|아직 리뷰|등록된 리뷰가|후기가 없습니다|ยังไม่มีรีวิว|अभी तक कोई समीक्षा",
  )
    .map((stem) => stem.replace(/[.*+?^${}()[\]\\]/g, '\\$&'))
    // "10 reviews" does not count none.
    .map((stem) => (/^0 /.test(stem) ? `(?<![\\d.,])${stem}` : `(?<!\\p{L})${stem}`))
    .join('|'),
  'u',
);

/** Scores in words, best first; whole labels, folded. */
const SCORE_WORDS: readonly (readonly string[])[] = [
  'excellent|outstanding|hervorragend|ausgezeichnet|excelente|eccellente|ottimo|uitstekend|utmärkt|doskonale|отлично|mükemmel|عالی|ممتاز|מצוין|εξαιρετικό|素晴らしい|최고예요|훌륭해요|wonderful|superb|exceptional|exceptionnel|fabuleux|fantastico|fantástico',
  'very good|very satisfied|extremely satisfied|très bien|très satisfait|très satisfaite|sehr gut|sehr zufrieden|muy bueno|muy satisfecho|muy bien|molto buono|molto soddisfatto|muito bom|muito satisfeito|zeer goed|zeer tevreden|mycket bra|bardzo dobrze|очень хорошо|çok iyi|çok memnun|خیلی خوب|بسیار خوب|بسیار راضی|خیلی راضی|جيد جدا|راض جدا|טוב מאוד|πολύ καλό|とても良い|大変満足|非常满意|非常好|매우 만족',
  'good|satisfied|bien|bon|satisfait|satisfaite|gut|zufrieden|bueno|satisfecho|buono|soddisfatto|bom|satisfeito|goed|tevreden|bra|dobrze|хорошо|iyi|memnun|خوب|راضی|جيد|راض|טוב|καλό|良い|満足|满意|好|만족|좋아요',
  'average|okay|ok|neutral|fair|moyen|correct|neutre|passable|durchschnittlich|mittelmäßig|befriedigend|neutral|teils, teils|regular|aceptable|normal|nella media|discreto|sufficiente|razoável|gemiddeld|okej|średnio|нормально|средне|удовлетворительно|orta|متوسط|معمولی|مقبول|ממוצע|μέτριο|普通|一般|보통',
  'poor|bad|dissatisfied|unsatisfied|médiocre|mauvais|insatisfait|insatisfaite|mangelhaft|schlecht|unzufrieden|malo|insatisfecho|scarso|scadente|insoddisfatto|ruim|insatisfeito|slecht|matig|ontevreden|dåligt|słabo|źle|плохо|kötü|بد|ضعیف|ناراضی|سيئ|ضعيف|גרוע|κακό|悪い|不満|不满意|差|별로예요|불만족',
  'terrible|awful|very poor|very bad|very dissatisfied|extremely dissatisfied|horrible|très mauvais|très insatisfait|exécrable|à fuir|ungenügend|sehr schlecht|sehr unzufrieden|pésimo|muy malo|muy insatisfecho|pessimo|orribile|péssimo|muito ruim|zeer slecht|zeer ontevreden|verschrikkelijk|uselt|okropnie|ужасно|очень плохо|berbat|çok kötü|افتضاح|خیلی بد|بسیار بد|بسیار ناراضی|سيئ جدا|נורא|απαίσιο|最悪|大変不満|非常不满意|很差|최악이에요|매우 불만족',
].map(stems);

/** The grade that a word gives, 0 for the best to 5 for the worst of the words that pages use. */
export function gradeOfWord(label: string): number | undefined {
  const folded = foldWording(label).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const at = SCORE_WORDS.findIndex((words) => words.includes(folded));
  return at === -1 ? undefined : at;
}

/** Five stars for the best word of a page and one for the worst: "very good" is the top where nothing is "excellent". */
export function scoreOfGrade(grade: number, onPage: ReadonlySet<number>): number {
  if (grade >= 3) return 6 - grade;
  if (onPage.has(0)) return grade === 0 ? 5 : 4;
  return grade === 1 ? 5 : 4;
}

const AGAINST = stems(
  "not recommended|doesn't recommend|does not recommend|would not recommend|i don't recommend|don't recommend|ne recommande pas|je ne recommande pas|non recommandé|empfehle ich nicht|nicht empfohlen|empfiehlt nicht|nicht zu empfehlen|no recomienda|no recomendado|no lo recomiendo|non consigliato|non consiglia|não recomenda|não recomendado|niet aanbevolen|nie poleca|не рекомендую|не рекомендует|tavsiye etmiyor|توصیه نمی‌کند|توصیه نمی‌کنم|پیشنهاد نمی‌کنم|پیشنهاد نمی‌شود|لا أنصح|لا أوصي|לא ממליץ|不推荐|おすすめしない|비추천|👎",
);
const FOR = stems(
  'recommended|recommends|would recommend|i recommend|recommande|je recommande|recommandé|empfohlen|empfiehlt|empfehlenswert|recomienda|recomendado|lo recomiendo|consigliato|consiglia|recomenda|aanbevolen|poleca|рекомендую|рекомендует|tavsiye ediyor|توصیه می‌کند|توصیه می‌کنم|پیشنهاد می‌کنم|پیشنهاد می‌شود|أنصح|أوصي به|ממליץ|推荐|おすすめ|추천|👍',
);

/** Yes or no, as a short label says it; the negative wording is tested first. */
export function recommendsOfWord(label: string): boolean | undefined {
  const folded = foldWording(label).replace(/^[✓✔✗✘×:\s]+|[.!\s]+$/gu, '');
  if (AGAINST.includes(folded)) return false;
  return FOR.includes(folded) ? true : undefined;
}
