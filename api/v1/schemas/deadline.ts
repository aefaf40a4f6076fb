import { z } from 'zod'
import { REASONS } from '../../../domain/review/reasons.ts'
import { cents, instant, localDate, orNull, transactionId } from './values.ts'

const name = z.string().meta({ example: 'correction' })

const provisional = z.boolean().meta({
  description: 'Counted before the public holidays of that year are known: it may still move by some days',
})

const running = z
  .strictObject({
    deadline: name,
    until: instant,
    mayAsk: z.boolean().meta({ description: 'Whether the notary may still have more time on request' }),
    provisional,
  })
  .meta({ id: 'RunningDeadline', description: 'What the transaction waits for, and until when' })

const set = z
  .strictObject({
    deadline: name,
    round: z.int(),
    n: z.int().meta({ description: '0 as it was first set, 1 after the first extension' }),
    until: instant,
    setAt: instant,
    by: z.strictObject({ id: z.string(), role: z.string() }).nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'DeadlineSet', description: 'A deadline as it was set or put off' })

const byLaw = z
  .strictObject({
    deadline: name,
    from: localDate,
    lastDay: localDate,
    until: instant,
    basis: z.string(),
    assumption: z.string().nullable(),
    provisional,
  })
  .meta({ id: 'LawfulDeadline', description: 'A deadline that follows from a date, with what it rests on' })

const reason = z
  .strictObject({ code: z.string(), basis: z.string().nullable() })
  .meta({ id: 'Reason', description: Object.values(REASONS).flat().join(', ') })

export const deadlines = z
  .strictObject({
    running: orNull(running),
    lodging: orNull(byLaw).meta({ description: 'null once the deed is lodged' }),
    valuation: orNull(byLaw),
    publication: orNull(byLaw),
    refused: z
      .strictObject({ at: instant, reasons: z.array(reason), appeal: byLaw })
      .nullable()
      .meta({ description: 'Why registration was refused, and until when an appeal may be lodged' }),
    set: z.array(set),
  })
  .meta({ id: 'Deadlines', description: 'Every deadline of the transaction as an absolute date' })

export const extension = z
  .strictObject({
    lastDay: localDate.nullable().default(null),
    reason: z.string().max(2_000),
  })
  .meta({
    id: 'Extension',
    description: 'An officer names the last day; a notary names none and has what the rule grants, once',
  })

export const extended = z.strictObject({ until: instant }).meta({ id: 'Extended' })

const change = z.strictObject({ slot: z.string(), before: z.int().nullable(), version: z.int() }).meta({
  id: 'DocumentChange',
  description: 'Which version took the place of which; null: the document is new',
})

const termChange = z
  .strictObject({ term: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'TermChange', description: 'A term that was corrected, as it was and as it is' })

export const revisions = z
  .strictObject({
    revisions: z.array(
      z
        .strictObject({
          round: z.int(),
          lodgedAt: instant,
          deedSha256: z.string(),
          changes: z.array(change),
          terms: z.array(termChange),
          returned: z.strictObject({ at: instant, until: instant, reasons: z.array(reason) }).nullable(),
        })
        .meta({
          id: 'Revision',
          description: 'One lodging under the receipt, and what changed since the last',
        }),
    ),
  })
  .meta({ id: 'Revisions' })

export const refunds = z
  .strictObject({
    refunds: z.array(
      z
        .strictObject({
          entryId: z.string(),
          transactionId,
          noticeId: z.string(),
          payer: z.string(),
          amount: cents,
          since: instant,
        })
        .meta({ id: 'RefundDue', description: 'Money that is owed back' }),
    ),
    total: cents,
  })
  .meta({ id: 'RefundsDue' })
