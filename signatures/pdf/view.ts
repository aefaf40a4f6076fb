import { PdfStructureError } from './error.ts'
import { entryIn, type Revision } from './revision.ts'
import type { RevisionMap } from './revisions.ts'
import { entryOf, NULL, type PdfArray, type PdfDict, type PdfRef, type PdfValue } from './values.ts'
import type { XrefEntry } from './xref.ts'

/** The file as a reader saw it when one revision was the last. */
export interface RevisionView {
  readonly revision: Revision
  entryAt(number: number): XrefEntry | undefined
  /** The value of an object; undefined when the number is free or was never used. */
  objectAt(number: number): PdfValue | undefined
  /** Follows references to a value that is none; `null` for a free number. @throws PdfStructureError */
  resolve(value: PdfValue): PdfValue
}

/** References to references are lawful; nobody writes chains of them. */
const MAX_HOPS = 8

/** The state of the file at revision `number`, counted from 1. */
export function viewOf(map: RevisionMap, number: number): RevisionView {
  const revision = map.revisions[number - 1]
  if (revision === undefined) throw new RangeError(`No revision ${number}`)
  const entryAt = (object: number): XrefEntry | undefined => entryIn(map.revisions, number, object)

  const objectAt = (object: number): PdfValue | undefined => {
    const entry = entryAt(object)
    return entry === undefined ? undefined : map.store.locate(object, entry, number)?.value
  }

  const resolve = (value: PdfValue): PdfValue => {
    let current = value
    for (let hops = 0; current.kind === 'ref'; hops += 1) {
      if (hops > MAX_HOPS) throw new PdfStructureError('S3', 'reference-loops', 0)
      refuseOtherGeneration(current, entryAt(current.number))
      current = objectAt(current.number) ?? NULL
    }
    return current
  }

  return { revision, entryAt, objectAt, resolve }
}

/** The state after the last revision: what a reader shows today. */
export function lastViewOf(map: RevisionMap): RevisionView {
  return viewOf(map, map.revisions.length)
}

/** The dictionary under `key`, or undefined when there is none. */
export function dictAt(view: RevisionView, dict: PdfDict, key: string): PdfDict | undefined {
  const value = view.resolve(entryOf(dict, key))
  return value.kind === 'dict' ? value : undefined
}

/** The array under `key`, or undefined when there is none. */
export function arrayAt(view: RevisionView, dict: PdfDict, key: string): PdfArray | undefined {
  const value = view.resolve(entryOf(dict, key))
  return value.kind === 'array' ? value : undefined
}

/** The document catalog. @throws PdfStructureError when the trailer leads to none. */
export function catalogOf(view: RevisionView): PdfDict {
  const { trailer } = view.revision
  const catalog = dictAt(view, trailer, 'Root')
  if (catalog === undefined) throw new PdfStructureError('S3', 'catalog-missing', trailer.start)
  return catalog
}

/** Some readers ignore the generation and show the object all the same (ISO 32000-2 7.3.10 says null). */
function refuseOtherGeneration(ref: PdfRef, entry: XrefEntry | undefined): void {
  if (entry === undefined || entry.kind === 'free') return
  const generation = entry.kind === 'offset' ? entry.generation : 0
  if (generation !== ref.generation) {
    throw new PdfStructureError('S3', 'generation-differs', entry.kind === 'offset' ? entry.offset : 0)
  }
}
