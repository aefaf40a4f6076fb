import type { Text } from '../shape.ts'

export const deadlines: Text['deadlines'] = {
  name: {
    preparation: 'Pour déposer ce dossier',
    lodging: 'Pour déposer l’acte après sa date',
    'private-deed': 'Pour enregistrer un acte sous seing privé',
    correction: 'Pour déposer l’acte de nouveau',
    payment: 'Pour payer les avis',
    appeal: 'Pour faire appel du refus',
    valuation: 'Pour que l’évaluation rouvre les droits',
    'claim-payment': 'Pour payer la réclamation',
    objection: 'Pour s’opposer à la réclamation',
    'objection-decision': 'Pour que l’opposition soit décidée',
    publication: 'Pour s’opposer à la prescription',
  },
  provisional: 'Provisoire : les jours fériés de cette année-là ne sont pas encore proclamés',
  until: (when) => `jusqu’au ${when}`,
  title: 'Échéances',
  basis: 'Fondement',
  assumption: 'Hypothèse',
  putOff: (when) => `Reportée le ${when}`,
  lateLodging: 'Les sept jours après la date de l’acte sont passés.',
  ask: 'Demander une prolongation',
  askText:
    'Accordée aussitôt, une fois par échéance : dix jours ouvrables de plus, ou trois mois pour un dossier qui n’est pas encore déposé.',
  askReason: 'Pourquoi il faut plus de temps',
  askSubmit: 'Demander une prolongation',
  grant: 'Reporter l’échéance',
  grantText: (when) => `Elle court jusqu’au ${when}.`,
  grantDay: 'Nouveau dernier jour',
  grantDayHint:
    'Par exemple 23 11 2026. Si la conservation ne travaille pas ce jour-là, le prochain jour ouvrable compte.',
  grantReason: 'Pourquoi plus de temps est accordé',
  grantSubmit: 'Reporter',
  revisions: 'Ce qui a changé',
  revision: (n, when) => `Révision ${String(n)}, déposée le ${when}`,
  changed: (what, before, now) =>
    `${what} : la version ${String(before)} a été remplacée par la version ${String(now)}`,
  added: (what) => `${what} : nouveau`,
  unchanged: 'Aucun document n’a changé.',
  wentBack: (when) => `Renvoyée le ${when} :`,
  appealTitle: 'Ce qui peut être fait contre ce refus',
  appealText: (until) =>
    `Vous, ou une partie, pouvez demander à la Cour suprême de revoir la décision, à son greffe à Port-Louis, jusqu’au ${until}. La parcelle est libre entre-temps ; une transaction plus récente peut prendre son rang.`,
  refundTitle: 'Remboursement dû',
  refundText: (amount) =>
    `${amount} sont dus au payeur, parce que la transaction a pris fin sans enregistrement ou que ses termes ont été corrigés. Le conservateur les verse sur le compte d’où ils sont venus.`,
  refunds: {
    title: 'Remboursements dus',
    lead: 'Ce qui a été payé pour des transactions finies sans enregistrement, avant la correction de termes, ou réclamé en trop, et qui est dû en retour.',
    empty: 'Rien n’est dû à personne.',
    transaction: 'Transaction',
    payer: 'Payeur',
    amount: 'Montant',
    since: 'Depuis',
    total: 'Total',
  },
}
