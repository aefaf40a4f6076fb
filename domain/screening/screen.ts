import { deedExamined } from './deed-examined.ts'
import { deedNeverSeen } from './deed-never-seen.ts'
import { ownersHeard } from './owners-heard.ts'
import { papersStillCurrent, PAPERS_RULE } from './papers-current.ts'
import { parcelFree } from './parcel-free.ts'
import { pricePlausible } from './price-plausible.ts'
import { publicationRun } from './publication-run.ts'
import { registerBearsOut } from './register-bears-out.ts'
import type { Screened, ScreeningFacts, ScreeningRule, Weight } from './rule.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import { giversOnTitle } from './givers-on-title.ts'

/** Names the rules in every stored screening. Raise it with every change to a rule or to a band. */
export const RULES_VERSION = '2027-01'

export const SCREENING_RULES: readonly ScreeningRule[] = [
  { name: 'vendor-on-title', examine: giversOnTitle },
  { name: 'parcel-free', examine: parcelFree },
  { name: 'register-bears-it-out', examine: registerBearsOut },
  { name: 'deed-never-seen', examine: (_, facts) => [deedNeverSeen(facts)] },
  { name: 'price-plausible', examine: pricePlausible },
  { name: 'deed-examined', examine: (_, facts) => deedExamined(facts) },
  { name: PAPERS_RULE, examine: (_, facts) => papersStillCurrent(facts) },
  { name: 'owners-heard', examine: (_, facts) => ownersHeard(facts) },
  { name: 'publication-run', examine: (_, facts) => publicationRun(facts) },
]

/** All findings, in the order of the rules; none is left out because another failed. */
export function screen(kind: KindRow, facts: ScreeningFacts): readonly Screened[] {
  return SCREENING_RULES.flatMap((rule) => rule.examine(kind, facts))
}

/** The findings that stop a transaction from registering by itself. */
export function flagsAmong(findings: readonly Screened[]): readonly Screened[] {
  return findings.filter((finding) => finding.verdict !== 'passed')
}

const WEIGHTS: readonly Weight[] = ['ordinary', 'serious', 'block']

/** The heaviest flag, or null when nothing is flagged. */
export function heaviest(flags: readonly Screened[]): Weight | null {
  return WEIGHTS.findLast((weight) => flags.some((flag) => flag.weight === weight)) ?? null
}
