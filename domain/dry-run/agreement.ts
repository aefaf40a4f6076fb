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

/** One rule over all examinations: how often either asked it, and how often both said the same. */
export interface RuleAgreement {
  readonly rule: string
  readonly compared: number
  readonly agreed: number
}

/** How far dry runs can be relied on. */
export interface Agreement {
  readonly compared: number
  readonly agreed: number
  /** What differed most often comes first. */
  readonly byRule: readonly RuleAgreement[]
  readonly differing: readonly (Pick<Tried, 'transactionId' | 'round'> & Difference)[]
}

/** Where the examination did not say what the dry run had said. */
export function differencesIn(tried: Pick<Tried, 'foretold' | 'found'>): readonly Difference[] {
  return answersIn(tried).filter(isDifferent)
}

/** What both said of everything: findings by rule and signature, and the duties. */
function answersIn({ foretold, found }: Pick<Tried, 'foretold' | 'found'>): readonly Difference[] {
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
  return [...findings, duties]
}

function isDifferent({ foretold, found }: Difference): boolean {
  return foretold !== found
}

/** All of them together. */
export function agreementOf(tried: readonly Tried[]): Agreement {
  const compared = tried.map((one) => ({ ...one, differences: differencesIn(one) }))
  return {
    compared: compared.length,
    agreed: compared.filter(({ differences }) => differences.length === 0).length,
    byRule: byRule(tried),
    differing: compared.flatMap(({ transactionId, round, differences }) =>
      differences.map((difference) => ({ transactionId, round, ...difference })),
    ),
  }
}

function byRule(tried: readonly Tried[]): readonly RuleAgreement[] {
  const answers = tried.flatMap(answersIn)
  return [...new Set(answers.map(({ rule }) => rule))]
    .map((rule) => {
      const all = answers.filter((answer) => answer.rule === rule)
      return { rule, compared: all.length, agreed: all.filter((answer) => !isDifferent(answer)).length }
    })
    .toSorted((a, b) => missedBy(b) - missedBy(a) || (a.rule < b.rule ? -1 : 1))
}

function missedBy({ compared, agreed }: RuleAgreement): number {
  return compared - agreed
}

/** A rule is asked of each signature apart; its code holds the verdict too. */
function codesBySubject(findings: readonly Finding[]): ReadonlyMap<string, string> {
  return new Map(findings.map(({ rule, code, detail }) => [`${rule} ${String(detail['field'] ?? '')}`, code]))
}
