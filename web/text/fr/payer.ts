import type { Text } from '../shape.ts'

export const payer: Text['payer'] = {
  enter: {
    title: 'Payer un avis',
    lead: 'Votre notaire vous a remis un code de 16 lettres et chiffres. Il vous montre ce que vous devez et pourquoi, avant tout paiement.',
    code: 'Code de paiement',
    codeHint: 'Par exemple K7QM-20XF-9ABC-D3EF. Majuscules, espaces et tirets sont sans importance.',
    submit: 'Voir l’avis',
    safety:
      'Le code n’ouvre qu’un seul avis. Vous payez sur la page de la banque ; votre carte ne passe jamais par ce site.',
  },
  notice: {
    title: 'Votre avis de paiement',
    what: (kind, pin) => `${kind}, parcelle ${pin}`,
    lead: 'Voici ce que l’État vous demande avant que l’acte puisse être enregistré.',
    payers: 'Au nom de',
    masked: 'Les noms sont abrégés pour que des tiers n’apprennent rien.',
    issued: 'Émis le',
    due: 'À payer avant le',
    dueWarning: 'Sans paiement à cette date, la transaction devient caduque et doit être déposée de nouveau.',
    howWorkedOut: 'Comment il est calculé',
    value: 'Prix de la parcelle',
    onDuty: 'Droit auquel elle s’ajoute',
    relief: 'Abattement : premier acquéreur',
    dutiable: 'Valeur soumise au droit',
    times: 'Taux',
    rounded: 'Montant, arrondi aux 5 roupies supérieures',
    total: 'Total à payer',
    pay: (amount) => `Payer ${amount}`,
    paySafety: 'Vous continuez sur la page de la banque. Revenez ici ensuite pour votre reçu.',
    failed: 'Le dernier paiement n’a pas abouti et rien n’a été prélevé. Vous pouvez réessayer.',
    cancelled: 'Le dernier paiement a été interrompu et rien n’a été prélevé. Vous pouvez réessayer.',
    differs:
      'La banque indique une autre somme que la somme due. Le paiement est mis de côté et consigné ; ne payez pas de nouveau. Parlez à votre notaire, qui le voit aussi.',
    open: 'Un paiement est ouvert à la banque. Si vous avez déjà payé, attendez la confirmation au lieu de payer de nouveau.',
    seeOpen: 'Voir si la banque a confirmé',
    forget: 'Quitter cet avis',
  },
  wait: {
    title: 'En attente de la confirmation de la banque',
    text: 'Nous demandons à la banque elle-même si votre paiement est arrivé. Cela prend le plus souvent quelques secondes.',
    refresh: 'Cette page regarde d’elle-même toutes les quelques secondes.',
    slow: 'C’est plus long que d’habitude. Vous pouvez fermer cette page : le paiement n’est pas perdu, et votre notaire le verra dès que la banque l’aura confirmé.',
    check: 'Regarder de nouveau',
    back: 'Retour à l’avis',
  },
  paid: {
    title: 'Payé',
    receipt: 'Numéro du reçu',
    paidAt: 'Confirmé par la banque le',
    amount: 'Montant',
    nextTitle: 'Ce qui se passe ensuite',
    next: [
      'Votre notaire voit aussitôt le paiement.',
      'Quand tous les avis de la transaction sont payés, le registre la contrôle une dernière fois et l’enregistre.',
      'Votre notaire vous remet le certificat d’enregistrement scellé.',
    ],
    keep: 'Imprimez cette page et gardez le numéro du reçu.',
  },
  over: {
    withdrawn: {
      title: 'Cette transaction a été retirée',
      text: 'Il n’y a plus rien à payer. Ce qui a été payé est dû en retour ; votre notaire vous dira comment.',
    },
    lapsed: {
      title: 'Le délai de paiement est passé',
      text: 'La transaction est caduque. Ne payez pas. Parlez à votre notaire, qui peut la déposer de nouveau.',
    },
    refused: {
      title: 'L’enregistrement de cette transaction a été refusé',
      text: 'Il n’y a plus rien à payer. Ce qui a été payé est dû en retour ; votre notaire vous dira comment.',
    },
    settled: {
      title: 'Plus rien n’est réclamé',
      text: 'Il n’y a rien à payer. La décision dit pourquoi.',
    },
    objection: {
      title: 'Votre opposition est en cours d’examen',
      text: 'Rien n’est à payer jusque-là. Vous trouverez la décision ici.',
    },
    other: {
      title: 'Cet avis ne peut être payé en ce moment',
      text: 'La transaction n’attend pas de paiement pour l’instant. Parlez à votre notaire.',
    },
  },
}
