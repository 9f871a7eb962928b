/** French: words by the emotion they tell of. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.emotions`. */
export const emotions: Language['emotions'] = {
  anger: list(`
    scandale, honte, honteux, inadmissible, inacceptable, intolérable, lamentable, déplorable, catastrophe, nul, nulle, à fuir, fuyez, fuir,
    à éviter absolument, évitez, n allez pas, ne souscrivez pas, arnaque, arnaqueurs, escrocs, voleurs, menteurs, mensonge, incompétents, irrespect,
    mépris, se moque de, se moquent, foutage, fout de, furieux, colère, énervé, révolté, ras le bol, marre, dégoûté, écoeuré, pire, plus jamais,
    jamais plus, zéro, horrible, exécrable, odieux, immonde, dégueulasse, ridicule, abusé, malhonnête, déconseille, je déconseille, scandalisé,
    indigné, outré, rage, enragé, fou de rage, hors de moi, hors de nous, colère noire, en colère, se fout de, se foutent de, foutent de,
    fout de la gueule, se moquer du monde, prendre pour des, bande de, voyous, racket, ignoble, infect, abject, minable, incapables, bons à rien,
    zéro pointé, zéro étoile, je porte plainte, porter plainte, plainte, dégage, jamais vu ça, du jamais vu, n importe quoi, inqualifiable,
    inexcusable, impardonnable, insupportable, insulté, mépriser, irrespectueux`),
  frustration: list(`
    toujours pas, toujours rien, encore, depuis, mois, semaines, attends, attendre, relances, appelé, rappeler, injoignable, impossible, difficile,
    compliqué, galère, pénible, parcours du combattant, problème, aucune réponse, pas de réponse, sans réponse, aucune nouvelle, fatigué, lassé,
    lassitude, frustrant, agacé, énervant, bloqué, bug, perdu, deux heures, plus d une heure, trop long, interminable, impossible de joindre,
    impossible d avoir, malgré mes relances, sans cesse, encore une fois, une fois de plus, à chaque fois, chaque fois, trois fois, quatre fois,
    cinq fois, énième, des heures, des semaines, en boucle, tourne en rond, dialogue de sourds, en vain, perte de temps, temps perdu, baladé, fallu,
    excédé, exaspéré, à bout, épuisant, usant, las, ça traîne, contrarié, temps d attente, heures d attente, minutes d attente, longue attente,
    attente interminable`),
  disappointment: list(`
    déçu, déçus, décevant, déception, dommage, malheureusement, hélas, regrette, attendais, espérais, pas à la hauteur, moyen, bof, sans plus,
    quelconque, banal, fade, trop cher, manque, limite, laisse à désirer, en dessous, baisse, n est plus, plus comme avant, ne reviendrai pas,
    ne reviendrons pas, mitigé, pas terrible, passable, surfait, peut mieux faire, quelle déception, grosse déception, déconvenue, désillusion,
    désappointé, désenchanté, amère, goût amer, laisse un goût, resté sur ma faim, restés sur notre faim, sur sa faim, sur ma faim, sur notre faim,
    manque de, ne vaut pas, pas convaincu, pas convaincus, peu convaincant, pas emballé, pas transcendant, rien d exceptionnel, rien d extraordinaire,
    tiède, aurait pu, aurais aimé, aurions aimé, on s attendait, s attendait à, pas au rendez vous, quel dommage, bien dommage, vraiment dommage,
    c est dommage, de mes attentes, de nos attentes`),
  worry: list(`
    inquiet, inquiétude, peur, crainte, crains, angoisse, stress, méfiance, méfiez, méfier, danger, dangereux, que faire, comment faire, insécurité,
    douteux, s inquiète, préoccupé, préoccupent, soucieux, anxieux, anxiété, redoute, redoutons, appréhende, appréhension, effrayant, effrayé,
    flippant, pas rassuré, pas tranquille, pas serein, j ai peur, avons peur, eu peur, fait peur, ai eu très peur, peur de, peur que, peur pour,
    peur au ventre, boule au ventre, crains que, craignons, je n ose, n ose plus, n osait plus, espérons que, on croise les doigts, en espérant que,
    que va t il, que se passe t il, qu est ce qui, comment vais je, ne sais plus quoi, ne sais pas si, ne sait pas si, sais plus comment,
    je m interroge, je me demande si, je me demande comment, me pose des questions, ça craint, menacé, en danger, danger pour, mise en danger,
    aurait pu être grave, aurait pu mal finir, aurait pu tourner, failli, a failli, ai failli, frôlé, à deux doigts, intoxication,
    malade toute la nuit, fini aux urgences, fini à l hôpital, aux urgences, étincelle, fuite de gaz, odeur de gaz, sécurité des, aucune sécurité,
    pas sécurisé, piraté, usurpation, fraude, mes données, nos données, données personnelles, sur leur dos, tremblait, en panique, nuit blanche,
    n en dors plus, ne dors plus, empêche de dormir, prudence, prudent, espérant que, espère que ça ne, espère que tout est, gros risque,
    prendre le risque, aucun risque, grave danger, pris de panique, me suis inquiété`),
  sadness: list(`
    triste, tristesse, pleuré, larmes, décès, décédé, mort de, deuil, désespoir, désespéré, déprimant, chagrin, attristé, fait de la peine,
    fait mal au coeur, mal au coeur, crève coeur, coeur brisé, coeur serré, coeur gros, le coeur lourd, serre le coeur, gros chagrin, larmes aux yeux,
    les larmes, en larmes, fondu en larmes, pleurons, sangloté, endeuillé, obsèques, enterrement, funérailles, condoléances, est mort, sont morts,
    nous a quittés, disparition de, perte de mon, perte de ma, perdu mon père, perdu ma mère, perdu mon mari, perdu ma femme, perdu mon chien,
    perdu mon chat, perdu notre chien, décès de, au décès, suite au décès, dévasté, anéanti, désemparé, abattu, effondré, démoralisé, dépression,
    nostalgie, me manque, nous manque, fin d une époque, adieu, au revoir, c était sa maison, seul au monde, humilié, humiliant, souffrance, souffre,
    souffert, quel gâchis, c est triste, triste à, triste de voir, triste fin, va nous manquer, va me manquer, va beaucoup manquer, avec peine,
    à la peine, très malheureux, suis bouleversée`),
  joy: list(`
    excellent, délicieux, parfait, parfaite, super, génial, magnifique, formidable, superbe, top, régal, adoré, ravi, enchanté, bonheur, plaisir,
    merveilleux, exceptionnel, inoubliable, coup de coeur, bravo, heureux, content, très bien, très bon, recommande vivement, à recommander, sublime,
    extraordinaire, sans hésiter, un délice, satisfait, satisfaite, meilleur, comblé, conquis, conquise, bluffé, émerveillé, époustouflant,
    fantastique, incroyable, divin, tuerie, une merveille, un pur bonheur, un vrai bonheur, moment magique, magique, hâte d y, vivement la prochaine,
    hâte de revenir, on se régale, le top, au top, j adore, on adore, fan, fière, fier, sourire aux lèvres, quel plaisir, un plaisir, vrai plaisir,
    vrai régal, waouh, wow`),
  gratitude: list(`
    merci, remercie, remercier, reconnaissant, merci à, grand merci, mille mercis, merci beaucoup, chapeau, félicitations, gentillesse, à l écoute,
    patience, m a aidé, m ont aidé, bienveillance, merci infiniment, merci encore, un immense merci, un énorme merci, merci pour, merci de votre,
    merci d avoir, je tiens à remercier, tiens à remercier, tenais à remercier, nous remercions, vous remercie, tellement aidé, aidé quand, sans elle,
    sans lui, sans eux, sauvé, infiniment, chapeau à, respect à, gratitude, ma gratitude, bénie, ange, des anges, coup de main, soutenu, soulagé`),
  none: list(`
    correct, convenable, raisonnable, rien à dire, pas mal, bien, simple, rapide, normal, pour l instant, pour le moment, je viens de, nouveau client,
    sans avis, à voir, conforme, prix attractif, compétitif, satisfaisant, facile`),
};
