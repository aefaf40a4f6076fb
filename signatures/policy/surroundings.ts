import type { Trust, TrustAnchor } from '../../certs/trust/trust.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentEvidence } from '../evidence.ts'
import type { EvidenceSet } from '../evidence-set.ts'
import type { DeedPolicy } from './policy.ts'
import {
  revocationInquirer,
  type EvidenceView,
  type RevocationAnswers,
  type RevocationInquiry,
} from './revocation-evidence.ts'

/** An anchor whose certificate is open. */
export interface Anchor extends Omit<TrustAnchor, 'certificate'> {
  readonly certificate: Certificate
}

/** All that a judgement rests on beside the thing judged. */
export interface Surroundings {
  readonly anchors: readonly Anchor[]
  /** Help to build chains; trusted for nothing. */
  readonly pool: readonly Certificate[]
  /** What is known of revocation: as of today first, then as of each proven time, latest first. */
  readonly views: readonly EvidenceView[]
  readonly revocationOf: (inquiry: RevocationInquiry) => RevocationAnswers
  readonly policy: DeedPolicy
  /** When we look. */
  readonly at: Instant
}

/** What a verdict depends on beside the file's bytes. */
export interface Circumstances {
  readonly trust: Trust
  readonly evidence: EvidenceSet
  readonly policy: DeedPolicy
  readonly at: Instant
}

/** @throws DerError when a certificate of `trust` or `evidence` cannot be read */
export function surroundingsOf(
  seen: Pick<DocumentEvidence, 'certificates' | 'crls' | 'ocspResponses'>,
  { trust, evidence, policy, at }: Circumstances,
): Surroundings {
  const anchors = trust.anchors.map((anchor) => ({
    ...anchor,
    certificate: parseCertificate(anchor.certificate),
  }))
  // The chain that is taken must not hang on the order in which evidence was handed in.
  const collected = evidence.certificates.toSorted((a, b) => Buffer.compare(a, b))
  const given = [...trust.intermediates, ...collected].map((der) => parseCertificate(der))
  const pool = distinct([...given, ...seen.certificates])
  const today: EvidenceView = {
    at,
    crls: [...evidence.crls, ...seen.crls.map(({ der }) => der)],
    ocspResponses: [...evidence.ocspResponses, ...seen.ocspResponses.map(({ der }) => der)],
  }
  return {
    ...{ anchors, pool, policy, at, views: [today] },
    revocationOf: revocationInquirer({ pool, anchors: anchors.map(({ certificate }) => certificate) }),
  }
}

/** Adds what was known at a proven time: the evidence that the file held by then. */
export function withProof(
  around: Surroundings,
  seen: DocumentEvidence,
  { at, revision }: { readonly at: Instant; readonly revision: number },
): Surroundings {
  const held = ({ revision: since }: { readonly revision: number }): boolean => since <= revision
  const view: EvidenceView = {
    at,
    crls: seen.crls.filter(held).map(({ der }) => der),
    ocspResponses: seen.ocspResponses.filter(held).map(({ der }) => der),
  }
  return { ...around, views: [...around.views, view] }
}

function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
  return [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()]
}
