/** French clauses of the demo, written for it. */
import type { Phrasebook } from './phrasebook.ts';

export const french: Phrasebook = {
  code: 'fr',
  items: ['canapé', 'lampadaire', 'buffet', 'fauteuil', 'bureau', 'meuble télé', 'sommier', 'secrétaire', 'lit', 'vaisselier'],
  praise: {
    staff: [
      'Le personnel est aux petits soins, toujours souriant',
      '{name} nous a conseillés avec beaucoup de patience',
      'Une vendeuse adorable nous a aidés à porter le {item} jusqu’à la voiture',
      'Les vendeurs connaissent vraiment leurs produits et ne poussent pas à l’achat',
      'Accueil chaleureux dès l’entrée, on se sent bienvenus',
      'Le jeune homme à la caisse a été d’une gentillesse rare',
      'Une équipe à l’écoute, disponible et très professionnelle',
      'La conseillère a pris le temps de comprendre ce qu’il nous fallait',
    ],
    product: [
      'Le {item} est solide et encore plus beau qu’en photo',
      'Très contente de la qualité du {item}',
      'Le {item} est confortable et bien fini',
      'Au bout de {n} mois, le {item} est toujours comme neuf',
      'Les couleurs sont fidèles et le tissu est doux',
    ],
    delivery: ['Livraison à l’heure dite', 'Les livreurs ont monté le {item} au {n}e étage sans une égratignure', 'Colis arrivé avec un jour d’avance et très bien emballé'],
    price: ['Très bon rapport qualité-prix', 'Des prix honnêtes pour cette qualité', 'Moins cher qu’ailleurs en ville'],
    premises: ['Le magasin est lumineux et joliment agencé', 'On se gare facilement devant', 'Un lieu propre, calme, où l’on s’y retrouve bien'],
    waiting: ['Pas d’attente en caisse, même le samedi', 'On s’est occupé de nous tout de suite'],
    digital: ['Commander sur le site a été très simple', 'L’application indique bien le stock du magasin'],
    support: ['Le service client a répondu à mon mail dans l’heure', 'Un seul appel et tout était réglé'],
    aftersales: ['L’échange a pris deux minutes', 'Une étagère fendue remplacée sans discuter'],
  },
  blame: {
    staff: [
      'Personne dans le rayon n’a su me renseigner sur le {item}',
      'La vendeuse a levé les yeux au ciel quand j’ai posé une question',
      'Le monsieur de l’accueil était désagréable et s’en fichait complètement',
      'Aucun vendeur disponible, ils sont trop peu nombreux',
    ],
    product: ['Le {item} est bancal', 'Le {item} s’est abîmé au bout de {n} semaines', 'Les coussins se sont affaissés en un rien de temps', 'Les tiroirs coincent'],
    delivery: ['La livraison a pris plus de temps que prévu', 'Le colis a été laissé sous la pluie'],
    price: ['Un peu cher pour de l’aggloméré', 'Les prix ont encore augmenté depuis le printemps', 'Trop cher pour ce que c’est'],
    premises: ['Le parking est beaucoup trop petit', 'L’étage est mal éclairé et on y étouffe', 'Les toilettes étaient sales'],
    waiting: ['{n}0 minutes de queue pour payer', 'Une seule caisse ouverte un samedi après-midi'],
    digital: ['Le site a perdu mon panier deux fois', 'L’application disait en stock, le magasin disait non'],
    support: ['{n}0 minutes d’attente au téléphone avant d’avoir quelqu’un', 'Mon mail est resté sans réponse'],
    aftersales: ['Ils ont refusé de reprendre le {item} pourtant jamais déballé', 'La réparation a pris {n} semaines'],
    late: ['Le {item} est arrivé avec {n} semaines de retard', 'Colis perdu en route', 'Le {item} a été livré cassé'],
    courier: ['Le livreur a déposé le {item} sur le trottoir et il est reparti', 'Les livreurs ont refusé de monter le {item}'],
    tracking: ['Le suivi de livraison est en panne depuis des jours', 'Leur système de livraison a perdu ma commande'],
  },
  openers: {
    good: ['Super magasin', 'Ravie de ma visite', 'Troisième achat ici', 'Une belle expérience', 'Venue pour une bougie, repartie avec un {item}', 'À recommander'],
    bad: ['Très déçu', 'Avant, c’était mieux', 'Bof', 'Dommage', 'Je m’attendais à mieux', 'Mitigée'],
  },
  closers: {
    good: ['Je recommande', 'Nous reviendrons', 'Merci à toute l’équipe', 'Continuez comme ça', 'Cinq étoiles méritées'],
    bad: ['Je veux être remboursé', 'Plus jamais', 'J’irai voir ailleurs', 'C’est bien dommage', 'À améliorer'],
  },
  but: ['En revanche, ', 'Par contre, ', 'Seul bémol : ', 'Petit regret : '],
  asides: [
    'Nous avons emménagé au printemps dans notre premier appartement et il nous fallait presque tout, autant dire que nous avons fait le tour des magasins de la région',
    'Ma mère a quatre-vingts ans et ne se déplace plus beaucoup, alors je m’occupe de ces achats pour elle et j’aime que tout soit clair du premier coup',
    'Je n’écris jamais d’avis d’habitude, mais je sais combien je compte sur ceux des autres au moment de dépenser une telle somme',
    'Nous avons comparé quatre enseignes sur deux week-ends, mesuré le salon deux fois et débattu de la couleur pendant tout le trajet du retour',
  ],
  short: {
    good: ['Parfait', 'J’adore ce magasin', 'Très bien, merci', 'Au top 👍', 'Rien à redire', 'Excellent accueil'],
    bad: ['Décevant', 'Moyen', 'Peut mieux faire', 'Bof bof', 'Pas terrible'],
  },
  replies: {
    thanks: ['Merci {name}, nous transmettons à l’équipe !', 'Un grand merci pour ce gentil message, à très bientôt !', 'Merci d’avoir pris le temps d’écrire, cela nous touche beaucoup.'],
    sorry: ['Nous sommes désolés, {name}. Envoyez-nous votre numéro de commande, nous allons arranger cela.', 'Merci de nous l’avoir signalé. Ce n’est pas normal ; notre équipe va vous contacter.'],
  },
  firstNames: ['Amélie', 'Bruno', 'Camille', 'Damien', 'Élodie', 'Fabien', 'Gaëlle', 'Hugo', 'Inès', 'Jules', 'Karim', 'Léa', 'Manon', 'Nicolas', 'Océane', 'Paul', 'Quentin', 'Romain', 'Sarah', 'Théo', 'Valérie', 'Yasmine', 'Zoé', 'Mathilde'],
  lastNames: ['Aubert', 'Bernard', 'Colin', 'Dupuis', 'Étienne', 'Faure', 'Girard', 'Henry', 'Imbert', 'Joly', 'Klein', 'Lemoine', 'Moreau', 'Noël', 'Olivier', 'Perrin', 'Renard', 'Simon', 'Tessier', 'Vidal', 'Weber', 'Yvon', 'Leroy', 'Masson'],
};
