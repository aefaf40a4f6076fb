import { z } from 'zod'
import { OBJECTION_ENDS } from '../../../domain/publication/publication.ts'
import { PUBLISHED_KINDS } from '../../../domain/publication/published.ts'
import { instant, pin, transactionId } from './values.ts'

const outcome = z.enum(OBJECTION_ENDS).meta({ id: 'PublicObjectionEnd' })

export const publicObjection = z
  .strictObject({ objector: z.string().max(500), grounds: z.string().max(4_000) })
  .meta({ id: 'PublicObjection', description: 'Who objects and where he is reached, and why' })

export const publicObjectionEnd = z.strictObject({ outcome, note: z.string().max(4_000) }).meta({
  id: 'PublicObjectionEnded',
  description: 'The letter that withdraws it, the judgment, or why it is set aside',
})

export const objectionEntered = z
  .strictObject({ objectionId: z.string() })
  .meta({ id: 'PublicObjectionEntered' })

export const publicObjections = z
  .strictObject({
    objections: z.array(
      z
        .strictObject({
          objectionId: z.string(),
          objector: z.string(),
          grounds: z.string(),
          officerId: z.string().nullable().meta({ description: 'null: its author lodged it himself' }),
          at: instant,
          ended: z.strictObject({ outcome, note: z.string(), officerId: z.string(), at: instant }).nullable(),
        })
        .meta({ id: 'PublicObjectionOnRecord' }),
    ),
  })
  .meta({ id: 'PublicObjections', description: 'Oldest first; those that ended too' })

const notice = z
  .strictObject({
    ...{ transactionId, kind: z.enum(PUBLISHED_KINDS), pin, claimants: z.string(), receipt: z.string() },
    since: instant,
    until: instant.meta({ description: 'What is objected after this moment comes too late' }),
  })
  .meta({ id: 'PublicNotice', description: 'Who claims which land, and until when anyone may object' })

export const publicNotices = z
  .strictObject({ notices: z.array(notice) })
  .meta({ id: 'PublicNotices', description: 'Whose time runs out first comes first' })
