import { readFile } from 'node:fs/promises'
import { findingsFor } from '../../activities/deed-findings.ts'
import type { Judge } from '../../activities/judging.ts'
import type { DeedPreviewer, DocumentVerifier, Stores } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { signatureFindings } from '../../signatures/findings.ts'

/** What anyone may ask of a document's signatures, of no notary in particular, on what the authorities say now. */
export function documentVerifier(judge: Judge): DocumentVerifier {
  return async ({ path }) => {
    const { verdict } = await judge({ bytes: await readFile(path), receipts: [] })
    return signatureFindings(verdict)
  }
}

/** The same for a deed, by its notary's certificates and office. Refuses `not-authorised` to who is not on the roll. */
export function deedPreviewer(judge: Judge, { notaries }: Pick<Stores, 'notaries'>): DeedPreviewer {
  return async ({ path }, { notaryId, terms }) => {
    const notary = await notaries.find(notaryId)
    if (notary === undefined) throw new Refusal('not-authorised', 'This notary is not on the roll')
    const { verdict } = await judge({ bytes: await readFile(path), receipts: [] })
    return findingsFor(verdict, notary, terms)
  }
}
