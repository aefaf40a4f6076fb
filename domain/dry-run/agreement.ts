import type { Assessment } from '../assessment/assess.ts'
import type { TransactionId } from '../ids.ts'
import { formatRupees } from '../money.ts'
import type { Finding } from '../verdict.ts'
import type { DryRun } from './dry-run.ts'

/** One dry run, and the examination of that very deed after it was lodged. */
export interface Tried {
  readonly transactionId: TransactionId
  readonly round: number
  readonly foretold: Pick<DryRun, 'examination' | 'assessment'>
  readonly found: { readonly findings: readonly Finding[]; readonly assessment: Assessment }
}

/** One answer that came out otherwise; null: the rule was not asked, or not about that signature. */
export interface Difference {
  readonly rule: string
  readonly foretold: string | null
  readonly found: string | null
}

/** How far dry runs can be relied on. */
export interface Agreement {
  readonly compared: number
  readonly agreed: number
  readonly differing: readonly (Pick<Tried, 'transactionId' | 'round'> & Difference)[]
}

/** Where the examination did not say what the dry run had said: findings by rule and signature, and the duties. */
export function differencesIn({ foretold, found }: Pick<Tried, 'foretold' | 'found'>): readonly Difference[] {
  const [before, after] = [codesBySubject(foretold.examination), codesBySubject(found.findings)]
  const subjects = new Set([...before.keys(), ...after.keys()])
  const findings = [...subjects].map((subject) => ({
    rule: subject.split(' ')[0] ?? subject,
    foretold: before.get(subject) ?? null,
    found: after.get(subject) ?? null,
  }))
  const duties = {
    rule: 'assessment',
    foretold: formatRupees(foretold.assessment.total),
    found: formatRupees(found.assessment.total),
  }
  return [...findings, duties].filter((one) => one.foretold !== one.found)
}

/** All of them together. */
export function agreementOf(tried: readonly Tried[]): Agreement {
  const compared = tried.map((one) => ({ ...one, differences: differencesIn(one) }))
  return {
    compared: compared.length,
    agreed: compared.filter(({ differences }) => differences.length === 0).length,
    differing: compared.flatMap(({ transactionId, round, differences }) =>
      differences.map((difference) => ({ transactionId, round, ...difference })),
    ),
  }
}

/** A rule is asked of each signature apart; its code holds the verdict too. */
function codesBySubject(findings: readonly Finding[]): ReadonlyMap<string, string> {
  return new Map(findings.map(({ rule, code, detail }) => [`${rule} ${String(detail['field'] ?? '')}`, code]))
}
