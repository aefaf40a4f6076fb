import { z } from 'zod'
import { encumbrance, holder } from './title.ts'
import { transcription } from './transaction.ts'
import { cents, instant, localDate, pin } from './values.ts'

export const parcelRecord = z
  .strictObject({
    parcel: z.strictObject({
      pin,
      district: z.string(),
      locality: z.string(),
      extent: z.number().meta({ description: 'Square metres' }),
      tenure: z.enum(['freehold', 'state-lease']),
    }),
    title: z.strictObject({
      holders: z.array(holder),
      transcription,
      validFrom: localDate.meta({ description: 'From when on it is the law between the parties' }),
      registeredAt: instant.meta({ description: 'From when on it binds everybody' }),
      price: cents.nullable(),
      refersTo: z.string().nullable().meta({ description: 'The transcription that this title rectifies' }),
    }),
    encumbrances: z.array(encumbrance),
  })
  .meta({ id: 'ParcelRecord', description: 'What the register says of one parcel now' })
