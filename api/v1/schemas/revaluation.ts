import { z } from 'zod'
import { CLAIM_REASONS } from '../../../domain/revaluation/claim.ts'
import { assessmentLine } from './notice.ts'
import { cents, instant } from './values.ts'

const outcome = z.enum(['upheld', 'reduced', 'dropped']).meta({ id: 'ObjectionOutcome' })
const reason = z.enum(CLAIM_REASONS).meta({ id: 'ClaimReason' })

export const claim = z
  .strictObject({
    value: z.int().positive().meta({ description: 'What the valuation found, in cents' }),
    reasons: z.array(reason).max(10),
    note: z.string().max(4_000).default(''),
  })
  .meta({ id: 'Claim', description: 'An officer reopens the duty of a registered transaction' })

export const objection = z.strictObject({ grounds: z.string().max(4_000) }).meta({ id: 'Objection' })

export const payersObjection = z
  .strictObject({ payCode: z.string().max(60), grounds: z.string().max(4_000) })
  .meta({ id: 'PayersObjection' })

export const objectionDecision = z
  .strictObject({
    outcome,
    value: z.int().positive().nullable().default(null).meta({ description: 'For a reduction, in cents' }),
    note: z.string().max(4_000),
  })
  .meta({ id: 'ObjectionDecision' })

export const revaluation = z
  .strictObject({
    officerId: z.string(),
    at: instant,
    declared: cents,
    value: cents,
    reasons: z.array(reason),
    note: z.string(),
    lines: z.array(assessmentLine),
    objectUntil: instant,
    objection: z
      .strictObject({ actorId: z.string().nullable(), grounds: z.string(), at: instant })
      .nullable(),
    decision: z
      .strictObject({ officerId: z.string(), outcome, value: cents, note: z.string(), at: instant })
      .nullable(),
  })
  .meta({ id: 'Revaluation', description: 'The duty reopened: the claim, the objection and the decision' })

export const revaluationOrNone = z
  .strictObject({ revaluation: z.union([revaluation, z.null()]) })
  .meta({ id: 'RevaluationOnRecord' })
