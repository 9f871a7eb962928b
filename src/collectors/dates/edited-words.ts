/** What pages put beside a date to say that the review was edited, in the languages that review sites speak; apart, because it is a table. */
import { foldWording } from './date-words.ts';

/** Is this all that the words say? Points, colons and brackets do not count. */
export function saysEdited(words: string): boolean {
  return words.length <= 60 && EDITED.has(bare(words));
}

/** Words of scripts without spaces, which stand glued before the date, or behind it. */
export const GLUED_EDITED = [
  ...[
    '编辑于',
    '修改于',
    '最后修改',
    '上次修改',
    '上次编辑',
    '最后编辑',
    '編輯於',
    '上次編輯',
    '最後編輯',
    '上次修改時間',
  ],
  ...['最終編集', '編集済み', '編集日', '수정됨', '수정일', '최종 수정', 'แก้ไขเมื่อ', 'แก้ไขแล้ว', 'แก้ไขล่าสุด'],
];

const WORDS = `
  edited|last edited|edited on|updated|last updated|modified|modifié|modifiée|modifié le|dernière modification|mis à jour|
  bearbeitet|zuletzt bearbeitet|geändert|aktualisiert|editado|editada|editado hace|modificado|modificada|última edición|fecha de edición|actualizado|
  modificato|modificata|modifica|ultima modifica|editada em|editado em|atualizado|bewerkt|laatst bewerkt|gewijzigd|bijgewerkt|
  edytowano|zmieniono|edycja|zmodyfikowano|zaktualizowano|изменено|изменён|изменен|отредактировано|обновлено|змінено|відредаговано|оновлено|
  düzenlendi|tarihinde düzenlendi|düzenleme|güncellendi|redigerad|redigerades|ändrad|ändrades|uppdaterad|redigeret|opdateret|redigert|endret|oppdatert|
  muokattu|päivitetty|upraveno|upravené|upravena|aktualizováno|szerkesztve|módosítva|frissítve|modificat|editat|editată|actualizat|
  diedit|diubah|diperbarui|telah diedit|đã chỉnh sửa|chỉnh sửa|đã sửa|τροποποιήθηκε|έγινε επεξεργασία|επεξεργασμένη|επεξεργασία|ενημερώθηκε|
  تم التعديل|معدل|معدّلة|تاريخ التعديل|آخر تعديل|تعديل|تم تعديله|נערך|נערכה|עריכה|נערך לאחרונה|עודכן|
  რედაქტირებულია|შეცვლილია|ویرایش‌شده|ویرایش شده|ویرایش‌شده در|ویرایش شده در|ویرایش|ویرایش شد|آخرین ویرایش|اصلاح‌شده|تغییر یافته|به‌روزرسانی|به‌روز شده|
  編集済み|最終編集|已编辑|已編輯|수정됨|수정일|संपादित|संपादित किया गया|แก้ไขเมื่อ|แก้ไขแล้ว|
  geredigeer|gewysig|editat fa|modificada fa|editatuta|aldatuta|editouse|uređeno|izmijenjeno|izmenjeno|измењено|уређено|urejeno|spremenjeno|
  redaguota|pakeista|rediģēts|rediģēta|labots|muudetud|redigeeritud|breytt|редактирано|променено|изменето|уредено|u ndryshua|ndryshuar|e modifikuar|
  redaktə edilib|dəyişdirilib|өзгертілді|өңделді|tahrirlangan|oʻzgartirilgan|խմբագրված|փոփոխված|সম্পাদিত|সম্পাদনা করা হয়েছে|திருத்தப்பட்டது|సవరించబడింది|
  સંપાદિત|ತಿದ್ದಲಾಗಿದೆ|തിരുത്തി|ਸੋਧਿਆ ਗਿਆ|ترمیم شدہ|ترمیم کردہ|imehaririwa|in-edit|na-edit|inedit|disunting|зменена|адрэдагавана|засварласан`;

function bare(words: string): string {
  return foldWording(words)
    .replace(/[^\p{L}\p{M}\p{N} ]/gu, '')
    .trim();
}

const EDITED = new Set(WORDS.split('|').map(bare));
