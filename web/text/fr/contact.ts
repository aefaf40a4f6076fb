import type { Text } from '../shape.ts'

export const messageNames: Text['messageNames'] = {
  'receipt-given': 'Un acte a été déposé, avec son récépissé',
  returned: 'Une transaction revient pour être corrigée',
  refused: 'L’enregistrement est refusé',
  withdrawn: 'Une transaction a été retirée',
  lapsed: 'Une transaction est caduque',
  'notice-issued': 'Un avis de paiement a été émis',
  'payment-received': 'Un paiement a été reçu',
  reminder: 'Un rappel avant la fin d’un délai',
  'certificate-ready': 'Un titre a été enregistré, le certificat est prêt',
  'document-asked': 'Une pièce est demandée',
  'document-reminded': 'Le rappel d’une pièce attendue',
  'document-unanswered': 'Une partie n’a pas envoyé une pièce',
  'document-refused': 'Une pièce ne peut être acceptée',
  'document-expiring': 'Une pièce expire bientôt',
  'dossier-message': 'Un message dans un dossier',
  'deadline-extended': 'Un délai a été prolongé',
  'revaluation-claim': 'Un complément de droits est réclamé après une évaluation',
  'owner-alert': 'Un acte a été déposé sur une de vos parcelles surveillées',
  'owner-may-object': 'L’enregistrement attend l’opposition d’un propriétaire',
  'owner-lock-stops': 'Le verrou d’un propriétaire arrête une transaction',
  'owner-objected': 'Un propriétaire s’oppose',
  'publication-begun': 'Une publication a commencé, et jusqu’à quand chacun peut s’opposer',
  'publication-objected': 'Quelqu’un s’oppose à une publication',
  'webhook-trial': 'Un appel d’essai à votre logiciel',
}

export const contact: Text['contact'] = {
  title: 'Comment vous joindre',
  lead: 'Tous vos messages se trouvent sous « Messages ». Ils vous parviennent aussi par courriel dès que vous dites à quelle adresse.',
  noAddress: 'Nous n’avons pas d’adresse électronique de vous. Vous ne trouvez vos messages que sur ce site.',
  email: 'Adresse électronique',
  emailHint:
    'Par exemple nom@etude.mu. Nous seuls y écrivons, et nous n’y demandons jamais ni mot de passe ni paiement.',
  language: 'Langue des lettres',
  languages: { fr: 'Français', en: 'Anglais' },
  courtesy: 'Rappels et alertes',
  courtesyYes: 'M’envoyer aussi les rappels et les alertes par courriel',
  courtesyHint: 'Sans cela, vous les trouvez toujours dans vos messages.',
  always: 'Ce qui vient toujours par courriel',
  alwaysText:
    'La loi nous fait vous le dire, parce qu’un de vos droits ou de vos délais en dépend. Cela ne peut être désactivé.',
  optional: 'Ce que vous pouvez désactiver',
  optionalText: 'C’est une courtoisie.',
  save: 'Enregistrer',
  done: { saved: 'C’est noté. Cela vaut à partir du prochain message.' },
}
