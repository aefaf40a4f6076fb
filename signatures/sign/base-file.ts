import { PdfStructureError } from '../pdf/error.ts'
import { latin1 } from '../pdf/lexer.ts'
import { readRevisions } from '../pdf/revisions.ts'
import { asCount, entryOf, isName, type PdfDict, type PdfRef } from '../pdf/values.ts'
import { lastViewOf, type RevisionView } from '../pdf/view.ts'
import { SigningError } from './signing-error.ts'

/** What an update must know of the file it is appended to. */
export interface BaseFile {
  readonly bytes: Uint8Array
  readonly view: RevisionView
  readonly trailer: PdfDict
  /** Where the newest cross-reference section starts: the update's /Prev. */
  readonly startxref: number
  /** An update keeps to the kind of cross-reference that the file has (ISO 32000-2 7.5.8.4). */
  readonly xref: 'table' | 'stream'
  /** The first object number that is not in use. */
  readonly nextNumber: number
}

const TAIL_BYTES = 1024

/** @throws SigningError when the file is not one that every reader would understand alike. */
export function openBaseFile(bytes: Uint8Array): BaseFile {
  try {
    const map = readRevisions(bytes)
    const view = lastViewOf(map)
    const { trailer } = view.revision
    const sizes = map.revisions.map((revision) => asCount(entryOf(revision.trailer, 'Size')) ?? 0)
    return {
      ...{ bytes, view, trailer, startxref: startxrefOf(bytes), nextNumber: Math.max(...sizes) },
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

/** The structure was checked before: the last `startxref` of the file is the one that counts. */
function startxrefOf(bytes: Uint8Array): number {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)))
  return Number.parseInt(tail.slice(tail.lastIndexOf('startxref') + 'startxref'.length), 10)
}
