import type { DocumentEvidence, SignatureEvidence } from '../evidence.ts'
import type { SignatureVerdict, TimestampFacts, TimestampVerdict } from '../verdict.ts'
import { createHash } from 'node:crypto'

type Level = SignatureVerdict['level']

/**
 * Row Z4: the baseline level that a signature has reached (ETSI EN 319 142-1 6.3), whoever trusts its signer.
 * B-T: a valid timestamp proves its time. B-LT: the file holds the certificates and the revocation data of
 * every chain. B-LTA: a valid document timestamp covers these.
 */
export function levelOf(
  verdict: Omit<SignatureVerdict, 'level'>,
  { slot, cms }: SignatureEvidence,
  document: DocumentEvidence,
  timestamps: readonly TimestampVerdict[],
): Level {
  const { format, integrity } = verdict.aspects
  const baseline = slot.subFilter === 'ETSI.CAdES.detached' && cms?.signingCertificate !== 'none'
  if (!baseline || format.verdict !== 'PASSED' || integrity.verdict !== 'PASSED') return 'NONE'
  const covering = timestamps.filter(({ revision, indication }) => {
    return revision > slot.revision && indication === 'TOTAL_PASSED'
  })
  const own = verdict.timestamps.filter(({ indication }) => indication === 'TOTAL_PASSED')
  const tokens = [...own, ...covering.flatMap(({ token }) => token ?? [])]
  const [first] = tokens
  if (first === undefined) return 'B-B'
  const needed = needs(verdict, first)
  const since = needed === null ? null : heldSince(needed, document)
  if (since === null) return 'B-T'
  return covering.some(({ revision }) => revision >= since) ? 'B-LTA' : 'B-LT'
}

/** The hashes of all that verifies the signature and its first timestamp later on; null when it is not known. */
function needs(
  { path, revocation }: Omit<SignatureVerdict, 'level'>,
  token: TimestampFacts,
): { readonly certificates: readonly string[]; readonly revocation: readonly string[] } | null {
  const statuses = [...revocation, ...token.revocation]
  const evidence = statuses.flatMap(({ evidenceSha256 }) => evidenceSha256 ?? [])
  const complete = evidence.length === statuses.length && path.anchorSha256 !== null
  if (!complete || token.path.anchorSha256 === null) return null
  const certificates = [...path.certs.slice(0, -1), ...token.path.certs.slice(0, -1)]
  return { certificates, revocation: evidence }
}

/** The revision by which the file held all of it; null when it does not. */
function heldSince(
  { certificates, revocation }: { certificates: readonly string[]; revocation: readonly string[] },
  document: DocumentEvidence,
): number | null {
  const known = new Set(document.certificates.map(({ sha256 }) => sha256))
  if (!certificates.every((sha256) => known.has(sha256))) return null
  const pieces = [...document.crls, ...document.ocspResponses].map(({ der, revision }) => ({
    ...{ sha256: createHash('sha256').update(der).digest('hex'), revision },
  }))
  const revisions = revocation.map((sha256) => pieces.find((piece) => piece.sha256 === sha256)?.revision)
  const held = revisions.flatMap((revision) => revision ?? [])
  return held.length === revisions.length ? Math.max(0, ...held) : null
}
