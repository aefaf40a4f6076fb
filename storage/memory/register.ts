import type { Pin } from '../../domain/ids.ts'
import type { RegisterStore } from '../../domain/ports.ts'
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
    all: () => soon(() => [...state.parcels.keys()].toSorted().flatMap((pin) => find(pin) ?? [])),
    import: (records) =>
      soon(() => {
        const fresh = records.filter(({ parcel }) => !state.parcels.has(parcel.pin))
        const nobodys = fresh.find(({ title }) => title.holders.length === 0)
        if (nobodys !== undefined) throw new RangeError(`The title of ${nobodys.parcel.pin} has no holder`)
        for (const { parcel, title, encumbrances } of fresh) {
          state.parcels.set(parcel.pin, { parcel, encumbrances })
          state.titles.set(parcel.pin, [{ ...title, pin: parcel.pin }])
        }
        return fresh.length
      }),
  }
}
