import type { z } from 'zod'
import type { HistoryEvent } from '../../../domain/transaction/history.ts'
import type { event } from '../schemas/transaction.ts'

/** A line of the history; whose history it is, the address says. */
export function eventView({ seq, at, event: name, actorId, detail }: HistoryEvent): z.input<typeof event> {
  return { seq, at, event: name, actorId, detail }
}
