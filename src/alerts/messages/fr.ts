/** French wording of messages. */
import type { Subject, Wording } from './wording.ts';

const lists = new Intl.ListFormat('fr-FR');

export const fr: Wording = {
  language: 'fr',
  direction: 'ltr',
  list: (names) => lists.format(names),
  badge: {
    down: 'Baisse',
    up: 'Progrès',
    burst: 'Jour inhabituel',
    surge: 'Plus d’avis',
    source: 'Source',
    resolved: 'Résolu',
    accepted: 'Nouvelle norme',
    recovering: 'Retour en cours',
  },
  eroded: (subject, direction, before, after) =>
    `${noun(subject)} en lente ${direction === 'down' ? 'baisse' : 'hausse'} ${before}\u00a0→\u00a0${after}`,
  within: (years) => ` en ${years === 1 ? 'un an' : `${years} ans`}`,
  moved: (subject, direction, before, after) =>
    `${noun(subject)} en ${direction === 'down' ? 'baisse' : 'hausse'} ${before}\u00a0→\u00a0${after}`,
  movedTogether: (direction) => `plusieurs lieux en ${direction === 'down' ? 'baisse' : 'hausse'} ensemble`,
  sinceAbout: (since) => ` depuis le ${since} environ`,
  recovering: (subject) => `${noun(subject)}\u00a0: retour en cours`,
  resolved: (subject, direction) =>
    direction === 'down'
      ? `${noun(subject)}\u00a0: retour à l’ancien niveau`
      : `${noun(subject)}\u00a0: fin de la hausse`,
  accepted: (subject, after) => `${noun(subject)}\u00a0: ${after} est le nouveau niveau normal`,
  burst: (day) => `nombre d’avis inhabituel le ${day}`,
  burstOver: 'l’afflux d’avis est terminé',
  surge: (since) => `plus d’avis que d’ordinaire depuis le ${since}`,
  sourceFailing: (source) => `la source ${source} n’est plus lisible`,
  sourceBack: (source) => `la source ${source} est de nouveau lisible`,
  noData: (source) => `la source ${source} n’apporte plus de nouvel avis`,
  dataBack: (source) => `la source ${source} apporte de nouveau des avis`,
  selectorsMoved: (source) => `la page de la source ${source} est en train de changer`,
  at: (place, title) => `${place}\u00a0: ${title}`,
  region: (brand, region) => `${brand}, région ${region}`,

  whatMoved: 'Ce qui a bougé',
  levels: (before, nBefore, after, nAfter) => `De ${before} (${nBefore} avis) à ${after} (${nAfter} avis depuis).`,
  yearAgo: (years, before, nBefore, after, nAfter) =>
    `${years === 1 ? 'Un an' : `${years} ans`} plus tôt ${before} (${nBefore} avis), contre ${after} (${nAfter} avis) maintenant.`,
  attributed: (touchpoint) =>
    `Ce chiffre est la note que les clients auraient donnée si seul «\u00a0${touchpoint}\u00a0» leur avait fait perdre des points\u00a0; la note globale, elle, n’a pas dérivé.`,
  erosionBody:
    'Aucune semaine n’a été inhabituelle\u00a0: le changement est trop lent pour une alerte. Chaque trimestre a été comparé au même trimestre des années précédentes\u00a0; une saison ne l’explique donc pas.',
  erosionSure: (percent) => `Parmi tous les messages de ce genre, ${percent} au plus peuvent être dus au hasard.`,
  erosionCompared: (before, nBefore, after, nAfter) =>
    `Les mêmes trimestres de l’année antérieure (${before}, ${nBefore} avis) face aux quatre derniers trimestres (${after}, ${nAfter} avis). La somme des lignes est exacte.`,
  places: (names) => `Lieux qui bougent ensemble\u00a0: ${names}. Ils ne reçoivent pas d’avis séparés.`,
  progress: 'La comparaison porte sur son propre passé, jamais sur d’autres lieux.',
  howSure: 'Avec quelle certitude',
  interval: (low, high) => `Le vrai changement se situe entre ${low} et ${high}, avec 95 % de certitude.`,
  falseAlarm: (years, reviews) =>
    `Si rien n’avait changé, une série d’avis surveillée donnerait une telle alerte environ une fois en ${years} ans${reviews ? ` (une fois tous les ${reviews} avis)` : ''}.`,
  whoseShare: 'Quelle part revient à quoi',
  compared: (before, nBefore, after, nAfter) =>
    `Tous les avis de l’année précédente (${before}, ${nBefore} avis) face à ceux reçus depuis (${after}, ${nAfter} avis). La somme des lignes est exacte.`,
  rest: 'Tout le reste',
  mix: 'Autre répartition entre lieux et périodes',
  season: 'Saison',
  total: 'Changement total',
  unattributed: 'Aucune étape nommée',
  unit: { stars: 'étoiles', share: 'points de pourcentage', points: 'points' },
  split: (touchpoint, moreOften, worse) =>
    `${touchpoint}\u00a0: ${moreOften} par la fréquence des reproches, ${worse} par leur sévérité.`,
  causes: (touchpoint, shares) => `Cause nommée par les clients (${touchpoint})\u00a0: ${shares}.`,
  byCause: (touchpoint, parts) => `Selon la cause nommée par les clients (${touchpoint})\u00a0: ${parts}.`,
  noCause: 'aucune cause nommée',
  praised: (touchpoint, before, after) =>
    `Plus souvent salué\u00a0: ${touchpoint}, dans ${after} des avis, contre ${before} avant.`,
  cause: { people: 'les personnes', policy: 'les règles', tools: 'les outils' },
  unaffected: (names) => `Sans changement net\u00a0: ${names}.`,
  whyYou: 'Pourquoi vous',
  owner: (team, touchpoint) =>
    `L’équipe ${team} porte l’étape «\u00a0${touchpoint}\u00a0», la plus citée par les clients\u00a0: elle est responsable de la suite.`,
  fallback: (team) =>
    `Les clients ne citent aucune étape qui ait un responsable\u00a0: l’équipe ${team} décide qui s’en charge.`,
  informed: (team, accountable) =>
    `L’équipe ${accountable} est responsable de la suite. L’équipe ${team} est prévenue parce que les mêmes avis citent une étape qu’elle porte ou partage.`,
  manager: {
    down: (manager, team) => `L’équipe ${team} est responsable de la suite, et elle est dirigée par ${manager}.`,
    up: (manager, team) => `C’est le travail de l’équipe ${team}, dirigée par ${manager}. Un mot de votre part compte.`,
  },
  together: (others) =>
    `Également prévenus\u00a0: ${others}. Les mêmes avis les concernent\u00a0; regardez-les ensemble, sans chercher de coupable.`,
  quotes: { down: 'Dans les mots des clients', up: 'Ce que les clients apprécient' },
  around: (period) => `vers ${period}`,
  score: (score, max) => `${score} sur ${max}`,
  recommends: (yes) => (yes ? 'recommande' : 'ne recommande pas'),
  open: 'Ouvrir l’avis',
  whatCloses: 'Ce qui clôturerait l’alerte',
  whatNext: 'La suite',
  holds: 'Rien à faire\u00a0: si ce niveau tient 60 jours, il devient la nouvelle norme.',
  closes: (level) =>
    `Au moins 20 nouveaux avis sur au moins 7 jours, avec une moyenne de ${level} ou plus. Après 60 jours sans retour, le nouveau niveau devient la norme, et nous le dirons.`,
  celebrate: (team) => `Bravo. Les clients le voient\u00a0: dites-le à l’équipe ${team}, et gardez ce qui l’a permis.`,
  resolvedBody: {
    down: 'Les avis sont revenus au niveau d’avant la baisse. Plus rien à faire\u00a0; remerciez celles et ceux qui ont corrigé le problème.',
    up: 'Les avis sont revenus au niveau d’avant la hausse.',
  },
  acceptedBody:
    'Le niveau n’est pas remonté. Il devient la nouvelle norme, pour que le prochain changement se voie\u00a0: ce n’est pas la même chose que «\u00a0résolu\u00a0».',
  recoveringBody: 'Une partie de ce qui a bougé est revenue à son niveau. Nous écrirons quand tout le sera.',
  burstFacts: (count, mean, usual) =>
    `${count} avis ce jour-là jusqu’ici, ${mean} en moyenne\u00a0; d’ordinaire ${usual}.`,
  burstBody:
    'Un tel jour peut être une campagne, un incident ou une attaque. Il n’est pas compté comme un changement du service\u00a0: lisez les avis, signalez les faux au site et prévenez ceux qui répondent aux clients.',
  burstOverBody: 'Aucun autre jour inhabituel n’a suivi.',
  surgeBody:
    'Les avis sont du genre habituel\u00a0; il y en a seulement plus que ne l’expliquent les hauts et les bas de ce lieu\u00a0: davantage de clients, une invitation à donner son avis, une campagne. On ne conclut rien de leur nombre sur la note.',
  sourceBody:
    'Tant qu’elle n’est pas lisible, le silence de cette source ne veut rien dire\u00a0: aucune alerte ne peut en venir, et on ne peut rien en conclure.',
  sourceBackBody: 'Les avis sont de nouveau lus.',
  noDataBody:
    'La source est lisible, mais aucun nouvel avis n’est arrivé depuis plus longtemps que d’habitude. Regardez la page\u00a0: elle cache peut-être les avis, ou l’adresse est celle d’un autre lieu. On ne conclut rien de ce silence sur la note.',
  dataBackBody: 'De nouveaux avis arrivent.',
  selectorsMovedBody:
    'Tous les avis sont encore lus, mais par d’autres repères de la page qu’auparavant. La mise en page change\u00a0: comparez les chiffres de cette source avec la page avant qu’un autre changement ne la rende illisible.',
  facts: 'Faits',
  chart: (before, after, since) => `Courbe de la moyenne\u00a0: ${before} avant, ${after} après le ${since} environ.`,
  chartLegend: { before: 'avant', after: 'depuis' },
  footer: (key) => `Envoyé par vigie. Incident ${key}.`,
  dashboard: 'Ouvrir le tableau de bord',
};

function noun({ noun: kind, touchpoint }: Subject): string {
  if (kind === 'touchpoint') return `«\u00a0${touchpoint}\u00a0»`;
  return { rating: 'note', recommendation: 'part de recommandation', score: 'score' }[kind];
}
