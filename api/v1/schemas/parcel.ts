import { z } from 'zod'
import { encumbrance, holder } from './title.ts'
import { transcription } from './transaction.ts'
import { cents, instant, pin } from './values.ts'

export const parcelRecord = z
  .strictObject({
    parcel: z.strictObject({
      pin,
      district: z.string(),
      locality: z.string(),
      extent: z.number().meta({ description: 'Square metres' }),
    }),
    title: z.strictObject({
      holders: z.array(holder),
      transcription,
      registeredAt: instant,
      price: cents.nullable(),
    }),
    encumbrances: z.array(encumbrance),
  })
  .meta({ id: 'ParcelRecord', description: 'What the register says of one parcel now' })
