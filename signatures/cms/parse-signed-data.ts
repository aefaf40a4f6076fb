import { childrenOf, contentOf, encodingOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild, type Fields } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readIntegerOctets, readOctets, readSmallInteger } from '../../certs/asn1/values.ts'
import { readAlgorithm, sameAlgorithm } from '../../certs/x509/algorithm.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { AlgorithmIdentifier, Certificate } from '../../certs/x509/certificate.ts'
import { readName } from '../../certs/x509/name.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { readAttributes } from './attributes.ts'
import { readRevocationField } from './revocation-values.ts'
import type { SignedDataView, SignerIdentifier } from './signed-data-view.ts'
import { CmsStructureError } from './structure-error.ts'

/** A long-term signature may carry revocation lists of many thousand entries. */
const LIMITS = { encoding: 'BER', trailing: 'any', maxBytes: 32 * 1024 * 1024, maxNodes: 2_000_000 } as const
const MAX_CERTIFICATES = 64

/**
 * Opens a detached CMS signature (RFC 5652 5.1) as a PDF carries it: the outer structure may be BER, since
 * many honest signers write it so, and zero octets may follow, since the space for it is reserved beforehand.
 * @throws CmsStructureError when it is no SignedData, carries content (C1), has not exactly one SignerInfo (C1),
 *   lacks signed attributes (C2), or is followed by anything but zeros (S7).
 */
export function parseSignedData(bytes: Uint8Array): SignedDataView {
  const view = parseCms(bytes)
  if (view.content === null) return view
  // Content inside a detached signature leaves open which of the two was signed.
  throw new CmsStructureError('C1', 'content-inside', 'A detached signature carries content')
}

/**
 * Opens a CMS signature whatever it signs, content inside included, as a timestamp token is one (RFC 3161 2.4.2).
 * @throws CmsStructureError as `parseSignedData`, but not for content
 */
export function parseCms(bytes: Uint8Array): SignedDataView {
  try {
    const root = readDer(bytes, LIMITS)
    refusePadding(bytes, root.next)
    return readContentInfo(root)
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    throw new CmsStructureError('C1', 'cms-malformed', error.message, error.offset)
  }
}

function refusePadding(bytes: Uint8Array, end: number): void {
  // Thousands of octets: a loop of our own takes a tenth of what the array's search by a function takes.
  for (let at = end; at < bytes.length; at += 1) {
    if (bytes[at] === 0) continue
    throw new CmsStructureError('S7', 'padding-not-zero', 'Something follows the signature', at)
  }
}

function readContentInfo(root: DerNode): SignedDataView {
  const fields = fieldsOf(root, TAG.sequence, 'ContentInfo')
  const type = readOid(fields.takeAny('contentType'))
  const content = fields.take(contextTag(0, 'constructed'), 'content')
  fields.end()
  if (type !== OID.signedData) {
    throw new CmsStructureError('C1', 'not-signed-data', 'Not a SignedData', root.offset)
  }
  return { length: root.next, ...readSignedData(onlyChild(content, 'content')) }
}

function readSignedData(node: DerNode): Omit<SignedDataView, 'length'> {
  const fields = fieldsOf(node, TAG.sequence, 'SignedData')
  const version = readSmallInteger(fields.take(TAG.integer, 'version'))
  const digestAlgorithms = fields.take(TAG.set, 'digestAlgorithms')
  const encapsulated = readEncapsulated(fields.takeAny('encapContentInfo'))
  const certificates = readCertificates(fields.takeOptional(contextTag(0, 'constructed')))
  const revocation = readRevocationField(fields.takeOptional(contextTag(1, 'constructed')))
  const [signerInfo, second] = childrenOf(fields.take(TAG.set, 'signerInfos'))
  fields.end()
  if (signerInfo === undefined || second !== undefined) {
    throw new CmsStructureError('C1', 'not-one-signer', 'There must be exactly one SignerInfo', node.offset)
  }
  const { versionFindings, ...signer } = readSignerInfo(signerInfo)
  const expected = expectedVersion(encapsulated.contentType, signer.signerId, revocation.ocspResponses.length)
  const findings = [
    ...versionFindings,
    ...(version === expected ? [] : [wrong('version-unexpected')]),
    ...checkAnnounced(digestAlgorithms, signer.digestAlgorithm),
  ]
  return { ...encapsulated, ...certificates, ...revocation, ...signer, findings }
}

/**
 * Version and digest algorithms are announced before the SignerInfo that decides (RFC 5652 5.1). Nothing signs
 * them, so they may only say what must be said: no octet of a signature is free.
 */
function checkAnnounced(digests: DerNode, used: AlgorithmIdentifier): readonly CheckFinding[] {
  const [announced, second] = childrenOf(digests).map((node) => readAlgorithm(node))
  const same = announced !== undefined && second === undefined && sameAlgorithm(announced, used)
  return same ? [] : [wrong('digest-not-announced')]
}

/** RFC 5652 5.1: other revocation formats make it 5, other content or a signer named by his key 3. */
function expectedVersion(contentType: string, signerId: SignerIdentifier, otherFormats: number): number {
  if (otherFormats > 0) return 5
  return contentType === OID.data ? versionFor(signerId) : 3
}

/** RFC 5652 5.3: 1, and 3 for a signer named by his key. */
function versionFor({ kind }: SignerIdentifier): number {
  return kind === 'subject-key-id' ? 3 : 1
}

function wrong(code: string): CheckFinding {
  return { check: 'C1', level: 'FAIL', code }
}

function readEncapsulated(node: DerNode): Pick<SignedDataView, 'contentType' | 'content'> {
  const fields = fieldsOf(node, TAG.sequence, 'encapContentInfo')
  const contentType = readOid(fields.takeAny('eContentType'))
  const content = fields.takeOptional(contextTag(0, 'constructed'))
  fields.end()
  return { contentType, content: content === undefined ? null : octetsOf(onlyChild(content, 'eContent')) }
}

/** An OCTET STRING may come in pieces in BER (X.690 8.7.3); many timestamping units write their content so. */
function octetsOf(node: DerNode): Uint8Array {
  if (node.tag !== PIECES) return readOctets(node)
  return Buffer.concat(childrenOf(node).map(readOctets))
}

const PIECES = 0x24

function readCertificates(
  field: DerNode | undefined,
): Pick<SignedDataView, 'certificates' | 'unreadableCertificates'> {
  const nodes = field === undefined ? [] : childrenOf(field)
  if (nodes.length > MAX_CERTIFICATES) {
    throw new CmsStructureError('C1', 'too-many-certificates', `More than ${MAX_CERTIFICATES}`, field?.offset)
  }
  const certificates = nodes.flatMap((node) => readableCertificate(node) ?? [])
  return { certificates, unreadableCertificates: nodes.length - certificates.length }
}

/** One that we cannot read does no harm unless it is the signer's, and then no signer is found. */
function readableCertificate(node: DerNode): Certificate | undefined {
  try {
    return parseCertificate(encodingOf(node))
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

type SignerInfoFields = Pick<
  SignedDataView,
  | 'signerId'
  | 'digestAlgorithm'
  | 'signatureAlgorithm'
  | 'signatureValue'
  | 'signedAttributesBytes'
  | 'signedAttributes'
  | 'unsignedAttributes'
> & { readonly versionFindings: readonly CheckFinding[] }

function readSignerInfo(node: DerNode): SignerInfoFields {
  const fields = fieldsOf(node, TAG.sequence, 'SignerInfo')
  const version = readSmallInteger(fields.take(TAG.integer, 'version'))
  const signerId = readSignerId(fields.takeAny('sid'))
  const digestAlgorithm = readAlgorithm(fields.takeAny('digestAlgorithm'))
  const signedAttributes = takeSignedAttributes(fields, node.offset)
  const signatureAlgorithm = readAlgorithm(fields.takeAny('signatureAlgorithm'))
  const signatureValue = octetsOf(fields.takeAny('signature'))
  const unsigned = fields.takeOptional(contextTag(1, 'constructed'))
  fields.end()
  return {
    versionFindings: version === versionFor(signerId) ? [] : [wrong('version-unexpected')],
    ...{ signerId, digestAlgorithm, signatureAlgorithm, signatureValue },
    signedAttributesBytes: encodingOf(signedAttributes),
    signedAttributes: readAttributes(signedAttributes),
    unsignedAttributes: unsigned === undefined ? [] : readAttributes(unsigned),
  }
}

function takeSignedAttributes(fields: Fields, offset: number): DerNode {
  const node = fields.takeOptional(contextTag(0, 'constructed'))
  if (node !== undefined) return node
  throw new CmsStructureError('C2', 'signed-attributes-missing', 'Nothing but the digest was signed', offset)
}

function readSignerId(node: DerNode): SignerIdentifier {
  if (node.tag === contextTag(0, 'primitive')) {
    return { kind: 'subject-key-id', subjectKeyId: Buffer.from(contentOf(node)).toString('hex') }
  }
  const fields = fieldsOf(expectTag(node, TAG.sequence, 'sid'), TAG.sequence, 'IssuerAndSerialNumber')
  const issuer = readName(fields.takeAny('issuer'))
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('serialNumber'))).toString('hex')
  fields.end()
  return { kind: 'issuer-and-serial', issuer, serial }
}
