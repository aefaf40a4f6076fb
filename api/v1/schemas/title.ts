import { z } from 'zod'
import { cents, instant, localDate, orNull, personId, share, transactionId } from './values.ts'

const marriage = z
  .strictObject({
    regime: z.enum(['community', 'separation']),
    spouse: z.strictObject({ id: personId, name: z.string() }),
  })
  .meta({ id: 'HolderMarriage', description: 'As the deed stated it' })

export const courtOrder = z
  .strictObject({ court: z.string().max(200), number: z.string().max(100), date: localDate })
  .meta({ id: 'CourtOrder', description: 'The order of a court on which an entry rests' })

export const holder = z
  .strictObject({
    ...{ id: personId, name: z.string(), share },
    right: z.enum(['full', 'bare', 'usufruct']),
    marriage: orNull(marriage),
  })
  .meta({
    id: 'Holder',
    description: 'The shares in full and bare make one, and so do those in full and in usufruct',
  })

export const encumbrance = z
  .strictObject({
    kind: z.enum(['mortgage', 'caveat', 'seizure', 'promise']),
    inscription: z.string().meta({ example: 'IV 2026/1 No 12' }),
    rank: z.int().meta({ description: 'The order of inscription on the parcel' }),
    inscribedOn: localDate,
    beneficiary: z.string(),
    beneficiaryId: personId.nullable(),
    amount: cents.nullable(),
    until: localDate.nullable(),
    condition: z.string().nullable(),
    erasedAt: instant.nullable(),
    erasedBy: transactionId.nullable(),
  })
  .meta({ id: 'Encumbrance', description: 'Kept for ever; `erasedAt` tells that it ended, and when' })
