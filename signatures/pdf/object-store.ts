import { PdfStructureError } from './error.ts'
import type { PdfFile } from './file.ts'
import { readIndirectObject, type IndirectObject } from './object.ts'
import { readObjectStream, type Member } from './object-stream.ts'
import { entryIn, type Revision } from './revision.ts'
import { asCount, entryOf, isName, type PdfRef, type PdfValue } from './values.ts'
import type { XrefEntry } from './xref.ts'

/** An object as found: where it or its container stands, and its value. */
interface Located {
  readonly place: IndirectObject
  readonly value: PdfValue
}

/** Reads objects where the cross-reference says they are, each once. Every method throws PdfStructureError. */
export interface ObjectStore {
  /** The object that `entry` leads to in the state of revision `upTo`; undefined for a free number. */
  locate(number: number, entry: XrefEntry, upTo: number): Located | undefined
  /** The objects inside an object stream; none for any other object. */
  membersOf(object: IndirectObject): readonly Member[]
}

/** `/Length 7 0 R` may lead into an object stream, whose own Length must then be plain. */
const LENGTH_DETOURS = 2

export function objectStore(file: PdfFile, revisions: readonly Revision[]): ObjectStore {
  const objects = new Map<number, IndirectObject>()
  const members = new Map<number, readonly Member[]>()

  const placed = (number: number, entry: XrefEntry, upTo: number, detours: number): IndirectObject => {
    if (entry.kind !== 'offset') throw new PdfStructureError('S3', 'container-malformed', 0)
    if (entry.offset >= (revisions[upTo - 1]?.end ?? 0)) {
      throw new PdfStructureError('S3', 'object-beyond-revision', entry.offset)
    }
    const object =
      objects.get(entry.offset) ??
      readIndirectObject(file, entry.offset, (ref) => lengthBehind(ref, upTo, detours - 1))
    objects.set(entry.offset, object)
    if (object.number !== number || object.generation !== entry.generation) {
      throw new PdfStructureError('S3', 'object-not-where-listed', entry.offset)
    }
    return object
  }

  const lengthBehind = (ref: PdfRef, upTo: number, detours: number): number | undefined => {
    const entry = entryIn(revisions, upTo, ref.number)
    if (detours <= 0 || entry === undefined) return undefined
    const generation = entry.kind === 'offset' ? entry.generation : 0
    return generation === ref.generation
      ? asCount(located(ref.number, entry, upTo, detours)?.value)
      : undefined
  }

  const membersOf = (object: IndirectObject): readonly Member[] => {
    const { value, start } = object
    if (value.kind !== 'stream' || !isName(entryOf(value.dict, 'Type'), 'ObjStm')) return []
    const known = members.get(start) ?? readObjectStream(file, value)
    members.set(start, known)
    return known
  }

  const located = (number: number, entry: XrefEntry, upTo: number, detours: number): Located | undefined => {
    if (entry.kind === 'free') return undefined
    if (entry.kind === 'offset') {
      const place = placed(number, entry, upTo, detours)
      return { place, value: place.value }
    }
    const container = entryIn(revisions, upTo, entry.container) ?? { kind: 'free' }
    const place = placed(entry.container, container, upTo, detours)
    const member = membersOf(place)[entry.index]
    if (member?.number !== number) throw new PdfStructureError('S3', 'object-not-where-listed', place.start)
    return { place, value: member.value }
  }

  return { membersOf, locate: (number, entry, upTo) => located(number, entry, upTo, LENGTH_DETOURS) }
}
