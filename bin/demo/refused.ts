import type { Terms } from '../../domain/transaction/terms.ts'
import { refusalOf } from './client.ts'
import type { Problem } from './client.ts'
import type { Narrator } from './narrator.ts'
import { dossier, lodge, openAndUpload, summary, until } from './procedure.ts'
import type { FindingView } from './procedure.ts'
import type { DemoWorld } from './world.ts'

/** A transaction that went back to its notary, with all that was found. */
export interface ReturnedSale {
  readonly id: string
  readonly findings: readonly FindingView[]
}

/** Changes one bit of the deed after it was signed. */
function tamper(deed: Uint8Array): Uint8Array {
  const forged = Uint8Array.from(deed)
  const at = Math.floor(forged.length / 10)
  forged[at] = (forged[at] ?? 0) ^ 1
  return forged
}

/** A deed changed after signing is lodged, examined, and goes back with its reasons. */
export async function tamperedDeed(
  world: DemoWorld,
  narrator: Narrator,
  terms: Terms,
): Promise<ReturnedSale> {
  const id = await openAndUpload(world, narrator, terms, tamper)
  await lodge(world.notary, narrator, id)
  return expectReturned(world, narrator, id)
}

/** The same vendor sells the same parcel again after it was registered for somebody else. */
export async function secondSale(world: DemoWorld, narrator: Narrator, terms: Terms): Promise<ReturnedSale> {
  const id = await openAndUpload(world, narrator, terms)
  await lodge(world.notary, narrator, id)
  return expectReturned(world, narrator, id)
}

/** Another sale of a parcel that a live transaction holds gets no receipt. */
export async function sameParcelTwice(world: DemoWorld, narrator: Narrator, terms: Terms): Promise<Problem> {
  const id = await openAndUpload(world, narrator, terms)
  const refused = await narrator.step(
    'He tries to lodge it while the first is pending',
    () => refusalOf(world.notary.post(`/v1/transactions/${id}/lodgement`)),
    (problem) => `refused: ${problem.code ?? problem.title}`,
  )
  narrator.note(refused.detail ?? refused.title)
  return refused
}

async function expectReturned(world: DemoWorld, narrator: Narrator, id: string): Promise<ReturnedSale> {
  await narrator.step(
    'It is examined',
    () => until(world.notary, id, ['returned']),
    () => 'refused: returned to the notary',
  )
  const { findings } = await dossier(world.notary, id)
  narrator.note(`Reasons: ${summary(findings)}`)
  await narrator.step('The notary withdraws it', () =>
    world.notary.post(`/v1/transactions/${id}/withdrawal`, { reason: 'It cannot be registered' }),
  )
  return { id, findings }
}
