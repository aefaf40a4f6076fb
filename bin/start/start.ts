import { resolve } from 'node:path'
import { walkFirstSale } from '../demo/demo.ts'
import { openWorld } from '../demo/world.ts'
import { askedToEnd } from '../process/shutdown.ts'
import { askHealth, board } from './board.ts'
import { bringUp } from './bring-up.ts'
import type { Installation } from './bring-up.ts'

interface StartOptions {
  readonly dataFolder: string
  readonly fresh: boolean
}

/** Brings everything up, runs a first sale so that nothing is empty, shows the board, and stays until asked to end. */
export async function start({ dataFolder, fresh }: StartOptions): Promise<void> {
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1_000
  const report = (line: string): void => console.log(`${seconds().toFixed(1).padStart(6)} s  ${line}`)
  const asked = askedToEnd()
  const folder = resolve(dataFolder)

  const starting = bringUp({ dataFolder: folder, fresh, report })
  const early = await Promise.race([starting.then(() => null), asked])
  if (early !== null) return end(await starting.catch(() => null), early)

  const installation = await starting
  const firstSale = await firstSaleOf(folder, installation, report)
  const { running } = installation
  console.log(
    board({
      running,
      health: await askHealth(running),
      dataFolder: folder,
      tookSeconds: seconds(),
      firstSale,
    }),
  )
  await end(installation, await asked)
}

/** The first notary's first transaction, walked now unless an earlier start did. */
async function firstSaleOf(
  folder: string,
  { running }: Installation,
  report: (line: string) => void,
): Promise<string | null> {
  const { notary } = await openWorld(folder, running)
  const { transactions } = await notary.get<{ transactions: readonly unknown[] }>('/v1/transactions')
  if (transactions.length > 0) return null
  report('A first sale, so that nothing is empty')
  return walkFirstSale(folder, running)
}

async function end(installation: Installation | null, because: string): Promise<void> {
  console.log(`\nEnding (${because}); the data stays.`)
  await installation?.stop()
}
