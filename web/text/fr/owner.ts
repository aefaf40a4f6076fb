import type { Text } from '../shape.ts'

export const owner: Text['owner'] = {
  title: 'Vos titres',
  lead: 'Voyez ce qui est déposé sur vos terres avant tout enregistrement, et dites-le quand vous ne l’avez pas voulu.',
  empty: 'Vous ne figurez à aucun titre en ce moment.',
  transactions: 'Transactions auxquelles vous êtes partie',
  share: 'Ce que vous détenez',
  since: 'En vigueur depuis',
  underWay: 'En cours sur cette parcelle',
  nothing: 'Rien n’est en cours sur cette parcelle.',
  lodged: 'Déposé',
  until: 'Vous pouvez vous opposer jusqu’au',
  objected: (when) =>
    `Vous vous êtes opposé le ${when}. Des agents du conservateur l’examinent avant tout enregistrement.`,
  tooLate: 'L’enregistrement a commencé : nul ne peut plus s’y opposer.',
  object: 'S’opposer',
  objectText:
    'Opposez-vous si vous ne savez rien de cet acte, ou s’il n’est pas ce que vous avez convenu. Des agents l’examinent alors, et deux d’entre eux doivent le libérer avant l’enregistrement. Vous ne pouvez le faire qu’une fois.',
  reason: 'Pourquoi vous vous opposez',
  watch: 'Être averti, et être attendu',
  alert: 'M’avertir quand un acte sur cette parcelle est déposé',
  waitDays: 'M’attendre : jours ouvrables durant lesquels je peux m’opposer avant tout enregistrement',
  waitDaysHint: 'De 0 à 30. Avec 0, personne ne vous attend. Un délai déjà ouvert reste tel quel.',
  save: 'Enregistrer ces choix',
  for: (pin) => ` pour la parcelle ${pin}`,
  lockTitle: 'Verrou',
  unlocked: 'Votre titre n’est pas verrouillé.',
  locked: (when) =>
    `Verrouillé depuis le ${when} : rien de ce que vous ou un copropriétaire feriez n’est enregistré sur cette parcelle.`,
  lockText:
    'Tant que votre titre est verrouillé, aucune vente, donation, hypothèque ni autre acte d’un propriétaire n’est enregistré sur cette parcelle, jusqu’à ce que vous leviez le verrou. Ce qui est déposé garde son rang et attend. Le verrou n’arrête ni une saisie, ni une succession, ni une prescription, ni une rectification : vous en êtes averti, et deux officiers les examinent d’abord.',
  lock: 'Verrouiller mon titre',
  lift: 'Lever le verrou',
  fresh: 'Vous devez vous être connecté dans les cinq dernières minutes.',
  logInAnew: 'Se connecter de nouveau',
  done: {
    watched: 'Vos choix sont enregistrés.',
    locked: 'Votre titre est verrouillé.',
    lifted: 'Le verrou est levé.',
    objected: 'Votre opposition est au dossier. Les agents du conservateur et le notaire en sont avertis.',
  },
}
