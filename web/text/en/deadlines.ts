import type { DeadlineName } from '../../../domain/deadlines/schedule.ts'

/** Until when, and what more time there is. */
export const deadlines = {
  name: {
    preparation: 'To lodge this dossier',
    lodging: 'To lodge the deed after its date',
    'private-deed': 'To register a deed under private signature',
    correction: 'To lodge the deed anew',
    payment: 'To pay the notices',
    appeal: 'To appeal against the refusal',
    valuation: 'For the valuation to reopen the duty',
    'claim-payment': 'To pay the claim',
    objection: 'To object to the claim',
    'objection-decision': 'For the objection to be decided',
    publication: 'To object to the prescription',
  } satisfies Readonly<Record<DeadlineName, string>>,
  until: (when: string): string => `until ${when}`,
  provisional: 'Provisional: the public holidays of that year are not proclaimed yet',
  title: 'Deadlines',
  basis: 'Basis',
  assumption: 'Assumed',
  putOff: (when: string): string => `Put off on ${when}`,
  lateLodging: 'The seven days after the date of the deed are over.',
  ask: 'Ask for more time',
  askText:
    'Granted at once, and once for each deadline: ten working days more, or three months for a dossier that was not lodged yet.',
  askReason: 'Why more time is needed',
  askSubmit: 'Ask for more time',
  grant: 'Put the deadline off',
  grantText: (when: string): string => `It runs until ${when}.`,
  grantDay: 'New last day',
  grantDayHint:
    'For example 23 11 2026. If the office does not work on that day, the next working day counts.',
  grantReason: 'Why more time is granted',
  grantSubmit: 'Put it off',
  revisions: 'What changed',
  revision: (n: number, when: string): string => `Revision ${String(n)}, lodged on ${when}`,
  changed: (what: string, before: number, now: number): string =>
    `${what}: version ${String(before)} was replaced by version ${String(now)}`,
  added: (what: string): string => `${what}: new`,
  unchanged: 'No document changed.',
  wentBack: (when: string): string => `Went back on ${when}:`,
  appealTitle: 'What can be done against this refusal',
  appealText: (until: string): string =>
    `You, or a party, may ask the Supreme Court to review the decision, at its registry in Port Louis, until ${until}. The parcel is free meanwhile; a later transaction may take its rank.`,
  refundTitle: 'Refund due',
  refundText: (amount: string): string =>
    `${amount} is owed back to the payer, because the transaction ended without registration or its terms were corrected. The Registrar pays it to the account that it came from.`,
  refunds: {
    title: 'Refunds due',
    lead: 'What was paid for transactions that ended without registration, before terms were corrected, or claimed in excess, and is owed back.',
    empty: 'Nothing is owed to anybody.',
    transaction: 'Transaction',
    payer: 'Payer',
    amount: 'Amount',
    since: 'Since',
    total: 'Total',
  },
}
