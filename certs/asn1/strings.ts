import { contentOf, type DerNode } from './der.ts'
import { DerError } from './der-error.ts'
import { TAG } from './tags.ts'

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const DECODERS: Readonly<Record<number, (bytes: Buffer) => string>> = {
  [TAG.utf8String]: (bytes) => UTF_8.decode(bytes),
  [TAG.numericString]: ascii,
  [TAG.printableString]: ascii,
  [TAG.ia5String]: ascii,
  [TAG.visibleString]: ascii,
  // T.61 has no agreed table: issuers that still use it mean Latin-1.
  [TAG.teletexString]: (bytes) => bytes.toString('latin1'),
  [TAG.bmpString]: (bytes) => utf16(bytes),
  [TAG.universalString]: (bytes) => utf32(bytes),
}

export function isString(node: DerNode): boolean {
  return DECODERS[node.tag] !== undefined
}

/** The text of any ASN.1 character string. @throws DerError when the octets are no such text. */
export function readString(node: DerNode): string {
  const decode = DECODERS[node.tag]
  if (decode === undefined) throw new DerError('Not a character string', node.offset)
  try {
    return decode(Buffer.from(contentOf(node)))
  } catch {
    throw new DerError('Malformed character string', node.offset)
  }
}

function ascii(bytes: Buffer): string {
  if (bytes.some((octet) => octet > 0x7f)) throw new RangeError('beyond ASCII')
  return bytes.toString('latin1')
}

function utf16(bytes: Buffer): string {
  if (bytes.length % 2 !== 0) throw new RangeError('odd length')
  return bytes.swap16().toString('utf16le')
}

function utf32(bytes: Buffer): string {
  if (bytes.length % 4 !== 0) throw new RangeError('not in fours')
  return Array.from({ length: bytes.length / 4 }, (_, i) =>
    String.fromCodePoint(bytes.readUInt32BE(i * 4)),
  ).join('')
}
