import { childrenOf, contentOf, elementAt, type DerNode } from '../asn1/der.ts'
import { expectTag } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
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
  const { bytes, contentEnd } = list
  for (let offset = list.contentStart; offset < contentEnd;) {
    const entry = expectTag(elementAt(bytes, offset, contentEnd), TAG.sequence, 'CRL entry')
    const end = entry.contentEnd
    const serial = expectTag(elementAt(bytes, entry.contentStart, end), TAG.integer, 'Serial number')
    const revocationDate = elementAt(bytes, serial.next, end)
    const hasExtensions = revocationDate.next < end
    const extensions = hasExtensions ? elementAt(bytes, revocationDate.next, end) : null
    yield { serial, revocationDate, extensions }
    offset = entry.next
  }
}

/** Whether the serial number is the one, octet for octet. */
export function hasSerial({ serial }: CrlEntry, wanted: Uint8Array): boolean {
  if (serial.contentEnd - serial.contentStart !== wanted.length) return false
  return wanted.every((octet, i) => serial.bytes[serial.contentStart + i] === octet)
}

/** Critical extensions of entries that we cannot process, each once. Also checks every entry's shape. */
export function unknownCriticalInEntries(list: DerNode | null): readonly string[] {
  const unknown = new Set<string>()
  for (const { extensions } of crlEntries(list)) {
    if (extensions === null) continue
    for (const oid of criticalIn(extensions)) if (!PROCESSED.includes(oid)) unknown.add(oid)
  }
  return [...unknown]
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

/** Only an extension of three parts can be marked critical: nearly all entries end here, at little cost. */
function* criticalIn(extensions: DerNode): Generator<string, void> {
  for (const [type, flag, value] of partsOf(extensions)) {
    if (type !== undefined && value !== undefined && flag?.tag === TAG.boolean) yield readOid(type)
  }
}

function* partsOf(extensions: DerNode): Generator<readonly DerNode[], void> {
  const { bytes } = expectTag(extensions, TAG.sequence, 'CRL entry extensions')
  for (let offset = extensions.contentStart; offset < extensions.contentEnd;) {
    const extension = elementAt(bytes, offset, extensions.contentEnd)
    yield childrenOf(extension)
    offset = extension.next
  }
}
