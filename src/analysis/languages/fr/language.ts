/** French: word lists, written by hand; stems are natural's Porter stems of unaccented words, feminine participles cut first. */
// natural gives the stems only: its French tokenizer reports no offsets and cuts "aujourd'hui", decimals and times.
import { PorterStemmerFr } from 'natural/lib/natural/stemmers/index.js';
import { moodOf } from '../../emoji.ts';
import type { Language } from '../../language.ts';
import { remember } from '../../remember.ts';
import { list, words } from '../../word-list.ts';
import { causes } from './causes.ts';
import { emotions } from './emotions.ts';
import { praises } from './praises.ts';
import { seeds } from './seeds.ts';
import { severities } from './severities.ts';
import { smallWords } from './small-words.ts';
import { story } from './story.ts';
import { topics } from './topics.ts';

const STARTERS =
  'le la les l un une des je j il elle on nous ils elles ce c cette ces mon ma mes notre nos son sa ses leur leurs pas surtout en tres a au aux ne n y aucun aucune personne rien que qui quand vous tout toujours plus moins trop bon bonne bons mauvais mauvaise beaucoup sans est sont etait meme encore';
const SUBJECTS =
  'service accueil personnel prix cuisine cadre vue repas qualite plats plat ambiance tarif tarifs livraison conseiller conseillere serveur serveurs serveuse rapport produits produit desserts decor deco carte vin vins site equipe remboursement remboursements';
const JUDGES =
  'bon bonne bons bonnes mauvais mauvaise excellent excellente excellents excellentes parfait parfaite parfaits super superbe magnifique nul nulle moyen moyenne correct correcte corrects agreable agreables sympa sympathique sympathiques souriant souriante souriants chaleureux chaleureuse rapide rapides lent lente long longue efficace efficaces professionnel professionnelle professionnels delicieux delicieuse delicieuses copieux copieuse froid froide froids chaud cher chere chers chere eleve elevee eleves elevees exorbitant exorbitants raisonnable raisonnables abordable attractif attractifs competitif competitifs satisfait satisfaite satisfaits decu decue decus deçus content contente ravi ravie attentionne attentionnes competent competents competente incompetent incompetents aimable aimables gentil gentille gentils desagreable desagreables horrible catastrophique inadmissible honteux decevant decevante bruyant bruyante propre sale fade sec seche frais fraiche savoureux raffine raffinee simple pratique facile difficile impossible inexistant mediocre bof top genial geniale impeccable irreprochable remarquable exceptionnel soigne soignee original originale typique incroyable lamentable scandaleux meilleur meilleure pire';
const VERBS = words(
  'est sont etait etaient a ont avait avaient ai as avons avez suis sommes fut sera seront fait font faut va vont peut peuvent veut veulent doit doivent dit disent prend trouve trouvent donne recommande conseille reste manque semble pris mis eu ete mange propose proposent paye payer attend attends attendu repond repondent recu demande',
);
const VERB_END = /.{3}(?:ait|aient|ons|ez|erent|irent)$/;

/** French as a plug-in. */
export const fr: Language = {
  code: 'fr',
  stem: remember((form) => moodOf(form) ?? PorterStemmerFr.stem(form.replace(/ees?$/, 'e'))),
  elisions: words('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu'),
  contrasts: words(
    'mais cependant pourtant toutefois malgre neanmoins dommage sauf hormis malheureusement contre tandis quoique',
  ),
  joins: words('et ainsi puis'),
  starters: words(`${STARTERS} ${SUBJECTS}`),
  openers: words(
    'car parce quand lorsque avec alors donc si depuis surtout voire bref merci lorsqu puisque aucun aucune apres afin',
  ),
  subjects: words(`le la les un une je j il elle on nous ils elles ce cette ces mon ma mes notre nos ${SUBJECTS}`),
  judges: words(JUDGES),
  isVerb: (form) => VERBS.has(form) || VERB_END.test(form),
  verbFinal: false,
  adjectiveFirst: false,
  follows: new Set(),
  negators: words('ne n pas jamais aucun aucune rien personne sans ni plus guere nullement non peu manque zero'),
  pairedNegators: words('plus personne guere'),
  negationPairs: words('ne n'),
  falseNegations: list(
    'pas mal, pas que, pas seulement, pas uniquement, pas de souci, pas de soucis, pas de probleme, aucun souci, aucun probleme, rien a dire, rien a redire, rien a signaler, sans souci, sans probleme, sans doute, sans hesiter, sans hesitation, sans aucun doute, un peu, un petit peu, une peu, pas mal de, pas besoin, n hesitez pas, hesitez pas, ne changez rien, jamais decu, jamais ete decu, non seulement',
  ),
  intensifiers: words(
    'tres trop vraiment si tellement super hyper extremement totalement completement absolument beaucoup particulierement fort bien tout assez incroyablement franchement carrement ultra',
  ),
  ironies: list(
    'merci pour rien, merci d avoir gache, merci de m avoir fait perdre, merci d avoir perdu, merci pour la perte, merci pour le retard, bravo pour le retard, bravo pour votre incompetence, chapeau pour, felicitations pour votre incompetence, quelle blague, on se moque de, une honte bravo, bel exemple de, belle arnaque, belle escroquerie, quel beau, bonne chance pour, bon courage pour, bon courage aux, vive le service, vive la, encore merci pour rien, un vrai bonheur d attendre, si vous aimez attendre, si vous aimez perdre',
  ),
  applause: words(
    'bravo merci felicitations chapeau super genial formidable excellent magnifique parfait fantastique professionnel service qualite frais',
  ),
  troubles: words(
    'retard attente attendre attendu annule annulee perdu perdue casse cassee refuse refus jamais aucun aucune rien personne froid froide arnaque honte honteux incompetence incompetents mensonge mensonges deconseille fuyez fuir lamentable inadmissible scandaleux',
  ),
  negatesBack: () => false,
  smallWords,
  seeds,
  praises,
  emotions,
  causes,
  severities,
  story,
  topics,
};
