import { childrenOf, contentOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readBoolean, readNamedBits, readOctets, readSmallInteger } from '../asn1/values.ts'
import { KEY_USAGES, type Certificate, type Extension, type KeyUsage } from './certificate.ts'

type KnownExtensions = Pick<
  Certificate,
  'basicConstraints' | 'keyUsage' | 'extendedKeyUsage' | 'subjectKeyId' | 'authorityKeyId'
>

/**
 * The content of the `[3]` field of a certificate. `tag` is another one where the structure around tags it implicitly.
 * @throws DerError, also when an extension comes twice.
 */
export function readExtensions(node: DerNode, tag: number = TAG.sequence): readonly Extension[] {
  const extensions = childrenOf(expectTag(node, tag, 'Extensions')).map(readExtension)
  const distinct = new Set(extensions.map(({ oid }) => oid))
  if (extensions.length === 0) throw new DerError('Empty list of extensions', node.offset)
  if (distinct.size !== extensions.length) throw new DerError('An extension comes twice', node.offset)
  return extensions
}

/** Opens those extensions that the path rules read. @throws DerError when one of them is malformed. */
export function readKnownExtensions(extensions: readonly Extension[]): KnownExtensions {
  const open = <T>(oid: string, read: (node: DerNode) => T): T | null =>
    openExtension({ extensions }, oid, read)
  return {
    basicConstraints: open(OID.basicConstraints, readBasicConstraints),
    keyUsage: open(OID.keyUsage, readKeyUsage),
    extendedKeyUsage: open(OID.extendedKeyUsage, readExtendedKeyUsage),
    subjectKeyId: open(OID.subjectKeyIdentifier, (node) => hex(readOctets(node))),
    authorityKeyId: open(OID.authorityKeyIdentifier, readAuthorityKeyId),
  }
}

/** What one extension holds, or null when the certificate (or CRL) has none. @throws DerError when malformed. */
export function openExtension<T>(
  { extensions }: { readonly extensions: readonly Extension[] },
  oid: string,
  read: (node: DerNode) => T,
): T | null {
  const extension = extensions.find((candidate) => candidate.oid === oid)
  return extension === undefined ? null : read(readDer(extension.value))
}

function readExtension(node: DerNode): Extension {
  const fields = fieldsOf(node, TAG.sequence, 'Extension')
  const oid = readOid(fields.takeAny('Extension type'))
  const critical = fields.takeOptional(TAG.boolean)
  const value = readOctets(fields.takeAny('Extension value'))
  fields.end()
  return { oid, critical: critical !== undefined && readBoolean(critical), value }
}

function readBasicConstraints(node: DerNode): { ca: boolean; pathLength: number | null } {
  const fields = fieldsOf(node, TAG.sequence, 'BasicConstraints')
  const ca = fields.takeOptional(TAG.boolean)
  const pathLength = fields.takeOptional(TAG.integer)
  fields.end()
  return {
    ca: ca !== undefined && readBoolean(ca),
    pathLength: pathLength === undefined ? null : readSmallInteger(pathLength),
  }
}

function readKeyUsage(node: DerNode): readonly KeyUsage[] {
  return readNamedBits(node).flatMap((bit) => KEY_USAGES[bit] ?? [])
}

function readExtendedKeyUsage(node: DerNode): readonly string[] {
  return childrenOf(expectTag(node, TAG.sequence, 'ExtendedKeyUsage')).map(readOid)
}

/** The key identifier in an AuthorityKeyIdentifier, hexadecimal; null when it has none. @throws DerError */
export function readAuthorityKeyId(node: DerNode): string | null {
  const keyId = fieldsOf(node, TAG.sequence, 'AuthorityKeyIdentifier').takeOptional(
    contextTag(0, 'primitive'),
  )
  return keyId === undefined ? null : hex(contentOf(keyId))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
