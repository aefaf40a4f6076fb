import { endedNews } from '../../domain/message/news.ts'
import { refundDueEntry } from '../../domain/payment/ledger.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import type { DossierStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { enqueue } from './outbox.ts'
import { append, hasHappened, moveTo, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function end(state: State, command: Parameters<DossierStore['end']>[0]): Promise<void> {
  const { transactionId, stage, actor, reason, at } = command
  return soon(() => {
    const dossier = mustFind(state, transactionId)
    if (hasHappened(state, transactionId, stage)) return
    moveTo(state, dossier, stage, { returned: null })
    append(state, transactionId, stage, { at, event: stage, actorId: actor?.id ?? null, detail: { reason } })
    for (const notice of dossier.notices) oweRefund(state, dossier, notice, at)
    enqueue(state, ...endedNews(dossier, command))
  })
}

function oweRefund(state: State, { transactionId }: Dossier, notice: Notice, at: Instant): void {
  const paid = [...state.intents.values()].find(
    ({ noticeId, orderId }) =>
      noticeId === notice.noticeId &&
      state.ledger.some(({ entry }) => entry.entryId === `payment/${orderId}`),
  )
  if (paid === undefined) return
  const { orderId, amount } = paid
  const entry = refundDueEntry(orderId, at, notice.lines)
  state.ledger.push({ transactionId, entry })
  const detail = { orderId, amount }
  append(state, transactionId, entry.entryId, { at, event: 'refund-due', actorId: null, detail })
}
