import type { RefusalCode } from '../../../domain/refusal.ts'
import type { Refused } from './explained.ts'

/** What reviews, the register and the post refuse. */
export const registerRefusals = {
  'case-not-found': { title: 'There is no such case', advice: 'Go back to the queue.' },
  'case-not-claimed': { title: 'Take the case before you decide it', advice: 'Use “Take this case” below.' },
  'case-claimed-by-another': {
    title: 'Another officer works on this case',
    advice: 'Choose another case of the queue.',
  },
  'same-officer-twice': {
    title: 'You have decided this case already: a second officer must',
    advice: 'A serious flag is released by two different officers.',
  },
  'blocking-finding-stands': {
    title: 'This case cannot be released: a finding blocks it',
    advice: 'Return it to the notary or refuse it.',
  },
  'vendor-not-on-title': {
    title: 'Someone who gives up a right is not on the title',
    advice: 'Compare the vendors with the register.',
  },
  'parcel-not-free': {
    title: 'The parcel is under caveat or seizure',
    advice: 'It must be lifted before the parcel can be sold.',
  },
  'tenure-differs': {
    title: 'The parcel is held by another tenure',
    advice: 'Land of the State passes by a transfer of the lease, and other land by none.',
  },
  'right-not-held': {
    title: 'A party does not hold the right that passes',
    advice: 'Compare full ownership, bare ownership and usufruct with the register.',
  },
  'co-owner-missing': {
    title: 'A co-owner has no part in the partition',
    advice: 'All who hold the parcel must divide it together.',
  },
  'share-too-fine': {
    title: 'A share would be too fine to be kept exactly',
    advice: 'No share is ever rounded: divide what passes in simpler parts.',
  },
  'inscription-unknown': {
    title: 'The parcel has no such inscription',
    advice: 'Write it as the register does, for example IV 2026/1 No 12.',
  },
  'inscription-erased': { title: 'The inscription is erased already', advice: 'Nothing is left to be done.' },
  'not-the-beneficiary': {
    title: 'Only its beneficiary has an inscription erased',
    advice: 'He in whose favour it stands must be a party to the deed.',
  },
  'not-the-title-in-force': {
    title: 'Only the title in force can be rectified',
    advice: 'Name its transcription as the register does, for example TV 2026/1 No 12.',
  },
  'nothing-to-rectify': {
    title: 'The title says so already',
    advice: 'Names and marriages are on the title just as you give them.',
  },
  'clearance-outdated': {
    title: 'Something came up since the transaction was cleared',
    advice:
      'An owner has objected, or a paper has ended. Two officers look at it before anything is registered.',
  },
  'title-locked': {
    title: 'An owner has locked his title',
    advice: 'Nothing is registered on the parcel until he lifts the lock. Ask him to log in and lift it.',
  },
  'not-the-owner': {
    title: 'You do not stand on the title of such a parcel',
    advice: 'Check the PIN. Only those on the title in force can have it watched.',
  },
  'login-not-fresh': {
    title: 'Log in anew for this',
    advice:
      'A lock is set and lifted only by somebody who logged in a few minutes ago. Log out, log in and try again.',
  },
  'wait-days-invalid': {
    title: 'The objection window is not valid',
    advice: 'Choose from 0 to 30 working days.',
  },
  'message-not-found': { title: 'There is no such message', advice: 'Open your inbox to see what there is.' },
  'email-malformed': {
    title: 'This is no e-mail address',
    advice: 'Write it as name@example.mu, without spaces.',
  },
  'unsubscribe-link-invalid': {
    title: 'This link does not unsubscribe anybody',
    advice: 'Follow the link of the letter itself, or sign in and change it under Inbox.',
  },
  'endpoint-invalid': {
    title: 'Webhooks cannot be sent to this address',
    advice: 'It must begin with https:// and name a host of the public network.',
  },
  'endpoint-not-found': { title: 'You have no such endpoint', advice: 'Look at the list of your endpoints.' },
  'delivery-not-found': {
    title: 'Nothing of this name was given up',
    advice: 'It may have been sent again already. Look at the list.',
  },
  'receipt-not-ready': {
    title: 'The receipt is not sealed yet',
    advice: 'Try again in a few seconds.',
  },
  'certificate-not-ready': {
    title: 'The certificate is not ready yet',
    advice: 'Try again in a few seconds.',
  },
} satisfies Partial<Record<RefusalCode, Refused>>
