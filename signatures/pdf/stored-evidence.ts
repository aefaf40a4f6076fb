import type { CheckFinding } from '../../certs/finding.ts'
import { PdfStructureError } from './error.ts'
import { decodeStructureStream } from './inflate.ts'
import { pdfFile } from './file.ts'
import type { RevisionMap } from './revisions.ts'
import type { PdfStream, PdfValue } from './values.ts'
import { arrayAt, catalogOf, dictAt, viewOf, type RevisionView } from './view.ts'

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
 * The content of the document security store (ISO 32000-2 12.8.4.3; ETSI EN 319 142-1 5.4) in all its states: an
 * update may replace what the store held (5.4.1), and what it once held remains evidence. Each piece comes with
 * the revision that brought it. What cannot be read becomes a finding.
 */
export function storedEvidence(map: RevisionMap): {
  readonly pieces: readonly StoredPiece[]
  readonly findings: readonly CheckFinding[]
} {
  try {
    const file = pdfFile(map.bytes)
    const pieces = listedIn(map).map(({ kind, stream, revision }) => {
      return { kind, der: decodeStructureStream(file, stream), revision }
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
  readonly stream: PdfStream
  readonly revision: number
}

/** Each stream once, under the first revision that lists it. */
function listedIn(map: RevisionMap): readonly Listed[] {
  const listed = new Map<string, Listed>()
  for (const { number: revision } of map.revisions) {
    const view = viewOf(map, revision)
    for (const { kind, item } of itemsOf(view)) {
      const stream = view.resolve(item)
      if (stream.kind !== 'stream') throw new PdfStructureError('S5', 'security-store-malformed', 0)
      const key = `${kind} ${stream.start}`
      if (!listed.has(key)) listed.set(key, { kind, stream, revision })
      if (listed.size > MAX_PIECES) throw new PdfStructureError('S1', 'resource-limit', 0)
    }
  }
  return [...listed.values()]
}

function itemsOf(
  view: RevisionView,
): readonly { readonly kind: StoredPiece['kind']; readonly item: PdfValue }[] {
  const store = dictAt(view, catalogOf(view), 'DSS')
  if (store === undefined) return []
  return LISTS.flatMap(([key, kind]) =>
    (arrayAt(view, store, key)?.items ?? []).map((item) => ({ kind, item })),
  )
}
