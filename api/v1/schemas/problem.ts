import { z } from 'zod'
import { REFUSAL_CODES } from '../../../domain/refusal.ts'

const fieldError = z.strictObject({ field: z.string(), message: z.string() }).meta({ id: 'FieldError' })

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(REFUSAL_CODES).optional(),
    detail: z.string().optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    errors: z.array(fieldError).optional(),
    instance: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. `code` is from a closed list; a fault has none' })
