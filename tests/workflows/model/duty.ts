import { cents } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import { CLAIM_REASONS } from '../../../domain/revaluation/claim.ts'
import { takeObjection, takeObjectionDecision, takeReopening } from '../../../workflows/revaluation.ts'
import { must } from '../../must.ts'
import type { Deal } from './deal.ts'
import type { Land } from './land.ts'
import { notary, officer, send } from './sending.ts'

/* What may be said of the duty once a deed is registered. */

interface Chance {
  readonly by: number
  readonly chance: number
}

/** A little more than was declared, far more, and less, which claims nothing. In hundredths. */
const FOUND = [110, 150, 300, 110, 150, 90] as const
const OUTCOMES = ['upheld', 'reduced', 'dropped'] as const

/** An officer finds another value than the declared one. */
export async function reopen({ stores }: Land, deal: Deal, event: Chance): Promise<unknown> {
  const { terms } = (await stores.dossiers.find(deal.transaction.state.transactionId)) ?? {}
  const percent = must(FOUND[event.chance % FOUND.length])
  const value = cents(Math.floor(((terms?.price ?? 0) * percent) / 100))
  const reasons = CLAIM_REASONS.slice(0, 1)
  return send(deal, takeReopening, { actor: officer(event), value, reasons, note: '' })
}

/** The payer objects, or the notary for him; others pay. */
export function contest(_land: Land, deal: Deal, event: Chance): Promise<unknown> | undefined {
  if (event.chance > 7) return undefined
  const actor = event.chance % 2 === 0 ? null : notary(event)
  return send(deal, takeObjection, { actor, grounds: 'half of it is rock' })
}

/** An officer decides what the payer objected to. */
export async function judge({ stores }: Land, deal: Deal, event: Chance): Promise<unknown> {
  const claim = await stores.revaluations.find(deal.transaction.state.transactionId)
  const outcome = must(OUTCOMES[event.chance % OUTCOMES.length])
  const value = outcome === 'reduced' && claim !== undefined ? halfway(claim) : null
  return send(deal, takeObjectionDecision, { actor: officer(event), outcome, value, note: 'seen' })
}

function halfway({ declared, value }: { readonly declared: Cents; readonly value: Cents }): Cents {
  return cents(Math.floor((declared + value) / 2))
}
