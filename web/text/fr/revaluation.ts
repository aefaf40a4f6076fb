import type { Text } from '../shape.ts'

export const revaluation: Text['revaluation'] = {
  title: 'Droits après l’enregistrement',
  value: 'Valeur trouvée, en roupies',
  why: 'Pourquoi la valeur diffère-t-elle ?',
  reasons: {
    'comparable-sales': 'Des ventes comparables étaient plus chères',
    'building-not-declared': 'Un bâtiment n’a pas été déclaré',
    'extent-understated': 'La contenance a été sous-estimée',
    'highest-and-best-use': 'Le meilleur usage possible vaut davantage',
  },
  note: 'Motifs en toutes lettres',
  claim: 'Réclamer un complément',
  claimTitle: 'Un complément de droits est réclamé après une évaluation',
  titleStays: 'Le titre reste ce qu’il est, quoi qu’il advienne de la réclamation.',
  claimedOn: 'Réclamé le',
  declared: 'Valeur déclarée',
  found: 'Valeur trouvée',
  because: 'Pourquoi elle diffère',
  objectUntil: 'Opposition jusqu’au',
  valueKeptBack: 'Valeur qui n’a pas été déclarée',
  dutyKeptBack: 'Droits qui n’ont pas été payés',
  objected: (when) => `Le payeur s’est opposé le ${when}`,
  objectedFor: (when) => `Le notaire s’est opposé pour son client le ${when}`,
  undecided: 'Un autre agent que celui qui réclame décide. Rien n’est à payer jusque-là.',
  decidedOn: (what, when) => `${what} : décidé le ${when}`,
  stands: (value) => `La valeur qui compte est ${value}.`,
  decide: 'Que décidez-vous ?',
  decided: {
    upheld: 'La réclamation est maintenue',
    reduced: 'La réclamation est réduite',
    dropped: 'La réclamation est abandonnée',
  },
  reducedValue: 'Valeur réduite, en roupies',
  decideSubmit: 'Enregistrer la décision',
  objectTitle: 'S’opposer au lieu de payer',
  howToObject: (until) =>
    `Jusqu’au ${until}, le payeur, ou son notaire pour lui, peut s’opposer ici, une seule fois. Un autre agent que celui qui réclame décide, et rien n’est à payer jusque-là.`,
  paidFirst: (rate) =>
    `Qui paie et obtient ensuite raison récupère ce qu’il a payé en trop, avec ${rate} d’intérêt par mois entier entre son paiement et la décision.`,
  notaryObjects: 'Seul le notaire lui-même s’oppose.',
  payerLead:
    'Le bien a été réévalué après l’enregistrement, et trouvé plus cher que déclaré. Des droits sont réclamés pour la différence.',
  stillOwed: 'Ce qui n’est pas payé d’ici là reste dû.',
  excess: (total, excess, interest) =>
    `${total} vous sont dus : ${excess} payés en trop, et ${interest} d’intérêt.`,
  excessInterest: (rate, months, from, to) =>
    `Intérêt : ${rate} par mois entier du ${from} au ${to} (${String(months)} mois).`,
  grounds: 'Pourquoi la valeur est trop élevée',
  object: 'S’opposer à la réclamation',
}
