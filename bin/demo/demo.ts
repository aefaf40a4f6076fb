import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findRunning } from '../start/running.ts'
import type { Running } from '../start/running.ts'
import { createNarrator } from './narrator.ts'
import type { Narrator } from './narrator.ts'
import { sameParcelTwice, secondSale, tamperedDeed } from './refused.ts'
import { reviewedSale } from './reviewed.ts'
import { finish, payAll, walkSale } from './sale.ts'
import type { RegisteredSale } from './sale.ts'
import { lodge, openAndUpload } from './procedure.ts'
import { saleOf, sellableParcel } from './terms.ts'
import { describeSeal } from './seal.ts'
import { openWorld } from './world.ts'
import type { DemoWorld } from './world.ts'

/** Above the last price, as land goes. */
const FAIR_PERCENT = 120
/** So far below the last price that two officers must look. */
const SUSPICIOUS_PERCENT = 20

/** The stories of `registrar demo`, on a running installation, through its HTTP API alone. */
export async function runDemo({ dataFolder }: { readonly dataFolder: string }): Promise<void> {
  const folder = resolve(dataFolder)
  const world = await openWorld(folder, await findRunning(folder))
  const narrator = createNarrator((line) => console.log(line))

  const sold = await aSaleAndItsRivals(world, narrator)
  await show(folder, narrator, sold)

  narrator.chapter('3. A deed changed after it was signed')
  const parcel = await sellableParcel(world.notary, [sold.pin])
  await tamperedDeed(world, narrator, saleOf(parcel, FAIR_PERCENT))

  narrator.chapter('4. A price far from what the parcel last fetched')
  const reviewed = await reviewedSale(world, narrator, saleOf(parcel, SUSPICIOUS_PERCENT))
  narrator.note(`${reviewed.id} registered at ${reviewed.transcription} after two officers released it`)

  console.log(`\n${sold.id} registered`)
}

interface Sold extends RegisteredSale {
  readonly pin: string
}

/** One parcel, sold three times: once lawfully, once too early and once too late. */
async function aSaleAndItsRivals(world: DemoWorld, narrator: Narrator): Promise<Sold> {
  const parcel = await sellableParcel(world.notary, [])
  const sale = saleOf(parcel, FAIR_PERCENT)

  narrator.chapter('1. A sale')
  const id = await openAndUpload(world, narrator, sale)
  await lodge(world.notary, narrator, id)

  narrator.chapter('   meanwhile, a second sale of the same parcel')
  await sameParcelTwice(world, narrator, sale)

  narrator.chapter('   the first sale goes on')
  await payAll(world, narrator, id)
  const sold = await finish(world, narrator, id)

  narrator.chapter('2. The vendor sells the same parcel once more')
  await secondSale(world, narrator, sale)
  return { ...sold, pin: sale.pin }
}

async function show(folder: string, narrator: Narrator, sold: RegisteredSale): Promise<void> {
  const file = join(folder, 'certificate.pdf')
  await writeFile(file, sold.certificate)
  narrator.chapter('   the certificate')
  narrator.note(`${sold.transcription}, kept at ${file}`)
  narrator.note(await describeSeal(folder, sold.certificate))
}

/** The one sale with which a fresh installation begins, told to nobody. Answers where it was transcribed. */
export async function walkFirstSale(dataFolder: string, running: Running): Promise<string> {
  const world = await openWorld(dataFolder, running)
  const silent = createNarrator(() => undefined)
  const sold = await walkSale(world, silent, saleOf(await sellableParcel(world.notary, []), FAIR_PERCENT))
  return `${sold.id} at ${sold.transcription}`
}
