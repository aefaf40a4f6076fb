import type { Screened, Weight } from '../../domain/screening/rule.ts'

/** A flag of that weight. */
export function flagged(weight: Weight): Screened {
  return { rule: 'a-rule', verdict: 'failed', code: 'a-flag', basis: 'a test', detail: {}, weight }
}
