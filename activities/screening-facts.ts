import type { Stores } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { ParcelRecord } from '../domain/register/title.ts'
import { openFindings } from '../domain/screening/deed-examined.ts'
import type { ScreeningFacts } from '../domain/screening/rule.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier, DossierExtract } from '../domain/transaction/dossier.ts'
import { deedOf } from './dossier-of.ts'

type FactSources = Pick<Stores, 'dossiers' | 'register'>

/** What the rules look at, as the register and the record stand at this moment. */
export async function gatherFacts(
  { dossiers, register }: FactSources,
  dossier: DossierExtract,
  asOf: Instant,
): Promise<ScreeningFacts> {
  const { transactionId, terms } = dossier
  const parcel = await parcelOf({ register }, dossier)
  const deedSha256 = deedOf(dossier).sha256
  return {
    transactionId,
    asOf,
    terms,
    title: parcel.title,
    encumbrances: parcel.encumbrances,
    deedSha256,
    deedSeenIn: await dossiers.deedSeenIn(deedSha256, transactionId),
    lastPrice: parcel.title.price,
    openFindings: openFindings(dossier.findings),
  }
}

/** The parcel as the register has it now. Throws `pin-unknown`. */
export async function parcelOf(
  { register }: Pick<Stores, 'register'>,
  { terms }: Pick<Dossier, 'terms'>,
): Promise<ParcelRecord> {
  const parcel = await register.find(terms.pin)
  if (parcel === undefined) throw new Refusal('pin-unknown', 'The register has no such parcel')
  return parcel
}
