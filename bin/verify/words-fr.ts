import { fr } from '../../signatures/words/fr.ts'
import type { Words } from './words.ts'

export const FRENCH: Words = {
  conclusions: {
    passed: 'ACCEPTÉ : intact, et signé par une personne de confiance',
    failed: 'REFUSÉ : ne vous fiez pas à ce document',
    open: 'EN SUSPENS : rien ne le dément, mais trop peu le confirme',
  },
  unsigned: 'Personne n’a signé ce document.',
  unreadable: (code) => `Le fichier ne peut pas être lu (${code}).`,
  document: (bytes, revisions) =>
    [counted(bytes, 'octet'), ...(revisions === 0 ? [] : [counted(revisions, 'révision')])].join(', '),
  judged: (at, policy, trust) => `examiné à la date du ${at}, politique ${policy}, confiance ${trust}`,
  signature: (number, signer) => `Signature ${number}, par ${signer ?? 'quelqu’un d’inconnu'}`,
  signatures: {
    passed: 'Cette signature est valable.',
    failed: 'Cette signature n’est pas valable.',
    open: 'Cette signature n’est ni confirmée ni démentie.',
  },
  certificate: (subject, issuer) => `Le certificat est établi pour ${subject}, par ${issuer}.`,
  claimed: (at) => `Le signataire affirme avoir signé le ${at}.`,
  proven: (at) => `Il est prouvé que la signature existait le ${at}.`,
  coverage: {
    ENTIRE_FILE: 'Elle couvre tout le fichier.',
    ENTIRE_REVISION:
      'Elle couvre tout le fichier tel qu’il était alors ; quelque chose a été ajouté ensuite.',
    PARTIAL: 'Elle laisse de côté une partie du fichier qu’elle devrait couvrir.',
    UNCLEAR: 'Ce qu’elle couvre du fichier n’est pas clair.',
  },
  aspects: {
    format: {
      PASSED: 'Le fichier et la signature sont bien formés et ne se lisent que d’une seule façon.',
      FAILED: 'Le fichier ou la signature est mal formé, ou peut se lire de deux façons.',
      INDETERMINATE: 'La forme du fichier ou de la signature n’a pas pu être jugée.',
    },
    integrity: {
      PASSED: 'Les octets signés sont intacts, et c’est bien la clé du signataire qui les a signés.',
      FAILED: 'Les octets ne sont pas ceux qui ont été signés, ou ce n’est pas la clé du signataire.',
      INDETERMINATE: 'L’intégrité des octets signés n’a pas pu être jugée.',
    },
    changesAfter: {
      PASSED: 'Rien n’a été ajouté au fichier après la signature, ou seulement ce qui peut l’être.',
      FAILED: 'Ce qui a été ajouté au fichier après la signature modifie le document.',
      INDETERMINATE: 'On n’a pas pu juger si ce qui a été ajouté ensuite modifie le document.',
    },
    path: {
      PASSED: 'Une autorité de confiance répond du certificat du signataire.',
      FAILED: 'L’autorité placée au-dessus du certificat du signataire n’en répond pas.',
      INDETERMINATE: 'Rien ne montre qu’une autorité de confiance réponde du certificat du signataire.',
    },
    revocation: {
      PASSED: 'Aucun des certificats concernés n’a été révoqué.',
      FAILED: 'Un des certificats concernés a été révoqué avant la signature.',
      INDETERMINATE: 'On ne sait pas si un des certificats concernés a été révoqué.',
    },
    time: {
      PASSED: 'Le certificat du signataire était en vigueur au moment qui compte.',
      FAILED: 'Le certificat du signataire n’était pas en vigueur au moment de la signature.',
      INDETERMINATE: 'Le moment de la signature n’est pas assez prouvé.',
    },
    policy: {
      PASSED: 'Les algorithmes et la forme de la signature sont ceux qui sont demandés.',
      FAILED: 'Les algorithmes ou la forme de la signature sont interdits.',
      INDETERMINATE: 'Les algorithmes ou la forme de la signature ne sont pas ceux qui sont demandés.',
    },
  },
  stamped: 'Horodatage de la signature :',
  stamp: (at, authority) => `${at ?? 'date inconnue'}, par ${authority ?? 'quelqu’un d’inconnu'}`,
  documentTimestamp: (number) => `Horodatage ${number} du document : il dit quand, non qui`,
  timestamps: {
    passed: 'Cet horodatage est valable.',
    failed: 'Cet horodatage n’est pas valable.',
    open: 'Cet horodatage n’est ni confirmé ni démenti.',
  },
  file: 'Sur le fichier dans son ensemble',
  levels: { FAIL: 'À charge :', WARN: 'À examiner :', INFO: 'Pour information :' },
  checks: fr,
  place: (offset) => `à l’octet ${offset}`,
}

/** In French zero is singular. */
function counted(count: number, thing: string): string {
  return `${count} ${count < 2 ? thing : `${thing}s`}`
}
