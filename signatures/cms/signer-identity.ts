import { childrenOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild } from '../../certs/asn1/fields.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readIntegerOctets, readOctets } from '../../certs/asn1/values.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { hashing, hashOf, isBrokenHash, readAlgorithm } from '../../certs/x509/algorithm.ts'
import type { AlgorithmIdentifier, Certificate, Name } from '../../certs/x509/certificate.ts'
import { readName, sameName } from '../../certs/x509/name.ts'
import { readAttribute } from './attributes.ts'
import type { SignedDataView } from './signed-data-view.ts'

interface FoundSigner {
  readonly signer: Certificate | null
  readonly findings: readonly CheckFinding[]
}

/**
 * Row C1: exactly one certificate answers to the SignerInfo's identifier, octet for octet, because nothing signs
 * the identifier; copies of one certificate count once.
 */
export function signerOf({ certificates, signerId, unreadableCertificates }: SignedDataView): FoundSigner {
  const distinct = new Map(certificates.map((certificate) => [certificate.sha256, certificate]))
  const [signer, second] = [...distinct.values()].filter((candidate) =>
    signerId.kind === 'subject-key-id'
      ? candidate.subjectKeyId === signerId.subjectKeyId
      : candidate.serial === signerId.serial &&
        Buffer.compare(candidate.issuer.der, signerId.issuer.der) === 0,
  )
  const unreadable: readonly CheckFinding[] =
    unreadableCertificates === 0 ? [] : [{ check: 'C1', level: 'WARN', code: 'certificate-unreadable' }]
  if (signer !== undefined && second === undefined) return { signer, findings: unreadable }
  const code = signer === undefined ? 'signer-certificate-missing' : 'signer-certificate-ambiguous'
  return { signer: null, findings: [...unreadable, { check: 'C1', level: 'FAIL', code }] }
}

/**
 * Row C5: the signing-certificate-v2 attribute (RFC 5035) names the signer's certificate by its hash. Without it
 * another certificate for the same key could be slipped under the signature.
 */
export function checkSignerIdentity(
  view: SignedDataView,
  signer: Certificate | null,
): readonly CheckFinding[] {
  const attribute = readAttribute(view.signedAttributes, OID.signingCertificateV2, readFirstCertificateId)
  if (attribute.state === 'absent') return fail('signing-certificate-missing')
  if (attribute.state === 'malformed') return fail('signing-certificate-malformed')
  if (signer === null) return fail('signing-certificate-not-evaluated')
  const { hashAlgorithm, hash, issuerSerial } = attribute.value
  const name = hashOf(hashAlgorithm)
  if (name === undefined || isBrokenHash(name)) {
    return fail('signing-certificate-digest-refused', hashAlgorithm.oid)
  }
  const actual = hashing(name).update(signer.der).digest()
  if (Buffer.compare(actual, hash) !== 0) return fail('signing-certificate-differs')
  if (issuerSerial === undefined) return []
  const same = issuerSerial.serial === signer.serial && sameName(issuerSerial.issuer, signer.issuer)
  return same ? [] : fail('signing-certificate-differs', 'issuerSerial')
}

interface CertificateId {
  readonly hashAlgorithm: AlgorithmIdentifier
  readonly hash: Uint8Array
  readonly issuerSerial: { readonly issuer: Name; readonly serial: string } | undefined
}

/** Of the list, only the first entry speaks of the signer; the others restrict the chain and add no trust. */
function readFirstCertificateId(value: Uint8Array): CertificateId {
  const fields = fieldsOf(readDer(value), TAG.sequence, 'SigningCertificateV2')
  const list = fields.take(TAG.sequence, 'certs')
  fields.takeOptional(TAG.sequence)
  fields.end()
  const [first] = childrenOf(list)
  if (first === undefined) throw new DerError('No certificate named', list.offset)
  return readCertificateId(first)
}

function readCertificateId(node: DerNode): CertificateId {
  const fields = fieldsOf(node, TAG.sequence, 'ESSCertIDv2')
  const [head] = fields.rest()
  const explicitHash = head?.tag === TAG.sequence ? readAlgorithm(fields.takeAny('hashAlgorithm')) : undefined
  const hash = readOctets(fields.takeAny('certHash'))
  const issuerSerial = fields.takeOptional(TAG.sequence)
  fields.end()
  return {
    // DEFAULT sha256 (RFC 5035 4).
    hashAlgorithm: explicitHash ?? { oid: OID.sha256, parameters: null },
    hash,
    issuerSerial: issuerSerial === undefined ? undefined : readIssuerSerial(issuerSerial),
  }
}

function readIssuerSerial(node: DerNode): { issuer: Name; serial: string } {
  const fields = fieldsOf(node, TAG.sequence, 'IssuerSerial')
  const directoryName = onlyChild(fields.take(TAG.sequence, 'issuer'), 'issuer')
  expectTag(directoryName, contextTag(4, 'constructed'), 'directoryName')
  const issuer = readName(onlyChild(directoryName, 'directoryName'))
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('serialNumber'))).toString('hex')
  fields.end()
  return { issuer, serial }
}

function fail(code: string, detail?: string): readonly CheckFinding[] {
  return [{ check: 'C5', level: 'FAIL', code, ...(detail === undefined ? {} : { detail }) }]
}
