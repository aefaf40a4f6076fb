import type { TemplateName } from '../../../domain/message/templates.ts'

/** What each message is called where messages are listed or chosen, and not read. */
export const messageNames = {
  'receipt-given': 'A deed was lodged, with its receipt',
  returned: 'A transaction is returned to be put right',
  refused: 'Registration is refused',
  withdrawn: 'A transaction was withdrawn',
  lapsed: 'A transaction has lapsed',
  'notice-issued': 'A notice of payment was issued',
  'payment-received': 'A payment was received',
  'refund-owed': 'A payment is owed back',
  reminder: 'A reminder before a term ends',
  'certificate-ready': 'A title was registered, the certificate is ready',
  'document-asked': 'A document is asked for',
  'document-reminded': 'A reminder of a document waited for',
  'document-unanswered': 'A party has not sent a document',
  'document-refused': 'A document cannot be accepted',
  'document-expiring': 'A document expires soon',
  'dossier-message': 'A message on a dossier',
  'deadline-extended': 'A term was extended',
  'revaluation-claim': 'More duty is claimed after a valuation',
  'owner-alert': 'A deed was lodged on a parcel of yours that is watched',
  'owner-may-object': 'Registration waits for an owner’s objection',
  'owner-lock-stops': 'An owner’s lock stops a transaction',
  'owner-objected': 'An owner objects',
  'publication-begun': 'A publication has begun, and until when anyone may object',
  'publication-objected': 'Somebody objects to a publication',
  'webhook-trial': 'A trial call to your software',
} satisfies Readonly<Record<TemplateName, string>>

/** The page on which whoever is logged in says how he is reached. */
export const contact = {
  title: 'How you are reached',
  lead: 'Every message stands in your inbox. It also comes by e-mail once you say where to.',
  noAddress: 'We have no e-mail address of yours. You find your messages in the inbox alone.',
  email: 'E-mail address',
  emailHint: 'For example name@office.mu. Only we write to it, and we never ask for a password or a payment.',
  language: 'Language of the letters',
  languages: { fr: 'French', en: 'English' },
  courtesy: 'Reminders and alerts',
  courtesyYes: 'Send me reminders and alerts by e-mail too',
  courtesyHint: 'Without it they still stand in your inbox.',
  always: 'What always comes by e-mail',
  alwaysText:
    'The law has us tell you of these, because a right or a term of yours depends on it. They cannot be switched off.',
  optional: 'What you can switch off',
  optionalText: 'These are a courtesy.',
  save: 'Save',
  done: { saved: 'Saved. It counts from the next message on.' },
}
