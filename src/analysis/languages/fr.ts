/** French: word lists, seed phrases and cues, written by hand; stems are natural's Porter stems of unaccented words. */
// natural gives the stems only: its French tokenizer reports no offsets and knows no typographic apostrophe.
import { PorterStemmerFr } from 'natural/lib/natural/stemmers/index.js';
import type { Language } from '../language.ts';
import { remember } from '../remember.ts';
import { list, words } from '../word-list.ts';

/** French as a plug-in. */
export const fr: Language = {
  code: 'fr',
  stem: remember((form) => PorterStemmerFr.stem(form)),
  elisions: words('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu'),
  contrasts: words(
    'mais cependant pourtant toutefois malgre neanmoins dommage sauf hormis malheureusement contre tandis quoique',
  ),
  joins: words('et ainsi puis'),
  starters: words(
    'le la les l un une des je j il elle on nous ils elles ce c cette ces mon ma mes notre nos son sa ses leur leurs pas surtout en tres a aucun aucune personne rien que qui quand vous tout',
  ),
  clauseEnds: new Set(),
  negators: words('ne n pas jamais aucun aucune rien personne sans ni plus guere nullement non peu manque zero'),
  negatesBack: () => false,
  seeds: {
    promise: list(`
      publicité, pub, publicité mensongère, mensongère, mensonger, annoncé, promesse, promesses, promis, promettent,
      on nous promet, contrairement à ce qui, non conforme, pas conforme, conforme à la description, description,
      photos du site, rien à voir avec la photo, sur la photo, trompeur, trompeuse, arnaque publicitaire,
      offre promotionnelle, code promo, bon de réduction, offre de bienvenue, tient ses promesses,
      engagement non tenu, parole, on m avait dit que, nous avait dit, réputation, surfait, vendu comme, slogan,
      groupon, lafourchette, comme sur la photo, comme en photo, identique à la photo, tenu parole, brochure,
      dépliant, conforme`),
    sales: list(`
      commercial, commerciaux, commerciale, vendeur, vendeuse, vendeurs, démarchage, démarché, démarcheur,
      conseil à l achat, bien conseillé, mal conseillé, conseils avisés, forcing, vente forcée,
      pousse à la consommation, pousser à consommer, devis, avant de signer, avant la signature,
      au moment de la souscription, explications claires, m a bien expliqué, bien expliqué les garanties,
      informations avant, courtier, simulation, insistant, insiste pour vendre, vente additionnelle,
      bonne présentation des garanties, téléconseiller qui vend, harcèlement commercial, harcèlement téléphonique,
      proposition commerciale, conseil, conseils, conseillé, conseille, conseillère, pousser à la vente,
      sans pousser, pousser à l achat, poussent pas, cherché à vendre, nous vendre, me vendre, forcer la main,
      commission, insistants, pression, aucune pression`),
    ordering: list(`
      réservation, réservé, réserver, avions réservé, commande, commandé, prise de commande, passer commande,
      rupture de stock, en rupture, indisponible, plus disponible, disponibilité, il ne restait plus,
      erreur de commande, erreur dans la commande, oublié notre, oubli, oublié, manquait, article manquant,
      mauvais article, mauvais plat, commande annulée, annulé ma commande, souscription, souscrire, souscrit,
      adhésion, adhérer, inscription, facile à souscrire, refus de m assurer, refusé ma table, plus de plat,
      plus de choix, surbooking, panier, précommande, il n y avait plus, en stock, ma pointure, ma taille en, épuisé,
      à la place du, mauvaise référence`),
    digital: list(`
      site, site internet, site web, application, appli, espace client, espace personnel, espace adhérent,
      mon compte, connexion, se connecter, me connecter, mot de passe, identifiant, formulaire, en ligne, chatbot,
      interface, ergonomique, ergonomie, bug, bugs, beugue, plante, page blanche, message d erreur, télécharger,
      télécharger l application, mise à jour de l appli, navigation, simple d utilisation en ligne, borne, qr code,
      dématérialisé, internet ne fonctionne, site facile, boutique en ligne, sur le site, mise à jour, se connecte,
      page de, recherche du site, application mobile, site lent, site rapide`),
    waiting: list(`
      attente, attendre, attendu, attends, temps d attente, heure d attente, file d attente, queue, lent, lenteur,
      long, service long, service lent, service rapide, rapide, rapidité du service, retard, en retard,
      trois quarts d heure, une heure, demi heure, minutes, interminable, horaires, fermé, fermeture, ponctuel,
      ponctualité, annulation du vol, vol annulé, train supprimé, train annulé, servis rapidement, servi rapidement,
      vite servi, on nous presse, expédié, patienter, patience, poireauter, caisse, caisses, en caisse, aux caisses,
      tout de suite, immédiatement, sans attendre, pas d attente, faire la queue, une seule caisse, il a fallu,
      on s est occupé de nous, entré et sorti, poireauté, rendez vous à l heure, une éternité`),
    delivery: list(`
      livraison, livreur, livreurs, livrée, livrer, livrés, colis, transporteur, expédition, expédié, envoi,
      emballage, emballé, suivi de colis, numéro de suivi, point relais, chronopost, colissimo, la poste,
      jamais reçu, jamais arrivé, reçu cassé, arrivé cassé, arrivé abîmé, arrivé froid, bagage, bagages, valise,
      installateur, installation, pose, reçu rapidement, reçu en bon état, délai de livraison, frais de port,
      déposé devant, camion, dépôt, entrepôt, créneau, créneau de livraison, date de livraison, paquet, carton,
      chauffeur, colis perdu, perdu en route, suivi de livraison, suivi du colis, déménageurs, bien emballé,
      mal emballé, arrivé avec, semaines de retard, transport, intact, monté au, tournée, facteur, livré,
      livré cassé, déposé sur`),
    product: list(`
      qualité, plat, plats, cuisine, nourriture, repas, menu, carte, dessert, desserts, entrée, viande, poisson,
      pizza, burger, frites, vin, vins, café, goût, saveur, saveurs, insipide, fade, délicieux, bon, excellent,
      copieux, portions, frais, fait maison, surgelé, cuisson, trop cuit, livre, roman, histoire, auteur,
      personnages, intrigue, film, série, écran, batterie, appareil, chambre, lit, siège, garantie, garanties,
      couverture, couvre, rembourse bien, remboursements, remboursement, mutuelle, assiette, produits, présentation,
      en panne, défectueux, cours, savoureux, gustatif, fondant, brunch, cocktail, solide, robuste, confortable,
      tissu, vernis, vis, tiroir, tiroirs, coussins, bancal, finition, finitions, bois, étagère, meuble, montage,
      se monte, matelas, costaud, fabriqué, matière, abîmé au bout, camelote, branlant, grince, comme neuf, couleurs,
      poignée`),
    staff: list(`
      personnel, serveur, serveuse, serveurs, serveuses, service, équipe, patron, patronne, gérant, gérante,
      responsable, accueil, accueillant, accueillante, accueillis, aimable, aimables, désagréable, sympathique,
      sympa, souriant, souriante, sourire, agréable, courtois, impoli, malpoli, professionnel, professionnalisme,
      attentionné, aux petits soins, chef, cuisinier, caissière, réceptionniste, infirmière, professeur, hôtesse,
      contrôleur, antipathique, mal aimable, hautain, chaleureux, gentil, gentillesse, expert, employé, employés,
      employée, vendeur, vendeuse, poli, polis, polie, patient, patience, patiente, adorable, gentils, bienvenus,
      bienvenue, reçus par, le jeune homme, la jeune femme, la dame, le monsieur, vigile, connaissent leur,
      connaît son métier, bien formés, prend le temps, prennent le temps, pris le temps, m a aidé à, nous a aidés,
      lève les yeux, bavardent`),
    premises: list(`
      cadre, décor, décoration, déco, ambiance, atmosphère, vue, terrasse, salle, lieu, endroit, emplacement, situé,
      propre, propreté, sale, toilettes, odeur, sent mauvais, bruit, bruyant, bruyante, musique, calme,
      froid dans la salle, chauffage, climatisation, parking, se garer, accès, stationnement, serrés, tables serrées,
      à l étroit, confortable, inconfortable, cosy, jardin, bord de mer, bâtiment, architecture, courant d air,
      lumière, éclairage, quartier, chaises, mobilier, panoramique, magasin, ascenseur, escalier, escalator, éclairé,
      lumineux, agencé, rayons, allées, spacieux, aéré, places de parking, se gare, on étouffe, showroom, sanitaires,
      bien tenu, rampe, étage, circuler`),
    price: list(`
      prix, tarif, tarifs, tarification, cher, chère, chers, coûteux, onéreux, excessif, exorbitant, abordable,
      raisonnable, raisonnables, rapport qualité prix, qualité prix, addition, note salée, hors de prix, bon marché,
      pas donné, compétitif, compétitifs, attractif, augmentation, augmente, augmenté, augmentations, hausse,
      cotisation, cotisations, euros, moins cher, plus cher, vaut le prix, valeur, budget, bon plan, économique,
      coup de fusil, mensualité, payer, promotions, promotion, soldes, réductions, remise, prix honnêtes,
      prix corrects, dépensé moins, en avoir pour son argent, on en a pour, vaut chaque, trop cher, du vol`),
    billing: list(`
      facture, facturé, facturation, facturer, prélèvement, prélevé, prélèvements, prélever, double prélèvement,
      débité, débit, carte bancaire, paiement, frais cachés, frais de dossier, acompte, caution, arrhes, avoir,
      remboursé, rembourser mon, trop perçu, impayé, huissier, rib, doit de l argent, me doivent, chèque, encaissé,
      encaisser, erreur dans l addition, erreur de caisse, mise en demeure, échéance, échéancier, virement,
      payé deux fois, double paiement, sur mon compte, remboursement est arrivé, frais de gestion, trop payé,
      terminal de paiement`),
    support: list(`
      service client, service clients, service clientèle, téléphone, au téléphone, téléphonique, appel, appels,
      appelé, appeler, rappeler, rappelé, joindre, injoignable, joignable, conseiller, conseillers, conseillère,
      interlocuteur, interlocutrice, plateforme, hotline, standard, mail, mails, courriel, courrier, courriers,
      réponse, répondent, répond pas, sans réponse, réclamation, réclamations, dossier, sinistre, sinistres,
      indemnisation, indemnisé, prise en charge, assistance, gestionnaire, relance, relances, raccroche, traitement,
      chat, litige, à l écoute, réactif, réactivité, attestation, justificatif, documents, un seul appel,
      coup de fil, coups de fil, au bout du fil, message, répondu à mon, la ligne, renvoie d un service,
      écrit trois fois, accusé de réception, tient au courant`),
    aftersales: list(`
      retour, retourner, retourné, échange, échanger, échangé, réparation, réparer, réparé, remplacement, remplacé,
      remplacer, sav, service après vente, après vente, sous garantie, garantie constructeur, résiliation, résilier,
      résilié, résilient, rétractation, droit de rétractation, me désabonner, désabonnement, quitter cette,
      changer d assurance, radié, radiation, fin de contrat, préavis, annuler mon contrat, annuler mon abonnement,
      pièces détachées, renvoyé le produit, technicien, rompre le contrat, loi hamon, loi chatel, lettre recommandée,
      pièce de rechange, pièces de rechange, retours, reprendre, repris, reprise, renvoyer, renvoi, atelier,
      changé la pièce, changer de taille, remise en état, dépannage, refusé de reprendre, rechange`),
  },
  praises: list(`
    rien à redire, rien à dire, rien à reprocher, aucun reproche, sans reproche, irréprochable, aucun défaut,
    moindre défaut, sans défaut, aucune attente, pas d attente, sans attendre, sans attente,
    presque pas d attente, pas de queue, aucune queue, pas insistant, jamais insistant, sans insister,
    sans pousser, ne pousse pas, ne poussent pas, aucune pression, sans pression, sans forcer, ne force pas,
    ne forcent pas, n a pas cherché à, personne n a cherché à, n ont pas cherché à, n ont pas essayé de,
    aucun problème, sans problème, sans souci, aucun souci, pas de souci, sans encombre, sans une égratignure,
    sans rien abîmer, rien de cassé, sans discuter, sans poser de questions, sans histoires, ne bouge pas,
    jamais déçu, pas déçu, aucune mauvaise surprise, sans mauvaise surprise, aucun regret, on ne peut mieux,
    sans hésiter, plus vite que prévu, moins cher que, plus tôt que prévu, mieux que prévu, moins que prévu,
    en avance, pas à se plaindre, rien ne manque, tout de suite, pas du vent`),
  causes: {
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
  },
  severities: {
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
  },
};
