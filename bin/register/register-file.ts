import { z } from 'zod'
import { parseNic, parsePin } from '../../domain/ids.ts'
import { cents } from '../../domain/money.ts'
import { formatFraction, isWhole, parseFraction, sumOfShares } from '../../domain/register/fraction.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import { parseInstant, parseLocalDate } from '../../domain/time.ts'

/** Turns one of the domain's parsers into a schema that names what is wrong. */
function parsed<Value>(parse: (text: string) => Value | undefined, expected: string): z.ZodType<Value> {
  return z.string().transform((text, context) => {
    const value = parse(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: `must be ${expected}` })
    return z.NEVER
  })
}

const pin = parsed(parsePin, 'a PIN of nine digits')
const nic = parsed(parseNic, 'a NIC with its check character')
const text = z.string().min(1)

const holder = z.strictObject({ nic, name: text, share: parsed(parseFraction, 'a share such as 1/2') })

const record = z
  .strictObject({
    parcel: z.strictObject({ pin, district: text, locality: text, extent: z.number().positive() }),
    title: z.strictObject({
      holders: z.array(holder).min(1),
      transcription: z.strictObject({ volume: text, number: z.int().positive() }),
      registeredAt: parsed(parseInstant, 'an instant such as 2026-11-23T08:00:00.000Z'),
      price: z.int().nonnegative().transform(cents).nullable(),
    }),
    encumbrances: z.array(
      z.strictObject({
        kind: z.enum(['mortgage', 'caveat', 'seizure']),
        inscription: text,
        inscribedOn: parsed(parseLocalDate, 'a date such as 2026-11-23'),
        beneficiary: text,
      }),
    ),
  })
  .refine(({ title }) => isWhole(sumOfShares(title.holders.map((one) => one.share))), {
    message: 'the shares of the holders must add to one',
    path: ['title', 'holders'],
  })

const file = z.strictObject({ parcels: z.array(record) })

/** Reads a register file. Throws one error that names every field that is wrong. */
export function readRegisterFile(json: string): readonly ParcelRecord[] {
  const result = file.safeParse(JSON.parse(json))
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The file is not a register:\n${lines.join('\n')}`)
  }
  return result.data.parcels.map(({ parcel, title, encumbrances }) => ({
    parcel,
    title: { pin: parcel.pin, ...title, transactionId: null },
    encumbrances: encumbrances.map((one) => ({ pin: parcel.pin, ...one })),
  }))
}

/** The same in writing: what `readRegisterFile` reads back to the same parcels. */
export function writeRegisterFile(records: readonly ParcelRecord[]): string {
  const parcels = records.map(({ parcel, title, encumbrances }) => ({
    parcel,
    title: {
      holders: title.holders.map((one) => ({ ...one, share: formatFraction(one.share) })),
      transcription: title.transcription,
      registeredAt: title.registeredAt,
      price: title.price,
    },
    encumbrances: encumbrances.map(({ kind, inscription, inscribedOn, beneficiary }) => ({
      kind,
      inscription,
      inscribedOn,
      beneficiary,
    })),
  }))
  return `${JSON.stringify({ parcels }, null, 2)}\n`
}
