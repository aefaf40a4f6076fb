import { childrenOf, encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { isString, readString } from '../asn1/strings.ts'
import { TAG } from '../asn1/tags.ts'
import type { Certificate, Name } from './certificate.ts'

const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'email',
}

interface NamePart {
  readonly oid: string
  /** undefined when the value is no character string. */
  readonly value: string | undefined
  readonly der: Uint8Array
}

/** An RDNSequence. @throws DerError */
export function readName(node: DerNode): Name {
  expectTag(node, TAG.sequence, 'Name')
  const relativeNames = childrenOf(node).map(readRelativeName)
  return {
    der: encodingOf(node),
    text: relativeNames
      .toReversed()
      .map((parts) => parts.map(partText).join('+'))
      .join(','),
    key: JSON.stringify(relativeNames.map((parts) => parts.map(partKey).toSorted())),
  }
}

/** Whether two names are the same name, by RFC 5280 7.1. */
export function sameName(a: Name, b: Name): boolean {
  return a.key === b.key
}

/** Whether `name` begins with all of `base`: the subtree below it in the directory (RFC 5280 4.2.1.10). */
export function isBelow(name: Name, base: Name): boolean {
  // Keys are JSON lists, so that one continues another exactly when its elements do.
  return isEmptyName(base) || name.key === base.key || name.key.startsWith(`${base.key.slice(0, -1)},`)
}

/** The values of one attribute type in the name, as far as they are text. */
export function attributeTexts({ der }: Name, oid: string): readonly string[] {
  return childrenOf(readDer(der))
    .flatMap(readRelativeName)
    .flatMap((part) => (part.oid === oid && part.value !== undefined ? [part.value] : []))
}

/** Issued by an authority to itself, for a new key or a new policy: such links do not lengthen a chain. */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return sameName(subject, issuer)
}

/** A name with no parts at all, which no issuer may have. */
export function isEmptyName({ key }: Name): boolean {
  return key === '[]'
}

function readRelativeName(node: DerNode): readonly NamePart[] {
  const parts = childrenOf(expectTag(node, TAG.set, 'RelativeDistinguishedName')).map(readPart)
  if (parts.length === 0) throw new DerError('Empty RelativeDistinguishedName', node.offset)
  return parts
}

function readPart(node: DerNode): NamePart {
  const fields = fieldsOf(node, TAG.sequence, 'AttributeTypeAndValue')
  const oid = readOid(fields.takeAny('Attribute type'))
  const value = fields.takeAny('Attribute value')
  fields.end()
  return { oid, value: isString(value) ? readString(value) : undefined, der: encodingOf(value) }
}

function partText({ oid, value, der }: NamePart): string {
  const type = SHORT_NAMES[oid] ?? oid
  return `${type}=${value === undefined ? `#${Buffer.from(der).toString('hex')}` : escapeText(value)}`
}

/** RFC 4514 2.4; control characters too, so that no name can forge a second line in a report. */
function escapeText(value: string): string {
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/^[ #]| $/g, '\\$&')
    .replace(/\p{Cc}/gu, (control) => `\\${Buffer.from(control).toString('hex')}`)
}

function partKey({ oid, value, der }: NamePart): string {
  return JSON.stringify([oid, value === undefined ? `#${Buffer.from(der).toString('hex')}` : fold(value)])
}

/** The steps of RFC 4518 that matter for names: map, normalise, fold case, and treat runs of space as one. */
function fold(value: string): string {
  return `=${value.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()}`
}
