import type { Text } from '../shape.ts'

export const verify: Text['verify'] = {
  title: 'Vérifier un document',
  lead: 'Choisissez un acte ou un certificat en PDF. Il est contrôlé et n’est pas conservé.',
  file: 'PDF à vérifier',
  fileHint: '30 Mo au plus',
  submit: 'Vérifier',
  again: 'Vérifier un autre document',
  verdicts: {
    passed: {
      title: 'Le document est intact et ses signatures tiennent',
      text: 'Rien n’a été changé après la signature, et chaque signature mène à une autorité reconnue.',
    },
    failed: {
      title: 'Ne vous fiez pas à ce document',
      text: 'Un contrôle au moins a échoué ; il figure ci-dessous. Le plus souvent, le document a été changé après la signature, ou n’est pas signé par une personne reconnue.',
    },
    indeterminate: {
      title: 'Impossible à dire',
      text: 'Le document est peut-être authentique, mais il manque de quoi le dire. Adressez-vous à qui vous l’a remis.',
    },
  },
  signers: 'Signé par',
  registerTitle: 'Ce que sait le registre',
  known: (as) => `Le registre connaît ce document même : c’est le document « ${as} » d’une transaction.`,
  knownRegistered: (as, when) =>
    `Le registre connaît ce document même : c’est le document « ${as} » d’une transaction enregistrée le ${when}.`,
  unknown:
    'Le registre ne connaît pas ce document. Une copie imprimée puis numérisée, ou enregistrée de nouveau, est un autre document.',
  transcription: 'Transcription',
  checks: 'Les contrôles un par un',
  digest: 'SHA-256 du document',
}
