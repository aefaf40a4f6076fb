import { conclude } from '../verdict.ts'
import type { Finding } from '../verdict.ts'
import type { Screened } from './rule.ts'

/**
 * What the examination of the deed could not settle, as flags for the officers. "We could not tell" is not
 * "no", so it was not returned to the notary, and not "yes", so two officers must answer it.
 */
export function openQuestions(examination: readonly Finding[]): readonly Screened[] {
  if (conclude(examination) === 'passed') return []
  const open = examination.filter((finding) => finding.verdict !== 'passed')
  return (open.length > 0 ? open : [NOTHING_EXAMINED]).map((finding) => ({ ...finding, weight: 'serious' }))
}

/** No findings prove nothing. */
const NOTHING_EXAMINED: Finding = {
  rule: 'deed-examined',
  verdict: 'indeterminate',
  code: 'deed-not-examined',
  basis: 'Registrar-General’s screening instruction 2 (every deed is examined)',
  detail: {},
}
