import type { CheckFinding } from '../../certs/finding.ts'
import { PdfStructureError } from './error.ts'
import { decodeStructureStream } from './inflate.ts'
import { pdfFile } from './file.ts'
import type { RevisionMap } from './revisions.ts'
import type { PdfDict, PdfValue } from './values.ts'
import { arrayAt, catalogOf, dictAt, lastViewOf, viewOf, type RevisionView } from './view.ts'
import { sameEntry } from './xref.ts'

/** One piece of what the file keeps for its own verification: DER, unopened. */
export interface StoredPiece {
  readonly kind: 'certificate' | 'crl' | 'ocsp'
  readonly der: Uint8Array
  /** The revision that brought it, from 1: what was signed or stamped later proves that it existed. */
  readonly revision: number
}

const LISTS = [
  ['Certs', 'certificate'],
  ['CRLs', 'crl'],
  ['OCSPs', 'ocsp'],
] as const

/** More than any honest archive of one deed holds. */
const MAX_PIECES = 500

/**
 * The content of the document security store as it stands today (ISO 32000-2 12.8.4.3; ETSI EN 319 142-1 5.4),
 * each piece with the revision since which it has been there. What cannot be read becomes a finding.
 */
export function storedEvidence(map: RevisionMap): {
  readonly pieces: readonly StoredPiece[]
  readonly findings: readonly CheckFinding[]
} {
  try {
    const since = revisionsOf(map)
    const view = lastViewOf(map)
    const listed = listedIn(view)
    if (listed.length > MAX_PIECES) throw new PdfStructureError('S1', 'resource-limit', 0)
    const file = pdfFile(map.bytes)
    const pieces = listed.map(({ kind, item }) => {
      const stream = view.resolve(item)
      if (stream.kind !== 'stream') throw new PdfStructureError('S5', 'security-store-malformed', 0)
      return { kind, der: decodeStructureStream(file, stream), revision: since(keyOf(kind, item)) }
    })
    return { pieces, findings: [] }
  } catch (error) {
    if (!(error instanceof PdfStructureError)) throw error
    const at = { offset: error.offset }
    return { pieces: [], findings: [{ check: error.check, level: 'FAIL', code: error.code, at }] }
  }
}

interface Listed {
  readonly kind: StoredPiece['kind']
  readonly item: PdfValue
}

function listedIn(view: RevisionView): readonly Listed[] {
  const store = dictAt(view, catalogOf(view), 'DSS')
  if (store === undefined) return []
  return LISTS.flatMap(([key, kind]) => itemsOf(view, store, key).map((item) => ({ kind, item })))
}

function itemsOf(view: RevisionView, store: PdfDict, key: string): readonly PdfValue[] {
  return arrayAt(view, store, key)?.items ?? []
}

/** What is listed in an earlier revision, under the same object untouched since, was there already. */
function revisionsOf(map: RevisionMap): (key: string) => number {
  const last = lastViewOf(map)
  const first = new Map<string, number>()
  for (const { number } of map.revisions) {
    const view = viewOf(map, number)
    for (const { kind, item } of listedIn(view)) {
      const key = keyOf(kind, item)
      const untouched = item.kind === 'ref' && sameEntry(view.entryAt(item.number), last.entryAt(item.number))
      if (!first.has(key) && untouched) first.set(key, number)
    }
  }
  return (key) => first.get(key) ?? map.revisions.length
}

function keyOf(kind: StoredPiece['kind'], item: PdfValue): string {
  return `${kind} ${item.kind === 'ref' ? item.number : ''}`
}
