/** How much a finding weighs: FAIL bars acceptance, WARN wants a person's eye, INFO is told for completeness. */
type FindingLevel = 'FAIL' | 'WARN' | 'INFO'

/**
 * What one check of a signature or certificate saw. `check` is the row of the deed profile (S1–S12, C1–C7,
 * T1–T5, Z1–Z4), `code` names the outcome in kebab case, `at` points into the file that was checked.
 */
export interface CheckFinding {
  readonly check: string
  readonly level: FindingLevel
  readonly code: string
  readonly at?: { readonly offset: number; readonly object?: number }
  readonly detail?: string
}
