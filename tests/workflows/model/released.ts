import { ok } from 'node:assert/strict'
import type { Weight } from '../../../domain/screening/rule.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { must } from '../../must.ts'
import type { Land } from './land.ts'

/** Its last case was released, by two different people where the flag was serious. */
export async function expectReleased(
  { stores }: Pick<Land, 'stores'>,
  { transactionId }: Pick<Dossier, 'transactionId'>,
  weight: Weight,
): Promise<void> {
  const [last] = await stores.screenings.of(transactionId)
  const { outcome, decisions } = must(await stores.cases.find(`${transactionId}-case-${must(last).round}`))
  const released = decisions.filter(({ decision }) => decision === 'release').map((one) => one.officerId)
  ok(outcome === 'released' && weight !== 'block', 'released')
  ok(new Set(released).size >= (weight === 'serious' ? 2 : 1), `released by enough people for ${weight}`)
}
