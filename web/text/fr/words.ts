import { KINDS } from '../../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../../domain/transaction/kinds/amounts.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { Text } from '../shape.ts'
import { kindTitles, lowerFirst, titlesIn } from '../titles.ts'

export const words: Text['words'] = {
  colon: ' :',
  yes: 'Oui',
  no: 'Non',
  nothing: 'Aucun',
  transaction: 'Transaction',
  pin: 'Parcelle (PIN)',
  parcel: 'Parcelle',
  price: 'Prix',
  deedDate: 'Date de l’acte',
  courtOrder: 'Décision de justice',
  ordered: (court, number, day) => `${court}, no ${number}, ${day}`,
  diedOn: 'Date du décès',
  parties: 'Parties',
  amount: titlesIn('fr', AMOUNTS),
  name: 'Nom complet',
  counterpart: 'Échangée contre la parcelle',
  refersTo: 'Renvoie à',
  condition: 'Condition',
  until: 'Jusqu’au',
  passes: 'Ce qui passe',
  share: 'Part',
  receipt: 'Récépissé',
  receiptFirst: (number) => `Le récépissé ${number} passe avant.`,
  stage: 'Étape',
  opened: 'Ouvert le',
  legalBasis: 'Base légale',
  code: 'Code',
  checkOf: (check, offset) =>
    offset === null ? `Contrôle ${check}` : `Contrôle ${check}, à l’octet ${offset}`,
  version: (n) => `version ${String(n)}`,
  file: (isPdf, size) => `${isPdf ? 'PDF' : 'photographie'}, ${size}`,
  kind: kindTitles('fr', KINDS),
  role: titlesIn('fr', PARTY_ROLES),
  right: { ownership: 'Pleine propriété', 'bare-ownership': 'Nue-propriété', usufruct: 'Usufruit' },
  declaration: {
    'first-time-buyer': 'Les acquéreurs achètent pour la première fois',
    scheme: 'Vendu sous un régime ouvert aux non-citoyens',
    'to-descendant': 'La donation va à un descendant',
    'by-attorney': 'Quelqu’un signe en vertu d’une procuration',
    'new-building': 'L’acte porte sur une construction élevée depuis le dernier titre',
    'private-signature': 'L’acte est sous seing privé, dressé par les parties elles-mêmes',
  },
  documentStatus: { uploaded: 'À accepter', accepted: 'Accepté', refused: 'Refusé' },
  verdict: { passed: 'En règle', failed: 'Pas en règle', indeterminate: 'Indéterminé' },
  weight: {
    block: 'Bloque l’enregistrement',
    serious: 'Grave : deux agents',
    ordinary: 'Ordinaire : un agent',
  },
  duty: {
    'registration-duty': 'Droit d’enregistrement',
    'land-transfer-tax': 'Taxe sur la mutation foncière',
    'leasehold-transfer-tax': 'Taxe sur la cession de bail',
    'undervaluation-penalty': 'Pénalité pour sous-évaluation',
    'late-deed-surcharge': 'Majoration : acte sous seing privé enregistré tardivement',
    'late-lodging-surcharge': 'Majoration : acte déposé tardivement',
    'late-payment-surcharge': 'Majoration : réclamation payée tardivement',
  },
  payer: (role) => withArticle(lowerFirst(PARTY_ROLES[role].fr)),
  fixedDuty: 'Fixe',
  encumbrance: {
    mortgage: 'Hypothèque',
    caveat: 'Opposition',
    seizure: 'Saisie',
    promise: 'Promesse de vente',
  },
  relief: { 'first-time-buyer': 'premier acquéreur' },
  documentAs: {
    deed: 'acte',
    receipt: 'récépissé de rang',
    certificate: 'certificat d’enregistrement',
  },
}

/** All roles are masculine, as the law writes them. */
function withArticle(noun: string): string {
  return /^[aeéiouh]/.test(noun) ? `l’${noun}` : `le ${noun}`
}
