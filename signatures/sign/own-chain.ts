import { DerError } from '../../certs/asn1/der-error.ts'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import { revocationOf } from '../../certs/revocation/revocation.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { buildPath } from '../../certs/x509/path.ts'
import type { Instant } from '../../domain/time.ts'
import type { ValidationMaterial } from './security-store.ts'
import type { SignerIdentity } from './signer.ts'
import { SigningError } from './signing-error.ts'

/** What shows that a certificate of ours is good. */
export interface Standing {
  readonly trust: Trust
  readonly material: ValidationMaterial
}

/**
 * The chain of our own certificate, leaf first, anchor last: trusted, and each certificate of it but the anchor
 * GOOD by the material. Whoever seals without asking may put the proof of his own revocation into the seal.
 * @throws SigningError `own-certificate-not-good` when it is revoked, and when nobody knows
 */
export function ownGoodChain(
  { certificate, chain }: SignerIdentity,
  { trust, material }: Standing,
  at: Instant,
): readonly Certificate[] {
  try {
    const anchors = anchorsAt(trust, at)
    const pool = [...chain, ...trust.intermediates, ...material.certificates].map((der) =>
      parseCertificate(der),
    )
    const leaf = parseCertificate(certificate)
    const path = buildPath({ leaf, pool, anchors, at, requiredKeyUsage: ['nonRepudiation'] })
    if (path.verdict !== 'passed') throw notGood(path.findings[0]?.code ?? 'chain-not-found')
    const results = revocationOf({
      ...{ chain: path.chain, pool, anchors, at },
      crls: material.crls.map((der) => parseCrl(der)),
      ocspResponses: material.ocspResponses.map((der) => parseOcspResponse(der)),
    })
    const bad = results.find(({ status }) => status !== 'GOOD')
    if (bad !== undefined) throw notGood(`${bad.status.toLowerCase()}, ${bad.reason ?? 'no word of it'}`)
    return path.chain
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    throw new SigningError('own-certificate-not-good', 'The material cannot be read', { cause: error })
  }
}

function anchorsAt({ anchors }: Trust, at: Instant): readonly Certificate[] {
  return anchors
    .filter(({ service }) => service === 'CA')
    .filter(
      ({ validFrom, validUntil }) => (validFrom ?? at) <= at && (validUntil === null || at < validUntil),
    )
    .map(({ certificate }) => parseCertificate(certificate))
}

function notGood(why: string): SigningError {
  return new SigningError('own-certificate-not-good', `The certificate that is to sign is not good: ${why}`)
}
