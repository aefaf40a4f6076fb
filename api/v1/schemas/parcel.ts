import { z } from 'zod'
import { transcription } from './transaction.ts'
import { cents, instant, localDate, nic, pin, share } from './values.ts'

export const parcelRecord = z
  .strictObject({
    parcel: z.strictObject({
      pin,
      district: z.string(),
      locality: z.string(),
      extent: z.number().meta({ description: 'Square metres' }),
    }),
    title: z.strictObject({
      holders: z.array(z.strictObject({ nic, name: z.string(), share })),
      transcription,
      registeredAt: instant,
      price: cents.nullable(),
    }),
    encumbrances: z.array(
      z.strictObject({
        kind: z.enum(['mortgage', 'caveat', 'seizure']),
        inscription: z.string(),
        inscribedOn: localDate,
        beneficiary: z.string(),
      }),
    ),
  })
  .meta({ id: 'ParcelRecord', description: 'What the register says of one parcel now' })
