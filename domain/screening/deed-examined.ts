import type { Finding } from '../verdict.ts'
import { PAPERS_RULE } from './papers-current.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

const RULE = {
  rule: 'deed-examined',
  basis: 'Registrar-General’s screening instruction 2 (every deed is examined)',
  detail: {},
} as const

/** No findings prove nothing. */
const NOTHING_EXAMINED: Finding = { ...RULE, verdict: 'indeterminate', code: 'deed-not-examined' }

/** What an examination of the deed left to officers to answer: everything, when nothing was examined. */
export function openFindings(examination: readonly Finding[]): readonly Finding[] {
  if (examination.length === 0) return [NOTHING_EXAMINED]
  return examination.filter(({ verdict, rule }) => verdict !== 'passed' && rule !== PAPERS_RULE)
}

/**
 * What the examination of the deed could not settle, as flags for the officers. "We could not tell" is not
 * "no", so it was not returned to the notary, and not "yes", so two officers must answer it.
 */
export function deedExamined(facts: Pick<ScreeningFacts, 'openFindings'>): readonly Screened[] {
  if (facts.openFindings.length === 0) {
    return [{ ...RULE, verdict: 'passed', code: 'deed-examined', weight: 'serious' }]
  }
  return facts.openFindings.map((finding) => ({ ...finding, weight: 'serious' }))
}
