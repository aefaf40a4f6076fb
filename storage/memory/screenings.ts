import type { TransactionId } from '../../domain/ids.ts'
import type { ScreeningStore } from '../../domain/ports.ts'
import { mustFind, soon } from './state.ts'
import type { State } from './state.ts'

type Kept = Awaited<ReturnType<ScreeningStore['of']>>

export function createScreenings(state: State): ScreeningStore {
  const kept = new Map<TransactionId, Kept>()
  return {
    record: ({ transactionId, ...screening }) =>
      soon(() => {
        const earlier = kept.get(mustFind(state, transactionId).transactionId) ?? []
        if (earlier.some(({ round }) => round === screening.round)) return
        kept.set(
          transactionId,
          [screening, ...earlier].toSorted((a, b) => b.round - a.round),
        )
      }),
    of: (transactionId) => soon(() => kept.get(transactionId) ?? []),
  }
}
