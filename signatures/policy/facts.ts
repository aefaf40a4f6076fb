import type { Certificate } from '../../certs/x509/certificate.ts'
import type { CmsEvidence } from '../cms/evidence.ts'
import type { CryptoFacts, SignatureVerdict, SignerFacts } from '../verdict.ts'
import type { ChainJudged } from './chain.ts'

export function signerFacts(signer: Certificate | null): SignerFacts | null {
  return (
    signer && {
      subject: signer.subject.text,
      issuer: signer.issuer.text,
      serial: signer.serial,
      certSha256: signer.sha256,
    }
  )
}

export function cryptoFacts(cms: CmsEvidence | null): CryptoFacts | null {
  if (cms === null) return null
  const { digestAlgorithm, signatureAlgorithm, keyBits, digestOk, signatureOk } = cms
  return { digest: digestAlgorithm, signature: signatureAlgorithm, keyBits, digestOk, signatureOk }
}

export function pathFacts(chain: ChainJudged | null): SignatureVerdict['path'] {
  if (chain === null) return { anchorSha256: null, certs: [], findings: [] }
  const certs = chain.path.chain.map(({ sha256 }) => sha256)
  return { anchorSha256: chain.path.anchorSha256, certs, findings: chain.findings }
}
