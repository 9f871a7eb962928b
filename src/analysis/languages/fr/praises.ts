/** French: turns that praise by denying a complaint. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.praises`. */
export const praises: Language['praises'] = list(`
  rien à redire, rien à dire, rien à reprocher, aucun reproche, sans reproche, irréprochable, aucun défaut,
  moindre défaut, sans défaut, aucune attente, pas d attente, sans attendre, sans attente,
  presque pas d attente, pas de queue, aucune queue, pas insistant, jamais insistant, sans insister,
  sans pousser, ne pousse pas, ne poussent pas, aucune pression, sans pression, sans forcer, ne force pas,
  ne forcent pas, n a pas cherché à, personne n a cherché à, n ont pas cherché à, n ont pas essayé de,
  aucun problème, sans problème, sans souci, aucun souci, pas de souci, sans encombre, sans une égratignure,
  sans rien abîmer, rien de cassé, sans discuter, sans poser de questions, sans histoires, ne bouge pas,
  jamais déçu, pas déçu, aucune mauvaise surprise, sans mauvaise surprise, aucun regret, on ne peut mieux,
  sans hésiter, plus vite que prévu, moins cher que, plus tôt que prévu, mieux que prévu, moins que prévu,
  en avance, pas à se plaindre, rien ne manque, tout de suite, pas du vent`);
