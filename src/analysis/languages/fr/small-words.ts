/** French: words that name no theme, as they stand in every review: small words and general verdicts. */
import { words } from '../../word-list.ts';

/** See `Language.smallWords`. */
export const smallWords: ReadonlySet<string> =
  words(`je tu il elle on nous vous ils elles me te se le la les lui leur y en moi toi soi eux mon ton son ma ta sa mes tes ses
    notre votre nos vos leurs ce cet cette ces cela ca c qui que quoi dont ou quel quelle quels quelles un une des du de d l au
    aux a à dans par pour sur sous avec sans chez vers entre avant apres depuis pendant jusque jusqu et mais ou donc or ni car
    si comme quand lorsque puisque parce tandis alors ainsi aussi encore deja toujours jamais souvent parfois tres trop assez
    peu plus moins bien mal pas ne n rien personne aucun aucune tout toute tous toutes autre autres meme memes quelque quelques
    chaque plusieurs certain certains beaucoup vraiment juste seulement meme puis ensuite enfin voila ici la bas est es suis
    sommes etes sont etait etaient etais ete etre sera serait seront soit ai as avons avez ont avait avaient avais eu avoir aura
    aurait fait faire fais font faut fallait va vais vont aller alle peut peux peuvent pouvait pouvoir veut veux vouloir doit
    dois devait devoir dit dire dis mis mettre pris prendre venir venu voir vu passer passe chose choses gens fois jour jours
    temps moment lors suite cas part qu s t m j jusqu'a lorsqu puisqu quelqu
    bon bonne bons bonnes super excellent excellente parfait parfaite genial geniale top nul nulle nuls mauvais mauvaise pire
    meilleur meilleure horrible catastrophique catastrophe lamentable honteux honte inadmissible scandaleux decu decue deception
    decevant satisfait satisfaite merci bravo recommande recommander conseille deconseille fuir avis experience grand grande
    petit petite vrai franchement absolument totalement completement extremement`);
