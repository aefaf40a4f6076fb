import type { Text } from '../shape.ts'

export const stages: Text['stages'] = {
  preparing: {
    tag: 'En préparation',
    now: 'Réunissez les documents, acceptez-les, puis déposez l’acte signé.',
  },
  lodged: {
    tag: 'Déposée',
    now: 'Le récépissé est donné et la parcelle est retenue. L’acte va être examiné.',
  },
  examining: {
    tag: 'En cours d’examen',
    now: 'Les signatures sont vérifiées et les droits liquidés. Cela se fait tout seul.',
  },
  returned: {
    tag: 'Renvoyée',
    now: 'Un point est à corriger. Remplacez ce qui ne va pas et déposez de nouveau : vous gardez votre récépissé et votre rang.',
  },
  'awaiting-payment': {
    tag: 'En attente de paiement',
    now: 'Remettez à chaque payeur le lien ou le code de son avis. Dès que tout est payé, la transaction avance toute seule.',
  },
  clearing: {
    tag: 'En cours de contrôle',
    now: 'Les faits sont comparés au registre. Cela se fait tout seul.',
  },
  'on-hold': {
    tag: 'En attente du propriétaire',
    now: 'Le propriétaire a demandé à être prévenu d’abord, ou il a verrouillé son titre. La transaction reprend quand son délai est passé ou qu’il lève le verrou.',
  },
  'in-review': {
    tag: 'Chez un agent',
    now: 'Un agent du conservateur regarde cette transaction. Vous n’avez rien à faire ; la décision paraîtra ici.',
  },
  registering: { tag: 'En cours d’enregistrement', now: 'Le titre change de mains. Cela se fait tout seul.' },
  registered: {
    tag: 'Enregistrée',
    now: 'Le titre a changé de mains. Le certificat scellé paraît ici dès qu’il est fait.',
  },
  revaluation: {
    tag: 'Droits rouverts',
    now: 'Le bien a été évalué de nouveau et des droits en plus sont réclamés. Le payeur paie la réclamation ou s’y oppose ; le titre reste tel quel.',
  },
  objection: {
    tag: 'Opposition aux droits',
    now: 'Le payeur s’oppose à la réclamation. Un agent du conservateur décide ; le titre reste tel quel.',
  },
  closed: { tag: 'Close', now: 'La vente est enregistrée et il ne reste rien à faire.' },
  refused: { tag: 'Refusée', now: 'L’enregistrement est refusé. Ce qui a été payé est dû en retour.' },
  withdrawn: { tag: 'Retirée', now: 'Vous avez retiré cette transaction. La parcelle est de nouveau libre.' },
  lapsed: { tag: 'Caduque', now: 'Le délai pour agir est passé. La parcelle est de nouveau libre.' },
}

export const steps: Text['steps'] = {
  title: 'Avancement',
  prepare: 'Préparer',
  examine: 'Déposer et examiner',
  pay: 'Payer',
  check: 'Contrôler',
  register: 'Enregistrer',
  finished: 'terminé',
  current: 'étape en cours',
  remaining: 'à venir',
  ended: 'arrêtée ici',
}

export const events: Text['events'] = {
  opened: 'Dossier ouvert',
  'document-uploaded': 'Document reçu',
  'document-accepted': 'Document accepté',
  'document-refused': 'Document refusé',
  'document-requested': 'Document supplémentaire demandé',
  'document-request-taken-back': 'Demande de document retirée',
  'document-expiring': 'Rappel : un document ne sera bientôt plus valable',
  'party-link-made': 'Lien créé pour une partie',
  'party-link-revoked': 'Lien d’une partie retiré',
  'message-written': 'Message écrit',
  lodged: 'Acte déposé, récépissé donné, parcelle retenue',
  resubmitted: 'Acte déposé de nouveau sous le même récépissé',
  examining: 'Examen commencé',
  returned: 'Renvoyée au notaire',
  'deadline-extended': 'Échéance reportée',
  reminded: 'Rappel envoyé',
  'notices-issued': 'Avis de paiement émis',
  'checkout-opened': 'Un payeur est allé à la banque',
  'payment-received': 'Paiement confirmé par la banque',
  'payment-failed': 'Paiement échoué à la banque ; rien n’a été prélevé',
  'payment-differs': 'La banque indique une autre somme que la somme due ; le paiement est mis de côté',
  'payment-late': 'Paiement arrivé après la fin de la transaction ; il est mis de côté',
  clearing: 'Contrôle commencé',
  'on-hold': 'Attend un propriétaire',
  'hold-ended': 'Aucun propriétaire ne s’y oppose plus',
  'owner-objected': 'Un propriétaire s’est opposé',
  'in-review': 'Soumise aux agents',
  'case-claimed': 'Un agent a pris le cas',
  'case-decided': 'Un agent a décidé',
  registering: 'Enregistrement commencé',
  registered: 'Enregistrée : le titre a changé de mains',
  'certificate-sealed': 'Certificat scellé',
  delivered: 'Certificat disponible',
  closed: 'Transaction close',
  refused: 'Enregistrement refusé',
  withdrawn: 'Retirée par le notaire',
  lapsed: 'Caduque : le délai pour agir est passé',
  'refund-due': 'Un paiement est dû en retour',
}
