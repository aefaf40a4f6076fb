import type { Encumbrance, Title } from '../../../domain/register/title.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import type { State } from '../../../workflows/transaction.ts'
import { must } from '../../must.ts'
import type { Land } from './land.ts'

/** Until when the present stage waits. */
export type Term = Pick<State, 'transactionId' | 'stage' | 'round' | 'waitsUntil'>

/** As the record and the procedures stood at one moment. */
export interface Standing {
  /** By deal. */
  readonly dossiers: readonly (Dossier | undefined)[]
  readonly terms: readonly Term[]
  /** By parcel, newest title first. */
  readonly chains: readonly (readonly Title[])[]
  readonly encumbrances: readonly (readonly Encumbrance[])[]
}

/** Before anybody has looked. */
export const NOTHING_SEEN: Standing = { dossiers: [], terms: [], chains: [], encumbrances: [] }

export async function standingOf({ stores, deals, pins }: Land): Promise<Standing> {
  const [dossiers, chains, parcels] = await Promise.all([
    Promise.all(deals.map((deal) => stores.dossiers.find(deal.transaction.state.transactionId))),
    Promise.all(pins.map((pin) => stores.register.chainOf(pin))),
    Promise.all(pins.map((pin) => stores.register.find(pin))),
  ])
  const terms = deals.map(({ transaction: { state } }) => ({ ...state }))
  return { dossiers, terms, chains, encumbrances: parcels.map((parcel) => must(parcel).encumbrances) }
}
