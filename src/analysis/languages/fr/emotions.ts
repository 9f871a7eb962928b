/** French: words by the emotion they tell of. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.emotions`. */
export const emotions: Language['emotions'] = {
  anger: list(
    `scandale, scandaleux, scandaleuse, honte, honteux, honteuse, inadmissible, inacceptable, intolérable, lamentable, déplorable, catastrophe, catastrophique, nul, nulle, à fuir, fuyez, fuir, à éviter absolument, évitez, n allez pas, ne souscrivez pas, arnaque, arnaqueurs, escrocs, escroc, voleurs, voleur, menteurs, mensonge, mensonges, incompétents, incompétence, incompétent, irrespect, mépris, se moque de, se moquent, foutage, fout de, furieux, furieuse, colère, énervé, énervée, révolté, ras le bol, marre, dégoûté, écoeuré, écœuré, pire, plus jamais, jamais plus, zéro, horrible, exécrable, odieux, immonde, dégueulasse, ridicule, abusé, abusif, malhonnête, déconseille, je déconseille`,
  ),
  frustration: list(
    `toujours pas, toujours rien, encore, depuis, mois, semaines, attente, attends, attendre, relances, relance, relancé, appelé, appels, rappeler, injoignable, impossible, difficile, compliqué, galère, pénible, parcours du combattant, problème, problèmes, aucune réponse, pas de réponse, sans réponse, aucune nouvelle, fatigué, fatiguée, lassé, lassitude, frustrant, frustrée, frustré, agacé, agaçant, énervant, bloqué, bug, perdu, deux heures, plus d une heure, trop long, interminable`,
  ),
  disappointment: list(
    `déçu, déçue, déçus, décevant, décevante, décevants, déception, déceptions, décu, décue, dommage, malheureusement, hélas, regrette, regret, regrettable, attendais, attendions, attendait, attentes, espérais, espérait, pas à la hauteur, moyen, moyenne, bof, sans plus, quelconque, banal, fade, trop cher, manque, manquait, limite, laisse à désirer, en dessous, baisse, n est plus, plus comme avant, ne reviendrai pas, ne reviendrons pas, mitigé, mitigée, pas terrible, passable, surfait, peut mieux faire`,
  ),
  worry: list(
    `inquiet, inquiète, inquiétude, inquiétant, inquiets, peur, crainte, crains, angoisse, angoissant, stress, stressant, stressé, méfiance, méfiez, méfier, danger, dangereux, j espère que, que faire, comment faire, insécurité, douteux`,
  ),
  sadness: list(
    `triste, tristesse, pleuré, pleurer, larmes, décès, décédé, décédée, mort de, deuil, malheureux, malheureuse, désespoir, désespéré, déprimant, peine, chagrin, bouleversé`,
  ),
  joy: list(
    `excellent, excellente, excellents, délicieux, délicieuse, parfait, parfaite, super, génial, géniale, magnifique, formidable, superbe, top, régal, régalé, régalés, adoré, adore, ravi, ravie, ravis, enchanté, bonheur, plaisir, merveilleux, merveilleuse, merveille, exceptionnel, exceptionnelle, inoubliable, coup de coeur, bravo, heureux, heureuse, content, contente, très bien, très bon, très bonne, recommande vivement, à recommander, sublime, extraordinaire, sans hésiter, un délice, satisfait, satisfaite, meilleur, meilleure`,
  ),
  gratitude: list(
    `merci, remercie, remercier, remerciements, reconnaissant, reconnaissante, merci à, grand merci, mille mercis, merci beaucoup, chapeau, félicitations, gentillesse, à l écoute, patience, m a aidé, m a aidée, m ont aidé, bienveillance`,
  ),
  none: list(
    `correct, correcte, convenable, raisonnable, rien à dire, pas mal, bien, simple, rapide, normal, pour l instant, pour le moment, je viens de, nouveau client, sans avis, à voir, conforme, prix attractif, compétitif, satisfaisant, facile`,
  ),
};
