import type { Pin } from '../../domain/ids.ts'
import type { RegisterStore } from '../../domain/ports.ts'
import { holdersOf } from '../../domain/register/holders.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import { soon } from './state.ts'
import type { State } from './state.ts'

export function createRegister(state: State): RegisterStore {
  const find = (pin: Pin): ParcelRecord | undefined => {
    const land = state.parcels.get(pin)
    const title = state.titles.get(pin)?.[0]
    return land && title && { ...land, title }
  }
  return {
    find: (pin) => soon(() => find(pin)),
    chainOf: (pin) => soon(() => state.titles.get(pin) ?? []),
    heldBy: (id) =>
      soon(() =>
        [...state.parcels.keys()]
          .toSorted()
          .flatMap((pin) => find(pin) ?? [])
          .filter(({ title }) => title.holders.some((holder) => holder.id === id)),
      ),
    all: () => soon(() => [...state.parcels.keys()].toSorted().flatMap((pin) => find(pin) ?? [])),
    import: (records) =>
      soon(() => {
        const fresh = records.filter(({ parcel }) => !state.parcels.has(parcel.pin))
        const titles = fresh.map(({ title }) => ({ ...title, holders: holdersOf(title.holders) }))
        for (const [i, { parcel, encumbrances }] of fresh.entries()) {
          state.parcels.set(parcel.pin, { parcel, encumbrances })
          const title = titles[i]
          if (title !== undefined) state.titles.set(parcel.pin, [{ ...title, pin: parcel.pin }])
        }
        return fresh.length
      }),
  }
}
