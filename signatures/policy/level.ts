import { createHash } from 'node:crypto'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { Instant } from '../../domain/time.ts'
import type { Brought, DocumentEvidence, SignatureEvidence } from '../evidence.ts'
import type { SignatureVerdict, TimestampFacts } from '../verdict.ts'
import type { Proven } from './judge-proofs.ts'
import type { Surroundings } from './surroundings.ts'

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
  proven: Proven,
): Level {
  const { format, integrity } = verdict.aspects
  const baseline = slot.subFilter === 'ETSI.CAdES.detached' && cms?.signingCertificate !== 'none'
  if (!baseline || format.verdict !== 'PASSED' || integrity.verdict !== 'PASSED') return 'NONE'
  const covering = proven.timestamps.filter(({ revision, indication }) => {
    return revision > slot.revision && indication === 'TOTAL_PASSED'
  })
  const own = verdict.timestamps.filter(({ indication }) => indication === 'TOTAL_PASSED')
  const tokens = [...own, ...covering.flatMap(({ token }) => token ?? [])]
  const [first] = tokens
  if (first === undefined) return 'B-B'
  const since = heldSince(verdict, first, document, proven.around)
  if (since === null) return 'B-T'
  return covering.some(({ revision }) => revision >= since) ? 'B-LTA' : 'B-LT'
}

/**
 * The revision by which the file held the certificates and the revocation data of both chains; null when it does
 * not. Newer data from elsewhere may have decided: what counts here is whether the file could do without.
 */
function heldSince(
  verdict: Omit<SignatureVerdict, 'level'>,
  token: TimestampFacts,
  document: DocumentEvidence,
  around: Surroundings,
): number | null {
  const chains = [verdict.path, token.path].map((path) => chainOf(path, document, around))
  const revisions = chains.map((chain) => chain && evidenceSince(chain, verdict.times.best, document, around))
  const held = revisions.flatMap((revision) => revision ?? [])
  return held.length === revisions.length ? Math.max(...held) : null
}

/** The chain when the file holds all of it but its anchor. */
function chainOf(
  { anchorSha256, certs }: SignatureVerdict['path'],
  { certificates }: DocumentEvidence,
  { anchors }: Surroundings,
): readonly Certificate[] | null {
  if (anchorSha256 === null) return null
  const anchor = anchors.find(({ certificate }) => certificate.sha256 === anchorSha256)?.certificate
  const below = certs.slice(0, -1).map((sha256) => certificates.find((one) => one.sha256 === sha256))
  const chain = [...below, anchor].flatMap((one) => one ?? [])
  return chain.length === certs.length ? chain : null
}

function evidenceSince(
  chain: readonly Certificate[],
  provenAt: Instant,
  { crls, ocspResponses }: DocumentEvidence,
  around: Surroundings,
): number | null {
  const own = { crls: crls.map(({ der }) => der), ocspResponses: ocspResponses.map(({ der }) => der) }
  const pieces = [...crls, ...ocspResponses]
  for (const { at } of around.views.filter((view) => view.at >= provenAt)) {
    const answers = around.revocationOf({ chain, view: { ...own, at }, provenAt })
    const used = answers.flatMap(({ facts }) => facts.evidenceSha256 ?? [])
    if (used.length < answers.length) continue
    return Math.max(0, ...used.map((sha256) => sinceWhen(pieces, sha256)))
  }
  return null
}

function sinceWhen(pieces: readonly Brought[], sha256: string): number {
  const same = pieces.filter(({ der }) => createHash('sha256').update(der).digest('hex') === sha256)
  return Math.min(...same.map(({ revision }) => revision))
}
