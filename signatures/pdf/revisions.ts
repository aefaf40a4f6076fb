import { accountForEveryByte } from './accounting.ts'
import { lastStartxref, readChain, readNewest, type Layer } from './chain.ts'
import { digestsOf, type Digests } from './digests.ts'
import { limitReached, PdfStructureError } from './error.ts'
import { pdfFile, type PdfFile } from './file.ts'
import { atText, isDigit, isLineEnd } from './lexer.ts'
import { LIMITS } from './limits.ts'
import type { IndirectObject } from './object.ts'
import { objectStore, type ObjectStore } from './object-store.ts'
import { entryIn, type Revision } from './revision.ts'
import { asCount, entryOf } from './values.ts'
import { sameEntry, type XrefEntry } from './xref.ts'

/** A file in which every byte is accounted for and every object stands where the cross-reference says (S1–S5). */
export interface RevisionMap {
  readonly bytes: Uint8Array
  /** Oldest first, never empty. */
  readonly revisions: readonly Revision[]
  /** Where the newest cross-reference section starts: what an update names as its /Prev. */
  readonly startxref: number
  readonly store: ObjectStore
  /** Shared by everything that hashes this file. */
  readonly digests: Digests
  /** What comparing its states may still cost. */
  readonly effort: { comparisons: number }
}

/**
 * Reads the revisions of a PDF by its cross-reference chain, strictly: a file that two readers could understand
 * differently is refused, however harmless (ISO 32000-2 7.5; deed profile S1–S5).
 * @throws PdfStructureError with the check, the reason and the place.
 */
export function readRevisions(bytes: Uint8Array, digests = digestsOf(bytes)): RevisionMap {
  if (bytes.length > LIMITS.bytes) throw limitReached(LIMITS.bytes)
  const file = pdfFile(bytes)
  refuseForeignHeader(bytes)
  const startxref = lastStartxref(file)
  const revisions = readChain(file, startxref).reduce(withLayer, [])
  return withObjects(file, { revisions, startxref, digests }, 0)
}

/**
 * Reads on where one update was appended to a file that was read before: what the update wrote, as strictly, and of
 * what stands before it only the objects that are asked for later.
 * @param bytes those of `older`, and the update
 * @throws PdfStructureError; RangeError when the bytes begin otherwise
 */
export function readUpdate(older: RevisionMap, bytes: Uint8Array): RevisionMap {
  if (Buffer.compare(bytes.subarray(0, older.bytes.length), older.bytes) !== 0) {
    throw new RangeError('These bytes do not go on where the file that was read ended')
  }
  const known = older.revisions.length
  if (bytes.length > LIMITS.bytes || known >= LIMITS.revisions) throw limitReached(older.bytes.length)
  const file = pdfFile(bytes)
  const startxref = lastStartxref(file)
  const revisions = withLayer(older.revisions, readNewest(file, startxref, older.startxref))
  return withObjects(file, { revisions, startxref, digests: digestsOf(bytes) }, known)
}

/** Reads the objects of all revisions but the first `known`: those are read again when they are asked for. */
function withObjects(
  file: PdfFile,
  chain: Pick<RevisionMap, 'revisions' | 'startxref' | 'digests'>,
  known: number,
): RevisionMap {
  const { bytes } = file
  const { revisions } = chain
  refuseTrailingBytes(bytes, revisions.at(-1)?.end ?? 0)
  const store = objectStore(file, revisions)
  for (const revision of revisions.slice(known)) readObjects(file, store, revisions, revision)
  return { bytes, ...chain, store, effort: { comparisons: LIMITS.comparisons } }
}

const SPACE = 32

function refuseForeignHeader(bytes: Uint8Array): void {
  const cursor = { bytes, at: 0, end: bytes.length, budget: { values: 0, names: [] } }
  const versioned = isDigit(bytes[5]) && bytes[6] === '.'.charCodeAt(0) && isDigit(bytes[7])
  let end = 8
  while (bytes[end] === SPACE) end += 1
  if (!atText(cursor, '%PDF-') || !versioned || !isLineEnd(bytes[end])) {
    throw new PdfStructureError('S2', 'header-missing', 0)
  }
}

function withLayer(older: readonly Revision[], { xrefAt, ...layer }: Layer): readonly Revision[] {
  const start = older.at(-1)?.end ?? 0
  if (xrefAt < start) throw new PdfStructureError('S3', 'revisions-overlap', xrefAt)
  const size = asCount(entryOf(layer.trailer, 'Size'))
  let highest = 0
  for (const number of layer.entries.keys()) highest = Math.max(highest, number)
  const root = entryOf(layer.trailer, 'Root')
  if (size === undefined || highest >= size || root.kind !== 'ref') {
    throw new PdfStructureError('S3', 'trailer-malformed', layer.trailer.start)
  }
  return [...older, { number: older.length + 1, start, ...layer }]
}

/** After the last `%%EOF` there may be one end of line, nothing else (S2). */
function refuseTrailingBytes(bytes: Uint8Array, end: number): void {
  const rest = bytes.subarray(end)
  const oneLineEnd =
    rest.length < 2 ? rest.every(isLineEnd) : rest.length === 2 && rest[0] === 13 && rest[1] === 10
  if (!oneLineEnd) throw new PdfStructureError('S2', 'trailing-bytes', end)
}

function readObjects(
  file: PdfFile,
  store: ObjectStore,
  revisions: readonly Revision[],
  revision: Revision,
): void {
  const own: IndirectObject[] = []
  const placed = new Set<number>()
  for (const [number, entry] of revision.entries) {
    const place = store.locate(number, entry, revision.number)?.place
    if (place === undefined || entry.kind !== 'offset') continue
    if (placed.has(place.start)) throw new PdfStructureError('S3', 'object-listed-twice', place.start)
    placed.add(place.start)
    if (place.start >= revision.start) own.push(place)
    else refuseUnlessListedBefore(revisions, revision, number, entry)
  }
  for (const object of own) refuseOrphanMembers(store, object, revision)
  accountForEveryByte(file, revision, [...revision.spans, ...own])
}

/** An update may repeat what older revisions list, as full rewrites of the table do; it may not dig up anything. */
function refuseUnlessListedBefore(
  revisions: readonly Revision[],
  { number: current }: Revision,
  number: number,
  entry: XrefEntry,
): void {
  if (sameEntry(entryIn(revisions, current - 1, number), entry)) return
  throw new PdfStructureError('S4', 'object-of-another-revision', entry.kind === 'offset' ? entry.offset : 0)
}

/** An object inside an object stream that the cross-reference does not list is as hidden as one between objects. */
function refuseOrphanMembers(store: ObjectStore, object: IndirectObject, revision: Revision): void {
  for (const [index, { number }] of store.membersOf(object).entries()) {
    const listed: XrefEntry = { kind: 'compressed', container: object.number, index }
    if (!sameEntry(revision.entries.get(number), listed)) {
      throw new PdfStructureError('S4', 'orphan-object', object.start)
    }
  }
}
