import { z } from 'zod'
import { STAGE_NAMES } from '../../../domain/transaction/stages.ts'

/** Small values that many answers share. Formats are told to readers; the engine made the values. */
export const transactionId = z.string().meta({ example: 'LT-7K2M-9QXF-03AB' })
export const instant = z.string().meta({ format: 'date-time', example: '2026-11-23T08:00:00.000Z' })
export const localDate = z.string().meta({ format: 'date', example: '2026-11-23' })
export const sha256 = z.string().meta({ description: '64 hexadecimal digits', example: 'a1'.repeat(32) })
export const pin = z.string().meta({ description: 'Parcel Identification Number', example: '123456789' })
export const nic = z.string().meta({ description: 'National identity card number, 14 characters' })
export const personId = z
  .string()
  .meta({ description: 'A NIC of 14 characters, or the BRN of a company: a letter and eight digits' })
export const cents = z.int().meta({ description: 'Mauritian rupees in whole cents', example: 800_000_000 })
export const share = z.string().meta({ description: '`1` or `1/2`', example: '1/2' })
export const stage = z.enum(STAGE_NAMES).meta({ id: 'Stage', description: 'Where the transaction stands' })

/**
 * A named schema, or null. `nullable()` would not do: the document would say of the name itself, wherever it
 * stands, that it may be null.
 */
export function orNull<Schema extends z.ZodType>(schema: Schema): z.ZodUnion<[Schema, z.ZodNull]> {
  return z.union([schema, z.null()])
}

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
const facts = z.record(z.string(), plain)

export const verdict = z
  .enum(['passed', 'failed', 'indeterminate'])
  .meta({ id: 'Verdict', description: '`indeterminate`: it could not be told, which is neither yes nor no' })

export const finding = z
  .strictObject({ rule: z.string(), verdict, code: z.string(), basis: z.string(), detail: facts })
  .meta({ id: 'Finding', description: 'What one rule found, the authority it rests on, and the facts' })
