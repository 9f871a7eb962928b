/** French: words by topic, for steps that a customer adds with a few phrases; `readTopic` says how they are written. */

export const topics: readonly string[] = [
  // venir
  `garage à vélos, local à vélos, arceau, arceaux, range-vélos, antivol, attacher mon vélo, attacher son vélo,
   verbalisé, verbalisée, disque bleu, ticket de parking, ticket de sortie, ticket perdu, borne de paiement, caisse de
   sortie, place de stationnement, places de stationnement, places réservées, place réservée, hauteur limitée, dos
   d'âne, potelet, nid-de-poule, nids-de-poule, pâté de maisons, deux-roues, trottinette, rétroviseur, pare-chocs,
   portière, tour du quartier, trouver une place, une place libre, places libres, trouver où se garer, parking,
   parkings, parc de stationnement, se garer, me garer, nous garer, garer, mal garé, est garé, garé devant, garé sur,
   garée, stationner, stationnement, stationné, voiturier, fourrière, sabot, dépanneuse, horodateur, parcmètre,
   pare-brise, contravention, plaque d'immatriculation, place de parking, place handicapé, place handicapée, place
   PMR, double file, dépose-minute, parc souterrain, parking souterrain, laisser la voiture, laisser sa voiture,
   laisser ma voiture, tourner dans le quartier, parking payant, parking gratuit, parking privé, ticket de
   stationnement, forfait post-stationnement, barre de hauteur, portique, camping-car, camping-cars, caravane,
   bicyclette, bicyclettes, mon vélo devant, vélo attaché, attacher nos vélos, attacher les vélos, antivols, parking à
   vélos, parking vélo, vélo volé, trottinettes électriques, jante, jantes, enjoliveur, éraflée, éraflé, rayé ma
   voiture, rayé la voiture, abîmé ma voiture, embouti, emboutie, ma carrosserie, rétro, immatriculation, stationner
   devant, garés, garées, me suis garé, me suis garée, s'est garé, se gare, on se gare, mal garée, gare sa voiture, se
   stationner, stationnent, poser la voiture, poser la camionnette, poser ma voiture, poser son véhicule, laisser leur
   véhicule, laisser son véhicule, laisser mon véhicule, laisser la moto, laisser ma moto, laisser le véhicule,
   laisser nos voitures, laisser notre voiture, laisser un véhicule, tourner pour une place, tour du pâté, zone de
   dépose, sortie du parking, entrée du parking, borne de recharge, places pmr, places familles, places de parking,
   vitre brisée, vitre cassée, voiture fracturée, fracturé la voiture, forcé la voiture, enlevé la voiture, voiture
   enlevée, mis à la fourrière, sabots, pose de sabot, place attitrée, places attitrées, ticket de caisse parking,
   q-park, effia, paybyphone, box fermé, boxe fermé, ralentisseur, zone bleue, disque de stationnement, disque
   européen, barrière automatique, barrière bloquée, barrière en panne, fait un créneau, caution badge, badge de
   parking, trouver / trouve / trouvé / chercher / cherche / cherché / dénicher / espérer / dispute / bataille + place
   / places / stationnement / emplacement, tourner / tourne / tourné / tournons / tournent / rôder / rôdé / sillonné +
   quartier / place / rue / rues / pâté / minutes / heure / parking / rond / bloc, laisser / laissé / poser / posé /
   mettre / mis / abandonner / abandonné / planter / caser + voiture / voitures / véhicule / camionnette / moto /
   scooter / camping-car / auto / bagnole / caravane / utilitaire, place / places / endroit / emplacement /
   emplacements / cases + voiture / voitures / véhicule / véhicules / motos / moto / vélos / vélo / handicapé /
   handicapés / étroites / étroite / étroit / occupées / occupée / prises / libre / libres / réservées / familles /
   minuscules / gratuites / payantes / souterrain / visiteurs, pv / amende / prune / contravention / contredanse /
   papillon / avis + voiture / pare-brise / stationnement / minutes / dépassement / dépassé / reçu / horodateur /
   ticket / retard / euros, barrière / portail / borne / grille + ouvrir / ouvre / ouverte / sortie / ticket / bloquée
   / bloqué / bloqués / coincé / coincés / voiture / fermée / levée / lève / sortir / entrer / panne, rayé / rayée /
   rayure / rayures / éraflure / éraflures / accroché / accrochée / enfoncé / enfoncée / cabossé / cabossée / embouti
   / griffé / griffée / bosse / choc + voiture / portière / aile / pare-chocs / carrosserie / rétroviseur / véhicule /
   peinture / rétro / jante / capot / berline, bloquer / bloque / bloqué / bloquée / coincé / coincée / gêne / gênait
   + voiture / véhicule / camion / sortie / voitures / camionnette, marcher / marche / marché / pied / kilomètre /
   mètres / loin + voiture / garé / garés / garée, payer / payé / paie / paye / euros / tarif / coûte / facturé +
   stationnement / stationner / garer / horodateur / parcmètre / parking, prune, prunes, contredanse, parcmètres,
   horodateurs, places payantes, places gratuites, place gratuite, place payante, parking bondé, parking plein,
   parking complet, parking saturé, parking boueux, garer sa voiture, garer la voiture, garer notre voiture, garer
   mon, garer nos, nous sommes garés, s'étaient garés, se garent, garent, garait, je me gare, où se garer, où me
   garer, où nous garer, parcomètre, voituriers, ticket avalé, vignette, riverains garés, dépanneuses, remorquée,
   remorqué, ma voiture a été enlevée, voie pompiers, sur le trottoir, en warning, feux de détresse, sortie de garage,
   niveau -2, niveau -3, premier sous-sol, deuxième sous-sol, troisième sous-sol, parkings souterrains, parkings
   payants, dépassement de temps, temps dépassé, carte de résident, caméra de plaque, lecture de plaque, plaques
   d'immatriculation, gare routière, stationnement sauvage, stationnement gênant, stationnement interdit, interdit de
   stationner, zone rouge, parking relais, parc relais, parking éloigné, parking extérieur, bornes de recharge, places
   électriques, recharger la voiture, ma voiture dehors, verbaliser, verbalisent, verbalisés, garage + nuit / euros /
   hôtel / hôtes / facturé / payant / complet / fermé / supplément / télécommande, souterrain + euros / heures / plein
   / complet / étroit / voiture / fermé / tarif, lignes / marquage / bandes + sol / effacées / places, rampe + étroite
   / étroit / voiture / raide / aile / frotté / rayé / accès, ticket + tamponner / tamponné / tamponne / validé /
   valider / borne / sortie / barrière / heures, récupérer / sortir / retrouver / rentrer / reprendre / chercher +
   voiture / véhicule / auto / moto / voitures, camionnette / camping-car / caravane / remorque / utilitaire / 4x4 /
   monospace + impossible / hauteur / passe / place / entrer / demi-tour, bloqué / bloqués / bloquée / bloquées /
   coincé / coincés / coincée + voiture / véhicule / barrière / garage / souterrain / gardien / sortie, barrière +
   voiture / ticket / sortie / parking / ouvre / ouverte / badge / lever / levée, attacher / attaché / garer /
   accrocher + vélo / vélos / grille / scooter / trottinette, amende / amendes / pv + euros / stationnement / voiture
   / plaque / payé / minutes, places + visiteurs / clients / immeuble / résidence / prises / occupées / employés /
   personnel / réservées / voitures / insuffisantes / numérotées, place + visiteurs / voiture / garer / libre /
   attribuée / louée, prend deux places, occupe deux places, à cheval sur deux | macadam, gravier, résidents,
   visiteurs, étroites, étroite, serrées, réservées, réservée, conduire, rouler, manœuvre, manœuvrer, marche arrière,
   amende, pv, badge, souterrain, sous-sol, garage, rampe, trottoir, gardien, grille, portail, rayure, rayée, bloqué,
   riverains, handicapé, amendes, verbalisation, caméra, caméras, barre, recharge, rayures, éraflure, allée, klaxon,
   embouteillage, sens unique, devanture, visiteur, abonnés, saturé, télécommande, bip, digicode, riverain, voisin,
   voisins, chaussée, nationale, centre-ville, boue, flaques, éclairé, pancarte, roulotte, barrières, cherché une
   place, tournons, trottoirs, rues, bondé, payant, surveillé, gardé, mètres, tours, borne, bornes, kilomètre,
   boulevard, ruelle, virage, poteau, pilier, piliers, marquage, marquages, gêne, klaxonner, prioritaire, abonnement,
   détresse, aile, frotté, abonné, tarif, résidence, macarons, barriere | voiture, voitures, véhicule, véhicules,
   camionnette, monospace, moto, motos, scooter, vélo, vélos, automobiliste, automobilistes, cyclistes, cycliste,
   trottinettes, berline, citadine, 4x4, suv, autos, bagnole, camion, peugeot, renault, citroën, fourgon,
   fourgonnette, utilitaire, roue, roues, conducteur, conducteurs, mobylette, mercedes, audi, bmw, tesla, dacia,
   duster, range rover, fiat, toyota, carrosserie, essieu, coffre, gare, station`,
  `bus, tramway, tram, métro, navette, arrêt de bus, gare, station de taxis, transports en commun, station de métro,
   arrêt de tram, gare la plus proche, navette aéroport, bus de nuit, navette / navettes + retard / attendu / attendre
   / passée / complète / aéroport / hôtel / gare / heure / chauffeur / jamais / payante, navettes, navette gratuite,
   navette de l'hôtel, minibus, car de transfert, transfert aéroport, dernier bus, dernier métro, arrêts de bus, aucun
   bus, chauffeur de la navette | taxi, vtc, station, arrêt, ticket, correspondance, chauffeur, horaires, trains,
   train, horaire, heure, côte, terminal, aéroport, attente, attendu, transfert, quai, fréquence, vingt`,
  `fauteuil roulant, handicapé, handicapée, PMR, accessibilité, rampe d'accès, poussette, malvoyant, mobilité réduite,
   plan incliné, fauteuils roulants, monte-escalier, toilettes handicapées, de plain-pied, langue des signes,
   malentendant, malvoyante, aveugle, marche / marches / seuil / escalier / trottoir / porte / escaliers + fauteuil /
   handicapé / handicapée / béquilles / poussette / déambulateur / roulant, handicap, handicaps, handicapés,
   handicapées, invalide, invalides, invalidité, accessible aux, accès handicapé, accès handicapés, personne
   handicapée, personnes handicapées, chambre adaptée, douche adaptée, barre d'appui, barres d'appui, boucle
   magnétique, chien guide, chien d'assistance, malvoyants, malentendants, non-voyant, non-voyante, sourde,
   audiodescription, sous-titres, braille, autiste, autisme, carte d'invalidité, sclérose, rampe amovible, rampes,
   poussettes, double poussette | escalier, escaliers, marches, ascenseur, étroit, béquilles, lourde, déambulateur,
   cannes, canne, genou, hanche, jambes, largeur, roues, automatique, seuil, roulant, fauteuil, béquille, adapté,
   adaptée, portée, soulever, trottoir, seuils, large, hauteur, accessible, franchir, sourd`,
  `signalétique, panneau, panneaux, fléchage, fléché, plan d'accès, trouver / cherché / tourné / chercher / trouvé +
   entrée / accueil / sortie / réception / chemin, pancarte, pancartes, pas indiqué, mal indiqué, mal indiquée, mal
   signalé, mal signalée, aucune indication, aucun panneau, labyrinthe, dédale, perdus dans les couloirs, se perd |
   plan, trouver, perdu, indication, indications, entrée, couloir, flèches, chemin, indiqué, indiquée, fléchée,
   couloirs, perdus, sens, porte, bâtiment`,
  // la maison
  `ascenseur, ascenseurs, escalator, escalators, monte-charge, cage d'ascenseur, coincés entre, coincé entre, entre
   deux étages, étages à pied, étage à pied, par les escaliers, par l'escalier, monte-escalier, escalator arrêté,
   grimper, monter les valises, escaliers roulants, liftier, monter / monté / porter / porté / grimper / traîner /
   hisser / descendre + étage / étages / escaliers / escalier / marches / valises / valise / courses / poussette,
   ascenseur / ascenseurs + panne / bloqué / attendre / lent / étroit / minuscule / bruit / service / étage / odeur,
   dernier étage, quatrième étage, cinquième étage, sixième étage, troisième étage, septième étage, huitième étage,
   ascensoriste, escalator en panne, sans ascenseur, cage d'escalier | étage, étages, escalier, escaliers, marches,
   monter, bloqué, valises, valise, bagages, boutons, portes, cabine, coincé, coincés, coincée, rez-de-chaussée,
   descendre, grimpé, poussette, béquilles, fauteuil, roulant, immeuble, septième, sixième, cinquième, quatrième,
   troisième, technicien, palier, étroite, huitième, porté, secousse, secousses, alarme, étroit, minuscule, genoux`,
  `toilettes, wc, sanitaires, urinoir, papier toilette, sèche-mains, table à langer, lavabo, papier wc, cuvette,
   lunette des toilettes, dévidoir, distributeur de savon, chiottes, pissotière, chasse d'eau, vidoir, savon / papier
   / rouleau / rouleaux / essuie-mains / serviettes / distributeur / sèche-mains + vide / mains / manque / manquait /
   manquaient / absent / plus / pas / rupture / rechargé / sécher, laver / lavé / lave / sécher / essuyer / sèche +
   mains, verrou / loquet / porte / serrure / lumière / minuterie + toilettes / cabine / wc / cassé / cabinet, lunette
   / cuvette / abattant / siège + sale / cassée / cassé / souillée / tachée / jaune / arrachée / mouillée / propre /
   urine, queue / file / attente / clé / clef / code / pièce / centimes / euro / faire + toilettes / wc / pipi /
   dames, dames / hommes / messieurs / femmes + toilettes / wc / cabine / condamné / condamnées / fermées, changer /
   change + bébé / couche / couches / langer, chasse / chasses + tirer / tirée / eau / fonctionne / marche / panne /
   cassée, wécés, vécés, w.-c, petit coin, petits coins, cabinet d'aisance, cabinets, latrines, turques, toilettes
   turques, toilettes à la turque, toilettes sèches, urinoirs, pissotières, pipi, pisse, pisser, urine, uriner,
   urines, caca, excréments, selles, étron, étrons, faire pipi, faire ses besoins, mes besoins, besoin pressant, envie
   pressante, se soulager, me soulager, me retenir, vessie, lunette cassée, lunette sale, abattant, papier hygiénique,
   pq, sopalin, essuie-mains, essuie-tout, sèche-main, dame pipi, distributeur de papier, brosse wc, balayette,
   chasses d'eau, couvercle des wc, tampons, serviettes hygiéniques, protections hygiéniques, poubelle hygiénique,
   désodorisant, bloc wc, toilettes publiques, toilettes bouchées, chez les dames, chez les hommes, chez les
   messieurs, côté dames, côté hommes, côté femmes, des dames, des messieurs, verrou / loquet / targette + porte /
   ferme / fermer / tenir / cassé / cassée / manque, ses besoins, leurs besoins, nos besoins, aller aux toilettes,
   accès aux toilettes, minuterie + noir / lumière / secondes, lumière + éteint / secondes / noir, cabines de chantier
   | savon, papier, chasse, odeur, sale, verrou, nettoyées, robinet, rouleau, bouchées, bouché, propreté, nettoyage,
   poubelle, miroir, débordait, essuie, mains, lavabos, robinets, cabine, cabines, loquet, puanteur, puait, pue,
   puent, infect, infecte, infectes, dégoûtant, dégoûtantes, immonde, immondes, crasseux, flaque, flaques, inondé,
   inondées, condamnées, condamné, hygiène, nettoyer, nettoyés, nettoyée, minuterie, rouleaux, centimes, jaune,
   essuyer, mixtes, besoins`,
  `douche, douches, baignoire, eau chaude, pommeau, pression de l'eau, shampoing, bac de douche, rideau de douche,
   salle de bain, salle de bains, sèche-serviettes, peignoir, peignoirs, mitigeur, ballon d'eau chaude, douche /
   douches + froide / tiède / bouchée / pression / fuit / minuscule / cheveux / moisie / moisissures / panne /
   brûlante, eau + tiède / froide / brûlante / glacée / marron / filet, me doucher, se doucher, nous doucher, prendre
   une douche, laver les cheveux, pommeau de douche, flexible, paroi de douche, porte de douche, bonde, siphon,
   chauffe-eau, joints moisis, gel douche, mousseur, serviettes de bain, serviette de bain | froide, tiède, robinet,
   serviettes, moisissure, rideau, évacuation, bouchée, bain, brûlante, fuite, fuyait, filet, carrelage,
   sèche-cheveux, inondée, lavabo, glacée, moisi, moisie, moisissures, joints, débit, débordé, inondait, marron,
   cheveux, pommeaux, miroir, rincer`,
  `climatisation, clim, chauffage, radiateur, radiateurs, thermostat, courant d'air, glacial, canicule, chaudière,
   chauffé, chauffée, clim en panne, climatiseur, surchauffé, surchauffée, transpirait, chambre / salle / bureau /
   pièce / wagon + glaciale / étouffante / surchauffée / froide / gelée / fournaise / étuve / four / frigo / chaude /
   glacée, monter / baisser / régler / allumer / éteindre / couper + chauffage / température / clim / climatisation /
   ventilation / radiateur, ouvrir / ouvre + fenêtre / fenêtres / air, climatiseurs, climatisée, climatisé,
   climatisées, air conditionné, courants d'air, ventilateurs, étouffante, suffocant, suffocante, fournaise, étuve,
   glaciale, frigo, frigorifié, frigorifiés, frigorifiée, gelés de froid, grelotté, grelottait, transpiré, crever de
   chaud, mourir de chaud, mort de froid, morts de froid, mourir de froid, crevait de chaud, chauffage coupé, pas de
   chauffage, chauffage d'appoint, en nage, gardé nos manteaux, gardé mon manteau, gardé nos vestes, sans chauffage,
   non climatisé, non climatisée, air vicié, aérer, aéré, mal aéré, mal ventilé, vmc | chaleur, température,
   ventilateur, fenêtre, fenêtres, degrés, manteau, aération, transpirer, grelotter, couverture, couvertures,
   télécommande, pull, veste, gelé, gelés, humide, respirable, degré, glacé, glacée, fraîcheur, manteaux, vestes,
   plaid, sueur, suer, ventilation, tiède, bouillant, bouillante, moite, hiver, été, soufflait, souffle, respirer,
   froide, chaude, couette, pulls, polaire, sauna, etouffant`,
  `bruit, bruyant, bruyante, vacarme, insonorisation, mal insonorisé, boules quies, tapage, perceuse, boîte de nuit,
   marteau-piqueur, bouchons d'oreille, murs en papier, cloches, aboiements, ronflements, alarme incendie, entendre /
   entend / entendu / entendait + voisins / voisin / tout / rue / conversations / chasse / ronfler / route / télé,
   réveillé / réveillés / dormir / dormi / réveillée / fermer / nuit + bruit / musique / voisins / travaux / camion /
   camions / fête / porte / portes / poubelles / circulation / trains, bruits, bruyants, bruyantes, brouhaha, boucan,
   raffut, tintamarre, tapageurs, assourdissant, assourdissante, mal isolé, mal isolée, mal isolées, isolation
   phonique, insonorisé, insonorisée, insonorisées, pas insonorisé, mur mitoyen, murs fins, cloisons, papier à
   cigarette, papier à cigarettes, bouchons d'oreilles, nuit blanche, pas fermé l'œil, fermer l'œil, pas dormi,
   impossible de dormir, empêché de dormir, s'entendre parler, s'entend pas, décibels, cris d'enfants, camion
   poubelle, camions poubelles, chantier, ronflait, ronfler, aboient, sommeil léger | dormir, musique, cris, voisins,
   murs, fête, travaux, réveillé, insomnie, réveillés, claquer, claquent, circulation, étage, talons, ivres, hurler,
   minuit, plafond, isolation, mince, minces, fins, hurlait, hurlaient, crier, criaient, claquaient, claquait, talon,
   chaises, parquet, grincement, vibrations, ventilation, moteur, camion, camions, trains, bar, discothèque, tv, télé,
   plancher, couloir`,
  `musique, playlist, haut-parleur, haut-parleurs, sono, fond sonore, volume / son / musique + baisser / baissé / fort
   / forte / assourdissant / assourdissante / hurlait / conversation / entendre / parler, musiques, fond musical,
   musique d'ambiance, musique trop forte, chansons, même chanson, mêmes chansons, tube, tubes, techno, dj, orchestre,
   concert, chanteur, chanteuse, guitariste, karaoké, enceinte qui, ambiance sonore, sonorisation | volume, chanson,
   son, basses, entendre, radio, groupe, boucle, oreilles, conversation, parler, entend, décibels, hurler, chanter,
   piano, guitare, baisser, enceintes`,
  `éclairage, lampe, lampes, ampoule, ampoules, mal éclairé, bien éclairé | noir, sombre, lumière, clair, néon,
   interrupteur, voir, nuit, pénombre, obscurité, éblouissant, éblouit, clignote, clignotait, néons, lumineux,
   lumières, lampadaire, grillée, grillées, chevet, interrupteurs, détecteur`,
  `fumée, fumeurs, cigarette, cigarettes, cendrier, vapoter, non-fumeur, tabac, fumer / fume / fumeur / fumeurs /
   fument / cigarette / tabac + terrasse / entrée / chambre / odeur / puait / fenêtre / couloir / balcon, fumer,
   fument, fumeur, fumeuse, clope, clopes, mégot, mégots, vapoteuse, vapoteurs, vapote, cigare, cigares, cannabis,
   chicha, narguilé, non-fumeurs, cendriers, tabagisme, odeur de tabac, odeur de cigarette, tabac froid | odeur,
   terrasse, entrée, fenêtre, tousser, sentait, puait, pue, tousse, asthme, cendres, balcon, couloir, vêtements,
   imprégnés, imprégnée, fume`,
  `cafards, cafard, punaises, punaises de lit, insectes, puces, blatte, blattes, punaise, souriceau, crottes de
   souris, crottes, rongeur, rongeurs, nuisibles, infesté, infestée, infestation, désinsectisation, dératisation,
   guêpes, moucherons, mille-pattes, moustique, asticots, asticot, scolopendre, araignées, moustiquaire, piqué par,
   piqûres de | piqûres, mouches, bestioles, araignée, moustiques, sale, piqûre, boutons, démangeaisons, gratter,
   bestiole, insecte, mouche, grouillait, grouille, rampait, souris, fourmis`,
  `matelas, oreiller, oreillers, couette, draps, literie, couverture, couvertures, sommier, canapé-lit, lits
   superposés, lit d'appoint, lit bébé, alèse, alèses, couettes, lits jumeaux, drap, taie, taies, lit / lits / matelas
   + dur / mou / défoncé / creux / ressorts / inconfortable / grince / grinçait / simple / jumeaux / appoint / taché /
   cassé / petit / affaissé, mal au dos, mal de dos, lit simple, lit double, lit king, grand lit, lit pliant, lit de
   camp, lit parapluie, lit superposé, clic-clac, convertible, banquette-lit, oreillers trop, polochon, traversin,
   surmatelas, sommiers, linge de lit, draps sales, draps tachés, housse de couette, dessus de lit | lit, lits, dormi,
   mou, dur, dos, ressorts, taches, affaissé, grinçait, grince, plumes, taché, cheveux, creux, nuque, cervicales,
   bouloche, rêche, courbatures, défoncé, latte, lattes, synthétique, gratte, sang`,
  `ménage, nettoyage, femme de chambre, femmes de ménage, aspirateur, poussière, poussiéreux, crasse, crasseux,
   changer / changé / changés / changées + draps / serviettes / linge, vider / vidé / vidée / vides + poubelle /
   poubelles, faire / fait / faite / nettoyée / nettoyer + chambre / ménage, pas nettoyé, pas nettoyée, jamais
   nettoyé, mal nettoyé, mal nettoyée, hygiène, saleté, saletés, toile d'araignée, toiles d'araignée, toiles
   d'araignées, poisseux, poisseuse, collante, miettes, agent d'entretien, agents d'entretien, équipe de ménage,
   service de chambre, service d'étage, serpillière, balai, balayé, passé l'aspirateur, ne pas déranger | sale,
   propre, nettoyé, cheveux, tache, taches, collant, poubelle, serviettes, sol, moquette, draps, miette, tachée,
   poubelles, salle de bain, collait, plinthes, essuyé, linge, immonde, sales, dégoûtant, proprete`,
  `piscine, jacuzzi, sauna, hammam, spa, maître-nageur, transats, chlore, bain à remous, piscines, maîtres-nageurs,
   bassin, bassins, toboggan aquatique, bonnet de bain, cours de natation, pataugeoire, serviettes de piscine, chaises
   longues, chaise longue, transat, eau de la piscine, bain bouillonnant, nager / baigner / baignade / nage + eau /
   froide / enfants / lignes / couloirs / monde / fermé / bonnet, transat / transats / chaise / chaises + réservés /
   réservé / serviettes / piscine / pris / matin / serviette, baignade, baigner, baigneurs, se baigner, nous baigner,
   nageurs, nageur, maillot de bain, maillots, plongeoir, toboggans, bébés nageurs, aquagym, balnéo, balnéothérapie,
   thalasso, jacuzzis, bain à bulles, bains à remous, lunettes de piscine, piscine fermée, piscine sale, bassin
   extérieur, bassin enfants, petit bain, grand bain, pédiluve, surveillant de baignade, spa fermé, solarium, bord de
   piscine | nager, eau, serviettes, chaude, massage, enfants, glissant, vestiaire, nage, ligne, lignes, lignes d'eau,
   chauffée, gelée, algues, carrelage, bonnet, douches, maillot, soleil, jets, baignoire, trouble, verte, verdâtre,
   froide, glaciale, bondée, monde, plonger, vagues, sauter, éclaboussé, vestiaires, pansement, pansements, cheveux,
   pressothérapie`,
  `salle de sport, tapis de course, haltères, musculation, rameur, salle de fitness, salles de sport, vélo elliptique,
   kettlebell, barres de musculation, banc de musculation, crossfit, cours de yoga, pilates, zumba, coach sportif,
   tapis de sol, développé couché, machine / machines / appareil / appareils / tapis / vélo + panne / attendre / sale
   / cassé / cassée / rouillé / occupé / sueur / hors, salle de muscu, muscu, musculations, fitness, club de sport,
   abdos, squat, squats, presse à cuisses, barre de traction, body pump, bodypump, spinning, biking, boxe, coachs,
   cours collectifs, cours collectif, cours de gym, gym, poids libres, salle de gym, adhérents | coach, séance,
   vestiaire, abonnement, appareils, séances, tapis, sueur, transpiration, nettoyer, douches, casiers, étirements,
   entraînement, abonné, rouillés, rouillé, câble, câbles, courir, annulés, annulé, serviette, odeur, vestiaires,
   pédale, adhérent, moniteur, monitrice`,
  `cabine d'essayage, cabines d'essayage, cabines, essayage, essayer les, cabine d'essai, porte-manteau, portants,
   trois articles, essayé une robe, attendre / attente / file / queue / fermées / fermée + cabine / cabines / essayage
   / essayer, rideau / miroir + cabine / cabines / fermer / ferme / essayer, essayer un, essayer une, essayer mes,
   essayer le, essayer la, essayages, salon d'essayage, me déshabiller, se déshabiller, retouches | miroir, rideau,
   essayer, vêtements, articles, taille, file, robe, robes, pantalon, jean, cintre, cintres, déshabillé, vendeuse,
   lumière, crochets, banc, essayé, essayée, chemisier, jupe, manteau, fermeture, porte, étroite, minuscule, patère,
   patères, éclairage, vêtement`,
  `aire de jeux, crèche, garderie, chaise haute, menu enfant, baby-sitting, jouets, table à langer, toboggan, coin
   enfants, aires de jeux, mini-club, club enfants, miniclub, piscine à balles, bac à sable, structure d'escalade,
   trampoline, trampolines, château gonflable, balançoire, balançoires, tourniquet, tape-cul, crayons de couleur,
   coloriages, rehausseur, espace enfants, salle de jeux, jeux pour enfants, occuper les enfants, baby-foot,
   puéricultrice, animateur, animatrice, menu enfants, chaises hautes, jouer / jeux / toboggan / balançoire / jouets +
   enfants / enfant / cassé / cassée / cassés / rouillé / sale / fils / fille / fermé / petits, chaise / chaises +
   haute / hautes / bébé, rien + enfants / enfant / petits / ados, terrain de jeu, terrain de jeux, parc de jeux,
   plaine de jeux, jeux gonflables, structure gonflable, jeux d'eau, tyrolienne, cage à écureuil, cage à poules, mur
   d'escalade, cabane, espace jeux, coin jeux, coin jeu, animations enfants, animations pour enfants, animation
   enfants, garderies, haltes-garderies, halte-garderie, baby sitter, nounou, poussettes, lit parapluie, réhausseurs,
   petit pot, chauffe-biberon, biberon, biberons, menus enfants, menu bambin, anniversaire d'enfants, goûter
   d'anniversaire, adapté aux enfants, pas adapté aux enfants, poupée, puzzle, puzzles | enfants, enfant, bébé,
   familles, jouer, coloriage, gamin, gamins, gamine, garçons, bambins, bambin, crayons, surveillé, surveillance,
   ennuyés, grimpent, grimper, escalade, parents, tout-petits, bout de chou, balles, clous, rouillé, rouillée,
   écharde, échardes, corde, cordes, sol, tomber, tombé, pleurer, pleuré, pleurait, nourrisson, poussette, animations,
   animation, coussins, feutres, s'ennuyer, ennuient, couches`,
  `vétérinaire, vétérinaires, véto, vétos, euthanasie, euthanasier, stérilisation, clinique vétérinaire, puce
   électronique | vaccin, vaccins, vacciner, domicile, déplacement, opéré, opérée, piqûre, colique, poulain, soins |
   chien, chiens, chienne, chat, chats, chatte, chaton, lapin, hamster, poney, cheval, tortue, perroquet, labrador,
   caniche, animal, animaux, patte, pattes`,
  `chien, chiens, animaux de compagnie, chiot, gamelle, animal de compagnie, vétérinaires, labrador, caniche,
   épagneul, chatte, chaton, chatons, chats, lapin, lapins, hamster, cochon d'inde, poney, cheval, perroquet, tortue,
   puce électronique, toilettage, toiletteur, toiletteuse, litière, croquettes, chenil, pension canine | animal,
   animaux, laisse, acceptés, aboyer, poils, vaccin, vacciner, visite à domicile, domicile, patte, pattes, griffes,
   muselière, oreilles, déplacement, opéré, colique`,
  `jardin, balcon, patio, parasol, parasols, en terrasse, cour intérieure, tonnelle, chauffages de terrasse, manger /
   mangé / dîner / déjeuner / table / tables / assis + terrasse / dehors / extérieur / soleil / jardin / balcon,
   véranda, pergola, mobilier de jardin, salon de jardin, terrasse fermée, terrasse chauffée, tonnelles, transats du
   jardin, espaces verts, espace vert | soleil, ombre, plantes, dehors, chaises, pelouse, fleurs, fumée, guêpes, vent,
   pluie, plaids, ombragée, extérieur, bancs, plaid, braseros, herbe, herbes, mobilier, pigeons, cendriers, bancales,
   bancale, froid, courant, terrasse`,
  `salle d'attente, borne à tickets, prendre un numéro, distributeur de tickets, numéro d'appel, numéros d'appel, file
   d'attente, files d'attente, ticket d'attente, borne d'accueil, un seul guichet, un seul comptoir, guichets ouverts,
   appelé mon numéro, passe devant, passent devant, resquilleurs, resquille, coupe-file, système de tickets, attendre
   / attendu / attente / queue / file / poireauté / patienter / patienté + guichet / guichets / caisse / caisses /
   comptoir / salle / debout / numéro / ticket / ouverte / ouvert, numéro / numéros + appelé / appelés / écran / sauté
   / ticket / passé / affiché / pris / prendre, seul / seule / une / unique + guichet / caisse / comptoir / hôtesse,
   salles d'attente, queue interminable, file interminable, faire la queue, fait la queue, borne en panne, tickets
   d'appel, ticket numéroté, écran d'appel, guichetier, guichetière, passer devant, me passer devant, file
   prioritaire, caisse prioritaire, poireauté, poireauter, borne d'appel, un seul employé, une seule caisse, une seule
   personne au guichet | chaises, sièges, magazines, bondée, debout, numéro, écran, queue, file, files, guichet,
   guichets, comptoir, comptoirs, prioritaire, priorité, enceinte, âgés, appelé, appelés, assis, caisse, caissier,
   caissière, patienter, patienté, chaise, fauteuils, ticket, tickets, affichage, haut-parleur, sautés, guichetiers,
   assise`,
  `siège, sièges, fauteuil, fauteuils, accoudoir, dossier inclinable, banquette, banquettes, place pour les jambes,
   siège / sièges / fauteuil / fauteuils / banquette / banquettes / chaise / chaises + cassé / cassés / dur / durs /
   défoncé / déchiré / étroit / étroits / taché / tachés / sale / sales / inconfortable / inconfortables / incliner /
   bancale / bancales / usés / usé / bois, genoux / jambes / coudes + siège / dossier / place / fauteuil / espace /
   coincés / écrasés / serrés, accoudoirs, repose-tête, appui-tête, tablette, tablettes, espace pour les jambes, place
   pour mes jambes, espace aux jambes, inclinable, inclinables, strapontins, tabouret, tabourets, tabourets hauts,
   coussin, coussins, ceinture de sécurité, siège du milieu, côté hublot, hublot, côté couloir, mal assis, mal au dos,
   mal aux fesses, visibilité réduite, derrière un poteau, derrière un pilier | étroit, inconfortable, genoux, chaise,
   chaises, strapontin, jambes, fesses, dure, serrés, serré, coincés, mousse, rembourrage, rembourrés, ressort,
   ressorts, bancal, bancale, poteau, pilier, rangs, incliner, assises, velours`,
  `casier, casiers, vestiaire, vestiaires, consigne, bagagerie, local à bagages, dépôt de bagages, consigne à bagages,
   garder nos bagages, garder nos valises, laisser nos bagages, laisser nos valises, laisser les bagages, cadenassé,
   casier / casiers / consigne / vestiaire / vestiaires + cassé / cassés / plein / pleins / clé / code / serrure /
   pièce / forcé / trop / fermé / sale / bloqué, laisser / déposer / garder / stocker / entreposer / ranger + bagages
   / valises / valise / sacs / affaires / manteaux / manteau / sac, dépose bagages, garde bagages, casiers pleins,
   cadenas, consignes automatiques, bagagerie fermée, porte-manteaux, patère, local bagages, vestiaire payant, ticket
   de vestiaire | bagages, sac, sacs, clé, manteau, manteaux, pièce, valise, code, valises, stockage, clef, clefs,
   forcé, combinaison, sacs à dos, affaires, jeton, jetons, crochet, crochets, cintre, cintres, vol, volé, serrure,
   stocker, déposer, ranger, fouillé, objets`,
  `vigile, vigiles, agent de sécurité, vidéosurveillance, pickpocket, cambriolage, cambriolé, sac / sacs / poche /
   poches + fouille / fouiller / fouillé / vigile / contrôle / ouvrir, vigile / vigiles / videur / videurs / agent /
   agents / sécurité + agressif / agressifs / impoli / insulté / insultés / poussé / bousculé / plaqué / suivi /
   accusé / refoulé / refusé / fouille / fouillé / crié / hurlé / entrée / téléphone / absent, videur, videurs,
   portier, portiers, agents de sécurité, service d'ordre, service de sécurité, maître-chien, gorille, gorilles,
   fouille, fouilles, fouillée, palpation, palpé, portique de sécurité, détecteur de métaux, accusé de vol, accusée de
   vol, accusés de vol, soupçonné de vol, traité de voleur, traitée de voleuse, voleuse, suivi dans les rayons, suivie
   dans les rayons, refoulés, refoulé à l'entrée, caméra de surveillance, caméras de surveillance, cambrioleur,
   effraction, agressé, agressée, agressés, racketté, dérobé, dérobée, dérobés, coffre-fort, gilet pare-balles, volé
   dans la chambre, disparu de la chambre, sécurité inexistante, aucune sécurité, oreillette | volé, caméra, caméras,
   gardien, porte, police, agression, suivi, suivie, bousculé, bousculée, poussé, poussée, refoulé, soupçonné, accusé,
   accusée, humilié, humiliée, uniforme, gilet, talkie, alarme, alarmes, menacé, menaçant, voler, volés, volée,
   portefeuille, argent, bijoux, rôdeur, inconnu, badge, agressif, agressifs, coffre, vols`,
  `carte magnétique, clé de la chambre, serrure, serrures, digicode, carte / clé / clef / badge / pass + porte /
   chambre / démagnétisée / réception / marche / fonctionne / serrure / ouvrir / ouvrait / désactivée, carte de la
   chambre, carte de chambre, clef de la chambre, clés de la chambre, cartes magnétiques, badges, carte démagnétisée,
   boîte à clés, boîte à clé, serrure électronique, porte ne ferme pas, porte qui ne ferme, verrou de la chambre |
   clé, clés, carte, porte, code, enfermé, fermée, démagnétisée, badge, clef, clefs, réactiver, réception, rouge,
   vert, ouvre, refaire, démagnétisé, lecteur`,
  // manger
  `petit-déjeuner, petits déjeuners, buffet, croissant, croissants, céréales, viennoiseries, œufs brouillés, petit
   déj, p'tit déj, brunch, brioche, brioches, pain au chocolat, pains au chocolat, pancakes, crêpes du matin, gaufres
   du matin, œufs durs, œufs au plat, œuf, baguette, muesli, granola, porridge, jus d'orange, jus de fruits, buffet du
   matin, salle du petit déjeuner, grille-pain, confitures, tartine, tartines, yaourts, matin + buffet / œufs / café /
   croissants / viennoiseries / pain / jus / tartines, viennoiserie, œufs brouillés froids, p'tit déjeuner, pdj,
   chocolatines, chocolatine, croissants rassis, pain de mie, biscottes, biscotte, nutella, buffet froid, buffet
   chaud, formule petit déjeuner, salle de petit déjeuner, bircher, jus de pomme, salade de fruits, pain sec, café et
   croissant, petit noir | œufs, pain, café, jus, matin, fruits, confiture, yaourt, toast, charcuterie, jambon,
   fromage, miel, lait, thé, bol, bols, réapprovisionne, réassort, rassis, rance, industrielles, décongelées, gruyère,
   tranche, saucisses, bacon, dimanche, debout, matins, tôt, tasse, sucre, melon, banane, compote, levé, déjeuner,
   cuillères, couverts, réassorti, rupture, file, queue, huit, neuf, dix, sept, tartiner, serveuse, sachets,
   pâtisseries, crêpes, gaufres, saumon, tranches, avocat, omelette, beurre`,
  `végétarien, végétarienne, végan, végane, sans gluten, allergie, allergies, allergènes, intolérant, intolérance,
   lactose, halal, végétariens, végétariennes, véganes, arachide, arachides, cacahuète, sésame, sans lactose,
   coeliaque, intolérances, choc anaphylactique, sans viande, régime alimentaire, végans, cœliaques, intolérante,
   allergène, allergique aux, allergique au, allergique à, fruits à coque, fruits de mer allergie, option
   végétarienne, options végétariennes, plat végétarien, plats végétariens, repas végétarien, contamination croisée,
   sans lait, végétal, végétale, flexitarien, épipen, hallal, kasher, régime sans sel, diabétique, choc allergique,
   réaction allergique, tofu, falafels | option, options, noix, gluten, ingrédients, allergique, poulet, porc, bœuf,
   poisson, crustacés, salade, soja, blé, étiquette, amande, amandes, œuf, crème, lardons, jambon, beurre, sauce,
   gonflé, urgences, frites, légumes, légume, casher`,
  `café, expresso, cappuccino, machine à café, barista, cafés, théière, sachet de thé, bouilloire, latte, nespresso,
   dosette, dosettes, café + froid / tiède / imbuvable / amer / brûlé / eau / machine / chaussette / infect / soluble
   / dosette / tasse, thé + froid / tiède / sachet / imbuvable / infusion / tasse, petit noir, cappuccinos, latte
   macchiato, café crème, ristretto, chocolat chaud, infusion, infusions, tisane, tisanes, torréfacteur, percolateur,
   cafetière, café soluble, café lyophilisé, lait végétal, lait d'avoine | lait, tasse, amer, tiède, boisson, machine,
   mousse, gobelet, brûlé, imbuvable, sucre, tasses, chaud, froid, jus de chaussette, soluble, filtre, capsule, eau,
   gobelets, cuillère, serré, lavasse, aqueux, thes`,
  `cocktail, cocktails, carte des vins, bière, bières, vin, barman, minibar, happy hour | bar, boisson, boissons,
   verre, glaçons, bouteille, pinte, bouchonné`,
  `cantine, cafétéria, distributeur automatique, snack | sandwich, sandwichs, repas, plateau, pièces, vide, déjeuner,
   encas`,
  `portion, portions | petite, petites, minuscule, faim, assiette, copieux, copieuse, quantité, moitié`,
  // machines et réseaux
  `wifi, wi-fi, internet, routeur, fibre, débit, connexion internet, haut débit, routeurs, hotspot, borne wifi, code
   wifi, wifi gratuit, point d'accès, éthernet, megabits, mise en mémoire, visioconférence, visio, page de connexion,
   débit descendant, téléchargement, streaming, sans fil, données mobiles, partage de connexion, netflix, connexion /
   réseau / signal / internet / débit / fibre + coupe / coupé / coupée / coupures / coupure / lent / lente / faible /
   instable / nulle / ramait / rame / perd / perdue / chambre / hall / saute / sautait / inexistante / inexistant /
   capricieuse / médiocre / interrompue / catastrophique, charger / télécharger / envoyer / consulter / visionner /
   recevoir + page / pages / mail / mails / vidéo / vidéos / youtube / netflix, connecter / connecté / connectée /
   reconnecter / identifier / réidentifier / déconnecte / déconnecté / déconnectés + chambre / internet / téléphone /
   ordinateur / ordi / tablette / appareil / appareils / réseau / mot / code / minutes / fois, travailler /
   télétravail / télétravailler / bosser / travail + connexion / ordinateur / ordi / débit / distance / internet /
   réseau / ligne, visio / réunion / réunions / appel / appels / skype / teams / zoom + coupe / coupé / coupée /
   coupait / figé / figée / figeait / plantait / planté / ligne / saccadé / saccadée / gelée / hall / lobby, utiliser
   / utilisé / consommé / cramé / bouffé / vidé / épuisé / partager + 4g / 5g / données / forfait / data / gigas /
   connexion, wi-fi gratuit, wi-fi payant, le wifi, réseau wifi, signal wifi, connexion wifi, modem, modems, répéteur,
   répéteurs, prise rj45, rj45, câble réseau, 4g du téléphone, ma 4g, en 4g, la 4g, la 5g, 3g, mon forfait, hors
   forfait, hotspots, clé 4g, bas débit, très bas débit, megabit, kilobits, mégaoctets, gigaoctets, ping, latence,
   lag, lague, laguait, portail captif, page d'accueil wifi, identifiants wifi, mot de passe wifi, code d'accès, accès
   internet, sans internet, pas de réseau, aucun réseau, pas de connexion, aucune connexion, internet ne, débit
   ridicule, débits ridicules, mail de travail, lire mes mails, mes mails, consulter mes mails, consulter ses mails,
   en ligne impossible, surfer, youtube, téléchargements, rame à mort, la box, freebox, livebox, par appareil, deux
   appareils, un seul appareil, ça rame, ça ramait, ça lag, ramer, ramait, page / pages + ouvrir / minute / minutes /
   charger / charge / chargent / affiche / affichent, signal + chambre / étage / hall / rez-de-chaussée / faible /
   perdu / couloir / arrivait, portail + connecter / numéro / mail / date / code / bloqué / page, appareil / appareils
   + connecter / réidentifier / identifier / limité / limités / deux / trois / seul / autorisés / chambre, code / mot
   / identifiant / identifiants + réseau / internet / connecter / wifi / passe, télécharger / télécharge / charger +
   document / carte / film / fichier / fichiers / série / minutes / heures / moyen / impossible / vidéo, vidéos /
   vidéo / film / films / série / séries + saccadée / saccadé / coupait / bloquait / figée / charger / chargeait /
   tampon / streaming | connexion, connecter, mot de passe, signal, lent, déconnecté, coupe, réseau, identifiant,
   coupures, mégas, méga, reconnecter, ordinateur, ordi, télécharger, rame, lente, hall, barres, capte, capter,
   débits, télétravail, coupure, navigateur, tablette, données, ligne, déconnectait, déconnexion, déconnexions,
   coupait, coupaient, saute, lenteur, lenteurs, instable, faible, capricieux, identifiants, mdp, passe, surf, figé,
   figée, ordis, forfait, mobile, gigas, réunion, escargot, minitel, visios, payant, connecté, portail, figer, zoom`,
  `réseau mobile, couverture réseau, itinérance, carte sim, 4g, 5g, zone blanche, sim, pas de réseau, aucun réseau,
   réseau téléphonique, capte pas, ne capte pas, on ne capte, ne capte rien, pas de signal, zone morte, barres de
   réseau, eSIM, e-sim, hors couverture | signal, réseau, mobile, barres, appels, coupés, données, étranger, numéro,
   capte, capter, opérateur, antenne, antennes, sms, coupures`,
  `télévision, télécommande, netflix, capter + chaîne / chaînes, téléviseur, téléviseurs, tv, tnt, écran plat, télé
   minuscule, télécommandes, chaînes françaises, chaînes étrangères, chromecast, décodeur, poste de télé | écran,
   programme, casque, piles, match, foot, grésille, neige, allumer, canaux, informations, sous-titres, tele`,
  `prise électrique, prises électriques, prise usb, chargeur, chargeurs, borne de recharge, bornes de recharge,
   brancher / recharger / charger + téléphone / prise / prises / ordinateur / lit / portable / câble, multiprise,
   prises usb, port usb, rallonge, prises murales, coupure de courant, coupures de courant, panne de courant, aucune
   prise | recharger, charge, batterie, câble, électrique, brancher, usb, lit, chevet, branché, ordinateur, portable`,
  `essence, gazole, station-service, carburant, pompe à essence, station de lavage | plein, réservoir, litre, pompe,
   pistolet, station, rouleaux, gasoil`,
  `distributeur de billets, distributeur automatique de billets, dab, guichet automatique | espèces, carte, avalée,
   retrait, retirer, billets, machine, argent, panne`,
  `terminal de paiement, tpe, sans contact, lecteur de carte, espèces uniquement, carte bleue, carte bancaire refusée,
   cb refusée, payer par carte, paiement par carte, paiement sans contact, amex, american express, minimum carte, ne
   prend pas la carte, pas la carte, pas les cartes, apple pay, lecteur de cartes, chèques refusés, pas de cb, ticket
   restaurant, titres restaurant, tickets restaurant, payer / payé / réglé / régler / accepter / accepte / acceptent /
   prennent / prend / refuse / refusent / refusé + carte / cb / espèces / liquide / chèque / chèques / cartes / titres
   / tickets / sans, carte / cb + refusée / passe / passait / machine / minimum / appareil / lecteur / terminal /
   euros / panne, en liquide, payer en espèces, paiement en espèces, lecteur cb, machine à carte, machine à carte
   bleue, appareil à carte, appareil cb, moyen de paiement, moyens de paiement, google pay, minimum de dix euros,
   minimum de 10 euros, à partir de 10 euros, chèques vacances, chèque vacances, ancv, tickets resto, ticket resto,
   carte ticket restaurant, swile, terminal en panne, tpe en panne | espèces, payer, paiement, terminal, refusée,
   monnaie, cb, visa, débit, crédit, lecteur, billet, billets, chèque, chèques, liquide, règlement, régler, débitée,
   débité, transaction, connexion, distributeur, faire l'appoint, appoint, tickets, titres, resto`,
  `caisse automatique, caisses automatiques, libre-service, scannette, self-scan | scanner, caisse, caisses, machine,
   poids, article, code-barres, balance`,
  `chariot, chariots, caddie, caddies, panier, paniers | pièce, jeton, roue, roues, pousser, sale`,
  `rayon, rayons, étagère, étiquette, étiquettes, étiquetage, rupture + stock / rayon, rayons / étagères / linéaires +
   vides / vide, rupture de stock, en rupture, ruptures, réassort, linéaire, linéaires, tête de gondole, prix affiché,
   prix affichés, prix en rayon, étiquette de prix, erreur d'étiquetage, sans prix, pas d'étiquette | stock, vide,
   vides, allée, prix, périmé, date, trouver, affiché, affichés, produits, produit, scanné, manque, manquent, dates,
   dlc, promo`,
  // promesses et papiers
  `carte de fidélité, points de fidélité, programme de fidélité, cagnotte, mes points, points fidélité, programme
   fidélité, carte fidélité, statut gold, compte fidélité, club privilège, chèque fidélité, chèques fidélité, points /
   cagnotte / miles / tampons + expirés / perdus / crédités / crédité / disparu / disparus / compte / carte / fidélité
   / utiliser / valables / solde / supprimés / supprimé / effacés, programme de fidélisation, fidélisation, client
   fidèle, clients fidèles, avantages fidélité, carte de membre, carte club, carte du magasin, programme de points,
   points perdus, points expirés, points non crédités, points de fidélités, statut platinum, statut argent, tarif
   membre, prix membre, prix membres, prix adhérent, prix adhérents, remise fidélité, offre fidélité, cumul des
   points, nuit gratuite, café offert, dixième café, chéquier fidélité, cagnotter, cagnottage | récompense, expirés,
   utiliser, solde, tampons, cumulés, cumuler, crédités, gagnés, surclassement, dixième, anniversaire, platine, bonus,
   fidélisé, crédité, cumul, supprimés, supprimé, effacés, disparu, surclassé, tampon, offert, adhérent, miles,
   fidelite`,
  `bon d'achat, bons d'achat, code promo, coupon, coupons, carte cadeau, chèque cadeau, bon de réduction, code de
   réduction, code avantage, bon cadeau, bons cadeaux, cartes cadeaux, chèques cadeaux, code réduction, code
   promotionnel, smartbox, wonderbox, coffret cadeau, coffrets cadeaux, code / coupon / coupons / chèque / chèques /
   bon-cadeau + expiré / expirée / refusé / refusée / valable / valide / utiliser / utilisable / périmé / cadeau /
   réduction / rejeté / invalide / inutilisable / caisse / solde, codes promo, codes promos, bons de réduction, carte
   cadeaux, e-carte, bon d'achats, bon de dix euros, code invalide, code refusé, code non valide, coffret smartbox,
   coffret wonderbox, remise de bienvenue, réduction de bienvenue, offre de bienvenue, moins dix pour cent, groupon |
   code, remise, promotion, expiré, valable, solde, cadeau, réduction, validité, expirée, périmé, activée, utilisable,
   appliqué, accepté, noël, anniversaire, caisse, panier, montant, invalide, valide, refusé, refusée, rejeté,
   inutilisable, pourcent, euros, site, offert, réductions, promo, promotions, coffret, bénéficiaire, activer`,
  `newsletter, désabonner, désinscrire, démarchage, pourriels, publicités, courriers indésirables, appels
   publicitaires, appels commerciaux, mails publicitaires, sms publicitaires, désinscription, désabonnement, lien de
   désinscription, publipostage, prospectus, bloctel, harcèlement téléphonique, spams, démarcheurs, démarcheur, liste
   de diffusion, lettre d'information, désabonner / désinscrire / désabonné / désinscrit / stop / arrêter / retirer /
   bloquer + mails / mail / sms / liste / newsletter / appels / pub / pubs / courriels / lien / messages, mails / sms
   / appels / courriels / messages / pub / pubs + jour / jours / semaine / harcèlement / publicitaires / bombardé /
   inondé / sans / démarchage / incessants / commerciaux / indésirables / promotionnels, newsletters, me désabonner,
   se désabonner, me désinscrire, désabonné, désinscrit, pubs, pub par sms, pub par mail, harcelé de, harcelée de,
   harcelés, harcèlement commercial, harcèlement par, sms commerciaux, sms promotionnels, démarchages, démarchage
   téléphonique, démarchée, démarché, indésirables, courrier indésirable, boîte mail, stop sms, vendu mon numéro,
   revendu mon numéro, vendu mes coordonnées, revendu mes coordonnées, mails promotionnels | mails, mail, courriels,
   appels, sms, quotidiens, liste, boîte, consentement, publicitaires, publicitaire, commerciaux, promotions,
   notifications, inondé, inondée, bombardé, retirer, supprimer, coordonnées, harcelé, harcelée, harcèlement,
   harcèlent, publicité, téléphone, numéro, bloquer, bloqué, semaine, stop, indésirable, abonné`,
  `données personnelles, rgpd, confidentialité, vie privée, fuite de données, données / coordonnées / numéro / adresse
   / mail / dossier / photos / photo / informations / passeport + vendu / vendues / partagé / partagées / fuite /
   piraté / piratées / consentement / inconnu / inconnus / transmis / transmises / volées / publiées / publiée /
   supprimer / supprimé / tiers / divulgué / divulguées, confidentielles, confidentielle, confidentiels, cnil, données
   bancaires, données de santé, données privées, secret médical, secret professionnel, mes données, nos données, droit
   à l'oubli, droit d'accès, suppression de mon compte, supprimer mon compte, supprimer mes données, sans mon
   consentement, sans notre accord filmé, filmé à notre insu, à mon insu, hameçonnage, phishing, usurpation
   d'identité, hacké, hackée, piratage, à voix haute, dossier d'un autre, mail d'un autre client, adresse d'un autre
   client | données, consentement, coordonnées, confidentiel, vendues, cookies, informations, piraté, privé, privée,
   privées, mail, tiers, inconnus, filmé, divulgué, partagé, volées, publié, supprimer, oreilles, pirates`,
  `contrat, contrats, petits caractères, conditions générales, préavis, reconduction, rétractation, contrat /
   abonnement / engagement + résilier / résiliation / reconduit / renouvelé / tacite / mois / an / clause / bloqué /
   engagé / prélevé, tacite reconduction, reconduction tacite, frais de résiliation, résiliation, résilié, lettre
   recommandée, recommandé avec accusé, clause abusive, clauses abusives, durée d'engagement, engagé pour, engagée
   pour, engagés pour, délai de rétractation, droit de rétractation, sans engagement, signature électronique,
   contractuel, contractuelle | clause, renouvelé, résilier, engagement, avocat, clauses, recommandé, tacite, prélevé,
   prélèvement, annuel, signature`,
  `paperasse, formulaire, formulaires, photocopie, photocopies, justificatif, justificatifs, formulaire / dossier /
   papiers / documents / justificatif / justificatifs / attestation / pièce + remplir / rempli / perdu / perdus /
   incomplet / manquant / refusé / refusés / renvoyer / envoyer / envoyé / demander / redemandé / photocopie / signer
   / imprimer / imprimé / identité, cerfa, rib, paperasses, paperasserie, bureaucratie, bureaucratique, dossier
   incomplet, dossier perdu, dossier refusé, pièces justificatives, pièce justificative, justificatif de domicile,
   pièce d'identité, carte d'identité, copie certifiée, avis d'imposition, bulletins de salaire, fiches de paie, fiche
   de paie, trois exemplaires, en double exemplaire, acte de naissance, attestations, démarches administratives,
   démarche administrative, administratif, lourdeur administrative, tamponner, tamponné, déclaration sur l'honneur,
   fax, scanner les documents | papiers, signature, tampon, copies, remplir, attestation, imprimer, imprimé, signer,
   signé, scanner, scanné, perdu, perdus, incomplet, courrier, envoyer, manquait, manquant, cases, identité, original,
   originaux, renvoyer, démarches, exemplaires, mairie, préfecture, dossiers`,
  `traduction, traduit, barrière de la langue, parler / parle / parlent / parlait / comprend / comprenait + anglais /
   langue / mot / espagnol / allemand / italien / arabe / portugais, traduit / traduite / traduits / traduire /
   traduction + menu / carte / site / appli / notice / français / anglais / documents / panneau / mal / automatique,
   traductions, traducteur, traducteurs, mal traduit, mal traduite, mal traduits, google traduction, google traduire,
   langue étrangère, langues étrangères, uniquement en anglais, seulement en anglais, que l'anglais, tout en anglais,
   en anglais, en chinois, en allemand, en espagnol, en italien, par gestes, par signes, charabia, bilingue,
   bilingues, polyglotte, accent incompréhensible, personne ne parlait, personne ne parle, non francophone,
   francophone, francophones, anglophone | langue, français, anglais, parler, accent, étranger, gestes, langues, mots,
   mot, lettre, écrit, affiché, menus, étrangers, touriste, touristes, allemand, espagnol, italien, chinois,
   dictionnaire, traduire, communiquer, carte, baragouine`,
  `caution, cautions, dépôt de garantie, préautorisation, caution / garantie / dépôt + rendue / rendu / restituée /
   restitution / retenue / encaissée / débitée / bloquée / récupérer / récupéré / semaines / gardée / conservée /
   rembourser / prélevée, ma caution, notre caution, la caution, chèque de caution, caution encaissée, caution non
   rendue, empreinte bancaire, empreinte de carte, pré-autorisation, dépôt de caution, état des lieux | rendue,
   retenue, gardé, bloquée, dégâts, semaines, restituée, récupérer, récupéré, restitution, restituer, encaissée,
   encaissé, rayure, retenus, prélevé, débloquée, prélevée, propriétaire`,
  `pourboire, pourboires | ajouté, pourcent, obligatoire, addition, serveur`,
  `taxe, taxes, tva, taxe de séjour, douane, frais de douane | frais, supplément, reçu, payer`,
  // soins
  `pharmacie, ordonnance, ordonnances, médicament, médicaments, comprimés, pharmacien, pharmacienne, posologie,
   pharmacies, pharmaciens, préparateur, préparatrice, antibiotiques, antibiotique, insuline, inhalateur, collyre,
   sirop, paracétamol, doliprane, ibuprofène, gélules, pommade, génériques, générique, tiers payant, carte vitale,
   officine, parapharmacie, ordonnance / médicament / médicaments / traitement / comprimés / boîte / sirop + rupture /
   erreur / trompé / trompée / stock / manque / manquait / commander / commandé / mauvais / dosage / dose / prêt /
   renouveler / refusé / périmé, pharmacie de garde, de garde, vaccination, antalgique, antalgiques, antihistaminique,
   pilule, pilule du lendemain, dosage, thermomètre, seringue, seringues, gouttes pour, homéopathie, crème solaire,
   test antigénique, médoc, médocs, rayon para, renouvellement d'ordonnance, renouveler mon ordonnance | dose, erreur,
   renouvellement, rupture, allergique, comptoir, comptoirs, gouttes, fièvre, délivré, délivrer, boîtes, médecin,
   prête, secondaires, queue, vaccin, mutuelle, cachets, allergie`,
  `prise de sang, radio, radiographie, résultats d'analyse, échographie, irm, laboratoire, biopsie, sang / prélèvement
   / veine / aiguille + résultats / bras / piqûre / prise / raté / bleu / infirmière / essayé, prises de sang,
   prélèvement, prélèvements, analyses de sang, analyse de sang, analyses médicales, bilan sanguin, test pcr, test
   urinaire, mammographie, scanner médical, radiologue, radiologie, hématome, laborantin, laborantine, à jeun |
   résultats, échantillon, aiguille, scanner, labo, perdus, bleu, bras, veine, veines, jeun, piqûre, résultat,
   attente, analyse, analyses, piqué`,
  `dentiste, dentistes, dentaire, plombage, dévitalisation, dent, dents, appareil dentaire, dent / dents / couronne /
   gencive / implant / bridge / plombage / prothèse + mal / douleur / cassé / cassée / tombé / tombée / arraché /
   arrachée / fissurée / infection / anesthésie / sensible / devis, prothèse dentaire, orthodontiste, orthodontie,
   bagues dentaires, détartrage, dents de sagesse, dent de sagesse, extraction dentaire, abcès, bridge, facettes,
   inlay, molaire, chirurgien-dentiste, cabinet dentaire, dentier, gouttière dentaire | anesthésie, roulette, douleur,
   gencive, mâchoire, fraise, piqûre, gencives, infection, arraché, arrachée, extraction, sensible, bouche, sourire,
   couronne, implants`,
  `lunettes, opticien, monture, montures, examen de la vue | yeux, vue, correction, floue, essayer, verres`,
  `heures de visite, visiteurs, sonnette, service d'hospitalisation | infirmière, nuit, patient, patients, visite,
   famille, lit, sonner`,
  `devoirs, programme scolaire, examen, examens, manuel scolaire, amphi, professeur, professeurs, formateur | classe,
   cours, leçon, élève, élèves, étudiant, notes, diapos`,
  `mariage, enterrement, banquet, salle de conférence, salle de réunion, vidéoprojecteur, séminaire | invités,
   événement, fête, salle, écran, réception, organisateur`,
  // choses et alentours
  `emballage, emballages, papier bulle, polystyrène, papier cadeau, suremballage, paquet cadeau, paquets cadeaux,
   emballage cadeau, papier de soie, rubans, carte de vœux, carte d'anniversaire, petit mot, mot manuscrit, message
   personnalisé, message cadeau, ticket cadeau, option cadeau, sac kraft, papier kraft, sac cadeau, pochette cadeau,
   bolduc, emballer le cadeau, emballé le cadeau, stand des paquets, chips de calage, film plastique, cellophane,
   enveloppe à bulles, carton / cartons / boîte / colis / emballage / paquet + écrasé / écrasée / déchiré / déchirée /
   ouvert / ouverte / abîmé / abîmée / cabossé / énorme / trempé / mouillé / éventré / vide / protection / scotch /
   plastique / surdimensionné, emballé / emballée / emballés / emballer + cadeau / mal / papier / plastique / journal
   / ruban / noël / anniversaire, déballer, déballage, déballé, mal emballé, mal emballée, mal emballés, bien emballé
   pas, suremballé, sur-emballage, calage, aucune protection, sans protection, mal protégé, mal protégée, blister,
   blisters, sous vide, opercule, ficelle, scotch, adhésif, ouverture facile, impossible à ouvrir, ciseaux, emballages
   cadeaux, enveloppe cadeau, sac en papier | boîte, plastique, emballé, déchets, écrasé, papier, noël, anniversaire,
   mariage, surprise, étiquette, vœux, déchiré, travers, froissé, sticker, autocollant, nièce, neveu, grand-mère,
   maman, paquet, paquets, emballa, imprimé, bulle, bulles, cartons, protégé, cassé, brisé, éventré, trempé, fragile,
   scellé, descellé, coulé, fuite, renversé, mousse, enveloppe, plastiques, taché, chiffonné`,
  `recyclage, recycler, déchets, gaspillage, usage unique, empreinte carbone, écologie, plastique / emballage /
   emballages + partout / jetable / jetables / individuel / individuels / inutile / inutiles / gobelets / couverts /
   bouteilles / unique / excès, nourriture / pain / restes / invendus + jeté / jetés / poubelle / gaspillage /
   gaspillés, recyclable, recyclables, recyclé, recyclés, tri sélectif, trier, bac de tri, bacs de tri, poubelle de
   tri, poubelles de tri, écolo, écologique, écologiques, écoresponsable, éco-responsable, écologiste, développement
   durable, bilan carbone, carbone, co2, greenwashing, éco-blanchiment, jetable, jetables, vaisselle jetable, couverts
   jetables, gobelets jetables, zéro déchet, gaspille, gaspillent, gaspiller, anti-gaspi, invendus, polluer, pollue,
   pollution, polluant, compost, compostable, biodégradable, biodégradables, éco-cup, ecocup, consigne verre, circuit
   court, circuits courts, producteurs locaux, climatisation portes ouvertes, chauffage de terrasse, lumières allumées
   toute la nuit, impression inutile, pailles en plastique, sacs plastique, sac plastique | plastique, vert,
   poubelles, gobelets, jeter, jeté, planète, papier, tri, couverts, bouteilles, pailles, vrac, réutilisable,
   réutilisables, jettent, poubelle, individuels, local, locaux, bio, allumées, tickets, imprimer, imprimé, eau,
   énergie, sachets, vaisselle, carton, environnement`,
  `notice, mode d'emploi, notice de montage, guide d'utilisation, notice / instructions / plan / schéma +
   incompréhensible / manquante / absente / chinois / anglais / traduite / montage / claire / illisible / fausse, vis
   / trous / pièces / chevilles + manque / manquaient / manquantes / montage / alignés / perceuse / serrer, notices,
   manuel d'utilisation, guide de démarrage, instructions de montage, instructions, meuble à monter, en kit, tutoriel,
   vidéo de montage, clé allen | monter, montage, vis, étapes, schéma, langue, incompréhensible, illisible, anglais,
   chinois, trous, pièces, manquante, vidéo, claire, manuel`,
  `pièce détachée, pièces détachées, pièce de rechange, pièces de rechange, accessoires, accessoire, adaptateur |
   pièce, pièces, commander, disponible, modèle, vis`,
  `pneu, pneus, freins, boîte de vitesses, vidange, contrôle technique, voiture de prêt, véhicule de remplacement,
   voiture de courtoisie, garage / garagiste / mécanicien / atelier + vidange / freins / bruit / moteur / révision /
   réparation / embrayage / devis / facture / huile / courroie, garagiste, garagistes, plaquettes, plaquettes de
   frein, disques de frein, embrayage, courroie, courroie de distribution, échappement, pot d'échappement,
   alternateur, injecteurs, parallélisme, géométrie, équilibrage, voyant moteur, voyant allumé, crevaison, crevé,
   pneus neige, pneus hiver, jante alu, carrosserie, carrossier, filtre à huile, filtre à air, bougies, amortisseurs,
   liquide de frein, pare-brise changé, peinture carrosserie, contre-visite, batterie de la voiture | roue, huile,
   voiture, mécanicien, atelier, filtre, fuite, fuit, vibre, vibrations, voyant, panne, devis, réparation, réparé,
   kilométrage, roues, écrou, écrous`,
  `objets trouvés, objet trouvé, oublié mon, oublié ma, oublié mes, objet perdu, objets perdus, objet oublié, affaires
   oubliées, renvoyer mon, renvoyé mes, oublié / oubliée / perdu / perdue / laissé / laissée / égaré / oubliés +
   téléphone / veste / lunettes / chargeur / parapluie / écharpe / portefeuille / doudou / bague / montre / chambre /
   train / vestiaire / sac / manteau / clés / bonnet / ordinateur / casque / taxi / peluche, retrouver / retrouvé /
   renvoyer / renvoyé / rendre / rendu / rapporté / chercher + objet / oublié / perdu / doudou / portefeuille /
   téléphone / affaires / peluche / montre / égaré, service des objets trouvés, bureau des objets trouvés, égaré,
   égarée, égarés, oublié dans la chambre, oubliée dans la chambre, laissé dans la chambre, perdu dans le train,
   oublié dans le train, formulaire d'objet perdu, renvoi de mon | perdu, oublié, oubliée, retrouvé, parapluie, veste,
   lunettes, téléphone, écharpe, doudou, bague, boucles, clés, chargeur, portefeuille, bonnet, gants, tiroir,
   renvoyer, retrouver, affaires, montre, collier, bracelet, ordinateur, tablette, casque, peluche, passeport,
   papiers, manteau, chargeurs, appelé, cherché, trouvé, renvoyé, poste, port, femme de ménage, jamais, envoi`,
  `uniforme, uniformes, tenue vestimentaire, code vestimentaire, tablier, tabliers, tenue de travail, tenue négligée,
   badge nominatif, polo taché, chemise tachée, débraillé, débraillée, habillés, mal habillé, mal habillés, mal
   habillée, tenue correcte, tenue correcte exigée, tenue exigée, sans badge, pas de badge, badge avec le nom,
   vêtements sales, chemise sale, mains sales, mal rasé, mal coiffé, tongs, en short, bermuda refusé, blouse, blouses,
   dress code, tenues, look négligé | vêtements, cravate, habillé, chemise, chaussures, baskets, tenue, tatouages,
   jean, pantalon, casquette, badge, costume, taché, négligé, short, shorts, sandales, jogging, refusé, refusés,
   entrée, gants, charlotte, cheveux, ongles, sale, tachée, sales, habit, élégante, mal`,
  `personnes âgées, seniors, retraités, retraité, vieux / vieille / vieilles / âgé / âgée / âgés / âgées + personne /
   personnes / dame / monsieur / parents / mère / père / couple / gens, maison de retraite, ehpad, aide à domicile,
   aide-soignante, aides-soignantes, auxiliaire de vie, sénior, troisième âge, déambulateur, mamie, papi, papy,
   alzheimer, perte d'autonomie, dépendant, dépendante, malentendante, tarif senior, carte senior | âgée, grand-mère,
   grand-père, tante, quatre-vingts, debout, canne, internet, appli, patience, assis`,
  `plage, vue mer, bord de mer, panorama | vue, sable, mer, fenêtre, montagne, lac, balcon`,
  `excursion, excursions, visite guidée, audioguide, visite / guide / tour / excursion / exposition / musée + annulée
   / annulé / retard / trop / rapide / anglais / ennuyeux / ennuyeuse / groupe / entendre / entend / bondée / courte /
   bâclée, visites guidées, guides, guide touristique, audioguides, audio-guide, audio-guides, croisière,
   bateau-mouche, balade en bateau, sortie en mer, randonnée guidée, circuits, autocar, voyage organisé, voyagiste,
   tour-opérateur, accompagnateur, expo, exposition, expositions, monuments, cathédrale, bus touristique, petit train
   touristique | guide, groupe, car, billet, billets, casque, visite, château, bâclée, bâclé, commentaires,
   commentaire, micro, monument, ruines, arrêts, boutiques, touristes, rendez-vous, point, bateau, pressé, horaire,
   attente, musee`,
  `odeur / odeurs / sent / sentait / puait / pue / relents / puanteur / sentaient + humidité / moisi / renfermé /
   égout / égouts / urine / transpiration / friture / poisson / tabac / cigarette / canalisations / canalisation /
   chambre / couloir / moquette / désagréable / nauséabonde / javel / peinture / pieds / chien / vomi / ail / graisse
   / hall / cuisine / poubelle / poubelles / insupportable / horrible / forte / mauvaise / épouvantable / pourri /
   chimique / parfum, odeur, odeurs, mauvaise odeur, mauvaises odeurs, odeur de, puait, puent, puaient, puant, puante,
   puanteur, empeste, empestait, empestaient, nauséabond, nauséabonde, nauséabondes, malodorant, malodorante, relent,
   relents, sent mauvais, sentait mauvais, sent le, sentait le, sentait la, sent la, pestilentielle, pestilentiel,
   fétide, infecte odeur, désodorisant, désodorisants, remugle, remontées d'égout, remontée d'égout, haut-le-cœur |
   nez, égout, égouts, moisi, renfermé, humidité, urine, transpiration, friture, poisson, javel, peinture, pourri,
   vomi, nausée, nausées, aérer, aération, fenêtre, canalisations, canalisation, moquette, poubelle, écœurant`,
  `ouvre / ouvrir / ouvert / ouverte / ouverts / ouvrait / ouverture / ferme / fermé / fermée / fermés / fermer /
   fermait / fermeture / fermaient + heure / heures / dimanche / dimanches / lundi / lundis / samedi / midi / férié /
   fériés / soir / avance / tôt / minutes / pause / google / site / affiché / affichés / horaire / horaires / vacances
   / matin / retard / porte / rideau / 18h / 19h / 17h / 12h / annoncé, horaires d'ouverture, heures d'ouverture,
   heure d'ouverture, horaire d'ouverture, horaires de fermeture, heure de fermeture, heure de la fermeture, avant la
   fermeture, jour de fermeture, jours d'ouverture, fermeture exceptionnelle, jour férié, jours fériés, porte close,
   trouvé porte close, rideau baissé, rideau de fer, baisse le rideau, horaires affichés, horaires faux, horaires
   erronés, horaires google, pas à jour, fermé le, fermé à, fermée le, fermés le, ouvre à, pause déjeuner, pause de
   midi, entre midi et deux, dernière entrée, dernière admission, dernier service, cuisine fermée, plage horaire |
   horaires, horaire, ouverture, fermeture, ouvert, fermé, fermée, fermés, ouvre, porte, dimanche, lundi, samedi,
   google, pancarte, affiche, midi, vacances, avance, tôt, déplacement, rideau`,
  `rdv / créneau / créneaux / réservation / réservations + annulé / annulée / annuler / reporté / retard / mois /
   semaines / disponible / disponibles / décalé / téléphone / ligne / oublié / perdue / perdu / enregistrée / confirmé
   / confirmation / attendre / attendu / heure / impossible / prendre / pris / obtenir / obtenu / confirmée / honorée
   / trace, réserver / réservé / réservée + table / créneau / ligne / téléphone / semaines, rdv, rdvs, prise de
   rendez-vous, prendre rendez-vous, pris rendez-vous, pris rdv, créneau, créneaux, créneau horaire, surbooking,
   surréservation, surréservé, pas de trace de notre réservation, aucune trace de notre réservation, aucune trace de
   ma réservation, notre réservation, ma réservation, table réservée, réservation perdue, réservation annulée, liste
   d'attente, sans rendez-vous, doctolib, planity, désistement, déprogrammé, déprogrammée, reporté trois fois, reporté
   deux fois, reprogrammer, premier créneau | réservation, réservations, agenda, planning, calendrier, confirmation,
   confirmé, mois, semaines, annulé, annulée, reporté, décalé, disponible, disponibilité, disponibilités, délai,
   secrétaire, secrétariat, avancé, oublié, rendez vous`,
  `abonnement / abonnements / adhésion / forfait / essai / formule + résilier / résiliation / résilié / arrêter /
   annuler / prélevé / prélevée / prélèvement / renouvelé / reconduit / mois / gratuit / stopper / suspendre /
   engagement / continue, résilier / résilié / désabonner / résiliation / annuler / annulation + impossible / bouton /
   lettre / recommandé / courrier / ligne / site / compte / mois / préavis / téléphone / galère, abonnement,
   abonnements, abonné malgré, réabonnement, résiliation, résiliations, résilier mon, résilier un, essai gratuit,
   période d'essai, mois gratuit, mois offert, prélèvement automatique, prélèvements, prélèvement, continue de
   prélever, continue d'être prélevé, toujours prélevé, toujours prélevée, prélevé tous les mois, prélevée tous les
   mois, mensualité, mensualités, cotisation, tacite reconduction, reconduction, sans engagement, annuler mon
   abonnement, bouton résilier, bouton de résiliation | résilier, résilié, abonné, abonnée, adhésion, mensuel, annuel,
   prélevé, prélevée, prélever, renouvelé, reconduit, renouvellement, préavis, recommandé, suspendre, stopper,
   engagement, annulation`,
  `valise / valises / bagage / bagages / sac / sacs + perdu / perdue / perdus / cassé / cassée / abîmé / abîmée /
   retard / tapis / roulette / roulettes / poignée / cabine / soute / éventrée / kilos / poids / supplément /
   livraison / arrivé / arrivée / manquant / manquante / égaré / égarée / trempée / fermeture / surpoids / déchirée /
   ouverte, bagage perdu, bagages perdus, valise perdue, valise cassée, valise abîmée, valise égarée, bagage égaré,
   bagages égarés, bagage à main, bagages à main, bagage cabine, bagages cabine, bagage en soute, bagages en soute,
   valise cabine, tapis à bagages, tapis roulant des bagages, livraison des bagages, retrait des bagages, service
   bagages, litige bagages, excédent de bagages, excédent bagage, supplément bagage, supplément bagages, frais de
   bagage, frais de bagages, soute, franchise bagage, porteur, porteurs, bagagiste, bagagistes, coffres à bagages,
   coffre à bagages, compartiment à bagages, porte-bagages | valise, valises, bagage, bagages, sac, kilos, kilo,
   poids, peser, pesée, roulette, roulettes, poignée, fermeture, tapis, cabine, aéroport, étiquette, enregistrement,
   embarquement, perdus, retard, destination, manquait`,
];
