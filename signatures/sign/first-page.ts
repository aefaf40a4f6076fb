import type { PdfDict, PdfRef } from '../pdf/values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from '../pdf/view.ts'
import { SigningError } from './signing-error.ts'

/** Page trees of honest files are flat or balanced. */
const MAX_DEPTH = 32

interface Page {
  readonly ref: PdfRef
  readonly dict: PdfDict
}

/** The first page and where it stands. @throws SigningError when the page tree leads to none. */
export function firstPageOf(view: RevisionView): Page {
  let node = dictAt(view, catalogOf(view), 'Pages')
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const kid = node === undefined ? undefined : firstKidOf(view, node)
    if (kid === undefined) break
    if (!kid.dict.entries.has('Kids')) return kid
    node = kid.dict
  }
  throw new SigningError('file-not-supported', 'The file has no first page')
}

function firstKidOf(view: RevisionView, node: PdfDict): Page | undefined {
  const [ref] = arrayAt(view, node, 'Kids')?.items ?? []
  const dict = ref === undefined ? undefined : view.resolve(ref)
  return ref?.kind === 'ref' && dict?.kind === 'dict' ? { ref, dict } : undefined
}
