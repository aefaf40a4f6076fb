import type { Sha256 } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Finding, Verdict } from '../verdict.ts'

/** From a moment on, and before another. null: since before the roll was kept; no end is known. */
export interface Term {
  readonly from: Instant | null
  readonly until: Instant | null
}

/** A certificate that counts as a notary's for a time. */
export interface BoundCertificate extends Term {
  readonly sha256: Sha256
}

/** What the roll says of one notary. */
export interface Office {
  readonly commission: Term
  /** In the order of their beginning. */
  readonly suspensions: readonly Term[]
  /** In the order in which they were bound to him. */
  readonly certificates: readonly BoundCertificate[]
}

/** Every outcome of the rule, so that pages can explain each. Closed. */
export const ROLL_CODES = [
  'notary-in-office',
  'not-commissioned-yet',
  'commission-ended',
  'suspended',
  'certificate-not-bound',
  'certificate-bound-later',
  'certificate-bound-no-more',
  'no-signature-of-a-notary',
] as const

type RollCode = (typeof ROLL_CODES)[number]

/** A signature as far as the roll is asked about it: its certificate, and the earliest moment it is proven at. */
export interface Signed {
  readonly certificateSha256: string
  readonly at: Instant
}

const BASIS =
  'Notaries Act 2008 (only a notary in office draws up deeds; commission, suspension, end of functions)'

/**
 * Was the signer a notary in office, with this certificate, at the best signature time? A question to the roll
 * alone: whether the signature itself holds is another finding. A moment before the beginning of a term proves
 * that it was too early; one after its end leaves the burden of an earlier proof to the notary.
 * @param signed the signature in question; null when there is none
 */
export function notaryInOffice(office: Office, signed: Signed | null): Finding {
  if (signed === null) return finding('indeterminate', 'no-signature-of-a-notary', {})
  const { certificateSha256: certificate, at } = signed
  const [code, term] = standing(office, certificate, at)
  const verdict = code === 'notary-in-office' ? 'passed' : 'failed'
  return finding(verdict, code, { certificate, at, from: term?.from ?? null, until: term?.until ?? null })
}

/** The certificate that counts as his at that moment, or did last. */
export function certificateOf({ certificates }: Office, at: Instant): Sha256 | null {
  const current = certificates.findLast((certificate) => isWithin(certificate, at))
  return (current ?? certificates.at(-1))?.sha256 ?? null
}

/** How he stood at that moment, and the term that decides it. */
function standing(
  { commission, suspensions, certificates }: Office,
  certificate: string,
  at: Instant,
): readonly [RollCode, Term | undefined] {
  const commissioned = within(commission, at)
  if (commissioned === 'before') return ['not-commissioned-yet', commission]
  if (commissioned === 'after') return ['commission-ended', commission]
  const suspension = suspensions.find((term) => isWithin(term, at))
  if (suspension !== undefined) return ['suspended', suspension]
  const bound = certificates.filter(({ sha256 }) => sha256 === certificate)
  const term = bound.find((one) => isWithin(one, at)) ?? bound.at(-1)
  return [term === undefined ? 'certificate-not-bound' : CERTIFICATE_CODES[within(term, at)], term]
}

const CERTIFICATE_CODES = {
  before: 'certificate-bound-later',
  within: 'notary-in-office',
  after: 'certificate-bound-no-more',
} as const satisfies Readonly<Record<'before' | 'within' | 'after', RollCode>>

function within({ from, until }: Term, at: Instant): 'before' | 'within' | 'after' {
  if (from !== null && at < from) return 'before'
  return until !== null && at >= until ? 'after' : 'within'
}

function isWithin(term: Term, at: Instant): boolean {
  return within(term, at) === 'within'
}

function finding(verdict: Verdict, code: RollCode, detail: Finding['detail']): Finding {
  return { rule: 'notary-in-office', verdict, code, basis: BASIS, detail }
}
