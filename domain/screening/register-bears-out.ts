import { Refusal } from '../refusal.ts'
import { effectOf } from '../register/effect.ts'
import { localDateAt } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import { giversOnTitle } from './givers-on-title.ts'
import { parcelFree } from './parcel-free.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

type Facts = Pick<ScreeningFacts, 'terms' | 'asOf' | 'parcel' | 'title' | 'encumbrances' | 'counterpart'>

/**
 * Tries on the register of that moment what registering would do to it, so that nobody pays for what would be
 * refused. Says nothing where the rules on givers and charges have said why.
 */
export function registerBearsOut(kind: KindRow, facts: Facts): readonly Screened[] {
  const told = [...giversOnTitle(kind, facts), ...parcelFree(kind, facts)]
  if (facts.parcel === null || told.some(({ verdict }) => verdict !== 'passed')) return []
  const { terms, parcel, title, encumbrances, counterpart, asOf } = facts
  const finding = {
    rule: 'register-bears-it-out',
    weight: 'block',
    basis: 'Transcription and Mortgage Act (the register changes by what it bears out)',
  } as const
  try {
    const standing = { parcel: { parcel, title, encumbrances }, counterpart }
    const { book } = effectOf(kind, standing, terms, localDateAt(asOf))
    return [
      { ...finding, verdict: 'passed', code: 'register-bears-it-out', detail: { pin: terms.pin, book } },
    ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ ...finding, verdict: 'failed', code: error.code, detail: error.detail }]
  }
}
