import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findRunning } from '../start/running.ts'
import type { Running } from '../start/running.ts'
import { everyKind } from './every-kind.ts'
import { historiesOf } from './histories.ts'
import { createNarrator } from './narrator.ts'
import type { Narrator } from './narrator.ts'
import type { RegisteredSale } from './sale.ts'
import { describeSeal } from './seal.ts'
import { forgedDeed, ordinarySale, saleAndItsRivals, suspiciousPrice } from './stories.ts'
import { openWorld } from './world.ts'

/** The stories of `registrar demo`, or one of each kind, on a running installation, through its HTTP API alone. */
export async function runDemo({
  dataFolder,
  allKinds = false,
}: {
  readonly dataFolder: string
  readonly allKinds?: boolean
}): Promise<void> {
  const folder = resolve(dataFolder)
  const running = await findRunning(folder)
  const world = await openWorld(folder, running)
  const narrator = createNarrator((line) => console.log(line))
  if (allKinds) {
    const [longest] = await historiesOf(running, await everyKind(world, narrator))
    if (longest) narrator.note(`the longest history is of the ${longest.kind}: ${longest.events} events`)
    return
  }

  const { pin, sold } = await saleAndItsRivals(world, narrator)
  await show(folder, narrator, sold)
  await forgedDeed(world, narrator, pin)
  const reviewed = await suspiciousPrice(world, narrator, pin)
  narrator.note(`${reviewed.id} registered at ${reviewed.transcription} after two officers released it`)

  console.log(`\n${sold.id} registered`)
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
  const sold = await ordinarySale(
    world,
    createNarrator(() => undefined),
  )
  return `${sold.id} at ${sold.transcription}`
}
