import type { RefusalCode } from '../../../domain/refusal.ts'
import type { Refused } from './explained.ts'
import { objectionRefusals } from './objections.ts'
import { registerRefusals } from './refusals-register.ts'

/** Every refusal, in words, with what to do. */
export const refusals = {
  ...objectionRefusals,
  'not-authenticated': { title: 'You are not signed in', advice: 'Sign in, then try again.' },
  'not-authorised': {
    title: 'Your role does not allow this',
    advice: 'Sign out and sign in as someone who may, or ask the person in charge of the dossier.',
  },
  'notary-only': {
    title: 'Only the notary himself may do this',
    advice:
      'You prepare dossiers for your notary. Accepting, lodging and withdrawing are his own acts; tell him that the dossier waits for him.',
  },
  'cross-site-request': {
    title: 'The request came from another site',
    advice: 'Open the page here and send the form from it.',
  },
  'too-many-requests': { title: 'Too many tries', advice: 'Wait a minute, then try again.' },
  'request-malformed': {
    title: 'Something in the form is not as it should be',
    advice: 'Check what you filled in and send it again.',
  },
  'idempotency-key-missing': {
    title: 'The form is out of date',
    advice: 'Open the page anew and send the form again.',
  },
  'idempotency-key-reused': {
    title: 'This form was sent before with other contents',
    advice: 'Open the page anew to see what was kept, then send the form again if needed.',
  },
  'pin-malformed': { title: 'The PIN must have nine digits', advice: 'For example 103040781.' },
  'pin-unknown': {
    title: 'No parcel of the register has this PIN',
    advice: 'Compare it with the title deed.',
  },
  'nic-malformed': {
    title: 'The identity number is not valid',
    advice:
      'An identity card number has 14 characters: a letter, twelve digits, and a last character that checks the rest. A company’s BRN is a letter and eight digits.',
  },
  'price-invalid': {
    title: 'The price must be more than zero, in rupees and whole cents',
    advice: 'For example 8,000,000 or 8,000,000.50.',
  },
  'term-missing': {
    title: 'This kind of transaction needs something that is not there',
    advice: 'The field named beside it, or in the answer, must be filled in.',
  },
  'document-too-large': {
    title: 'The document is larger than 30 MB',
    advice: 'Scan it in fewer colours or lower resolution.',
  },
  'document-empty': {
    title: 'No file was chosen, or the file is empty',
    advice: 'Choose a file that has something in it.',
  },
  'document-incomplete': { title: 'The document did not arrive whole', advice: 'Send it again.' },
  'document-not-pdf': { title: 'The document must be a PDF', advice: 'Save it as PDF, then send it again.' },
  'document-type-unknown': {
    title: 'The file is neither a PDF nor a photograph',
    advice: 'Send a PDF, or a photograph as JPEG or PNG; most telephones take those.',
  },
  'document-truncated': {
    title: 'The document is cut off: its end is missing',
    advice: 'Take it from where it was signed, and send it again.',
  },
  'document-encrypted': {
    title: 'The document is protected by a password',
    advice: 'Save it without protection, sign it again, then send it.',
  },
  'document-unknown': {
    title: 'There is no such document in this dossier',
    advice: 'It may have been replaced: open the dossier anew.',
  },
  'document-already-judged': {
    title: 'This document was judged otherwise before',
    advice: 'To change your mind, upload a new version of it.',
  },
  'document-required': {
    title: 'Every document must be uploaded and accepted before you lodge',
    advice: 'See the documents that are still missing below.',
  },
  'document-expired': {
    title: 'A document counts no more',
    advice: 'Ask the party for a new one, and accept it.',
  },
  'party-unknown': { title: 'The transaction has no such party', advice: 'Choose a party of the dossier.' },
  'party-link-invalid': {
    title: 'This link does not let you in',
    advice:
      'Check the code that your notary gave you. If it has ended or was withdrawn, ask him for another.',
  },
  'title-unfit': {
    title: 'What is asked for has a name of 1 to 200 characters',
    advice: 'Say what you need.',
  },
  'day-past': { title: 'That day has gone by', advice: 'Give today, or a later day.' },
  'message-unfit': {
    title: 'A message has between 1 and 4,000 characters',
    advice: 'Write something, or write it more briefly.',
  },
  'transaction-not-found': {
    title: 'There is no such transaction, or it is not yours',
    advice: 'Check the number.',
  },
  'illegal-transition': {
    title: 'This can no longer be done: the transaction has moved on',
    advice: 'See below where it stands now.',
  },
  'parcel-held': {
    title: 'Another transaction holds this parcel',
    advice: 'It was lodged before yours. You can lodge when the other one ends without registration.',
  },
  'deed-missing': { title: 'There is no signed deed to lodge', advice: 'Upload the signed deed first.' },
  'term-not-amendable': {
    title: 'This cannot be corrected here',
    advice:
      'Only what the reasons of the return name can be corrected. Another parcel or kind is another transaction.',
  },
  'reason-missing': {
    title: 'Give a reason',
    advice: 'The other side must be able to understand the decision.',
  },
  'extension-used': {
    title: 'You had more time on request already',
    advice: 'Act before the deadline, or ask an officer of the Registrar for more time.',
  },
  'extension-not-possible': {
    title: 'The deadline cannot be put off like that',
    advice: 'Name a day after the present deadline and within the limit of the office.',
  },
  'notice-not-found': { title: 'There is no such notice', advice: 'Ask the notary for a new code.' },
  'notice-already-paid': { title: 'This notice is paid already', advice: 'Nothing more is owed on it.' },
  'pay-link-invalid': {
    title: 'No notice has this code',
    advice: 'Check the 16 letters and digits on the notary’s letter, or ask the notary for a new code.',
  },
  ...registerRefusals,
} satisfies Readonly<Record<RefusalCode, Refused>>
