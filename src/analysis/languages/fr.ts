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
      publicité, pub, publicité mensongère, mensongère, mensonger, annoncé, promesse, promesses, promis,
      promettent, on nous promet, contrairement à ce qui, non conforme, pas conforme, conforme à la description,
      description, photos du site, rien à voir avec la photo, sur la photo, trompeur, trompeuse,
      arnaque publicitaire, offre promotionnelle, code promo, bon de réduction, offre de bienvenue,
      tient ses promesses, engagement non tenu, parole, on m avait dit que, nous avait dit, réputation, surfait,
      vendu comme, slogan, groupon, lafourchette`),
    sales: list(`
      commercial, commerciaux, commerciale, vendeur, vendeuse, vendeurs, démarchage, démarché, démarcheur,
      conseil à l achat, bien conseillé, mal conseillé, conseils avisés, forcing, vente forcée,
      pousse à la consommation, pousser à consommer, devis, avant de signer, avant la signature,
      au moment de la souscription, explications claires, m a bien expliqué, bien expliqué les garanties,
      informations avant, courtier, simulation, insistant, insiste pour vendre, vente additionnelle,
      bonne présentation des garanties, téléconseiller qui vend, harcèlement commercial, harcèlement téléphonique,
      proposition commerciale`),
    ordering: list(`
      réservation, réservé, réserver, avions réservé, commande, commandé, prise de commande, passer commande,
      rupture de stock, en rupture, indisponible, plus disponible, disponibilité, il ne restait plus,
      erreur de commande, erreur dans la commande, oublié notre, oubli, oublié, manquait, article manquant,
      mauvais article, mauvais plat, commande annulée, annulé ma commande, souscription, souscrire, souscrit,
      adhésion, adhérer, inscription, facile à souscrire, refus de m assurer, refusé ma table, plus de plat,
      plus de choix, surbooking, panier, précommande, il n y avait plus`),
    digital: list(`
      site, site internet, site web, application, appli, espace client, espace personnel, espace adhérent,
      mon compte, connexion, se connecter, me connecter, mot de passe, identifiant, formulaire, en ligne, chatbot,
      interface, ergonomique, ergonomie, bug, bugs, beugue, plante, page blanche, message d erreur, télécharger,
      télécharger l application, mise à jour de l appli, navigation, simple d utilisation en ligne, borne, qr code,
      dématérialisé, internet ne fonctionne, site facile`),
    waiting: list(`
      attente, attendre, attendu, attends, temps d attente, heure d attente, file d attente, queue, lent, lenteur,
      long, service long, service lent, service rapide, rapide, rapidité du service, retard, en retard,
      trois quarts d heure, une heure, demi heure, minutes, interminable, horaires, fermé, fermeture, ponctuel,
      ponctualité, annulation du vol, vol annulé, train supprimé, train annulé, servis rapidement,
      servi rapidement, vite servi, on nous presse, expédié, patienter, patience, poireauter`),
    delivery: list(`
      livraison, livreur, livreurs, livrée, livrer, livrés, colis, transporteur, expédition, expédié, envoi,
      emballage, emballé, suivi de colis, numéro de suivi, point relais, chronopost, colissimo, la poste,
      jamais reçu, jamais arrivé, reçu cassé, arrivé cassé, arrivé abîmé, arrivé froid, bagage, bagages, valise,
      installateur, installation, pose, reçu rapidement, reçu en bon état, délai de livraison, frais de port,
      déposé devant`),
    product: list(`
      qualité, plat, plats, cuisine, nourriture, repas, menu, carte, dessert, desserts, entrée, viande, poisson,
      pizza, burger, frites, vin, vins, café, goût, saveur, saveurs, insipide, fade, délicieux, bon, excellent,
      copieux, portions, frais, fait maison, surgelé, cuisson, trop cuit, livre, roman, histoire, auteur,
      personnages, intrigue, film, série, écran, batterie, appareil, chambre, lit, siège, garantie, garanties,
      couverture, couvre, rembourse bien, remboursements, remboursement, mutuelle, assiette, produits,
      présentation, en panne, défectueux, cours, savoureux, gustatif, fondant, brunch, cocktail`),
    staff: list(`
      personnel, serveur, serveuse, serveurs, serveuses, service, équipe, patron, patronne, gérant, gérante,
      responsable, accueil, accueillant, accueillante, accueillis, aimable, aimables, désagréable, sympathique,
      sympa, souriant, souriante, sourire, agréable, courtois, impoli, malpoli, professionnel, professionnalisme,
      attentionné, aux petits soins, chef, cuisinier, caissière, réceptionniste, infirmière, professeur, hôtesse,
      contrôleur, antipathique, mal aimable, hautain, chaleureux, gentil, gentillesse, expert`),
    premises: list(`
      cadre, décor, décoration, déco, ambiance, atmosphère, vue, terrasse, salle, lieu, endroit, emplacement,
      situé, propre, propreté, sale, toilettes, odeur, sent mauvais, bruit, bruyant, bruyante, musique, calme,
      froid dans la salle, chauffage, climatisation, parking, se garer, accès, stationnement, serrés,
      tables serrées, à l étroit, confortable, inconfortable, cosy, jardin, bord de mer, bâtiment, architecture,
      courant d air, lumière, éclairage, quartier, chaises, mobilier, panoramique`),
    price: list(`
      prix, tarif, tarifs, tarification, cher, chère, chers, coûteux, onéreux, excessif, exorbitant, abordable,
      raisonnable, raisonnables, rapport qualité prix, qualité prix, addition, note salée, hors de prix,
      bon marché, pas donné, compétitif, compétitifs, attractif, augmentation, augmente, augmenté, augmentations,
      hausse, cotisation, cotisations, euros, moins cher, plus cher, vaut le prix, valeur, budget, bon plan,
      économique, coup de fusil, mensualité, payer`),
    billing: list(`
      facture, facturé, facturation, facturer, prélèvement, prélevé, prélèvements, prélever, double prélèvement,
      débité, débit, carte bancaire, paiement, frais cachés, frais de dossier, acompte, caution, arrhes, avoir,
      remboursé, rembourser mon, trop perçu, impayé, huissier, rib, doit de l argent, me doivent, chèque, encaissé,
      encaisser, erreur dans l addition, erreur de caisse, mise en demeure, échéance, échéancier, virement`),
    support: list(`
      service client, service clients, service clientèle, téléphone, au téléphone, téléphonique, appel, appels,
      appelé, appeler, rappeler, rappelé, joindre, injoignable, joignable, conseiller, conseillers, conseillère,
      interlocuteur, interlocutrice, plateforme, hotline, standard, mail, mails, courriel, courrier, courriers,
      réponse, répondent, répond pas, sans réponse, réclamation, réclamations, dossier, sinistre, sinistres,
      indemnisation, indemnisé, prise en charge, assistance, gestionnaire, relance, relances, raccroche,
      traitement, chat, litige, à l écoute, réactif, réactivité, attestation, justificatif, documents`),
    aftersales: list(`
      retour, retourner, retourné, échange, échanger, échangé, réparation, réparer, réparé, remplacement, remplacé,
      remplacer, sav, service après vente, après vente, sous garantie, garantie constructeur, résiliation,
      résilier, résilié, résilient, rétractation, droit de rétractation, me désabonner, désabonnement,
      quitter cette, changer d assurance, radié, radiation, fin de contrat, préavis, annuler mon contrat,
      annuler mon abonnement, pièces détachées, renvoyé le produit, technicien, rompre le contrat, loi hamon,
      loi chatel, lettre recommandée`),
  },
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
