import type { CheckFinding } from '../../certs/finding.ts'
import { OID } from '../../certs/asn1/oids.ts'
import type { CmsEvidence } from '../cms/evidence.ts'
import type { SignatureEvidence } from '../evidence.ts'
import type { ChainJudged } from './chain.ts'
import type { DeedPolicy } from './policy.ts'
import { findStrays } from './strays.ts'
import type { Surroundings } from './surroundings.ts'

/** What this policy asks of a signature that another might not. */
export function checkPolicy(
  { slot, cms }: SignatureEvidence,
  chain: ChainJudged | null,
  around: Surroundings,
): readonly CheckFinding[] {
  const { policy } = around
  const accepted = policy.subFilters.some((subFilter) => subFilter === slot.subFilter)
  const kind: readonly CheckFinding[] = accepted
    ? []
    : [{ check: 'S6', level: 'FAIL', code: 'subfilter-not-accepted', detail: slot.subFilter }]
  if (cms === null) return kind
  return [...kind, ...checkNaming(slot.subFilter, cms, policy), ...checkStrays(cms, chain, around)]
}

/** Row C5: PAdES must name the signer's certificate; the older form of signature was never asked to. */
function checkNaming(
  subFilter: string,
  { signingCertificate }: CmsEvidence,
  policy: DeedPolicy,
): readonly CheckFinding[] {
  if (signingCertificate === 'v2') return []
  const code = signingCertificate === 'none' ? 'signing-certificate-missing' : 'signing-certificate-over-sha1'
  const lenient =
    policy.signingCertificate === 'v2-or-older' &&
    (signingCertificate === 'v1' || subFilter === 'adbe.pkcs7.detached')
  return [{ check: 'C5', level: lenient ? 'WARN' : 'FAIL', code }]
}

/** No octet of a signature may be free: what nothing signs must at least hang together with what is signed. */
function checkStrays(
  cms: CmsEvidence,
  chain: ChainJudged | null,
  around: Surroundings,
): readonly CheckFinding[] {
  const level = around.policy.strayMaterial === 'refuse' ? 'FAIL' : 'WARN'
  // Where no chain was found that is said already, and every certificate would be a stray.
  const reached = chain !== null && chain.path.anchorSha256 !== null
  const strays = reached ? findStrays(cms.certificates, around) : []
  const unknown = cms.unsignedAttributes.filter(({ oid }) => oid !== OID.signatureTimestamp)
  const otherwise = cms.findings.filter(({ code }) => level === 'FAIL' && code === 'signer-named-otherwise')
  return [
    ...otherwise.map((finding) => ({ ...finding, level: 'FAIL' }) as const),
    ...unknown.map(({ oid }) => ({
      ...({ check: 'C2', level, code: 'unsigned-attribute-unknown', detail: oid } as const),
    })),
    ...strays.map(({ subject }) => ({
      ...({ check: 'C1', level, code: 'certificate-without-issuer', detail: subject.text } as const),
    })),
  ]
}
