import { formatRupees } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Narrator } from './narrator.ts'
import { payNotice } from './payer.ts'
import { dossier, lodge, openAndUpload, until } from './procedure.ts'
import type { DemoWorld } from './world.ts'

export interface RegisteredSale {
  readonly id: string
  /** `TV 2026/1 no. 7` */
  readonly transcription: string
  readonly certificate: Uint8Array
}

/** Opens, uploads and lodges a sale, and has every payer pay. Answers its id. */
export async function lodgeAndPay(world: DemoWorld, narrator: Narrator, terms: Terms): Promise<string> {
  const id = await openAndUpload(world, narrator, terms)
  await lodge(world.notary, narrator, id)
  await payAll(world, narrator, id)
  return id
}

/** Walks a sale that nothing is wrong with from opening to its certificate. */
export async function walkSale(world: DemoWorld, narrator: Narrator, terms: Terms): Promise<RegisteredSale> {
  return finish(world, narrator, await lodgeAndPay(world, narrator, terms))
}

export async function payAll(world: DemoWorld, narrator: Narrator, id: string): Promise<void> {
  await narrator.step('Signatures examined, duties assessed, notices out', () =>
    until(world.notary, id, ['notices-issued']),
  )
  for (const { payer, amount, payCode } of (await dossier(world.notary, id)).notices) {
    if (payCode === null) throw new Error('The notary does not see the pay code of his dossier')
    await narrator.step(
      `The ${payer} pays on the bank’s page`,
      () => payNotice(world.anyone, payCode),
      () => `Rs ${formatRupees(amount as Cents)}`,
    )
  }
}

/** Waits until the transaction is on hold, because it is published and anyone may object. Answers until when. */
export async function waitWhilePublished(
  { notary }: DemoWorld,
  narrator: Narrator,
  id: string,
): Promise<string> {
  const { publication } = await narrator.step(
    'Published: anyone may object before it registers',
    async () => {
      await until(notary, id, ['on-hold'])
      return await notary.get<{ publication: { until: string } }>(`/v1/transactions/${id}/deadlines`)
    },
  )
  return publication.until
}

/** Waits for the registration and fetches the certificate. */
export async function finish(world: DemoWorld, narrator: Narrator, id: string): Promise<RegisteredSale> {
  await narrator.step('Screened, registered by itself', () => until(world.notary, id, ['registered']))
  await narrator.step('Certificate sealed, documents locked', () => until(world.notary, id, ['delivered']))
  const certificate = await narrator.step(
    'The notary fetches the certificate',
    () => world.notary.download(`/v1/transactions/${id}/certificate`),
    (bytes) => `${Math.round(bytes.byteLength / 1_000)} KB`,
  )
  const { transcription } = await dossier(world.notary, id)
  if (transcription === null) throw new Error('A registered transaction has no transcription number')
  return { id, transcription: `${transcription.volume} no. ${transcription.number}`, certificate }
}
