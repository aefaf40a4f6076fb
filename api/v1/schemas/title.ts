import { z } from 'zod'
import { localDate, nic, share } from './values.ts'

export const holder = z.strictObject({ nic, name: z.string(), share }).meta({ id: 'Holder' })

export const encumbrance = z
  .strictObject({
    kind: z.enum(['mortgage', 'caveat', 'seizure']),
    inscription: z.string(),
    inscribedOn: localDate,
    beneficiary: z.string(),
  })
  .meta({ id: 'Encumbrance' })
