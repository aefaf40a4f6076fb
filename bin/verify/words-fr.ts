import type { Words } from './words.ts'

export const FRENCH: Words = {
  conclusions: {
    passed: 'ACCEPTÉ : intact, et signé par une personne de confiance',
    failed: 'REFUSÉ : ne vous fiez pas à ce document',
    open: 'EN SUSPENS : rien ne le dément, mais trop peu le confirme',
  },
  unsigned: 'Personne n’a signé ce document.',
  unreadable: (code) => `illisible (${code})`,
  document: (bytes, revisions) => `${bytes} octets, ${revisions} révision(s)`,
  judged: (at, policy, trust) => `examiné à la date du ${at}, politique ${policy}, confiance ${trust}`,
  signature: (number, signer) => `Signature ${number}, de ${signer ?? 'quelqu’un d’inconnu'}`,
  claimed: (at) => `Le signataire affirme avoir signé le ${at}.`,
  coversAll: 'Elle couvre tout le fichier.',
  coversPart: 'Elle ne couvre pas tout le fichier : quelque chose a été ajouté ensuite.',
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
      PASSED: 'Rien n’a été modifié après la signature, ou seulement ce qui peut l’être.',
      FAILED: 'Le document a été modifié après la signature.',
      INDETERMINATE: 'Une modification après la signature n’a pas pu être exclue.',
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
  findings: 'Ce qui a été constaté',
  place: (offset) => `à l’octet ${offset}`,
}
