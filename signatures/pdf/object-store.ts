import { PdfStructureError } from './error.ts'
import type { PdfFile } from './file.ts'
import { readIndirectObject, type IndirectObject } from './object.ts'
import { readObjectStream, type Member } from './object-stream.ts'
import { entryIn, type Revision } from './revision.ts'
import { asCount, entryOf, isName, type PdfRef, type PdfValue } from './values.ts'
import type { XrefEntry } from './xref.ts'

/** An object as found: where it or its container stands, and its value. */
export interface Located {
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

/** What was read already: objects by their offset, members of object streams by the offset of the stream. */
interface Shelf {
  readonly file: PdfFile
  readonly revisions: readonly Revision[]
  readonly objects: Map<number, Located>
  readonly members: Map<number, readonly Member[]>
}

/** The objects of a file of these revisions. Each is parsed when it is first asked for. */
export function objectStore(file: PdfFile, revisions: readonly Revision[]): ObjectStore {
  const shelf: Shelf = { file, revisions, objects: new Map(), members: new Map() }
  return {
    locate: (number, entry, upTo) => located(shelf, number, entry, upTo, LENGTH_DETOURS),
    membersOf: (object) => membersOf(shelf, object),
  }
}

function located(
  shelf: Shelf,
  number: number,
  entry: XrefEntry,
  upTo: number,
  detours: number,
): Located | undefined {
  if (entry.kind === 'free') return undefined
  if (entry.kind === 'offset') return placed(shelf, number, entry, upTo, detours)
  const container = entryIn(shelf.revisions, upTo, entry.container) ?? FREE
  const { place } = placed(shelf, entry.container, container, upTo, detours)
  refuseOtherLength(shelf, place, upTo, detours)
  const member = membersOf(shelf, place)[entry.index]
  if (member?.number !== number) throw new PdfStructureError('S3', 'object-not-where-listed', place.start)
  return { place, value: member.value }
}

const FREE: XrefEntry = { kind: 'free' }

function placed(shelf: Shelf, number: number, entry: XrefEntry, upTo: number, detours: number): Located {
  if (entry.kind !== 'offset') throw new PdfStructureError('S3', 'container-malformed', 0)
  const { offset, generation } = entry
  if (offset >= (shelf.revisions[upTo - 1]?.end ?? 0)) {
    throw new PdfStructureError('S3', 'object-beyond-revision', offset)
  }
  const found = shelf.objects.get(offset) ?? readPlaced(shelf, offset, upTo, detours)
  if (found.place.number !== number || found.place.generation !== generation) {
    throw new PdfStructureError('S3', 'object-not-where-listed', offset)
  }
  return found
}

function readPlaced(shelf: Shelf, offset: number, upTo: number, detours: number): Located {
  const place = readIndirectObject(shelf.file, offset, (ref) => lengthBehind(shelf, ref, upTo, detours - 1))
  const found = { place, value: place.value }
  shelf.objects.set(offset, found)
  return found
}

function lengthBehind(shelf: Shelf, ref: PdfRef, upTo: number, detours: number): number | undefined {
  const entry = entryIn(shelf.revisions, upTo, ref.number)
  if (detours <= 0 || entry === undefined) return undefined
  const generation = entry.kind === 'offset' ? entry.generation : 0
  if (generation !== ref.generation) return undefined
  return asCount(located(shelf, ref.number, entry, upTo, detours)?.value)
}

/**
 * Nothing leads from the document to an object stream, nor to the number behind its Length: a later update could
 * give it another one, and readers would see the stream cut short.
 */
function refuseOtherLength(
  shelf: Shelf,
  { value, start }: IndirectObject,
  upTo: number,
  detours: number,
): void {
  if (value.kind !== 'stream') return
  const stated = entryOf(value.dict, 'Length')
  if (stated.kind !== 'ref') return
  if (lengthBehind(shelf, stated, upTo, detours - 1) !== value.end - value.start) {
    throw new PdfStructureError('S3', 'stream-length-wrong', start)
  }
}

function membersOf({ file, members }: Shelf, { value, start }: IndirectObject): readonly Member[] {
  if (value.kind !== 'stream' || !isName(entryOf(value.dict, 'Type'), 'ObjStm')) return []
  const known = members.get(start) ?? readObjectStream(file, value)
  members.set(start, known)
  return known
}
