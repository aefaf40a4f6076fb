/** Every way in which the register may not bear terms out. */
export const EFFECT_REFUSALS = [
  'vendor-not-on-title',
  'parcel-not-free',
  'tenure-differs',
  'right-not-held',
  'co-owner-missing',
  'share-too-fine',
  'inscription-unknown',
  'inscription-erased',
  'not-the-beneficiary',
  'not-the-title-in-force',
  'nothing-to-rectify',
] as const

/** Every reason for which the engine says no. Closed: each edge translates all of them, and the compiler counts. */
export const REFUSAL_CODES = [
  // who
  'not-authenticated',
  'not-authorised',
  'notary-only',
  'cross-site-request',
  'too-many-requests',
  // the request
  'request-malformed',
  'idempotency-key-missing',
  'idempotency-key-reused',
  // identifiers and amounts
  'pin-malformed',
  'pin-unknown',
  'nic-malformed',
  'price-invalid',
  'term-missing',
  // documents
  'document-too-large',
  'document-empty',
  'document-incomplete',
  'document-not-pdf',
  'document-type-unknown',
  'document-truncated',
  'document-encrypted',
  'document-unknown',
  'document-already-judged',
  'document-required',
  'document-expired',
  // the exchange with the parties
  'party-unknown',
  'party-link-invalid',
  'message-unfit',
  'title-unfit',
  'day-past',
  // the procedure
  'transaction-not-found',
  'illegal-transition',
  'parcel-held',
  'deed-missing',
  'term-not-amendable',
  'reason-missing',
  'extension-used',
  'extension-not-possible',
  'valuation-not-higher',
  'duty-reopened-before',
  'objection-too-late',
  'objection-used',
  'objection-unknown',
  // payment
  'notice-not-found',
  'notice-already-paid',
  'pay-link-invalid',
  // owners
  'title-locked',
  'not-the-owner',
  'login-not-fresh',
  'wait-days-invalid',
  // messages to people
  'message-not-found',
  'email-malformed',
  'unsubscribe-link-invalid',
  'endpoint-invalid',
  'endpoint-not-found',
  'delivery-not-found',
  // review
  'case-not-found',
  'case-not-claimed',
  'case-claimed-by-another',
  'same-officer-twice',
  'blocking-finding-stands',
  // the register
  ...EFFECT_REFUSALS,
  'clearance-outdated',
  'certificate-not-ready',
  'receipt-not-ready',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

export type RefusalDetail = Readonly<Record<string, string | number | boolean>>

/**
 * A "no" that the caller can act on, and that will be "no" again if asked again. Everything else that goes
 * wrong is a fault: it may pass, it is retried, and its message is shown to nobody outside.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: RefusalDetail

  constructor(code: RefusalCode, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }
}

export function isRefusalCode(text: string): text is RefusalCode {
  return (REFUSAL_CODES as readonly string[]).includes(text)
}
