import { childrenOf, encodingOf, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { expectTag, fieldsOf } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { TAG } from '../../certs/asn1/tags.ts'
import type { Attribute } from './signed-data-view.ts'

/** The attributes inside a `[0]` or `[1]` field of a SignerInfo, in the order of the file. @throws DerError */
export function readAttributes(field: DerNode): readonly Attribute[] {
  return childrenOf(field).map((node) => {
    const fields = fieldsOf(node, TAG.sequence, 'Attribute')
    const oid = readOid(fields.takeAny('Attribute type'))
    const values = childrenOf(expectTag(fields.takeAny('Attribute values'), TAG.set, 'Attribute values'))
    fields.end()
    return { oid, values: values.map(encodingOf) }
  })
}

type AttributeReading<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'malformed' }
  | { readonly state: 'read'; readonly value: T }

/** Reads the attribute of that type, which must be there once and hold one value. */
export function readAttribute<T>(
  attributes: readonly Attribute[],
  oid: string,
  read: (value: Uint8Array) => T,
): AttributeReading<T> {
  const found = attributes.filter((attribute) => attribute.oid === oid)
  if (found.length === 0) return { state: 'absent' }
  const [value, second] = found.flatMap(({ values }) => values)
  if (found.length > 1 || value === undefined || second !== undefined) return { state: 'malformed' }
  try {
    return { state: 'read', value: read(value) }
  } catch (error) {
    if (error instanceof DerError) return { state: 'malformed' }
    throw error
  }
}
