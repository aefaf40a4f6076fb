import { isSignedUnder } from '../x509/authority-signature.ts'
import type { Certificate } from '../x509/certificate.ts'
import { sameName } from '../x509/name.ts'
import { namedIssuers } from '../x509/path-search.ts'
import { buildPath } from '../x509/path.ts'
import type { Crl } from './crl.ts'
import { isSignedBy } from './evidence-signature.ts'
import type { Inquiry } from './inquiry.ts'

/** Certificates of the issuer's name that are tried; honest authorities have a handful. */
const MAX_CANDIDATES = 12

type Found = { readonly signer: Certificate } | { readonly fault: string }

/**
 * Who signed the CRL, if he may (RFC 5280 6.3.3 (f), (g)): he bears the issuer's name, may sign CRLs, leads to
 * the same anchor as the certificate asked about, and is not revoked himself.
 */
export function findCrlSigner(inquiry: Inquiry, crl: Crl): Found {
  const named = candidates(inquiry).filter(({ subject }) => sameName(subject, crl.issuer))
  if (named.length === 0) return { fault: 'crl-issuer-not-found' }
  const entitled = named.filter(({ keyUsage }) => keyUsage === null || keyUsage.includes('cRLSign'))
  if (entitled.length === 0) return { fault: 'crl-issuer-may-not-sign' }
  const signers = entitled.slice(0, MAX_CANDIDATES).filter((candidate) => isSignedBy(crl, candidate))
  if (signers.length === 0) return { fault: 'crl-signature-invalid' }
  const signer = signers.find((candidate) => isTrusted(inquiry, crl, candidate))
  return signer === undefined ? { fault: 'crl-issuer-not-trusted' } : { signer }
}

function candidates({ authorities, certificate, pool }: Inquiry): readonly Certificate[] {
  const all = [...authorities, certificate, ...pool]
  return [...new Map(all.map((candidate) => [candidate.sha256, candidate])).values()]
}

function isTrusted(inquiry: Inquiry, crl: Crl, signer: Certificate): boolean {
  const { authorities, pool, at, certificate } = inquiry
  if (authorities.some(({ sha256 }) => sha256 === signer.sha256)) return true
  if (!isSameAuthority(inquiry, crl, signer)) return false
  const anchor = authorities.at(-1)
  if (anchor === undefined) return false
  const { verdict, chain } = buildPath({
    ...{ leaf: signer, pool: [...authorities, ...pool], anchors: [anchor], at, requiredKeyUsage: [] },
  })
  if (verdict !== 'passed') return false
  // A list may say of its own signer that he is good: the certificate's issuer chose that, by naming it.
  return inquiry.isGood(signer.sha256 === certificate.sha256 ? chain.slice(1) : chain)
}

/**
 * Another key under the issuer's name must have been certified by the issuer itself or by whoever certified the
 * issuer, under a key of this chain: an authority elsewhere below the anchor could bear both their names.
 */
function isSameAuthority({ certificate, authorities }: Inquiry, crl: Crl, signer: Certificate): boolean {
  if (!sameName(crl.issuer, certificate.issuer)) return true
  const names = authorities
    .filter(({ subject }) => sameName(subject, certificate.issuer))
    .flatMap(({ subject, issuer }) => [subject, issuer])
  return namedIssuers(signer, authorities).some(
    (authority) =>
      names.some((name) => sameName(name, authority.subject)) && isSignedUnder(signer, authority),
  )
}
