import type { CheckFinding } from '../../certs/finding.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { Instant } from '../../domain/time.ts'
import type { RevocationFacts } from '../verdict.ts'
import type { ProvenTime } from './proofs.ts'
import type { RevocationAnswers } from './revocation-evidence.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * What is known of the revocation of each certificate but the anchor (T4), leaf first. Today's evidence is asked
 * first; where it tells nothing, the evidence of each later timestamp that covers it, as of that time: a list
 * that was current then still proves what it said then.
 */
export function revocationStatus(
  chain: readonly Certificate[],
  { best, source }: Pick<ProvenTime, 'best' | 'source'>,
  around: Surroundings,
): RevocationAnswers {
  const provenAt = source === 'NOW' ? null : best
  const [today, ...earlier] = around.views.filter(({ at }) => at >= best)
  if (today === undefined) return []
  let known = around.revocationOf({ chain, view: today, provenAt })
  for (const view of earlier) {
    if (known.every(({ facts }) => facts.status !== 'UNKNOWN')) break
    const then = around.revocationOf({ chain, view, provenAt })
    known = known.map((now, index) => {
      const past = then[index]
      return now.facts.status === 'UNKNOWN' && past !== undefined ? past : now
    })
  }
  return known
}

/** After these a key may have been in other hands before anybody noticed (RFC 5280 5.3.1). */
const COMPROMISES: readonly string[] = ['keyCompromise', 'cACompromise', 'aACompromise']

/**
 * After these, and only when they are given, the timestamps made before remain good (RFC 3161 4). That no reason
 * was given reads like "unspecified", which is therefore not among them.
 */
const ORDERLY_ENDS: readonly string[] = ['affiliationChanged', 'superseded', 'cessationOfOperation']

/**
 * Row T4 and Z3: was any certificate of the chain revoked when the signature was made, as far as that is proven?
 * @param required whether it bars acceptance when nothing tells
 */
export function checkRevocation(
  chain: readonly Certificate[],
  statuses: RevocationAnswers,
  time: ProvenTime,
  { required, at }: { readonly required: boolean; readonly at: Instant },
): readonly CheckFinding[] {
  return statuses.flatMap(({ facts, findings }, index): readonly CheckFinding[] => {
    const certificate = chain[index]
    if (certificate === undefined || facts.status === 'GOOD') return []
    const detail = certificate.subject.text
    if (facts.status === 'REVOKED') return [{ ...revoked(facts, index === 0, time), detail }]
    const why = findings.map((finding): CheckFinding => ({ ...finding, level: 'INFO' }))
    return required ? [{ ...unknown(certificate, at), detail }, ...why] : why
  })
}

function revoked({ revokedAt, reason }: RevocationFacts, isLeaf: boolean, time: ProvenTime): CheckFinding {
  const since = revokedAt ?? time.best
  const survives = revokedAt !== null && precedes(time, revokedAt, reason)
  if (survives) {
    const level = reason !== null && COMPROMISES.includes(reason) ? 'WARN' : 'INFO'
    return { check: 'T4', level, code: 'certificate-revoked-later' }
  }
  if (!isLeaf) return { check: 'T4', level: 'FAIL', code: 'authority-revoked' }
  const proven = time.notBefore !== null && time.notBefore >= since
  return { check: 'T4', level: 'FAIL', code: proven ? 'certificate-revoked-before' : 'certificate-revoked' }
}

function precedes({ best, stampedAt }: ProvenTime, revokedAt: Instant, reason: string | null): boolean {
  if (best < revokedAt) return true
  const orderly = reason !== null && ORDERLY_ENDS.includes(reason)
  return stampedAt !== null && orderly && stampedAt < revokedAt
}

/** Of a certificate that has ended, no new evidence will come; of any other it may. */
function unknown({ notAfter }: Certificate, at: Instant): CheckFinding {
  return {
    check: 'T4',
    level: 'FAIL',
    code: at > notAfter ? 'revocation-not-provable' : 'revocation-unknown',
  }
}
