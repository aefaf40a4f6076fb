import type { CheckFinding } from '../../certs/finding.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { Instant } from '../../domain/time.ts'
import type { RevocationFacts } from '../verdict.ts'

/** The evidence about revocation that existed at some time, DER. */
export interface EvidenceView {
  readonly at: Instant
  readonly crls: readonly Uint8Array[]
  readonly ocspResponses: readonly Uint8Array[]
}

/** Of each certificate, leaf first: what is known, and why no more is. */
export type RevocationAnswers = readonly {
  readonly facts: RevocationFacts
  readonly findings: readonly CheckFinding[]
}[]

/** Asks the evidence about each certificate of a chain but the anchor, leaf first. */
export function askRevocation(chain: readonly Certificate[]): RevocationAnswers {
  return chain.slice(0, -1).map(({ sha256 }) => ({
    facts: {
      ...{ certSha256: sha256, source: null, status: 'UNKNOWN', reason: null, revokedAt: null },
      ...{ thisUpdate: null, nextUpdate: null, evidenceSha256: null },
    },
    findings: [],
  }))
}
