import type { Stores } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { openFindings } from '../domain/screening/deed-examined.ts'
import type { ScreeningFacts } from '../domain/screening/rule.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import { deedOf } from './dossier-of.ts'

export type FactSources = Pick<Stores, 'dossiers' | 'register'>

/** What the rules look at, as the register and the record stand at this moment. */
export async function gatherFacts(
  { dossiers, register }: FactSources,
  dossier: Dossier,
  asOf: Instant,
): Promise<ScreeningFacts> {
  const { transactionId, terms: sale } = dossier
  const parcel = await register.find(sale.pin)
  if (parcel === undefined) throw new Refusal('pin-unknown', 'The register has no such parcel')
  const deedSha256 = deedOf(dossier).ref.sha256
  return {
    transactionId,
    asOf,
    sale,
    title: parcel.title,
    encumbrances: parcel.encumbrances,
    deedSha256,
    deedSeenIn: await dossiers.deedSeenIn(deedSha256, transactionId),
    lastPrice: parcel.title.price,
    openFindings: openFindings(dossier.findings),
  }
}
