import { Refusal } from '../refusal.ts'
import type { EffectRow, Standing } from '../register/change.ts'
import { effectOf } from '../register/effect.ts'
import type { LocalDate } from '../time.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Finding } from '../verdict.ts'

/** What other rules say in words of their own. */
const TOLD_ELSEWHERE: readonly string[] = ['vendor-not-on-title', 'parcel-not-free']

/** Tries on the register of today what registering would do to it, so that nobody pays for what would be refused. */
export function registerBearsOut(
  row: EffectRow,
  standing: Standing,
  terms: Terms,
  on: LocalDate,
): readonly Finding[] {
  const finding = {
    rule: 'register-bears-it-out',
    basis: 'Transcription and Mortgage Act (the register changes by what it bears out)',
  }
  try {
    const { book } = effectOf(row, standing, terms, on)
    return [
      { ...finding, verdict: 'passed', code: 'register-bears-it-out', detail: { pin: terms.pin, book } },
    ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (TOLD_ELSEWHERE.includes(error.code)) return []
    return [{ ...finding, verdict: 'failed', code: error.code, detail: error.detail }]
  }
}
