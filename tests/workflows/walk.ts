import type { CaseDecision } from '../../domain/review/decision.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import * as messages from '../../workflows/messages.ts'
import { at } from '../domain/sample.ts'
import { NOTARY } from './procedures.ts'
import type { Procedure } from './procedures.ts'

/* The usual ways through the procedure, for tests that are about something further on. */

export function lodge(procedure: Procedure): Promise<{ readonly receipt: Receipt }> {
  return procedure.ask(messages.lodge, { actor: NOTARY })
}

/** Lodged, and come to that stage by itself. */
export async function lodged(procedure: Procedure, stage: Stage = 'awaiting-payment'): Promise<void> {
  await lodge(procedure)
  await procedure.reaches(stage)
}

/** Pays a notice at the bank, which the engine does not know until it asks. */
export async function pay(procedure: Procedure, noticeId: string): Promise<void> {
  await procedure.ask(messages.openCheckout, { noticeId })
  procedure.world.captured.add(noticeId)
}

export async function payAll(procedure: Procedure): Promise<void> {
  for (const noticeId of procedure.world.owed) {
    await pay(procedure, noticeId)
    await procedure.handle.signal(messages.paymentHint)
  }
}

export function claim(procedure: Procedure, officerId: string): Promise<unknown> {
  return procedure.ask(messages.claimCase, { officer: { id: officerId, role: 'officer' } })
}

export function decide(
  procedure: Procedure,
  officerId: string,
  change: Partial<CaseDecision> = {},
): Promise<unknown> {
  const decision: CaseDecision = {
    officerId,
    decision: 'release',
    reasons: ['explained-by-documents'],
    note: '',
    at,
    ...change,
  }
  return procedure.ask(messages.decideCase, { decision })
}
