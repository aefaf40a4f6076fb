/** A verdict has three answers: "we could not tell" is not "no", and nothing checked is not "yes". */
export type Verdict = 'passed' | 'failed' | 'indeterminate'

/**
 * What one rule or check found. `code` names the outcome in a closed list, so pages and software can explain
 * it; `detail` holds the facts that a person needs to follow the reasoning, as plain values.
 */
export interface Finding {
  readonly rule: string
  readonly verdict: Verdict
  readonly code: string
  /** The law, standard or office instruction that the rule rests on. */
  readonly basis: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** One failure fails the whole; otherwise one open question leaves it open. No findings prove nothing. */
export function conclude(findings: readonly Pick<Finding, 'verdict'>[]): Verdict {
  if (findings.some((finding) => finding.verdict === 'failed')) return 'failed'
  if (findings.length === 0) return 'indeterminate'
  return findings.some((finding) => finding.verdict === 'indeterminate') ? 'indeterminate' : 'passed'
}
