import { randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation } from '@temporalio/client'
import type { UpdateDefinition } from '@temporalio/common'
import type { Actor } from '../../domain/actor.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { noticeIdOf } from '../../domain/payment/notice.ts'
import { instantOf } from '../../domain/time.ts'
import { DURATIONS } from '../../domain/transaction/durations.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { DocumentSlot } from '../../domain/transaction/kinds/asking.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import * as messages from '../../workflows/messages.ts'
import { payAt } from './payer.ts'
import type { Setting } from './setting.ts'

/** A sale whose documents lie in the vault already: hashing and storing them is not what is measured. */
export interface PreparedSale {
  readonly id: TransactionId
  readonly actor: Actor
  readonly sale: Terms
  readonly documents: Readonly<Record<DocumentSlot, DocumentRef>>
}

/** The rest of the valuation's months would keep the workflow open. */
const BENCH_DURATIONS = { ...DURATIONS, valuation: 1 }

/** Milliseconds a sale took, those from the lodging to the receipt, and from the last payment to the registration. */
export interface Timed {
  readonly whole: number
  readonly lodgingToReceipt: number
  readonly lastPaymentToRegistered: number
}

/** Drives one sale from opening to its end, as the API would, without HTTP. */
export async function walk(setting: Setting, { id, actor, sale, documents }: PreparedSale): Promise<Timed> {
  const begun = performance.now()
  const handle = setting.client.workflow.getHandle(messages.workflowIdOf(id))
  const send = <Result, Argument>(
    update: UpdateDefinition<Result, [Argument]>,
    argument: Argument,
  ): Promise<Result> => handle.executeUpdate(update, { args: [argument], updateId: randomUUID() })

  await setting.client.workflow.executeUpdateWithStart(messages.openDossier, {
    args: [{ actor, terms: sale }],
    updateId: randomUUID(),
    startWorkflowOperation: new WithStartWorkflowOperation(messages.LAND_TRANSACTION, {
      workflowId: messages.workflowIdOf(id),
      taskQueue: messages.TRANSACTIONS_QUEUE,
      args: [messages.inputFor(id, BENCH_DURATIONS)],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  })
  await file(setting, { id, actor, documents })
  const noticed = setting.after('issueNotices', id)
  const lodgedAt = performance.now()
  await send(messages.lodge, { actor })
  const lodgingToReceipt = performance.now() - lodgedAt
  await noticed

  const registered = setting.after('registerTransaction', id)
  let paidAt = 0
  for (const noticeId of [noticeIdOf(id, 'purchaser'), noticeIdOf(id, 'vendor')]) {
    const { checkoutUrl } = await send(messages.openCheckout, { noticeId })
    await payAt(checkoutUrl)
    paidAt = performance.now()
    await handle.signal(messages.paymentHint)
  }
  await registered
  const lastPaymentToRegistered = performance.now() - paidAt
  await handle.result()
  return { whole: performance.now() - begun, lodgingToReceipt, lastPaymentToRegistered }
}

/** Uploads and acceptances are commits of the record, as the API makes them. */
async function file(
  { stores }: Setting,
  { id, actor, documents }: Pick<PreparedSale, 'id' | 'actor' | 'documents'>,
): Promise<void> {
  const step = { transactionId: id, actor, at: instantOf(new Date()) }
  for (const [slot, ref] of Object.entries(documents)) {
    const { documentId } = await stores.dossiers.addDocument({
      ...step,
      slot,
      ref,
      mediaType: 'application/pdf',
      findings: [],
    })
    await stores.dossiers.judgeDocument({ ...step, documentId, accepted: true, reason: null })
  }
}
