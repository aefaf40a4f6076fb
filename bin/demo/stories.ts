import type { Problem } from './client.ts'
import type { Narrator } from './narrator.ts'
import { lodge, openAndUpload } from './procedure.ts'
import { sameParcelTwice, secondSale, tamperedDeed } from './refused.ts'
import type { ReturnedSale } from './refused.ts'
import { reviewedSale } from './reviewed.ts'
import type { ReviewedSale } from './reviewed.ts'
import { finish, payAll, walkSale } from './sale.ts'
import type { RegisteredSale } from './sale.ts'
import { saleOf, sellableParcel } from './terms.ts'
import type { DemoWorld } from './world.ts'

/** Above the last price, as land goes. */
const FAIR_PERCENT = 120
/** So far below the last price that two officers must look. */
const SUSPICIOUS_PERCENT = 20

/** A sale that nothing is wrong with. */
export async function ordinarySale(world: DemoWorld, narrator: Narrator): Promise<RegisteredSale> {
  return walkSale(world, narrator, saleOf(await sellableParcel(world.notary, []), FAIR_PERCENT))
}

/** What came of one parcel, sold three times. */
export interface RivalSales {
  readonly pin: string
  readonly sold: RegisteredSale
  /** The refusal of a sale while the lawful one was pending. */
  readonly tooEarly: Problem
  /** The sale by the same vendor after the lawful one was registered. */
  readonly tooLate: ReturnedSale
}

/** One parcel, sold three times: once lawfully, once too early and once too late. */
export async function saleAndItsRivals(world: DemoWorld, narrator: Narrator): Promise<RivalSales> {
  const sale = saleOf(await sellableParcel(world.notary, []), FAIR_PERCENT)

  narrator.chapter('1. A sale')
  const id = await openAndUpload(world, narrator, sale)
  await lodge(world.notary, narrator, id)

  narrator.chapter('   meanwhile, a second sale of the same parcel')
  const tooEarly = await sameParcelTwice(world, narrator, sale)

  narrator.chapter('   the first sale goes on')
  await payAll(world, narrator, id)
  const sold = await finish(world, narrator, id)

  narrator.chapter('2. The vendor sells the same parcel once more')
  const tooLate = await secondSale(world, narrator, sale)
  return { pin: sale.pin, sold, tooEarly, tooLate }
}

/** A deed changed after signing, for a parcel other than `except`. */
export async function forgedDeed(
  world: DemoWorld,
  narrator: Narrator,
  except: string,
): Promise<ReturnedSale> {
  narrator.chapter('3. A deed changed after it was signed')
  const parcel = await sellableParcel(world.notary, [except])
  return tamperedDeed(world, narrator, saleOf(parcel, FAIR_PERCENT))
}

/** A price that two officers must look at, for a parcel other than `except`. */
export async function suspiciousPrice(
  world: DemoWorld,
  narrator: Narrator,
  except: string,
): Promise<ReviewedSale> {
  narrator.chapter('4. A price far from what the parcel last fetched')
  const parcel = await sellableParcel(world.notary, [except])
  return reviewedSale(world, narrator, saleOf(parcel, SUSPICIOUS_PERCENT))
}
