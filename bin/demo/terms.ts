import { cents } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import type { PersonId, Pin } from '../../domain/ids.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { saleTerms } from '../../sandbox/fiction/sale-terms.ts'
import { owner } from '../../sandbox/fiction/owners.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import type { Client } from './client.ts'

/** Owners of the fiction from here on hold nothing yet, so they can buy. */
const FIRST_BUYER = 70
const BUYERS = 15

/** What the API says of a parcel, as far as the demo looks. */
interface ParcelView {
  readonly parcel: {
    readonly pin: Pin
    readonly district: string
    readonly locality: string
    readonly extent: number
    readonly tenure: string
  }
  readonly title: {
    readonly holders: readonly { readonly id: PersonId; readonly name: string }[]
    readonly transcription: { readonly volume: string; readonly number: number }
    readonly price: Cents | null
  }
  readonly encumbrances: readonly unknown[]
}

/**
 * A parcel that can be sold today, as the register has it now: free, not held by a live transaction, and once
 * sold for a price. Parcels sold in an earlier demo stand again with their new holders.
 */
export async function sellableParcel(notary: Client, except: readonly string[]): Promise<ParcelView> {
  const { transactions } = await notary.get<{ transactions: readonly { pin: string; stage: string }[] }>(
    '/v1/transactions',
  )
  const live = new Set(transactions.filter((one) => !SETTLED.includes(one.stage)).map((one) => one.pin))
  for (const { parcel } of fictionalRegister()) {
    if (live.has(parcel.pin) || except.includes(parcel.pin)) continue
    const record = await notary.get<ParcelView>(`/v1/parcels/${parcel.pin}`)
    const sold = record.title.price !== null && record.parcel.tenure === 'freehold'
    if (record.encumbrances.length === 0 && sold) return record
  }
  throw new Error('Every fictional parcel is taken. Drop the data with `npm start -- --fresh`.')
}

const SETTLED: readonly string[] = ['registered', 'closed', 'withdrawn', 'refused', 'lapsed']

/** Its holders sell it whole to somebody who holds no share of it, for `percent` of what it last fetched. */
export function saleOf(record: ParcelView, percent: number): Terms {
  const holders = record.title.holders
  const buyer = Array.from({ length: BUYERS }, (_, i) => owner(FIRST_BUYER + i)).find(
    (candidate) => !holders.some((holder) => holder.id === candidate.nic),
  )
  if (buyer === undefined) throw new Error('Nobody is left to buy this parcel')
  return saleTerms({
    pin: record.parcel.pin,
    vendors: holders,
    purchaser: { id: buyer.nic, name: buyer.name },
    price: priceAt(record.title.price, percent),
    deedDate: localDateAt(instantOf(new Date())),
  })
}

/** To the whole thousand rupees, as prices are agreed. */
function priceAt(last: Cents | null, percent: number): Cents {
  const thousand = 100_000
  return cents(Math.max(1, Math.round(((last ?? 0) * percent) / 100 / thousand)) * thousand)
}
