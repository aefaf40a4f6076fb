import type { ScreeningStore } from '../../domain/ports.ts'
import { mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createScreenings(state: State): ScreeningStore {
  const { screenings: kept } = state
  return {
    record: ({ transactionId, ...screening }) =>
      soon(() => {
        const others = kept.get(mustFind(state, transactionId).transactionId) ?? []
        const earlier = others.find(({ round }) => round === screening.round)
        if (earlier !== undefined) return earlier
        kept.set(
          transactionId,
          [screening, ...others].toSorted((a, b) => b.round - a.round),
        )
        return screening
      }),
    of: (transactionId) => soon(() => kept.get(transactionId) ?? []),
  }
}
