/** French: cues of who or what is blamed. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.causes`. */
export const causes: Language['causes'] = {
  people: list(`
    serveur, serveuse, personnel, patron, gérant, équipe, conseiller, vendeur, elle, il, oublié, oubli, erreur,
    expert, interlocuteur, commercial, la dame, le monsieur, livreur, responsable`),
  knowledge: list(`
    incompétent, incompétents, incompétence, incompétente, incapable, incapables, ne sait pas, ne savent pas,
    ne savait pas, ne connaît pas, pas formé, formation, mal formé, contradictoire, se contredisent,
    discours différent, réponses différentes, version différente, inexpérimenté, amateur, amateurs, amateurisme,
    débordé ne sait, mal renseigné, mauvaise information, fausses informations, perdu mon dossier,
    aucune maîtrise, désorganisé, mal conseillé, erreur, erreurs`),
  conviction: list(`
    désagréable, désagréables, impoli, impolie, malpoli, agressif, agressive, mépris, méprisant, méprisante,
    hautain, hautaine, arrogant, arrogance, pas aimable, peu aimable, mal aimable, antipathique, froid,
    indifférence, indifférent, ignoré, ignore, s en fiche, s en foutent, s en moque, aucun respect,
    manque de respect, irrespectueux, raccroche, raccroché au nez, jamais rappelé, personne ne rappelle,
    ne rappelle jamais, aucune réponse, sans réponse, pas de réponse, jamais de réponse, ne répondent pas,
    répond pas, pas un sourire, sans sourire, aucun sourire, aucune excuse, sans excuse, pas d excuse,
    mauvaise foi, mauvaise volonté, mensonge, mensonges, menteur, mentent, nonchalant, pas professionnel,
    manque de professionnalisme, je m en foutisme, odieux, insultant, insulté, accueil glacial, accueil froid,
    mauvaise humeur, fait la tête, tire la gueule, se moque, aucune considération, aucune empathie`),
  support: list(`
    débordé, débordés, débordée, manque de personnel, sous effectif, pas assez de personnel,
    pas assez de serveurs, manque de serveurs, un seul serveur, une seule serveuse, seul pour, seule pour,
    surchargé, dépassé, dépassés, pas assez nombreux, submergé, manque d effectif`),
  policy: list(`
    règle, règlement, procédure, conditions générales, clause, clauses, contrat, frais, augmentation, augmente,
    augmenté, hausse, tarif, politique, délai de carence, carence, franchise, plafond, refus de remboursement,
    refuse de rembourser, non remboursable, refusent la carte, pas de carte bancaire, minimum, supplément,
    suppléments, payant, facturé, obligatoire, imposé, impose, interdit, portions, portion, quantité, quantités,
    radin, chiche, exclusion, exclusions, non couvert, résilié, sous traite, sous traitance, délocalisé,
    horaires, malus, pas de dérogation, loi, reconduction, ne rembourse pas, chaque année, tous les ans`),
  tools: list(`
    site, application, appli, bug, bugs, système, système informatique, informatique, logiciel, machine,
    terminal, en panne, panne, ne fonctionne pas, ne marche pas, hors service, climatisation, ascenseur,
    chauffage, plante, beugue, erreur informatique, problème technique, problème informatique, espace client,
    connexion, serveur vocal, répondeur, borne, message d erreur, robot`),
};
