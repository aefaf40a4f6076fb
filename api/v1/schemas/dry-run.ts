import { z } from 'zod'
import { assessment } from './notice.ts'
import { cents, finding, instant, localDate, orNull, sha256, transactionId } from './values.ts'

const advised = finding
  .extend({ advice: z.strictObject({ fr: z.string(), en: z.string() }) })
  .meta({ id: 'AdvisedFinding', description: 'A finding that is not in order, and what to do' })

export const dryRun = z
  .strictObject({
    at: instant,
    deedSha256: sha256
      .nullable()
      .meta({ description: 'Of the deed that was tried; null: there is none yet' }),
    foretold: z.enum(['refused', 'returned', 'asked', 'clear']).meta({
      description:
        'What lodging would bring: a refusal, a return, a question to two officers, or nothing in the way of payment',
    }),
    errors: z.array(advised).meta({ description: 'Each of these stops the transaction' }),
    warnings: z
      .array(advised)
      .meta({ description: 'What could not be told, and would be asked of officers' }),
    inOrder: z.array(finding),
    assessment,
    surcharge: z.strictObject({ after: localDate, amount: cents, basis: z.string() }).nullable().meta({
      description: 'Owed on top when the deed is lodged after that day; null: nothing, or late already',
    }),
  })
  .meta({ id: 'DryRun', description: 'What would be said if the deed were lodged now; it changes nothing' })

export const latestDryRun = z
  .strictObject({ dryRun: orNull(dryRun) })
  .meta({ id: 'LatestDryRun', description: 'null: none was run' })

const difference = z
  .strictObject({
    ...{ transactionId, round: z.int(), rule: z.string() },
    foretold: z.string().nullable(),
    found: z.string().nullable(),
  })
  .meta({ id: 'DryRunDifference', description: 'One answer that came out otherwise; null: not given' })

export const agreement = z
  .strictObject({
    since: instant,
    compared: z.int(),
    agreed: z.int(),
    rate: z.number().nullable().meta({ description: 'agreed ÷ compared; null while nothing was compared' }),
    byRule: z
      .array(
        z
          .strictObject({ rule: z.string(), compared: z.int(), agreed: z.int() })
          .meta({ id: 'DryRunRuleAgreement', description: 'How often both said the same of one rule' }),
      )
      .meta({ description: 'What differed most often comes first' }),
    differing: z.array(difference),
  })
  .meta({
    id: 'DryRunAgreement',
    description: 'Examinations held against the last dry run of the very deed before it was lodged',
  })
