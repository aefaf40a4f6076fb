import { EFFECT_REFUSALS } from '../../../domain/refusal.ts'
import type { Explained } from './explained.ts'
import { lodgingFindings } from './findings-lodging.ts'
import { objectionFindings } from './objections.ts'
import { refusals } from './refusals.ts'

/** What the register does not bear out is said in the words of the refusal that it would be. */
const effectFindings = Object.fromEntries(EFFECT_REFUSALS.map((code) => [code, refusals[code]]))

/** Findings in words, by code. A code that is not here is shown as it is, with its rule and its basis. */
export const findings: Readonly<Record<string, Explained>> = {
  ...effectFindings,
  ...objectionFindings,
  'vendors-on-title': { title: 'Everyone who gives up a right is on the title' },
  'vendor-not-on-title': {
    title: 'Someone who gives up a right is not on the title',
    advice: 'Compare the parties’ identity numbers with the register. Only a holder can give his right up.',
  },
  'parcel-free': { title: 'The parcel is free of caveat and seizure' },
  'parcel-seized': {
    title: 'The parcel is seized',
    advice: 'The seizure must be lifted first.',
  },
  'parcel-under-caveat': {
    title: 'The parcel is under a caveat',
    advice: 'The caveat must be lifted first.',
  },
  'deed-new': { title: 'This deed was never lodged before' },
  'deed-seen-before': {
    title: 'The same signed deed was lodged before',
    advice: 'Find out why: a cancelled sale’s deed must not be used again.',
  },
  'price-plausible': { title: 'The price is in line with what the parcel last fetched' },
  'no-earlier-price': { title: 'No earlier price is known to compare with' },
  'price-far-below': {
    title: 'The price is far below what the parcel last fetched',
    advice:
      'Look for what explains it: a family arrangement, a part of the land, or a price not declared in full.',
  },
  'price-far-above': {
    title: 'The price is far above what the parcel last fetched',
    advice: 'Look for what explains it: building, division, or money of doubtful origin.',
  },
  'deed-examined': { title: 'The examination of the deed left nothing open' },
  'deed-not-examined': {
    title: 'The deed was not examined',
    advice: 'Return the transaction so that it is examined.',
  },
  'register-bears-it-out': { title: 'The register bears the deed out' },
  'ordered-by-court': { title: 'A court has ordered it: the parties do not sign' },
  'parties-signed': { title: 'Every party who signs has signed the file' },
  'notary-attests-signatures': { title: 'The notary attests that the parties signed in his presence' },
  'party-signature-missing': {
    title: 'The signature of a party is missing',
    advice: 'Have the party sign the file, or state in the deed why he cannot; the notary signs last.',
  },
  'party-signature-void': {
    title: 'The deed was changed after a party signed: his signature is void',
    advice: 'Have everybody sign the deed anew as it stands now; the notary signs last.',
  },
  'party-signature-fails': {
    title: 'The signature of a party does not hold',
    advice: 'See what is said of that signature, and have the party sign anew.',
  },
  'party-signature-open': {
    title: 'It could not be told whether the signature of a party holds',
    advice: 'See what is said of that signature; it may settle by itself.',
  },
  'signed-in-order': { title: 'The parties signed in the order of their parts' },
  'signed-out-of-order': {
    title: 'The parties did not sign in the order of their parts',
    advice: 'Have the deed signed anew: first who gives, then who receives, and the notary last.',
  },
  'notary-signed-last': { title: 'The notary signed after all others' },
  'signed-after-the-notary': {
    title: 'Somebody signed after the notary',
    advice: 'The notary signs last: have him sign the deed once more, after all others.',
  },
  ...lodgingFindings,
  'deed-readable': { title: 'The file is a well-formed PDF' },
  'deed-ambiguous': {
    title: 'The file can be read in more than one way',
    advice:
      'Export the deed anew from the program in which it was drawn, sign it, and upload that file unchanged.',
  },
  'deed-unsigned': {
    title: 'The deed is not signed',
    advice: 'Sign the PDF with your certificate, then upload it.',
  },
  'deed-beyond-limits': {
    title: 'The file is too complex to be examined automatically',
    advice: 'Export the deed as a plain PDF, without forms or attachments, and sign it anew.',
  },
  'deed-could-change': {
    title: 'The file holds something that could change what is shown',
    advice:
      'Export the deed as a plain PDF, without layers, forms, links or hidden content, and sign it anew; or wait for an officer to look at it.',
  },
  'deed-proofs-unsettled': {
    title: 'What the file brings along as proof does not hold together',
    advice: 'Look at the reason below. Upload the deed as it left the signing program, or sign it anew.',
  },
  'signature-proven': { title: 'The signature holds' },
  'signature-disproven': {
    title: 'The signature does not hold',
    advice:
      'The file was changed after signing, or its signature is damaged. Take the signed original, or sign the deed anew.',
  },
  'signature-open': {
    title: 'Whether the signature holds cannot be determined',
    advice:
      'Look at the reason below. Most often the certificate has expired or its issuer is not known: sign anew with a certificate in force.',
  },
  'nothing-changed': { title: 'Nothing was changed after signing' },
  'only-lawful-additions': { title: 'Only permitted additions were made after signing' },
  'changed-after-signing': {
    title: 'The deed was changed after it was signed',
    advice: 'Take the file as it was when it was signed, or sign the changed deed anew.',
  },
  'changes-not-evaluated': {
    title: 'Whether the deed was changed after signing cannot be determined',
    advice: 'Upload the file as it left the signing program.',
  },
  'timestamp-proven': { title: 'The timestamp over the document holds' },
  'timestamp-disproven': {
    title: 'The timestamp over the document does not hold',
    advice:
      'A deed needs no timestamp, but one that is there must hold. Take the signed original, or sign the deed anew.',
  },
  'timestamp-open': {
    title: 'Whether the timestamp over the document holds cannot be determined',
    advice:
      'Look at the reason below. Most often the timestamp authority is not known here or cannot be asked: wait, or upload the deed without the timestamp.',
  },
  'signed-by-the-lodging-notary': { title: 'The lodging notary signed it' },
  'signed-by-another': {
    title: 'It is not signed by the lodging notary',
    advice:
      'The deed must carry the signature of the notary who lodges it, with the certificate he is enrolled with.',
  },
  'notary-certificate-not-enrolled': {
    title: 'The notary’s certificate is not enrolled',
    advice: 'Have your certificate enrolled with the Registrar.',
  },
  'notary-in-office': { title: 'The notary was in office, with this certificate' },
  'not-commissioned-yet': {
    title: 'The signer was not a notary yet when he signed',
    advice: 'Have the deed drawn up and signed by a notary in office.',
  },
  'commission-ended': {
    title: 'The notary was no longer in office when he signed',
    advice:
      'If he signed before his functions ended, prove it by a timestamp in the deed; else another notary must sign.',
  },
  suspended: {
    title: 'The notary was suspended when he signed',
    advice: 'If he signed before, prove it by a timestamp in the deed; else another notary must sign.',
  },
  'certificate-not-bound': {
    title: 'The certificate is not on the roll as the notary’s',
    advice: 'Sign with the certificate with which you are on the roll, or have this one entered.',
  },
  'certificate-bound-later': {
    title: 'The certificate was not the notary’s yet when he signed',
    advice: 'Sign the deed anew with a certificate that is on the roll.',
  },
  'certificate-bound-no-more': {
    title: 'The certificate was the notary’s no more when he signed',
    advice: 'Sign the deed anew with the certificate that took its place.',
  },
  'no-signature-of-a-notary': {
    title: 'There is no signature about which the roll could be asked',
    advice: 'Sign the deed, or take the file as it was when it was signed.',
  },
}

export const findingFallback = {
  passed: 'A check is in order',
  failed: 'A check failed',
  indeterminate: 'A check could not be completed',
  advice: 'Sign the deed again with a certificate in force, save it, and upload the new version.',
}

/** What the facts of a finding or an event are called. A name that is not here is shown as it is. */
export const facts: Readonly<Record<string, string>> = {
  pin: 'Parcel (PIN)',
  vendors: 'Who gives up a right in the deed',
  holders: 'Holders on the title',
  strangers: 'Not on the title',
  inscriptions: 'Inscriptions',
  deed: 'SHA-256 of the deed',
  seenIn: 'Lodged before in',
  price: 'Price declared, Rs',
  lastPrice: 'Last price, Rs',
  percent: 'Per cent of the last price',
  who: 'Who',
  signers: 'Who signs',
  cannotSign: 'Cannot sign',
  signatures: 'Signatures',
  signer: 'Signed by',
  signedAt: 'Signed at',
  slot: 'Document',
  countsUntil: 'Counts until',
  registersBy: 'Registers by, at the latest',
  receipt: 'Receipt',
  since: 'Since',
  objectedAt: 'Objected on',
  setAsideAt: 'Set aside on',
  book: 'Volumes',
  number: 'Number',
  reason: 'Reason',
  authority: 'Timestamp authority',
  field: 'Signature field',
  revision: 'Revision',
  revisions: 'Revisions',
  certificate: 'SHA-256 of the certificate',
  at: 'As of',
  from: 'From',
  until: 'Until',
  subIndication: 'Indication',
  changes: 'Changes after signing',
  coverage: 'Covers',
  expected: 'Certificate enrolled',
  found: 'Certificate found',
  sha256: 'SHA-256 of the file',
  bytes: 'Bytes',
}

/** What a signature covers, and what was done since. A value that is not here is shown as it is. */
export const factValues: Readonly<Record<string, string>> = {
  ENTIRE_FILE: 'the whole file',
  ENTIRE_REVISION: 'the whole file as it was when it was signed',
  PARTIAL: 'only a part of the file',
  UNCLEAR: 'not clear',
  NONE: 'none',
  LTA: 'proofs and timestamps only',
  SIGNATURE: 'further signatures only',
  FORM: 'a form was filled in or changed',
  ANNOTATION: 'an annotation was added or changed',
  OTHER: 'the content of the document',
}
