import { papersEndedOn } from '../domain/exchange/ended.ts'
import type { EndingPaper } from '../domain/exchange/ended.ts'
import type { Stores } from '../domain/ports.ts'
import { standingAmong } from '../domain/publication/publication.ts'
import type { PublicObjection } from '../domain/publication/publication.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Pin } from '../domain/ids.ts'
import type { Standing } from '../domain/register/change.ts'
import type { ParcelRecord } from '../domain/register/title.ts'
import { openFindings } from '../domain/screening/deed-examined.ts'
import type { ScreeningFacts } from '../domain/screening/rule.ts'
import { localDateAt } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier, DossierExtract } from '../domain/transaction/dossier.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { deedOf } from './dossier-of.ts'
import type { OwnersWord } from './owners.ts'

type FactSources = Pick<Stores, 'dossiers' | 'register' | 'publications'>

/** What the rules look at, as the register and the record stand at this moment. */
export async function gatherFacts(
  { dossiers, register, publications }: FactSources,
  dossier: DossierExtract,
  asOf: Instant,
  word: OwnersWord,
): Promise<ScreeningFacts> {
  const { transactionId, terms } = dossier
  const { parcel: record, counterpart } = await standingOf({ register }, dossier)
  const deedSha256 = deedOf(dossier).sha256
  return {
    transactionId,
    asOf,
    terms,
    ...{ ...record, counterpart },
    deedSha256,
    deedSeenIn: await dossiers.deedSeenIn(deedSha256, transactionId),
    lastPrice: record.title.price,
    openFindings: openFindings(dossier.findings),
    ...endedIn(papersEndedOn(localDateAt(asOf), terms, await dossiers.documentsOf(transactionId))),
    ...ownersIn(word),
    ...objectedIn(isPublished(dossier) ? await publications.objectionsTo(transactionId) : []),
  }
}

function isPublished({ kind }: DossierExtract): boolean {
  return KINDS[kind].publication !== null
}

/** Nothing is said of papers that still count. */
function endedIn(endedPapers: readonly EndingPaper[]): Pick<ScreeningFacts, 'endedPapers'> {
  return endedPapers.length > 0 ? { endedPapers } : {}
}

/** Nothing is said of owners who said nothing. */
function ownersIn({ shields, objections }: OwnersWord): Pick<ScreeningFacts, 'owners'> {
  const locked = shields.some(({ lockedAt }) => lockedAt !== null)
  const objectedAt = objections[0]?.at ?? null
  return locked || objectedAt !== null ? { owners: { locked, objectedAt } } : {}
}

/** Nothing is said of a publication to which nobody objects, nor of what its author or the court has ended. */
function objectedIn(objections: readonly PublicObjection[]): Pick<ScreeningFacts, 'publication'> {
  const [standing] = standingAmong(objections)
  if (standing !== undefined) return { publication: { objectedAt: standing.at } }
  const setAside = objections.find(({ ended }) => ended?.outcome === 'inadmissible')
  if (setAside?.ended == null) return {}
  return { publication: { objectedAt: setAside.at, setAsideAt: setAside.ended.at } }
}

/** The parcels of the transaction as the register has them now. Throws `pin-unknown`. */
export async function standingOf(
  stores: Pick<Stores, 'register'>,
  { terms: { pin, counterpart } }: Pick<Dossier, 'terms'>,
): Promise<Standing> {
  const other = counterpart === null ? null : parcelAt(stores, counterpart)
  const [parcel, exchanged] = await Promise.all([parcelAt(stores, pin), other])
  return { parcel, counterpart: exchanged }
}

async function parcelAt({ register }: Pick<Stores, 'register'>, pin: Pin): Promise<ParcelRecord> {
  const parcel = await register.find(pin)
  if (parcel === undefined) throw new Refusal('pin-unknown', 'The register has no such parcel')
  return parcel
}
