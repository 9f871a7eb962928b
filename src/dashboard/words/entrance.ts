/** Words of the one-time way in. */
import type { Language } from '../../alerts/figures.ts';

interface EntranceWords {
  readonly title: string;
  readonly lead: string;
  readonly open: string;
}

export const ENTRANCE_WORDS: Readonly<Record<Language, EntranceWords>> = {
  en: {
    title: 'Open vigie',
    lead: 'There is no account yet. This address works once, on this machine only; whoever opens it may do everything.',
    open: 'Open',
  },
  fr: {
    title: 'Ouvrir vigie',
    lead: 'Il n’y a pas encore de compte. Cette adresse sert une seule fois, sur cette machine uniquement, et donne tous les droits.',
    open: 'Ouvrir',
  },
  fa: {
    title: 'باز کردن vigie',
    lead: 'هنوز حسابی ساخته نشده است. این نشانی تنها یک بار و فقط روی همین دستگاه کار می‌کند و به هر کس که آن را باز کند همهٔ اختیارات را می‌دهد.',
    open: 'باز کردن',
  },
};
