import type { EventName } from '../../../domain/transaction/history.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'

/** Where a transaction stands: a tag, and what that means for its notary. */
export const stages = {
  preparing: {
    tag: 'Preparing',
    now: 'Collect the documents, accept them, then lodge the signed deed.',
  },
  lodged: { tag: 'Lodged', now: 'The receipt is given and the parcel is held. The deed is examined next.' },
  examining: {
    tag: 'Being examined',
    now: 'The signatures are checked and the duties assessed. This happens by itself.',
  },
  returned: {
    tag: 'Returned to the notary',
    now: 'Something must be put right. Replace what is wrong and lodge again: you keep your receipt and your rank.',
  },
  'awaiting-payment': {
    tag: 'Awaiting payment',
    now: 'Hand each payer the link or the code of the notice. As soon as all is paid, the transaction moves on by itself.',
  },
  clearing: {
    tag: 'Being screened',
    now: 'The facts are compared with the register. This happens by itself.',
  },
  'on-hold': {
    tag: 'On hold',
    now: 'The owner asked to be told first, or locked his title; or a prescription is published. The transaction goes on when the time to object has passed or the owner lifts his lock.',
  },
  'in-review': {
    tag: 'In review',
    now: 'An officer of the Registrar looks at this transaction. There is nothing for you to do; you will see the decision here.',
  },
  registering: { tag: 'Being registered', now: 'The title is changing hands. This happens by itself.' },
  registered: {
    tag: 'Registered',
    now: 'The title has changed hands. The sealed certificate stands here as soon as it is made.',
  },
  revaluation: {
    tag: 'Duty reopened',
    now: 'The property was valued anew and more duty is claimed. The payer pays the claim or objects to it; the title stays as it is.',
  },
  objection: {
    tag: 'Objection to the duty',
    now: 'The payer objected to the claim. An officer of the Registrar decides; the title stays as it is.',
  },
  closed: { tag: 'Closed', now: 'The transaction is registered and nothing remains to be done.' },
  refused: { tag: 'Refused', now: 'The Registrar refused registration. What was paid is owed back.' },
  withdrawn: { tag: 'Withdrawn', now: 'You withdrew this transaction. The parcel is free again.' },
  lapsed: { tag: 'Lapsed', now: 'The time to act ran out. The parcel is free again.' },
} satisfies Readonly<Record<Stage, { readonly tag: string; readonly now: string }>>

/** The line across the top of a dossier. */
export const steps = {
  title: 'Progress',
  prepare: 'Prepare',
  examine: 'Lodge and examine',
  pay: 'Pay',
  check: 'Screen',
  register: 'Register',
  finished: 'finished',
  current: 'current step',
  remaining: 'still to come',
  ended: 'ended here',
}

export const events = {
  opened: 'Dossier opened',
  'document-uploaded': 'Document uploaded',
  'document-accepted': 'Document accepted',
  'document-refused': 'Document refused',
  'document-requested': 'One more document asked for',
  'document-request-taken-back': 'Request for a document taken back',
  'document-expiring': 'Reminder: a document will soon count no more',
  'document-reminded': 'Reminder: a party has not sent what was asked',
  'document-unanswered': 'The notary was told that a party does not answer',
  'party-link-made': 'Link made for a party',
  'party-link-revoked': 'Link of a party withdrawn',
  'party-contact-set': 'E-mail address of a party set',
  'message-written': 'Message written',
  lodged: 'Deed lodged, receipt given, parcel held',
  'terms-amended': 'Terms corrected',
  resubmitted: 'Deed lodged again under the same receipt',
  examining: 'Examination began',
  returned: 'Returned to the notary',
  'deadline-extended': 'Deadline put off',
  reminded: 'Reminder sent',
  'duty-reopened': 'Duty reopened by the valuation',
  'claim-objected': 'Objection to the claim',
  'objection-decided': 'Objection decided',
  'duty-settled': 'Claim settled',
  'notices-issued': 'Payment notices issued',
  'checkout-opened': 'A payer went to the bank',
  'payment-received': 'Payment confirmed by the bank',
  'payment-failed': 'Payment failed at the bank; nothing was taken',
  'payment-differs': 'The bank reports another sum than was due; the payment is held',
  'payment-late': 'Payment came after the end of the transaction; it is held',
  clearing: 'Screening began',
  'on-hold': 'Waits for an owner, or for its publication',
  'hold-ended': 'Nothing is waited for any more',
  'owner-objected': 'An owner objected',
  'publication-objected': 'Someone objected to what is published',
  'publication-objection-ended': 'An objection was withdrawn or dismissed',
  'in-review': 'Placed before the officers',
  'case-claimed': 'An officer took the case',
  'case-decided': 'An officer decided',
  registering: 'Registration began',
  registered: 'Registered in the volumes',
  'certificate-sealed': 'Certificate sealed',
  delivered: 'Certificate ready',
  closed: 'Transaction closed',
  refused: 'Registration refused',
  withdrawn: 'Withdrawn by the notary',
  lapsed: 'Lapsed: the time to act ran out',
  'refund-due': 'A payment is owed back',
} satisfies Readonly<Record<EventName, string>>
