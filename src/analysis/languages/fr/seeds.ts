/** French: seed phrases of each touchpoint, written by hand. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.seeds`. */
export const seeds: Language['seeds'] = {
  promise: list(`
    publicité, pub mensongère, mensongère, publicité trompeuse, trompeur, trompeuse, l annonce, annonce disait,
    comme annoncé, était annoncé, annoncé sur, non conforme, pas conforme, conforme à la description, conforme aux
    photos, conforme à la photo, dans la description, comme décrit, photos du site, sur les photos, rien à voir
    avec, sur la photo, comme en photo, aux photos, différent de la photo, identique à la photo, tient ses
    promesses, promesses non tenues, promesses, promettent, tenu parole, engagement non tenu, on m avait dit, on
    nous avait dit, contrairement à ce qui, soi disant, vendu comme, offre de bienvenue, offre promotionnelle, code
    promo, bon de réduction, slogan, brochure, dépliant, flyer, prospectus, affiche montre, bandeau du site, était
    écrit, inscrit dans le contrat, ne respecte pas le contrat, ne respectent pas leurs engagements, arnaque
    publicitaire, attrape nigaud, pas à la hauteur des avis, était promis, on m a promis, promis par, promettait`),
  sales: list(`
    démarchage, démarcheur, vendeur m a, la vendeuse, conseil à l achat, avant l achat, avant d acheter, mal
    conseillé par, m a bien conseillé, bien conseillé et, conseillé et renseigné, forcing, vente forcée, pousse à la
    consommation, pousser à consommer, pousser à la vente, vous pousser à, sans pousser, poussent pas, forcer la
    main, demande de devis, mon devis, avant de signer, avant la signature, signer le jour, me faire signer, au
    moment de la souscription, explications claires, bien expliqué les, très bonnes explications, m a bien expliqué,
    tout expliqué, courtier, cherché à vendre, essayé de me vendre, nous vendre, me vendre, pour vendre, vente
    additionnelle, m a vendu, harcèlement commercial, harcèlement téléphonique, proposition commerciale, force de
    vente, sans insister, aucune pression, quasi imposé, au plus cher, m a proposé une formule, adaptée à ma,
    proposé la formule, m a orienté, m a déconseillé, le commercial, un commercial, leur commercial, vendeur
    honnête, le vendeur m, insistance pour, tentative de vente, rapport des commerciaux, conseiller au top, aucun
    conseil, équipe commerciale, fourguer, sans votre accord, ajoutent des options, conseiller a su, devis clair`),
  ordering: list(`
    réservation confirmée, notre réservation, réservation perdue, réservation en ligne, réservation facile,
    réservation annulée, prise de commande, passé commande, commande passée, commande incomplète, erreur de
    commande, erreur dans la commande, commande annulée, annulé ma commande, rupture de stock, en rupture,
    indisponible, plus disponible, pas disponible, il ne restait plus, il n y avait plus, plus de stock, en stock,
    épuisé, affiche complet, surbooking, surréservation, oublié notre, a été oublié, ont oublié, manque encore,
    mauvais article, mauvais plat, mauvaise taille, à la place du, au lieu du, pas ce que j avais commandé,
    souscription, facile à souscrire, adhésion, d adhérer, inscription, ne plus m assurer, refuse de m assurer,
    refusé ma table, précommande, créneau disponible, rendez vous obtenu, aucun rendez vous, articles manquants, à
    la réservation, pouvoir souscrire, souscrire en ligne, pas livré la bonne, erreur faite lors, réservations
    refusées, prendre de réservation, acceptent pas les réservations, pas servi, plat non servi, s est trompé, ont
    annulé, annulation de notre, déjà réservées, changer d assurance rapidement, m assurer dans, assurer un nouveau,
    pas de confirmation`),
  digital: list(`
    site internet, site web, le site est, le site ne, site facile, site plante, site clair, via le site, recherche
    du site, boutique en ligne, application mobile, l application, appli, appli plante, espace client, espace
    personnel, espace adhérent, compte client, mon compte en ligne, créer un compte, connexion, se connecter, me
    connecter, mot de passe, identifiant, formulaire, tout en ligne, démarches en ligne, en ligne facile, chatbot,
    interface, ergonomique, bug, bugge, beugue, plantage, page blanche, page d erreur, message d erreur,
    télécharger, simple d utilisation en ligne, borne, qr code, dématérialisé, internet ne fonctionne, session
    expirée, code par sms, signature électronique, téléservice, plateforme d inscription, lien mort, navigation du
    site, souscription en ligne, via le site internet, leur application, démarches via internet, simple d
    utilisation, service en ligne, devis en ligne, facilité d utilisation, payer en ligne, intuitif`),
  waiting: list(`
    temps d attente, heure d attente, minutes d attente, file d attente, pas d attente, fait attendre, dû attendre,
    avons attendu, ai attendu, attendre plus, faire la queue, lent, lenteur, trop long, très long, un peu long,
    service long, interminable, rapidité du service, servis rapidement, vite servi, trop rapide, expédié, on nous
    presse, en retard, une heure de retard, du retard, minutes de retard, trois quarts d heure, pour avoir le plat,
    avant de prendre, poireauter, heures d ouverture, horaires d ouverture, ferme à, ponctuel, ponctualité, à l
    heure, annulation du vol, vol annulé, train supprimé, train annulé, rendez vous annulé, en caisse, aux caisses,
    une seule caisse, on s est occupé de, entré et sorti, une éternité, venir au garage, l attente, d attente
    interminable, longue attente, attente trop, rapide et efficace, fait patienter, patienter dehors, a été retardé,
    a été long, une demi heure, rapide service, service et rapide, sympa et rapide, avoir attendu, pas être pressé,
    arrivé rapidement, très rapidement servis`),
  delivery: list(`
    livraison, livreur, délai de livraison, frais de livraison, frais de port, livraison rapide, a été livré, bien
    livré, livré cassé, être livré, colis, colis perdu, transporteur, expédition, expédié le, expédié dans,
    emballage, emballé, bien emballé, mal emballé, boîte cabossée, à bulles, numéro de suivi, suivi de colis, point
    relais, chronopost, colissimo, jamais livré, reçu cassé, arrivé cassé, arrivé abîmé, arrivé froid, reçu
    rapidement, article reçu, reçu en bon, reçu aujourd hui, reçu le lendemain, bagage, raccordement, le poseur,
    déposé devant, camion, entrepôt, créneau de livraison, date de livraison, paquet, dans le carton, deux cartons,
    chauffeur, perdu en route, déménageurs, semaines de retard, pendant le transport, intact, monté au, tournée de,
    facteur, boîte aux lettres, l installateur, l installation a, livrée en, arrivé en parfait, arrivé en bon, ma
    valise, pas encore reçu, jamais reçu mon, articles reçus, rapide livraison, livraison super`),
  product: list(`
    qualité des plats, qualité des produits, plat, cuisine, nourriture, carte des vins, carte variée, dessert,
    viande, poisson, foie gras, cocktail, goût, gustatif, saveur, insipide, fade, délicieux, délice, savoureux,
    goûteux, succulent, papilles, copieux, portions, quantité, fraîcheur, fait maison, cuisson, trop cuit, trop
    salé, épicé, crêpe, galettes, très bon repas, repas délicieux, bien mangé, raffiné, inventive, mets,
    personnages, intrigue, suspense, écriture, film, batterie, écran, téléphone fonctionne, fonctionne bien,
    fonctionne parfaitement, défectueux, camelote, solide, robuste, finition, matelas, garanties proposées, niveau
    de garantie, bien couvert, rembourse bien, rembourse mal, ce cours, ce roman, vrai régal, chambre spacieuse,
    chambre minuscule, un régal, bon vin, plat principal, lecture`),
  staff: list(`
    personnel, serveur, serveuse, service impeccable, service parfait, service irréprochable, service agréable,
    service attentionné, service excellent, service professionnel, service sympathique, service discret, le service
    est, service laisse à désirer, équipe, patron, accueil, reçus par, aimable, sympathique, serveurs sympa, sympa
    et, souriant, sourire, courtois, impoli, malpoli, professionnel, professionnalisme, attentionné, prévenant,
    serviable, petits soins, sommelier, le chef est, chef nous, voiturier, maître d hôtel, caissière,
    réceptionniste, infirmière, hôtesse, contrôleur, guichetière, moniteur, mal aimable, hautain, dédaigneux,
    froideur, chaleureux, gentil, gentillesse, employé, poli, vigile, connaît son métier, bien formés, prend le
    temps, pris le temps, de bon conseil, bons conseils, très attentif, personnel attentif, attentif et, aux petits
    soins, personnel adorable, la gérante, accueil désagréable`),
  premises: list(`
    cadre, décor, déco, ambiance, atmosphère, vue, panorama, la salle, salle est, endroit agréable, l endroit, lieu
    est, emplacement, bien situé, bien placé, situé, très propre, propreté, saleté, toilettes, odeur, sent mauvais,
    ça sent, bruit, bruyant, acoustique, brouhaha, musique, calme, froid dans la salle, chauffage, climatisation,
    clim, parking, se garer, facile d accès, stationnement, serrés les uns, tables serrées, à l étroit, cosy,
    intimiste, chaises, piscine, bâtiment, architecture, courant d air, lumière, éclairage, ascenseur, lumineux,
    spacieux, places de parking, on étouffe, sanitaires, vestiaires, douches, bien tenu, rampe, circuler,
    confortable, bondé, trop de monde, beaucoup de monde, endroit est, endroit convivial, lieu convivial, belle
    terrasse, terrasse agréable, terrasse est`),
  price: list(`
    prix, tarif, cher, trop cher, onéreux, excessif, exorbitant, prix abordable, rapport qualité prix, qualité prix,
    note salée, hors de prix, bon marché, pas donné, compétitif, attractif, imbattable, augmentation, hausse de, de
    hausse, ma cotisation, moins cher, au dessus du marché, vaut le prix, petits prix, petit budget, bon plan, coup
    de fusil, coup de bambou, mensualité, soldes, prix corrects, dépensé moins, en avoir pour son argent, on en a
    pour, vaut chaque, du vol, franchise trop, économiser, c est cadeau, addition salée, une addition, addition
    finale, note est, peu chère, bien trop cher, prix raisonnable, tarif raisonnable, addition est, élevé`),
  billing: list(`
    double prélèvement, carte débitée, paiement refusé, erreur de paiement, moyen de paiement, paiement mensuel,
    paiement en plusieurs, frais cachés, frais de dossier, frais de gestion, frais de rejet, acompte, caution,
    arrhes, dépôt de garantie, toujours pas remboursé, pas encore remboursé, jamais remboursé, pas été remboursé,
    attends mon remboursement, remboursement est arrivé, remboursement rapide, rembourser mon, rembourser la somme,
    refuse de rembourser, trop perçu, trop payé, trop versé, impayé, huissier, mon rib, doit de l argent, me
    doivent, me réclame, somme due, par chèque, encaissé mon, erreur dans l addition, erreur de caisse, erreur de
    note, mise en demeure, échéancier, virement, payé deux fois, deux fois la, double paiement, terminal de
    paiement, recrédité, crédité, agios, sur mon ticket, continue à prélever, a été débité, service facturation,
    prélever encore, facturé deux, me réclament, en attente de remboursement, aucun remboursement, pas de
    remboursement, récupérer son argent, avance de, erreur sur la note, fait payer, difficulté de remboursement,
    vous rembourse pas, être remboursé, m a facturé, m ont facturé, nous a facturé, facture de régularisation, ma
    facture, sur la facture, été prélevé, prélevé deux, m ont prélevé`),
  support: list(`
    service client, service clients, service clientèle, au téléphone, par téléphone, jamais rappelé, joindre,
    injoignable, joignable, conseillère, interlocuteur, interlocutrice, plateforme téléphonique, hotline, standard,
    mails, courriel, courriers, sans réponse, aucune réponse, pas de réponse, réponses claires, répond pas,
    répondent jamais, répondu à mon, mon dossier, suivi du dossier, gestion du sinistre, mon sinistre,
    indemnisation, gestionnaire, raccroche, le chat, litige, réactif, un seul appel, bout du fil, renvoie d un
    service, se renvoient la balle, accusé de réception, tient au courant, chargés de clientèle, médiateur, vendeur
    a répondu, mon conseiller, accueil téléphonique, échange téléphonique, plusieurs appels, mes appels, j ai
    appelé, ma réclamation, une réclamation, service réclamation, traitement du dossier, conseillère très, par e
    mail, réactivité, pas de suivi, délai de traitement, attendons toujours, me tenir au courant, communication
    fluide, pas à l écoute, des renseignements, ma demande, refuse de prendre en, ne rappelle, rappelle pas, les
    conseillers, conseiller au téléphone`),
  aftersales: list(`
    retour gratuit, service retour, mon retour, retour produit, retourné l article, retourner l article, retourner
    le produit, retour refusé, politique de retour, éligible au retour, échange refusé, échange gratuit, a été
    remplacé, remplacé sous, sous garantie, service après vente, après vente, garantie constructeur, extension de
    garantie, résilier, lettre de résiliation, rétractation, droit de rétractation, me désabonner, désabonnement,
    quitter cette, changer d assureur, radiation, fin de contrat, préavis, annuler mon contrat, annuler mon
    abonnement, clôture du compte, pièces détachées, pièce de rechange, renvoyé le produit, service technique,
    centre de service, rompre le contrat, loi hamon, loi chatel, lettre recommandée, changé la pièce, changer de
    taille, remise en état, dépannage, refusé de reprendre, ni repris, échangeable, sans frais de sortie, date
    anniversaire, ancien contrat, ma résiliation, résiliation de, pas réparé, une réparation, est en réparation, pas
    d échange, échangé contre, le sav, au sav, m a radié, a clôturé, remplacement refusé, été résilié, résilié tous,
    me résilie, annule contrat, réparer la, service gratuit`),
};
