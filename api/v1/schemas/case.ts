import { z } from 'zod'
import { REASONS } from '../../../domain/review/reasons.ts'
import { encumbrance, holder } from './title.ts'
import { terms } from './terms.ts'
import { cents, finding, instant, orNull, pin, sha256, stage, transactionId } from './values.ts'

const outcome = z.enum(['released', 'returned', 'refused', 'needs-second-officer']).meta({ id: 'Outcome' })
const decisionName = z.enum(['release', 'return', 'refuse'])
const weight = z.enum(['block', 'serious', 'ordinary'])

const flag = finding.extend({ weight }).meta({
  id: 'Flag',
  description: 'A finding of screening. `block`: nobody can release it; `serious`: two officers',
})

const decided = z
  .strictObject({
    officerId: z.string(),
    decision: decisionName,
    reasons: z.array(z.string()),
    note: z.string(),
    at: instant,
  })
  .meta({ id: 'CaseDecision', description: 'What one officer decided of a case' })

const shown = {
  caseId: z.string(),
  transactionId,
  openedAt: instant,
  claimedBy: z.string().nullable(),
  outcome: orNull(outcome),
  flags: z.array(flag),
  decisions: z.array(decided),
}

export const caseList = z
  .strictObject({ cases: z.array(z.strictObject(shown).meta({ id: 'CaseSummary' })) })
  .meta({ id: 'CaseList', description: 'Undecided ones oldest first, then the last ones decided' })

const screeningFacts = z
  .strictObject({
    asOf: instant,
    terms,
    title: z.strictObject({
      pin,
      holders: z.array(holder),
      registeredAt: instant,
      price: cents.nullable(),
    }),
    encumbrances: z.array(encumbrance),
    deedSha256: sha256,
    deedSeenIn: z.array(transactionId),
    lastPrice: cents.nullable(),
    openFindings: z.array(finding),
  })
  .meta({ id: 'ScreeningFacts', description: 'The facts as the rules looked at them' })

export const reviewCase = z
  .strictObject({ ...shown, rulesVersion: z.string(), factsSha256: sha256, facts: screeningFacts })
  .meta({ id: 'Case', description: 'A staff review with the facts that the rules looked at' })

export const decision = z
  .strictObject({
    decision: decisionName,
    reasons: z.array(z.string()).max(10),
    note: z.string().max(4_000).default(''),
  })
  .meta({
    id: 'Decision',
    description: Object.entries(REASONS)
      .map(([name, reasons]) => `${name}: ${reasons.join(', ')}`)
      .join('; '),
  })

export const claimed = z.strictObject({ stage }).meta({ id: 'Claimed' })
export const decidedOutcome = z.strictObject({ outcome }).meta({ id: 'Decided' })
