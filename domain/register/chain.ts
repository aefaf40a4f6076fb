import type { Instant, LocalDate } from '../time.ts'
import type { Title } from './title.ts'

/**
 * The title in force on the day `valid`, as the register knew it at the moment `known`; undefined when it knew of
 * none. `chain`: every title of one parcel, newest first. Of those that count from that day or before, the last
 * one registered rules: a correction counts from the day of what it corrects.
 */
export function titleAt(
  chain: readonly Title[],
  { valid, known }: { readonly valid: LocalDate; readonly known: Instant },
): Title | undefined {
  return chain.find(({ validFrom, registeredAt }) => registeredAt <= known && validFrom <= valid)
}
