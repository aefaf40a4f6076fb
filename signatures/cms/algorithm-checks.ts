import type { CheckFinding } from '../../certs/finding.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { isBrokenHash, type HashName } from '../../certs/x509/algorithm.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { weaknessOf } from '../../certs/x509/public-key.ts'
import type { SignatureScheme } from '../../certs/x509/signature-scheme.ts'
import type { SignedDataView } from './signed-data-view.ts'

interface Algorithms {
  readonly hash: HashName | undefined
  readonly scheme: SignatureScheme | undefined
  readonly signer: Certificate | null
}

/** Row C6, as far as it depends on no date: known algorithms, one digest throughout, a key of the floor's strength. */
export function checkAlgorithms(
  view: SignedDataView,
  { hash, scheme, signer }: Algorithms,
): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const fail = (code: string, detail: string): void => {
    findings.push({ check: 'C6', level: 'FAIL', code, detail })
  }
  if (isRefused(hash)) fail('digest-algorithm-refused', view.digestAlgorithm.oid)
  if (isRefused(scheme?.hash)) fail('signature-algorithm-refused', view.signatureAlgorithm.oid)
  if (hash !== undefined && scheme !== undefined && hash !== scheme.hash) {
    fail('digest-algorithms-differ', `${hash}, ${scheme.hash}`)
  }
  if (signer === null) return findings
  const weakness = weaknessOf(signer.key)
  if (weakness !== undefined) fail(weakness, `${signer.key.bits} bits`)
  return findings
}

function isRefused(hash: HashName | undefined): boolean {
  return hash === undefined || isBrokenHash(hash)
}

/** What to call the algorithm of a signature whose scheme is refused. */
export function signatureAlgorithmName({ signatureAlgorithm }: SignedDataView): string {
  if (signatureAlgorithm.oid === OID.rsaPss) return 'RSA-PSS'
  return signatureAlgorithm.oid === OID.rsaEncryption ? 'RSA PKCS#1 v1.5' : signatureAlgorithm.oid
}
