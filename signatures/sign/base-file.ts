import { PdfStructureError } from '../pdf/error.ts'
import { readRevisions, readUpdate, type RevisionMap } from '../pdf/revisions.ts'
import { asCount, entryOf, isName, type PdfDict, type PdfRef } from '../pdf/values.ts'
import { lastViewOf, type RevisionView } from '../pdf/view.ts'
import { SigningError } from './signing-error.ts'

/** What an update must know of the file it is appended to. It is read once, however many updates follow. */
export interface BaseFile {
  readonly bytes: Uint8Array
  readonly map: RevisionMap
  /** The state after the last revision. */
  readonly view: RevisionView
  readonly trailer: PdfDict
  /** An update keeps to the kind of cross-reference that the file has (ISO 32000-2 7.5.8.4). */
  readonly xref: 'table' | 'stream'
  /** The first object number that is not in use. */
  readonly nextNumber: number
}

/** @throws SigningError when the file is not one that every reader would understand alike. */
export function openBaseFile(bytes: Uint8Array): BaseFile {
  return baseFileOf(() => readRevisions(bytes))
}

/**
 * The same file once an update was appended to it: only what the update wrote is read.
 * @param bytes those of the base, and the update
 * @throws SigningError as for any file; RangeError when the bytes are those of another
 */
export function openUpdated({ map }: BaseFile, bytes: Uint8Array): BaseFile {
  return baseFileOf(() => readUpdate(map, bytes))
}

function baseFileOf(read: () => RevisionMap): BaseFile {
  try {
    const map = read()
    const view = lastViewOf(map)
    const { trailer } = view.revision
    const sizes = map.revisions.map((revision) => asCount(entryOf(revision.trailer, 'Size')) ?? 0)
    return {
      ...{ bytes: map.bytes, map, view, trailer, nextNumber: Math.max(...sizes) },
      xref: isName(entryOf(trailer, 'Type'), 'XRef') ? 'stream' : 'table',
    }
  } catch (error) {
    if (!(error instanceof PdfStructureError)) throw error
    throw new SigningError('file-not-supported', `This file cannot be signed: ${error.message}`, {
      cause: error,
    })
  }
}

/** The catalog's own object. @throws SigningError when it is none */
export function rootOf({ trailer }: BaseFile): PdfRef {
  const root = entryOf(trailer, 'Root')
  if (root.kind === 'ref') return root
  throw new SigningError('file-not-supported', 'The catalog is no object of its own')
}
