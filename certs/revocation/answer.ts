import type { Instant } from '../../domain/time.ts'
import type { CheckFinding } from '../finding.ts'

/** RFC 5280 5.3.1, by number; 7 is unused. */
const REASONS: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
}

/** The name of a CRLReason; an unknown number is as good as no reason given. */
export function reasonOf(number: number): string {
  return REASONS[number] ?? 'unspecified'
}

/** What a piece of evidence that may be believed says about one certificate. */
export interface Answer {
  readonly status: 'GOOD' | 'REVOKED'
  readonly source: 'OCSP' | 'CRL'
  /** Set exactly when revoked. */
  readonly reason: string | null
  readonly revokedAt: Instant | null
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | null
  readonly evidenceSha256: string
}

/** Answers, and why other evidence gave none. */
export interface Answers {
  readonly answers: readonly Answer[]
  readonly findings: readonly CheckFinding[]
}

/** A remark on evidence that was passed over: it bars nothing by itself. */
export function remark(code: string, evidenceSha256: string): CheckFinding {
  return { check: 'T4', level: 'WARN', code, detail: evidenceSha256 }
}
