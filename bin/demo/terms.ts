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
export interface ParcelView {
  readonly parcel: {
    readonly pin: Pin
    readonly district: string
    readonly locality: string
    readonly extent: number
    readonly tenure: string
  }
  readonly title: {
    readonly holders: readonly {
      readonly id: PersonId
      readonly name: string
      readonly share: string
      readonly right: string
    }[]
    readonly transcription: { readonly volume: string; readonly number: number }
    readonly price: Cents | null
  }
  readonly encumbrances: readonly {
    readonly kind: string
    readonly inscription: string
    readonly beneficiary: string
    readonly erasedAt: string | null
  }[]
}

/**
 * A parcel that can be sold today, as the register has it now: freehold, and once sold for a price. Parcels sold
 * in an earlier demo stand again with their new holders.
 */
export function sellableParcel(notary: Client, except: readonly string[]): Promise<ParcelView> {
  return freeParcel(
    notary,
    except,
    ({ parcel, title }) => title.price !== null && parcel.tenure === 'freehold',
  )
}

/** A parcel that fits, free of charges and not held by a live transaction. */
export async function freeParcel(
  notary: Client,
  except: readonly string[],
  fits: (record: ParcelView) => boolean,
): Promise<ParcelView> {
  const { transactions } = await notary.get<{ transactions: readonly { pin: string; stage: string }[] }>(
    '/v1/transactions',
  )
  const live = new Set(transactions.filter((one) => !SETTLED.includes(one.stage)).map((one) => one.pin))
  for (const { parcel } of fictionalRegister()) {
    if (live.has(parcel.pin) || except.includes(parcel.pin)) continue
    const record = await notary.get<ParcelView>(`/v1/parcels/${parcel.pin}`)
    if (record.encumbrances.length === 0 && fits(record)) return record
  }
  throw new Error('Every fictional parcel is taken. Drop the data with `npm start -- --fresh`.')
}

const SETTLED: readonly string[] = ['registered', 'closed', 'withdrawn', 'refused', 'lapsed']

/** Its holders sell it whole to somebody who holds no share of it, for `percent` of what it last fetched. */
export function saleOf(record: ParcelView, percent: number): Terms {
  const holders = record.title.holders
  const [buyer] = newcomers(record)
  if (buyer === undefined) throw new Error('Nobody is left to buy this parcel')
  return saleTerms({
    pin: record.parcel.pin,
    vendors: holders,
    purchaser: buyer,
    price: priceAt(record.title.price, percent),
    deedDate: localDateAt(instantOf(new Date())),
  })
}

/** People of the fiction who hold no share of this parcel. */
export function newcomers({
  title,
}: ParcelView): readonly { readonly id: PersonId; readonly name: string }[] {
  return Array.from({ length: BUYERS }, (_, i) => owner(FIRST_BUYER + i))
    .filter(({ nic }) => !title.holders.some((holder) => holder.id === nic))
    .map(({ nic, name }) => ({ id: nic, name }))
}

/** To the whole thousand rupees, as prices are agreed. */
export function priceAt(last: Cents | null, percent: number): Cents {
  const thousand = 100_000
  return cents(Math.max(1, Math.round(((last ?? 0) * percent) / 100 / thousand)) * thousand)
}
