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
  claimed: (declared, value, until) =>
    `Déclaré ${declared}, trouvé ${value}. Le payeur peut s’opposer jusqu’au ${until}.`,
  objected: (when) => `Le payeur s’est opposé le ${when} :`,
  decide: 'Que décidez-vous ?',
  decided: {
    upheld: 'La réclamation est maintenue',
    reduced: 'La réclamation est réduite',
    dropped: 'La réclamation est abandonnée',
  },
  reducedValue: 'Valeur réduite, en roupies',
  decideSubmit: 'Enregistrer la décision',
  objectTitle: 'S’opposer au lieu de payer',
  objectText: 'Un autre agent que celui qui réclame décide. Rien n’est à payer jusque-là.',
  grounds: 'Pourquoi la valeur est trop élevée',
  object: 'S’opposer à la réclamation',
}
