import { OID } from '../../certs/asn1/oids.ts'
import { contextTag } from '../../certs/asn1/tags.ts'
import { element, explicit, oid, sequence, setOf, utf8String } from '../../certs/asn1/write.ts'
import { extension } from './test-pki.ts'

/** Makers of GeneralNames (RFC 5280 4.2.1.6). */
export const email = (text: string): Uint8Array => textName(1, text)
export const dns = (text: string): Uint8Array => textName(2, text)
export const uri = (text: string): Uint8Array => textName(6, text)
export const ip = (...octets: readonly number[]): Uint8Array =>
  element(contextTag(7, 'primitive'), Uint8Array.from(octets))
export const directory = (name: Uint8Array): Uint8Array => explicit(4, name)

/** A distinguished name of several attributes, each in a part of its own: `['organization', 'Office']`. */
export function nameOf(
  ...parts: readonly (readonly [
    'organization' | 'organizationalUnit' | 'commonName' | 'emailAddress',
    string,
  ])[]
): Uint8Array {
  return sequence(...parts.map(([type, text]) => setOf(sequence(oid(OID[type]), utf8String(text)))))
}

export function subjectAltName(...names: readonly Uint8Array[]): Uint8Array {
  return extension(OID.subjectAltName, sequence(...names))
}

export function nameConstraints(subtrees: {
  readonly permitted?: readonly Uint8Array[]
  readonly excluded?: readonly Uint8Array[]
}): Uint8Array {
  const list = (number: number, names: readonly Uint8Array[] | undefined): readonly Uint8Array[] =>
    names === undefined ? [] : [explicit(number, ...names.map((name) => sequence(name)))]
  return extension(
    OID.nameConstraints,
    sequence(...list(0, subtrees.permitted), ...list(1, subtrees.excluded)),
    true,
  )
}

function textName(number: number, text: string): Uint8Array {
  return element(contextTag(number, 'primitive'), Buffer.from(text, 'latin1'))
}
