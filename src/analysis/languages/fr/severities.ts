/** French: cues of what must not wait. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.severities`. */
export const severities: Language['severities'] = {
  safety: list(`
    intoxication, intoxication alimentaire, intoxiqué, intoxiqués, malade toute la nuit, rendu malade,
    tombé malade, tombés malades, vomi, vomissements, blessé,
    blessée, choc électrique, pris feu, a explosé, choc anaphylactique, bout de verre, morceau de verre,
    dangereux, insalubre, cafard dans, cafards, poulet cru, intoxiquée`),
  discrimination: list(`
    raciste, racistes, racisme, discrimination, discriminatoire, discriminé, homophobe, sexiste, islamophobe,
    antisémite, à cause de ma couleur, parce que je suis noir, parce que je suis noire, parce que je suis arabe,
    délit de faciès, à cause de mon handicap, à cause de mon voile`),
  fraud: list(`
    ont volé, voleur, voleurs, escroc, escrocs, escroquerie, fraude, frauduleux, frauduleuse,
    faux document, fausse signature, usurpation, détournement, signature falsifiée, sans mon accord,
    sans mon autorisation`),
  legal: list(`
    avocat, tribunal, porter plainte, porté plainte, porte plainte, dépôt de plainte, justice, procès,
    action en justice, médiateur, médiation, dgccrf, ufc que choisir, répression des fraudes, acpr,
    cnil, huissier, mise en demeure, gendarmerie, poursuites, prud hommes`),
  harm: list(`
    maltraitance, maltraité, maltraités, frappé mon enfant, blessé mon enfant, mon chien est mort,
    mon chat est mort, erreur médicale, mise en danger, négligence médicale, failli mourir, mon enfant blessé`),
};
