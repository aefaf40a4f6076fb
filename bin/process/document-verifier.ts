import { readFile } from 'node:fs/promises'
import { findingsFor } from '../../activities/deed-findings.ts'
import type { Judge } from '../../activities/judging.ts'
import type { DeedExaminer, DeedPreviewer, DocumentVerifier, Stores, Vault } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import type { Finding } from '../../domain/verdict.ts'
import { signatureFindings } from '../../signatures/findings.ts'

/** What anyone may ask of a document's signatures, of no notary in particular, on what the authorities say now. */
export function documentVerifier(judge: Judge): DocumentVerifier {
  return async ({ path }) => {
    const { verdict } = await judge({ bytes: await readFile(path), receipts: [] })
    return signatureFindings(verdict)
  }
}

/** The same for a deed, by its notary's certificates and office. Refuses `not-authorised` to who is not on the roll. */
export function deedPreviewer(judge: Judge, roll: Roll): DeedPreviewer {
  return ({ path }, dossier) => deedFindings(judge, roll, () => readFile(path), dossier)
}

/** The same for a deed of the vault. */
export function deedExaminer(judge: Judge, roll: Roll, vault: Pick<Vault, 'read'>): DeedExaminer {
  return (deed, dossier) => deedFindings(judge, roll, () => vault.read(deed), dossier)
}

type Roll = Pick<Stores, 'notaries'>

async function deedFindings(
  judge: Judge,
  { notaries }: Roll,
  read: () => Promise<Uint8Array>,
  { notaryId, terms }: Pick<Dossier, 'notaryId' | 'terms'>,
): Promise<readonly Finding[]> {
  const notary = await notaries.find(notaryId)
  if (notary === undefined) throw new Refusal('not-authorised', 'This notary is not on the roll')
  const { verdict } = await judge({ bytes: await read(), receipts: [] })
  return findingsFor(verdict, notary, terms)
}
