import { endedNews } from '../../domain/message/news.ts'
import { refundDueEntry } from '../../domain/payment/ledger.ts'
import type { DossierStore } from '../../domain/ports.ts'
import { enqueue } from './outbox.ts'
import { heldIn, oweBack } from './refunds.ts'
import { append, hasHappened, moveTo, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function end(state: State, command: Parameters<DossierStore['end']>[0]): Promise<void> {
  const { transactionId, stage, actor, reason, at } = command
  return soon(() => {
    const dossier = mustFind(state, transactionId)
    if (hasHappened(state, transactionId, stage)) return
    moveTo(state, dossier, stage, { returned: null })
    append(state, transactionId, stage, { at, event: stage, actorId: actor?.id ?? null, detail: { reason } })
    for (const { orderId, lines } of heldIn(state, transactionId)) {
      if (lines.length > 0) oweBack(state, dossier, refundDueEntry(orderId, at, lines))
    }
    enqueue(state, ...endedNews(dossier, command))
  })
}
