import type { Text } from '../shape.ts'

export const findings: Text['findings'] = {
  VENDORS_ON_TITLE: { title: 'Chaque vendeur est au titre' },
  VENDOR_NOT_ON_TITLE: {
    title: 'Un vendeur n’est pas au titre',
    advice: 'Comparez les numéros d’identité des vendeurs au registre. Seul un titulaire peut vendre.',
  },
  PARCEL_FREE: { title: 'La parcelle est libre d’opposition et de saisie' },
  PARCEL_SEIZED: { title: 'La parcelle est saisie', advice: 'La saisie doit être levée avant la vente.' },
  PARCEL_UNDER_CAVEAT: {
    title: 'La parcelle est frappée d’opposition',
    advice: 'L’opposition doit être levée avant la vente.',
  },
  DEED_NEW: { title: 'Cet acte n’a jamais été déposé' },
  DEED_SEEN_BEFORE: {
    title: 'Le même acte signé a déjà été déposé',
    advice: 'Cherchez pourquoi : l’acte d’une vente annulée ne doit pas resservir.',
  },
  PRICE_PLAUSIBLE: { title: 'Le prix est en rapport avec le dernier prix de la parcelle' },
  NO_EARLIER_PRICE: { title: 'Aucun prix antérieur n’est connu pour comparer' },
  PRICE_FAR_BELOW: {
    title: 'Le prix est bien inférieur au dernier prix de la parcelle',
    advice:
      'Cherchez ce qui l’explique : arrangement de famille, partie du terrain, ou prix non déclaré en entier.',
  },
  PRICE_FAR_ABOVE: {
    title: 'Le prix est bien supérieur au dernier prix de la parcelle',
    advice: 'Cherchez ce qui l’explique : construction, division, ou argent qui cherche une place.',
  },
  DEED_NOT_EXAMINED: {
    title: 'L’acte n’a pas été examiné',
    advice: 'Renvoyez la transaction pour qu’il le soit.',
  },
}

export const findingFallback: Text['findingFallback'] = {
  passed: 'Un contrôle est en règle',
  failed: 'Un contrôle a échoué',
  indeterminate: 'Un contrôle n’a pu être mené à bien',
  advice:
    'Signez de nouveau l’acte avec un certificat en vigueur, enregistrez-le et envoyez la nouvelle version.',
}

export const facts: Text['facts'] = {
  pin: 'Parcelle (PIN)',
  vendors: 'Vendeurs à l’acte',
  holders: 'Titulaires au registre',
  strangers: 'Absents du titre',
  inscriptions: 'Inscriptions',
  deed: 'SHA-256 de l’acte',
  seenIn: 'Déjà déposé dans',
  price: 'Prix déclaré, Rs',
  lastPrice: 'Dernier prix, Rs',
  percent: 'Pour cent du dernier prix',
  signer: 'Signé par',
  signedAt: 'Signé le',
  reason: 'Motif',
  slot: 'Document',
  number: 'Numéro',
}
