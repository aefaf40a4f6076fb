import { readFile, stat } from 'node:fs/promises'
import type { DocumentInspector } from '../../domain/ports.ts'
import { inspectPdf } from '../../signatures/pdf/inspect.ts'
import { LIMITS } from '../../signatures/pdf/limits.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Question } from '../../signatures/verify.ts'

/** A stranger's document: its bytes, or the private file that holds them. */
export type Document = { readonly bytes: Uint8Array } | { readonly path: string }

/** What is asked of it. */
export type ExaminerTask =
  | { readonly ask: 'inspect'; readonly document: Document }
  | { readonly ask: 'examine'; readonly document: Document; readonly question: Question }

export type Inspected = Awaited<ReturnType<DocumentInspector>>

/** `unreadable` is no matter of the document's content: the system would not give it, and says with which code. */
export type ExaminerAnswer =
  | { readonly inspected: Inspected }
  | { readonly verdict: DocumentVerdict }
  | { readonly tooLarge: true }
  | { readonly unreadable: string }

/** Reads the document whole and judges it. What is beyond the limit of any document (S1) is not even read. */
export async function carryOut(task: ExaminerTask): Promise<ExaminerAnswer> {
  const read = await bytesOf(task.document)
  if (!(read instanceof Uint8Array)) return read
  if (task.ask === 'inspect') return { inspected: inspectPdf(read)?.code ?? null }
  return { verdict: verifyDocument(read, task.question) }
}

async function bytesOf(
  document: Document,
): Promise<
  Uint8Array | Extract<ExaminerAnswer, { readonly tooLarge: true } | { readonly unreadable: string }>
> {
  if ('bytes' in document) return document.bytes.length > LIMITS.bytes ? { tooLarge: true } : document.bytes
  try {
    const found = await stat(document.path)
    // A pipe or a device has no end.
    if (!found.isFile()) return { unreadable: found.isDirectory() ? 'EISDIR' : 'ENOTSUP' }
    return found.size > LIMITS.bytes ? { tooLarge: true } : await readFile(document.path)
  } catch (error) {
    return { unreadable: (error as NodeJS.ErrnoException).code ?? 'EIO' }
  }
}
