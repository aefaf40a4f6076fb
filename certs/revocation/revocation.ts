import type { Instant } from '../../domain/time.ts'
import type { CheckFinding } from '../finding.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { Answer } from './answer.ts'
import { crlAnswers } from './crl-answers.ts'
import type { Inquiry } from './inquiry.ts'
import { ocspAnswers } from './ocsp-answers.ts'

/** Signers of evidence about signers of evidence: an honest one is two steps away at most. */
const MAX_DEPTH = 4

export interface RevocationQuestion extends Omit<Inquiry, 'certificate' | 'authorities' | 'isGood'> {
  /** Leaf first, anchor last, as `buildPath` answers it. */
  readonly chain: readonly Certificate[]
  /** Where signers of evidence may lead to; the chain's own anchor when it is among them. */
  readonly anchors: readonly Certificate[]
}

/** What is known about one certificate of a chain. */
export interface RevocationResult {
  readonly certSha256: string
  readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN'
  /** null, like all that follow, when the status is unknown. */
  readonly source: 'OCSP' | 'CRL' | null
  /** RFC 5280 5.3.1, for example `keyCompromise`; set exactly when revoked. */
  readonly reason: string | null
  readonly revokedAt: Instant | null
  readonly thisUpdate: Instant | null
  readonly nextUpdate: Instant | null
  readonly evidenceSha256: string | null
  /** FAIL unless the status is GOOD; remarks (WARN) name evidence that was passed over, and why. */
  readonly findings: readonly CheckFinding[]
}

/**
 * The revocation status of every certificate of a chain but its anchor, leaf first (RFC 5280 6.3, RFC 6960). The
 * newest evidence that may be believed decides, as it was known at `at`; but what was revoked for good stays so.
 * Pure: evidence is handed in, and nothing is fetched.
 */
export function revocationOf(question: RevocationQuestion): readonly RevocationResult[] {
  const { chain, anchors } = question
  const isAnchored = anchors.some(({ sha256 }) => sha256 === chain.at(-1)?.sha256)
  return statusesOf(question, isAnchored ? chain.length - 1 : chain.length, [])
}

/** @param asking SHA-256 of the certificates whose status already waits for an answer to this question */
function statusesOf(
  question: RevocationQuestion,
  count: number,
  asking: readonly string[],
): readonly RevocationResult[] {
  const { chain, anchors, ...evidence } = question
  return chain.slice(0, count).map((certificate, index) => {
    const authorities = chain.slice(index + 1)
    const isGood = (other: readonly Certificate[]): boolean =>
      isChainGood({ ...evidence, anchors, chain: other }, authorities, [...asking, certificate.sha256])
    return statusOf({ ...evidence, certificate, authorities, isGood })
  })
}

/**
 * The authorities of the chain asked about are judged there. Nobody vouches for himself, nor do several in a
 * circle for each other.
 */
function isChainGood(
  question: RevocationQuestion,
  authorities: readonly Certificate[],
  asking: readonly string[],
): boolean {
  const { chain } = question
  const known = new Set(authorities.map(({ sha256 }) => sha256))
  const end = chain.findIndex(({ sha256 }) => known.has(sha256))
  const count = end < 0 ? chain.length - 1 : end
  const fresh = chain.slice(0, count)
  if (fresh.length === 0) return true
  if (asking.length >= MAX_DEPTH || fresh.some(({ sha256 }) => asking.includes(sha256))) return false
  return statusesOf(question, count, asking).every(({ status }) => status === 'GOOD')
}

function statusOf(inquiry: Inquiry): RevocationResult {
  const { certificate } = inquiry
  const all = [ocspAnswers(inquiry), crlAnswers(inquiry)]
  const findings = all.flatMap((answers) => answers.findings)
  const answer = decisive(all.flatMap(({ answers }) => answers))
  if (answer === undefined) return unknown(certificate, findings)
  const result = { certSha256: certificate.sha256, ...answer }
  if (answer.status === 'GOOD') return { ...result, findings }
  const detail = `${certificate.subject.text}: ${answer.reason ?? 'unspecified'}, ${answer.revokedAt ?? ''}`
  const revoked: CheckFinding = { check: 'T4', level: 'FAIL', code: 'certificate-revoked', detail }
  return { ...result, findings: [revoked, ...findings] }
}

/** A hold can be lifted, and the newest answer counts, of one moment the worse; any other revocation is for good. */
function decisive(answers: readonly Answer[]): Answer | undefined {
  const newest = answers.toSorted(
    (a, b) =>
      b.thisUpdate.localeCompare(a.thisUpdate) ||
      b.status.localeCompare(a.status) ||
      a.evidenceSha256.localeCompare(b.evidenceSha256),
  )
  const final = newest.find(({ status, reason }) => status === 'REVOKED' && reason !== 'certificateHold')
  return final ?? newest[0]
}

function unknown({ sha256, subject }: Certificate, findings: readonly CheckFinding[]): RevocationResult {
  const open: CheckFinding = {
    ...{ check: 'T4', level: 'FAIL', code: 'revocation-unknown', detail: subject.text },
  }
  return {
    ...{ certSha256: sha256, status: 'UNKNOWN', source: null, reason: null, revokedAt: null },
    ...{ thisUpdate: null, nextUpdate: null, evidenceSha256: null, findings: [open, ...findings] },
  }
}
