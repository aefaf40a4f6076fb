import { z } from 'zod'
import { OBJECTION_ENDS } from '../../../domain/publication/publication.ts'
import { instant } from './values.ts'

const outcome = z.enum(OBJECTION_ENDS).meta({ id: 'PublicObjectionEnd' })

export const publicObjection = z
  .strictObject({ objector: z.string().max(500), grounds: z.string().max(4_000) })
  .meta({ id: 'PublicObjection', description: 'Who objects, and why, as an officer received it' })

export const publicObjectionEnd = z
  .strictObject({ outcome, note: z.string().max(4_000) })
  .meta({ id: 'PublicObjectionEnded', description: 'The letter that withdraws it, or the judgment' })

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
          officerId: z.string(),
          at: instant,
          ended: z.strictObject({ outcome, note: z.string(), officerId: z.string(), at: instant }).nullable(),
        })
        .meta({ id: 'PublicObjectionOnRecord' }),
    ),
  })
  .meta({ id: 'PublicObjections', description: 'Oldest first; those that ended too' })
