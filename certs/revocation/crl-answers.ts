import { DerError } from '../asn1/der-error.ts'
import type { CheckFinding } from '../finding.ts'
import { schemeUsed } from '../x509/authority-signature.ts'
import type { Certificate } from '../x509/certificate.ts'
import { remark, type Answer, type Answers } from './answer.ts'
import type { Crl } from './crl.ts'
import { safelyLookUp, type Revocation } from './crl-lookup.ts'
import { reasonsCovered } from './crl-scope.ts'
import { findCrlSigner } from './crl-signer.ts'
import {
  ALL_REASONS,
  distributionPointsOf,
  type DistributionPoint,
  type Reasons,
} from './distribution-point.ts'
import { isSignedBy } from './evidence-signature.ts'
import type { Inquiry } from './inquiry.ts'
import { freshnessOf, mayVouch, type Period } from './reliance.ts'

/** Lists looked at for one certificate, the newest first. */
const MAX_CRLS = 200

/** A complete list, with the newest changes to it where there are some. */
interface Believed {
  readonly crl: Crl
  readonly delta: Crl | null
  readonly period: Period
  readonly reasons: Reasons
  /** Why it can show that the certificate is revoked but not that it is good. */
  readonly weakness: string | null
}

/** What the CRLs say (RFC 5280 6.3.3): revoked as soon as one says so, good when all reasons are accounted for. */
export function crlAnswers(inquiry: Inquiry): Answers {
  const { certificate } = inquiry
  const points = pointsOf(certificate)
  if (points === 'malformed') return none([remark('distribution-points-malformed', certificate.sha256)])
  const findings: CheckFinding[] = []
  const vouching: Believed[] = []
  let open = ALL_REASONS
  for (const crl of relevant(inquiry, points)) {
    const reasons = reasonsCovered(certificate, crl, points)
    // A newer list already answered for these reasons.
    if ((reasons & open) === 0) continue
    const believed = examine(inquiry, crl, reasons)
    if ('code' in believed) {
      findings.push(believed)
      continue
    }
    const entry = entryIn(believed, certificate)
    if (entry === 'malformed') findings.push(remark('crl-entry-malformed', crl.sha256))
    else if (entry !== null) return { answers: [revoked(believed, entry)], findings }
    else if (believed.weakness !== null) findings.push(remark(believed.weakness, crl.sha256))
    else {
      open &= ~reasons
      vouching.push(believed)
    }
  }
  if (open === 0) return { answers: [good(vouching)], findings }
  const partial = vouching.map(({ crl }) => remark('crl-reasons-incomplete', crl.sha256))
  return none([...findings, ...partial])
}

function none(findings: readonly CheckFinding[]): Answers {
  return { answers: [], findings }
}

function pointsOf(certificate: Certificate): readonly DistributionPoint[] | 'malformed' {
  try {
    return distributionPointsOf(certificate)
  } catch (error) {
    if (error instanceof DerError) return 'malformed'
    throw error
  }
}

function relevant({ certificate, crls }: Inquiry, points: readonly DistributionPoint[]): readonly Crl[] {
  return crls
    .filter((crl) => crl.baseNumber === null && reasonsCovered(certificate, crl, points) !== 0)
    .toSorted((a, b) => newestFirst(a, b) || worseFirst(a, b, certificate))
    .slice(0, MAX_CRLS)
}

/** Of two lists of one moment the higher number is the newer (RFC 5280 5.2.3), in whatever order they came. */
function newestFirst(a: Crl, b: Crl): number {
  const [first, second] = [a.number ?? -1n, b.number ?? -1n]
  return b.thisUpdate.localeCompare(a.thisUpdate) || Number(second > first) - Number(second < first)
}

/** Two lists that bear one moment and one number and differ: the one that names the certificate goes before. */
function worseFirst(a: Crl, b: Crl, certificate: Certificate): number {
  const names = (crl: Crl): number => Number(safelyLookUp(crl, certificate) !== null)
  return a.sha256 === b.sha256 ? 0 : names(b) - names(a) || a.sha256.localeCompare(b.sha256)
}

function examine(inquiry: Inquiry, crl: Crl, reasons: Reasons): Believed | CheckFinding {
  if (crl.unknownCritical.length > 0) return remark('crl-critical-extension-unknown', crl.sha256)
  if (freshnessOf(crl, inquiry) === 'not-yet-issued') return remark('crl-not-yet-issued', crl.sha256)
  const scheme = schemeUsed(crl)
  if (scheme === undefined) return remark('crl-signature-algorithm-unknown', crl.sha256)
  const found = findCrlSigner(inquiry, crl)
  if ('fault' in found) return remark(found.fault, crl.sha256)
  const delta = deltaFor(inquiry, crl, found.signer)
  const period = delta ?? crl
  const weakness = mayVouch(scheme.hash, inquiry.at)
    ? ageWeakness(inquiry, period, crl)
    : 'crl-signature-algorithm-weak'
  return { crl, delta, period, reasons, weakness }
}

/** Lists drop certificates that have expired, unless they say that they do not. */
function ageWeakness(inquiry: Inquiry, period: Period, { keepsExpiredSince }: Crl): string | null {
  if (freshnessOf(period, inquiry) === 'stale') return 'crl-stale'
  const { notAfter } = inquiry.certificate
  const kept = keepsExpiredSince !== null && keepsExpiredSince <= notAfter
  return period.thisUpdate > notAfter && !kept ? 'crl-after-certificate-expired' : null
}

/** The newest list of changes that continues this one: same issuer, key and scope, numbers that meet (5.2.4). */
function deltaFor(inquiry: Inquiry, complete: Crl, signer: Certificate): Crl | null {
  const { number } = complete
  if (number === null) return null
  return (
    inquiry.crls
      .filter(
        ({ baseNumber, number: own }) => baseNumber !== null && baseNumber <= number && (own ?? 0n) > number,
      )
      .filter((delta) => delta.issuer.key === complete.issuer.key && sameScope(delta, complete))
      .filter((delta) => delta.unknownCritical.length === 0 && freshnessOf(delta, inquiry) === 'fresh')
      .toSorted((a, b) => newestFirst(a, b) || a.sha256.localeCompare(b.sha256))
      .slice(0, MAX_CRLS)
      .find((delta) => isSignedBy(delta, signer)) ?? null
  )
}

function sameScope(a: Crl, b: Crl): boolean {
  if (a.authorityKeyId !== b.authorityKeyId) return false
  if (a.scope === null || b.scope === null) return a.scope === b.scope
  return Buffer.compare(a.scope.der, b.scope.der) === 0
}

/** What the changes say goes before what they change. */
function entryIn({ crl, delta }: Believed, certificate: Certificate): Revocation | null | 'malformed' {
  const change = delta === null ? null : safelyLookUp(delta, certificate)
  if (change === null) return safelyLookUp(crl, certificate)
  return change !== 'malformed' && change.reason === 'removeFromCRL' ? null : change
}

function revoked({ crl, delta, period }: Believed, { reason, revokedAt }: Revocation): Answer {
  return { ...answerOf(period, delta ?? crl), status: 'REVOKED', reason, revokedAt }
}

/** As old as the oldest of the lists that it takes to account for every reason. */
function good(vouching: readonly Believed[]): Answer {
  const [oldest] = vouching.toSorted((a, b) => a.period.thisUpdate.localeCompare(b.period.thisUpdate))
  if (oldest === undefined) throw new RangeError('No list vouches')
  const { crl, delta, period } = oldest
  return { ...answerOf(period, delta ?? crl), status: 'GOOD', reason: null, revokedAt: null }
}

function answerOf(
  { thisUpdate, nextUpdate }: Period,
  { sha256 }: Crl,
): Pick<Answer, 'source' | 'thisUpdate' | 'nextUpdate' | 'evidenceSha256'> {
  return { source: 'CRL', thisUpdate, nextUpdate, evidenceSha256: sha256 }
}
