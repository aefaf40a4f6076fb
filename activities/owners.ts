import type { Stores } from '../domain/ports.ts'
import { publicationHold, publicationOf } from '../domain/publication/publication.ts'
import { holdLetters } from '../domain/shield/letters.ts'
import { against, holdOf, inForce } from '../domain/shield/shield.ts'
import type { OwnersStanding, Shield } from '../domain/shield/shield.ts'
import type { Instant } from '../domain/time.ts'
import type { DossierExtract } from '../domain/transaction/dossier.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { pinsOf } from '../domain/transaction/parcels.ts'
import type { Held, TransactionActivities } from './contract.ts'
import { extractOf, receiptOf } from './dossier-of.ts'

type OwnerSources = Pick<Stores, 'register' | 'shields'>

/** What owners have said of a transaction up to now. */
export interface OwnersWord extends OwnersStanding {
  /** Those in force. */
  readonly shields: readonly Shield[]
}

export async function ownersWord(
  { register, shields }: OwnerSources,
  { transactionId, terms }: Pick<DossierExtract, 'transactionId' | 'terms'>,
): Promise<OwnersWord> {
  const perParcel = pinsOf(terms).map(async (pin) => {
    const all = await shields.on(pin)
    return all.length === 0 ? [] : inForce(all, (await register.find(pin))?.title.holders ?? [])
  })
  return { shields: (await Promise.all(perParcel)).flat(), ...(await shields.standing(transactionId)) }
}

/** Puts the transaction on hold when an owner is to be waited for, and tells him. Answers null when nobody is. */
async function holdForOwners(
  { shields }: Pick<Stores, 'shields'>,
  dossier: DossierExtract,
  word: OwnersWord,
  at: Instant,
): Promise<Held | null> {
  const hold = holdOf(against(KINDS[dossier.kind], word.shields), word, at)
  if (!hold.held) return null
  const { transactionId } = dossier
  const letters = holdLetters(word.shields, dossier, receiptOf(dossier).number, { hold, at })
  return { until: await shields.hold({ transactionId, at, hold, letters }) }
}

/** The same until everybody's time to object to what is published is over: it runs from the receipt. */
async function holdForPublication(
  { shields, publications }: Pick<Stores, 'shields' | 'publications'>,
  dossier: DossierExtract,
  at: Instant,
): Promise<Held | null> {
  const { transactionId, kind } = dossier
  const publication = publicationOf(KINDS[kind], receiptOf(dossier))
  if (publication === null) return null
  const hold = publicationHold(publication, await publications.objectionsTo(transactionId), at)
  if (hold === null) return null
  return { until: await shields.hold({ transactionId, at, hold, letters: [] }) }
}

interface Owners extends Pick<TransactionActivities, 'holdsOn'> {
  /** The same where dossier and word were just read. */
  holdDossier(dossier: DossierExtract, word: OwnersWord, at: Instant): Promise<Held | null>
}

/** Asked anew whenever a transaction on hold is woken: whether it still waits, for an owner or for its publication. */
export function createOwnerActivities(
  stores: OwnerSources & Pick<Stores, 'dossiers' | 'publications'>,
): Owners {
  const owners: Owners = {
    async holdsOn({ transactionId, at }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      return owners.holdDossier(dossier, await ownersWord(stores, dossier), at)
    },
    async holdDossier(dossier, word, at) {
      const held =
        (await holdForOwners(stores, dossier, word, at)) ?? (await holdForPublication(stores, dossier, at))
      const isOver = held === null && dossier.stage === 'on-hold'
      if (isOver) await stores.shields.release(dossier.transactionId, at)
      return held
    },
  }
  return owners
}
