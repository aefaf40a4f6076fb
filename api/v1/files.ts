import { MEDIA_TYPES } from '../../domain/transaction/document.ts'
import type { MediaType } from '../../domain/transaction/document.ts'

/** What a file that comes or goes may be: a PDF alone, or whatever a document of a dossier may be. */
export const FILES = {
  pdf: ['application/pdf'],
  document: MEDIA_TYPES,
} as const satisfies Readonly<Record<string, readonly MediaType[]>>

export type File = keyof typeof FILES

/** Whether a body or an answer is a file, and not described by a schema. */
export function isFile(content: unknown): content is File {
  return content === 'pdf' || content === 'document'
}
