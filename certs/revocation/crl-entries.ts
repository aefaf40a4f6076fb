import { childrenOf, contentOf, elementAt, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { endOfElement, startOfContent } from '../asn1/skip.ts'
import { TAG } from '../asn1/tags.ts'

/** One entry, as windows on the bytes. */
export interface CrlEntry {
  readonly serial: DerNode
  readonly revocationDate: DerNode
  /** null when it has none. */
  readonly extensions: DerNode | null
}

/** RFC 5280 5.3. The hold instruction says what to do meanwhile, and changes no status. */
const PROCESSED: readonly string[] = [OID.crlReason, OID.invalidityDate, OID.certificateIssuer]

/** The entries in order, each found when asked for. @throws DerError when one is malformed. */
export function* crlEntries(list: DerNode | null): Generator<CrlEntry, void> {
  if (list === null) return
  for (let offset = list.contentStart; offset < list.contentEnd;) {
    yield entryAt(list, offset)
    offset = endOfElement(list.bytes, offset, list.contentEnd)
  }
}

/** The entry with that serial number, octet for octet. */
export function findSerial(list: DerNode | null, wanted: Uint8Array): CrlEntry | null {
  if (list === null) return null
  const { bytes, contentEnd } = list
  for (let offset = list.contentStart; offset < contentEnd;) {
    const serial = startOfContent(bytes, offset)
    if (isSerial(bytes, serial, wanted)) return entryAt(list, offset)
    offset = endOfElement(bytes, offset, contentEnd)
  }
  return null
}

export function hasSerial({ serial }: CrlEntry, wanted: Uint8Array): boolean {
  return isSerial(serial.bytes, serial.offset, wanted)
}

function isSerial(bytes: Uint8Array, offset: number, wanted: Uint8Array): boolean {
  if (bytes[offset + 1] !== wanted.length) return false
  for (let i = 0; i < wanted.length; i += 1) {
    if (bytes[offset + 2 + i] !== wanted[i]) return false
  }
  return true
}

function entryAt({ bytes, contentEnd }: DerNode, offset: number): CrlEntry {
  const entry = expectTag(elementAt(bytes, offset, contentEnd), TAG.sequence, 'CRL entry')
  const end = entry.contentEnd
  const serial = expectTag(elementAt(bytes, entry.contentStart, end), TAG.integer, 'Serial number')
  const revocationDate = elementAt(bytes, serial.next, end)
  const hasExtensions = revocationDate.next < end
  return {
    ...{ serial, revocationDate },
    extensions: hasExtensions ? elementAt(bytes, revocationDate.next, end) : null,
  }
}

/**
 * Critical extensions of entries that we cannot process, each once. Checks every entry's shape on the way, with
 * nothing but offsets: this is the only look at most entries of a long list.
 */
export function unknownCriticalInEntries(list: DerNode | null): readonly string[] {
  const unknown = new Set<string>()
  if (list === null) return []
  const { bytes, contentEnd } = list
  for (let offset = list.contentStart; offset < contentEnd;) {
    const end = endOfElement(bytes, offset, contentEnd)
    const serial = startOfContent(bytes, offset)
    const date = endOfElement(bytes, serial, end)
    const extensions = endOfElement(bytes, date, end)
    expectTags(bytes, offset, serial)
    if (extensions < end) addCritical(unknown, elementAt(bytes, extensions, end))
    offset = end
  }
  return [...unknown]
}

function expectTags(bytes: Uint8Array, entry: number, serial: number): void {
  if (bytes[entry] === TAG.sequence && bytes[serial] === TAG.integer) return
  throw new DerError('Not a CRL entry', entry)
}

/** An extension marked critical has three parts, the second a BOOLEAN: nearly none has. */
function addCritical(unknown: Set<string>, { bytes, contentStart, contentEnd }: DerNode): void {
  for (let offset = contentStart; offset < contentEnd;) {
    const end = endOfElement(bytes, offset, contentEnd)
    const type = startOfContent(bytes, offset)
    const flag = endOfElement(bytes, type, end)
    if (bytes[flag] === TAG.boolean) {
      const oid = readOid(elementAt(bytes, type, end))
      if (!PROCESSED.includes(oid)) unknown.add(oid)
    }
    offset = end
  }
}

/** The certificateIssuer of an entry, as encoded: it is critical, and stands for the entries after it too. */
export function certificateIssuerIn(extensions: DerNode): Uint8Array | undefined {
  for (const [type, ...rest] of partsOf(extensions)) {
    const value = rest.at(-1)
    if (type !== undefined && value !== undefined && readOid(type) === OID.certificateIssuer) {
      return contentOf(value)
    }
  }
  return undefined
}

function* partsOf(extensions: DerNode): Generator<readonly DerNode[], void> {
  const { bytes } = expectTag(extensions, TAG.sequence, 'CRL entry extensions')
  for (let offset = extensions.contentStart; offset < extensions.contentEnd;) {
    const extension = elementAt(bytes, offset, extensions.contentEnd)
    yield childrenOf(extension)
    offset = extension.next
  }
}
