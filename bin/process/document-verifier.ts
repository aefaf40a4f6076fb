import { readFile } from 'node:fs/promises'
import type { Judge } from '../../activities/judging.ts'
import type { DocumentVerifier } from '../../domain/ports.ts'
import { signatureFindings } from '../../signatures/findings.ts'

/** What anyone may ask of a document's signatures, of no notary in particular, on what the authorities say now. */
export function documentVerifier(judge: Judge): DocumentVerifier {
  return async ({ path }) => {
    const { verdict } = await judge({ bytes: await readFile(path), receipts: [] })
    return signatureFindings(verdict)
  }
}
