import type { RefusalCode, RefusalDetail } from '../domain/refusal.ts'
import { Refusal } from '../domain/refusal.ts'
import type { ZodError } from 'zod'

/** A problem as RFC 9457 has it. `code` is for software, `title` and `detail` are for people. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  /** Absent for faults and unknown addresses. */
  readonly code?: RefusalCode
  readonly detail?: string
  /** The facts of the refusal, by name. */
  readonly facts?: RefusalDetail
  /** What is wrong with each field of a malformed request. */
  readonly errors?: readonly FieldError[]
  /** Names this one occurrence, in our log too. */
  readonly instance: string
}

interface FieldError {
  readonly field: string
  readonly message: string
}

interface Row {
  readonly status: number
  readonly title: string
}

/** Every refusal as HTTP says it. The compiler counts. */
export const PROBLEMS = {
  'not-authenticated': { status: 401, title: 'You are not logged in' },
  'not-authorised': { status: 403, title: 'You may not do this' },
  'notary-only': { status: 403, title: 'Only the notary himself may do this' },
  'cross-site-request': { status: 403, title: 'The request came from another site' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'request-malformed': { status: 400, title: 'The request is malformed' },
  'idempotency-key-missing': { status: 400, title: 'The Idempotency-Key is missing or malformed' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'pin-malformed': { status: 422, title: 'The PIN is malformed' },
  'pin-unknown': { status: 422, title: 'No parcel has this PIN' },
  'nic-malformed': { status: 422, title: 'The identity card number is malformed' },
  'price-invalid': { status: 422, title: 'The price is not a positive sum in whole cents' },
  'term-missing': { status: 422, title: 'This kind of transaction needs something more' },
  'document-too-large': { status: 413, title: 'The document is too large' },
  'document-empty': { status: 422, title: 'The document is empty' },
  'document-incomplete': { status: 400, title: 'The document did not arrive whole' },
  'document-not-pdf': { status: 415, title: 'The document is not a PDF' },
  'document-type-unknown': { status: 415, title: 'The document is neither a PDF nor a photograph' },
  'document-truncated': { status: 422, title: 'The document is cut off' },
  'document-encrypted': { status: 422, title: 'The document is encrypted' },
  'document-unknown': { status: 404, title: 'The transaction has no such document' },
  'document-already-judged': { status: 409, title: 'The document was judged otherwise before' },
  'document-required': { status: 409, title: 'A required document is missing' },
  'document-expired': { status: 409, title: 'A document counts no more' },
  'party-unknown': { status: 422, title: 'The transaction has no such party' },
  'party-link-invalid': { status: 404, title: 'The link lets nobody in' },
  'message-unfit': { status: 422, title: 'A message has between 1 and 4,000 characters' },
  'title-unfit': { status: 422, title: 'What is asked for has a name of 1 to 200 characters' },
  'day-past': { status: 422, title: 'That day has gone by' },
  'transaction-not-found': { status: 404, title: 'There is no such transaction' },
  'illegal-transition': { status: 409, title: 'The transaction does not stand where this can be done' },
  'parcel-held': { status: 409, title: 'Another transaction holds the parcel' },
  'deed-missing': { status: 409, title: 'There is no deed to lodge' },
  'term-not-amendable': { status: 422, title: 'The reasons of the return do not name this term' },
  'reason-missing': { status: 422, title: 'A reason is missing' },
  'extension-used': { status: 409, title: 'More time was granted on request before' },
  'extension-not-possible': { status: 422, title: 'The deadline cannot be put off like that' },
  'valuation-not-higher': { status: 422, title: 'The value leaves no more duty to claim' },
  'duty-reopened-before': { status: 409, title: 'The duty was reopened before' },
  'objection-too-late': { status: 409, title: 'The time to object is over' },
  'objection-used': { status: 409, title: 'The claim was objected to before' },
  'objection-unknown': { status: 404, title: 'There is no such objection' },
  'notice-not-found': { status: 404, title: 'There is no such notice' },
  'notice-already-paid': { status: 409, title: 'The notice is paid already' },
  'pay-link-invalid': { status: 404, title: 'The pay code is not valid' },
  'clearance-outdated': { status: 409, title: 'Something came up since the transaction was cleared' },
  'title-locked': { status: 409, title: 'An owner has locked his title' },
  'not-the-owner': { status: 404, title: 'You do not stand on the title of such a parcel' },
  'login-not-fresh': { status: 403, title: 'Log in anew for this' },
  'wait-days-invalid': { status: 422, title: 'The objection window is 0 to 30 working days' },
  'message-not-found': { status: 404, title: 'There is no such message in your inbox' },
  'email-malformed': { status: 422, title: 'This is no e-mail address' },
  'unsubscribe-link-invalid': { status: 404, title: 'Nobody unsubscribes with this link' },
  'endpoint-invalid': { status: 422, title: 'Webhooks cannot be sent to this address' },
  'endpoint-not-found': { status: 404, title: 'You have no such endpoint' },
  'delivery-not-found': { status: 404, title: 'Nothing of this name was given up' },
  'case-not-found': { status: 404, title: 'There is no such case' },
  'case-not-claimed': { status: 409, title: 'Nobody has claimed the case' },
  'case-claimed-by-another': { status: 409, title: 'Another officer works on the case' },
  'same-officer-twice': { status: 409, title: 'A second officer must decide' },
  'blocking-finding-stands': { status: 409, title: 'A finding of the case cannot be released' },
  'vendor-not-on-title': { status: 409, title: 'A vendor is not on the title' },
  'parcel-not-free': { status: 409, title: 'The parcel is under caveat or seizure' },
  'tenure-differs': { status: 409, title: 'The parcel is held by another tenure' },
  'right-not-held': { status: 409, title: 'A party does not hold the right that passes' },
  'co-owner-missing': { status: 409, title: 'A co-owner has no part in the partition' },
  'share-too-fine': { status: 409, title: 'A share would be too fine to be kept exactly' },
  'inscription-unknown': { status: 409, title: 'The parcel has no such inscription' },
  'inscription-erased': { status: 409, title: 'The inscription is erased already' },
  'not-the-beneficiary': { status: 409, title: 'Only its beneficiary has an inscription erased' },
  'not-the-title-in-force': { status: 409, title: 'Only the title in force can be rectified' },
  'nothing-to-rectify': { status: 409, title: 'The title says so already' },
  'certificate-not-ready': { status: 409, title: 'The certificate is not ready' },
  'receipt-not-ready': { status: 404, title: 'The receipt is not sealed yet' },
} as const satisfies Readonly<Record<RefusalCode, Row>>

/** Where the API's documentation explains each code. */
const typeOf = (code: string): string => `/docs#${code}`

export function problemOf(refusal: Refusal, instance: string): Problem {
  const { status, title } = PROBLEMS[refusal.code]
  const { code, message: detail, detail: facts } = refusal
  return { type: typeOf(code), title, status, code, detail, facts, instance }
}

/** The same for a body, a path or a query that zod did not accept. */
export function malformed(error: ZodError, instance: string): Problem {
  const refusal = new Refusal(
    'request-malformed',
    'Some fields are missing, unknown or not as they should be',
  )
  const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return { ...problemOf(refusal, instance), errors }
}

/** A fault has no code and no words of its own: what went wrong is in our log, under the instance. */
export function faultOf(status: 404 | 500 | 503, instance: string): Problem {
  const titles = { 404: 'Nothing is here', 500: 'Something failed on our side', 503: 'Try again in a moment' }
  return { type: 'about:blank', title: titles[status], status, instance }
}
