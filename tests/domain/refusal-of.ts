import { isRefusalCode, Refusal } from '../../domain/refusal.ts'

/** The code with which it is refused; `accepted` when it is not. Lets faults pass. */
export function refusalOf(act: () => unknown): string {
  try {
    act()
    return 'accepted'
  } catch (error) {
    if (error instanceof Refusal && isRefusalCode(error.code)) return error.code
    throw error
  }
}
