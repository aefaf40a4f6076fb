import { createHash } from 'node:crypto'
import type { EvidenceSet } from '../evidence-set.ts'
import { formFields } from '../pdf/fields.ts'
import { dataOf, entryOf, type PdfDict, type PdfRef, type PdfValue } from '../pdf/values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from '../pdf/view.ts'
import { rootOf, type BaseFile } from './base-file.ts'
import { serialize, withEntries } from './serialize.ts'
import { appendUpdate, type UpdatedObject } from './update.ts'

/** What proves a signature later on, all DER: chains, revocation lists and OCSP responses. */
export type ValidationMaterial = Pick<EvidenceSet, 'certificates' | 'crls' | 'ocspResponses'>

/** In the store, and in an entry of its VRI (ISO 32000-2 tables 261 and 262). */
const KEYS = [
  { store: 'Certs', vri: 'Cert', of: 'certificates' },
  { store: 'CRLs', vri: 'CRL', of: 'crls' },
  { store: 'OCSPs', vri: 'OCSP', of: 'ocspResponses' },
] as const

/**
 * The file with the material in its document security store, as an incremental update: B-LT (ETSI EN 319 142-1
 * 5.4 and 6.3). What the store holds already stays, and is not stored twice. Each signature and each timestamp
 * that has no entry in the VRI yet gets one that names this material.
 * @throws SigningError when the catalog is no object of its own
 */
export function withSecurityStore(base: BaseFile, material: ValidationMaterial): Uint8Array {
  const { view } = base
  const catalog = catalogOf(view)
  const older = dictAt(view, catalog, 'DSS') ?? EMPTY
  const streams = storedStreams(base, older, material)
  const entry = entryOf(catalog, 'DSS')
  const fresh = base.nextNumber + streams.added.length
  const ref: PdfRef = entry.kind === 'ref' ? entry : { kind: 'ref', number: fresh, generation: 0 }
  const store = objectOf(ref, extended(view, older, streams.refs))
  const listed = entry.kind === 'ref' ? [] : [objectOf(rootOf(base), withEntries(catalog, { DSS: ref }))]
  return appendUpdate(base, [...streams.added, store, ...listed]).bytes
}

const EMPTY: PdfDict = { kind: 'dict', entries: new Map(), start: 0 }

type Refs = Readonly<Record<(typeof KEYS)[number]['of'], readonly PdfRef[]>>

/** A reference for each piece of the material: to the stream that holds it already, or to a new one. */
function storedStreams(
  { view, nextNumber }: BaseFile,
  older: PdfDict,
  material: ValidationMaterial,
): { readonly added: readonly UpdatedObject[]; readonly refs: Refs } {
  const known = knownStreams(view, older)
  const added: UpdatedObject[] = []
  const refOf = (der: Uint8Array): PdfRef => {
    const hash = digest('sha256', der)
    const number = nextNumber + added.length
    const ref = known.get(hash) ?? ({ kind: 'ref', number, generation: 0 } as const)
    if (!known.has(hash)) added.push({ number, generation: 0, body: streamText(der) })
    known.set(hash, ref)
    return ref
  }
  const refs = {
    certificates: unique(material.certificates.map(refOf)),
    crls: unique(material.crls.map(refOf)),
    ocspResponses: unique(material.ocspResponses.map(refOf)),
  }
  return { added, refs }
}

/** Those stored plainly, by the hash of what they hold. One that is packed is simply stored again. */
function knownStreams(view: RevisionView, store: PdfDict): Map<string, PdfRef> {
  const known = new Map<string, PdfRef>()
  for (const { store: key } of KEYS) {
    for (const item of arrayAt(view, store, key)?.items ?? []) {
      const stream = view.resolve(item)
      if (item.kind !== 'ref' || stream.kind !== 'stream' || stream.dict.entries.has('Filter')) continue
      known.set(digest('sha256', dataOf(stream)), item)
    }
  }
  return known
}

function extended(view: RevisionView, older: PdfDict, refs: Refs): PdfDict {
  const lists = KEYS.flatMap(({ store, of }) => {
    const held = arrayAt(view, older, store)?.items ?? []
    const numbers = new Set(held.flatMap((item) => (item.kind === 'ref' ? [item.number] : [])))
    const items = [...held, ...refs[of].filter(({ number }) => !numbers.has(number))]
    return items.length === 0 ? [] : [[store, arrayOf(items)] as const]
  })
  const vri = { ...(dictAt(view, older, 'VRI') ?? EMPTY) }
  const named = Object.fromEntries(namesOf(view).map((name) => [name, entryFor(refs)]))
  const absent = Object.entries(named).filter(([name]) => !vri.entries.has(name))
  const entries = { ...Object.fromEntries(lists), VRI: withEntries(vri, Object.fromEntries(absent)) }
  return withEntries(older, { Type: { kind: 'name', name: 'DSS' }, ...entries })
}

function entryFor(refs: Refs): PdfDict {
  const lists = KEYS.flatMap(({ vri, of }) =>
    refs[of].length === 0 ? [] : [[vri, arrayOf(refs[of])] as const],
  )
  return withEntries(EMPTY, { Type: { kind: 'name', name: 'VRI' }, ...Object.fromEntries(lists) })
}

/**
 * The key of a signature in the VRI: the SHA-1 of its /Contents, in capitals (ETSI EN 319 142-1 5.4.2.3). It is
 * a name, and nothing rests on its strength.
 */
function namesOf(view: RevisionView): readonly string[] {
  return formFields(view).flatMap(({ isSignature, value }) => {
    const signature = view.resolve(value)
    if (!isSignature || signature.kind !== 'dict') return []
    const contents = entryOf(signature, 'Contents')
    return contents.kind === 'string' ? [digest('sha1', contents.bytes).toUpperCase()] : []
  })
}

function streamText(der: Uint8Array): string {
  // One character an octet: the update is encoded in Latin-1 as a whole.
  return `<< /Length ${der.length} >>\nstream\n${Buffer.from(der).toString('latin1')}\nendstream`
}

function objectOf({ number, generation }: PdfRef, dict: PdfDict): UpdatedObject {
  return { number, generation, body: serialize(dict) }
}

function arrayOf(items: readonly PdfValue[]): PdfValue {
  return { kind: 'array', items }
}

function unique(refs: readonly PdfRef[]): readonly PdfRef[] {
  return refs.filter(({ number }, i) => refs.findIndex((other) => other.number === number) === i)
}

function digest(algorithm: 'sha1' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex')
}
