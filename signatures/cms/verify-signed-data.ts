import { schemeOf, signatureHolds, type SignatureScheme } from '../../certs/x509/signature-scheme.ts'
import { unusualCheckOf } from '../../certs/x509/unusual-scheme.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { hashOf, type HashName } from '../../certs/x509/algorithm.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { checkAlgorithms, signatureAlgorithmName } from './algorithm-checks.ts'
import { checkAttributeShape, sortedAttributes } from './attribute-shape.ts'
import {
  checkAlgorithmProtection,
  checkContentType,
  claimedTimeOf,
  digestMatches,
} from './attribute-values.ts'
import type { CmsEvidence } from './evidence.ts'
import { readRevocationAttribute } from './revocation-values.ts'
import { signerOf } from './signer-identity.ts'
import { checkSigningCertificate } from './signing-certificate.ts'
import type { SignedDataView } from './signed-data-view.ts'

/** The identifier octet of SET OF, which stands in for [0] when the attributes are hashed (RFC 5652 5.4). */
const SET_OF = 0x31

const DIGEST = {
  check: 'C3',
  wrong: 'document-digest-differs',
  open: 'document-digest-not-evaluated',
} as const
const SIGNATURE = { check: 'C4', wrong: 'signature-invalid', open: 'signature-not-evaluated' } as const

/**
 * Checks one CMS signature against the digest of the bytes that it claims to cover: rows C1 to C7 of the deed
 * profile. Reports what it saw and judges nothing; it never throws on the content of the signature.
 * @param rangesDigest computes the digest of the signed bytes; asked once, and only for a digest that we know
 * @param contentType what must have been signed: data, or the content of a timestamp token
 */
export function verifySignedData(
  view: SignedDataView,
  rangesDigest: (hash: HashName) => Uint8Array,
  contentType: string = OID.data,
): CmsEvidence {
  const hash = hashOf(view.digestAlgorithm)
  const scheme = knownScheme(view, hash)
  const { signer, findings: signerFindings } = signerOf(view)
  const digestOk = hash === undefined ? null : digestMatches(view, rangesDigest(hash))
  const signatureOk = checkSignature(view, scheme, signer)
  const claimed = claimedTimeOf(view)
  const signingCertificate = checkSigningCertificate(view, signer)
  const embedded = readRevocationAttribute(view.signedAttributes)
  return {
    digestAlgorithm: hash ?? view.digestAlgorithm.oid,
    signatureAlgorithm: scheme?.kind ?? signatureAlgorithmName(view),
    keyBits: signer?.key.bits ?? 0,
    ...{
      digestOk,
      signatureOk,
      signer,
      certificates: view.certificates,
      signatureValue: view.signatureValue,
      unsignedAttributes: view.unsignedAttributes,
    },
    crls: [...view.crls, ...embedded.values.crls],
    ocspResponses: [...view.ocspResponses, ...embedded.values.ocspResponses],
    signingCertificate: signingCertificate.form,
    ...(claimed.time === undefined ? {} : { claimedSigningTime: claimed.time }),
    findings: [
      ...view.findings,
      ...signerFindings,
      ...checkAttributeShape(view),
      ...checkContentType(view, contentType),
      ...outcome(digestOk, DIGEST),
      ...outcome(signatureOk, SIGNATURE),
      ...signingCertificate.findings,
      ...checkAlgorithms(view, { hash, scheme, signer }),
      ...checkAlgorithmProtection(view),
      ...claimed.findings,
      ...embedded.findings,
    ],
  }
}

function knownScheme(view: SignedDataView, hash: HashName | undefined): SignatureScheme | undefined {
  try {
    return schemeOf(view.signatureAlgorithm, hash)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/**
 * Whether the signature holds, also under a scheme that the policy refuses. What is signed is the DER encoding of
 * the attributes (RFC 5652 5.4); where a signer left them unsorted, he may have hashed them either way.
 */
function checkSignature(
  view: SignedDataView,
  scheme: SignatureScheme | undefined,
  signer: Certificate | null,
): boolean | null {
  const check = scheme === undefined ? unusualCheckOf(view.signatureAlgorithm) : checkOf(scheme)
  if (check === undefined || signer === null) return null
  const holds = check(signer.spki, signedSet(view.signedAttributesBytes), view.signatureValue)
  const sorted = holds ? undefined : sortedAttributes(view.signedAttributesBytes)
  return sorted === undefined ? holds : check(signer.spki, signedSet(sorted), view.signatureValue)
}

function checkOf(scheme: SignatureScheme): ReturnType<typeof unusualCheckOf> {
  return (spki, data, signature) => signatureHolds(spki, scheme, data, signature)
}

function signedSet(attributes: Uint8Array): Uint8Array {
  const signed = new Uint8Array(attributes)
  signed[0] = SET_OF
  return signed
}

/** What could not be evaluated bars acceptance as much as what is wrong; another finding says why. */
function outcome(
  ok: boolean | null,
  { check, wrong, open }: typeof DIGEST | typeof SIGNATURE,
): readonly CheckFinding[] {
  return ok === true ? [] : [{ check, level: 'FAIL', code: ok === null ? open : wrong }]
}
