import { createHash } from 'node:crypto'
import { DerError } from '../../certs/asn1/der-error.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { isSignedBy } from '../../certs/revocation/evidence-signature.ts'
import { isNamed } from '../../certs/revocation/ocsp-responder.ts'
import type { BasicOcspResponse } from '../../certs/revocation/ocsp-response.ts'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import { isSignedUnder, type Signed } from '../../certs/x509/authority-signature.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { namedIssuers } from '../../certs/x509/path-search.ts'
import type { DocumentEvidence } from '../evidence.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Certificates under which no known issuer's signature holds. Nothing else protects the octets of a certificate
 * that travels unsigned, so that one with a false signature may have been altered.
 */
export function findStrays(
  certificates: readonly Certificate[],
  { anchors, pool }: Pick<Surroundings, 'anchors' | 'pool'>,
): readonly Certificate[] {
  const known = [...anchors.map(({ certificate }) => certificate), ...pool]
  return certificates.filter(
    (certificate) =>
      !anchors.some((anchor) => anchor.certificate.sha256 === certificate.sha256) &&
      !likely(certificate, known).some((issuer) => isSignedUnder(certificate, issuer)),
  )
}

/** A store may be filled with namesakes of one key each; that an honest signer is among so few is sure enough. */
const MAX_TRIED = 4

function likely(
  issued: Parameters<typeof namedIssuers>[0],
  known: readonly Certificate[],
): readonly Certificate[] {
  return namedIssuers(issued, known).slice(0, MAX_TRIED)
}

/**
 * What the file stores for its own verification and nobody known has signed. While no later timestamp covers the
 * store, nothing else would show that an octet of it was changed.
 */
export function findStoredStrays(
  { certificates, crls, ocspResponses }: DocumentEvidence,
  { anchors, pool }: Pick<Surroundings, 'anchors' | 'pool'>,
): readonly CheckFinding[] {
  const known = [...anchors.map(({ certificate }) => certificate), ...pool]
  const stray = (code: string, detail: string): CheckFinding => ({ check: 'Z4', level: 'FAIL', code, detail })
  const unsigned = [
    ...crls.filter(({ der }) => !holds(der, parseCrl, (crl) => likely(crl, known))),
    ...ocspResponses.filter(
      ({ der }) =>
        !holds(der, answerIn, (answer) =>
          [...known, ...answer.certificates].filter((one) => isNamed(answer, one)).slice(0, MAX_TRIED),
        ),
    ),
  ]
  return [
    ...findStrays(certificates, { anchors, pool }).map((one) =>
      stray('certificate-without-issuer', one.subject.text),
    ),
    ...unsigned.map(({ der }) =>
      stray('stored-proof-unsigned', createHash('sha256').update(der).digest('hex')),
    ),
  ]
}

function answerIn(der: Uint8Array): BasicOcspResponse {
  const { basic } = parseOcspResponse(der)
  if (basic === null) throw new DerError('No answer inside', 0)
  return basic
}

function holds<T extends Signed>(
  der: Uint8Array,
  parse: (der: Uint8Array) => T,
  signers: (evidence: T) => readonly Certificate[],
): boolean {
  try {
    const evidence = parse(der)
    return signers(evidence).some((signer) => isSignedBy(evidence, signer))
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}
