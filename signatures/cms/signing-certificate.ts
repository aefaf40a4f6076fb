import { childrenOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild } from '../../certs/asn1/fields.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readIntegerOctets, readOctets } from '../../certs/asn1/values.ts'
import { hashing, hashOf, isBrokenHash, readAlgorithm } from '../../certs/x509/algorithm.ts'
import type { AlgorithmIdentifier, Certificate, Name } from '../../certs/x509/certificate.ts'
import { readName, sameName } from '../../certs/x509/name.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { readAttribute } from './attributes.ts'
import type { SignedDataView } from './signed-data-view.ts'

/** Which attribute names the signer's certificate: ESSCertIDv2 (RFC 5035), the older ESSCertID over SHA-1, or none. */
export type SigningCertificateForm = 'v2' | 'v1' | 'none'

/**
 * Row C5: the signing-certificate attribute names the signer's certificate by its hash. Without it another
 * certificate for the same key could be slipped under the signature. Which form is good enough is policy; one
 * that is there must fit.
 */
export function checkSigningCertificate(
  view: SignedDataView,
  signer: Certificate | null,
): { readonly form: SigningCertificateForm; readonly findings: readonly CheckFinding[] } {
  const modern = readAttribute(view.signedAttributes, OID.signingCertificateV2, (value) =>
    readFirstCertificateId(value, null),
  )
  const older = readAttribute(view.signedAttributes, OID.signingCertificate, (value) =>
    readFirstCertificateId(value, { oid: OID.sha1, parameters: null }),
  )
  const present = [modern, older].filter(({ state }) => state !== 'absent')
  const findings = present.flatMap((attribute) => {
    if (attribute.state !== 'read') return fail('signing-certificate-malformed')
    return signer === null ? fail('signing-certificate-not-evaluated') : checkId(attribute.value, signer)
  })
  const form = modern.state !== 'absent' ? 'v2' : older.state !== 'absent' ? 'v1' : 'none'
  return { form, findings }
}

interface CertificateId {
  readonly version: 1 | 2
  readonly hashAlgorithm: AlgorithmIdentifier
  readonly hash: Uint8Array
  readonly issuerSerial: { readonly issuer: Name; readonly serial: string } | undefined
}

function checkId({ version, ...id }: CertificateId, signer: Certificate): readonly CheckFinding[] {
  const name = hashOf(id.hashAlgorithm)
  // The older form knows no other digest than SHA-1; the newer one has no excuse for it.
  if (name === undefined || (version === 2 && isBrokenHash(name))) {
    return fail('signing-certificate-digest-refused', id.hashAlgorithm.oid)
  }
  const actual = hashing(name).update(signer.der).digest()
  if (Buffer.compare(actual, id.hash) !== 0) return fail('signing-certificate-differs')
  if (id.issuerSerial === undefined) return []
  const same = id.issuerSerial.serial === signer.serial && sameName(id.issuerSerial.issuer, signer.issuer)
  return same ? [] : fail('signing-certificate-differs', 'issuerSerial')
}

/** Of the list, only the first entry speaks of the signer; the others restrict the chain and add no trust. */
function readFirstCertificateId(value: Uint8Array, only: AlgorithmIdentifier | null): CertificateId {
  const fields = fieldsOf(readDer(value), TAG.sequence, 'SigningCertificate')
  const list = fields.take(TAG.sequence, 'certs')
  fields.takeOptional(TAG.sequence)
  fields.end()
  const [first] = childrenOf(list)
  if (first === undefined) throw new DerError('No certificate named', list.offset)
  return readCertificateId(first, only)
}

function readCertificateId(node: DerNode, only: AlgorithmIdentifier | null): CertificateId {
  const fields = fieldsOf(node, TAG.sequence, 'ESSCertID')
  const [head] = fields.rest()
  const named = only === null && head?.tag === TAG.sequence
  const explicitHash = named ? readAlgorithm(fields.takeAny('hashAlgorithm')) : undefined
  const hash = readOctets(fields.takeAny('certHash'))
  const issuerSerial = fields.takeOptional(TAG.sequence)
  fields.end()
  return {
    version: only === null ? 2 : 1,
    // DEFAULT sha256 (RFC 5035 4).
    hashAlgorithm: only ?? explicitHash ?? { oid: OID.sha256, parameters: null },
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
