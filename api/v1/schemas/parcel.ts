import { z } from 'zod'
import { courtOrder, encumbrance, holder } from './title.ts'
import { transcription } from './transaction.ts'
import { cents, instant, localDate, orNull, pin, transactionId } from './values.ts'

const title = z
  .strictObject({
    holders: z.array(holder),
    transcription,
    validFrom: localDate.meta({ description: 'From when on it is the law between the parties' }),
    registeredAt: instant.meta({ description: 'From when on it binds everybody' }),
    price: cents.nullable(),
    transactionId: transactionId.nullable().meta({ description: 'What made it; null before this engine' }),
    refersTo: z.string().nullable().meta({ description: 'The transcription that this title rectifies' }),
    order: orNull(courtOrder).meta({ description: 'The court order that made it; null: a deed did' }),
  })
  .meta({ id: 'Title', description: 'Never edited: a correction is a new title' })

export const titleChain = z
  .strictObject({ pin, titles: z.array(title) })
  .meta({ id: 'TitleChain', description: 'Newest first' })

export const parcelRecord = z
  .strictObject({
    parcel: z.strictObject({
      pin,
      district: z.string(),
      locality: z.string(),
      extent: z.number().meta({ description: 'Square metres' }),
      tenure: z.enum(['freehold', 'state-lease']),
    }),
    title,
    encumbrances: z.array(encumbrance),
  })
  .meta({ id: 'ParcelRecord', description: 'What the register says of one parcel now' })
