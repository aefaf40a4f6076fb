import { carryOut } from './examiner-task.ts'
import type { ExaminerTask } from './examiner-task.ts'
import { closeNetwork } from './no-network.ts'

/* A child of the examiners' pool: one task at a time, each answered. What it throws ends it. */

/** So much of documents that were judged is given back at once: V8 alone would let several pile up. */
const LARGE_BYTES = 16 * 1024 * 1024

closeNetwork()
// Nobody is left who would want an answer.
process.once('disconnect', () => process.exit())
process.on('message', (message: ExaminerTask | { readonly ask?: never }) => {
  if (message.ask === undefined) return
  void carryOut(message).then((answer) => {
    process.send?.(answer)
    if (process.memoryUsage().external > LARGE_BYTES) globalThis.gc?.()
  })
})
process.send?.('ready')
