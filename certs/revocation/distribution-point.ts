import { childrenOf, encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readNamedBitsContent } from '../asn1/values.ts'
import { sequence } from '../asn1/write.ts'
import type { Certificate, Name } from '../x509/certificate.ts'
import { openExtension } from '../x509/extensions.ts'
import { readGeneralNames } from '../x509/general-name.ts'
import { readName } from '../x509/name.ts'

/** A set of revocation reasons, one bit each as in ReasonFlags (RFC 5280 4.2.1.13). */
export type Reasons = number

/** Bits 1 to 8; bit 0 is unused. */
export const ALL_REASONS: Reasons = 0x1fe

/** The name of a place where CRLs are: whole names as keys that compare, or what follows the CRL issuer's name. */
export type PointName =
  | { readonly kind: 'full'; readonly keys: readonly string[] }
  | { readonly kind: 'relative'; readonly relativeName: Uint8Array }

/** Where a certificate says that it would be revoked. */
export interface DistributionPoint {
  readonly name: PointName | null
  readonly reasons: Reasons
  /** Who issues the CRL there, when that is not the certificate's own issuer. */
  readonly crlIssuers: readonly Name[] | null
}

/** The places named in the certificate, or one without a name when it names none. @throws DerError */
export function distributionPointsOf(certificate: Certificate): readonly DistributionPoint[] {
  const points = openExtension(certificate, OID.crlDistributionPoints, (node) =>
    childrenOf(expectTag(node, TAG.sequence, 'CRLDistributionPoints')).map(readPoint),
  )
  return points ?? [{ name: null, reasons: ALL_REASONS, crlIssuers: null }]
}

function readPoint(node: DerNode): DistributionPoint {
  const fields = fieldsOf(node, TAG.sequence, 'DistributionPoint')
  const name = fields.takeOptional(contextTag(0, 'constructed'))
  const reasons = fields.takeOptional(contextTag(1, 'primitive'))
  const issuer = fields.takeOptional(contextTag(2, 'constructed'))
  fields.end()
  if (name === undefined && issuer === undefined) throw new DerError('Neither place nor issuer', node.offset)
  return {
    name: name === undefined ? null : readPointName(name),
    reasons: reasons === undefined ? ALL_REASONS : readReasons(reasons),
    crlIssuers: issuer === undefined ? null : directoryNames(issuer),
  }
}

/** DistributionPointName, a choice and therefore tagged explicitly. @throws DerError */
export function readPointName(node: DerNode): PointName {
  const choice = onlyChild(node, 'DistributionPointName')
  if (choice.tag === contextTag(1, 'constructed')) {
    const set = new Uint8Array(encodingOf(choice))
    set[0] = TAG.set
    return { kind: 'relative', relativeName: set }
  }
  expectTag(choice, contextTag(0, 'constructed'), 'DistributionPointName')
  return { kind: 'full', keys: childrenOf(choice).map(nameKey) }
}

/** @throws DerError */
export function readReasons(node: DerNode): Reasons {
  return readNamedBitsContent(node).reduce((mask, bit) => mask | (1 << bit), 0) & ALL_REASONS
}

/** A relative name in full, below the name of the one who issues the CRL. @throws DerError */
export function fullKeys(name: PointName, crlIssuer: Name): readonly string[] {
  if (name.kind === 'full') return name.keys
  const parts = childrenOf(readDer(crlIssuer.der)).map(encodingOf)
  return [directoryKey(readName(readDer(sequence(...parts, name.relativeName))))]
}

function nameKey(node: DerNode): string {
  if (node.tag !== contextTag(4, 'constructed')) return Buffer.from(encodingOf(node)).toString('hex')
  return directoryKey(readName(onlyChild(node, 'directoryName')))
}

function directoryKey({ key }: Name): string {
  return `name ${key}`
}

function directoryNames(node: DerNode): readonly Name[] {
  return readGeneralNames(node, node.tag).flatMap((name) => (name.form === 'directory' ? [name.name] : []))
}
