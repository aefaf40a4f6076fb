import type { Screened, ScreeningFacts } from './rule.ts'

const BASIS = 'Registrar-General’s screening instruction 2 (owners who have their title watched)'

/** An owner who objected, or locked his title after the clearance, is heard by people. Nothing when none did. */
export function ownersHeard({ owners }: ScreeningFacts): readonly Screened[] {
  if (owners === undefined) return []
  const { locked, objectedAt } = owners
  const flag = { rule: 'owners-heard', verdict: 'failed', weight: 'serious', basis: BASIS } as const
  return [
    ...(objectedAt === null ? [] : [{ ...flag, code: 'owner-objected', detail: { objectedAt } }]),
    ...(locked ? [{ ...flag, code: 'title-locked-by-owner', detail: {} }] : []),
  ]
}
