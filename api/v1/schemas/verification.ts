import { z } from 'zod'
import { transcription } from './transaction.ts'
import { finding, instant, orNull, sha256, verdict } from './values.ts'

export const verification = z
  .strictObject({
    sha256,
    bytes: z.int(),
    verdict,
    findings: z.array(finding),
    register: z
      .strictObject({
        as: z.enum(['deed', 'receipt', 'certificate']),
        registeredAt: instant.nullable(),
        transcription: orNull(transcription),
      })
      .nullable()
      .meta({ description: 'What the register knows of a document with this digest; null: nothing' }),
  })
  .meta({ id: 'Verification' })
