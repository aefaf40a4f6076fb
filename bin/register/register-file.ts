import { z } from 'zod'
import { parseNic, parsePersonId, parsePin } from '../../domain/ids.ts'
import { cents } from '../../domain/money.ts'
import { formatFraction, parseShare } from '../../domain/register/fraction.ts'
import { holdersOf } from '../../domain/register/holders.ts'
import type { Encumbrance, Holder, ParcelRecord } from '../../domain/register/title.ts'
import { localDateAt, parseInstant, parseLocalDate } from '../../domain/time.ts'

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

const instant = parsed(parseInstant, 'an instant such as 2026-11-23T08:00:00.000Z')
const day = parsed(parseLocalDate, 'a date such as 2026-11-23')
const personId = parsed(parsePersonId, 'a NIC with its check character, or a BRN')

const holder = z.strictObject({
  id: personId,
  name: text,
  share: parsed(parseShare, 'a share such as 1/2'),
  right: z.enum(['full', 'bare', 'usufruct']).default('full'),
  marriage: z
    .strictObject({
      regime: z.enum(['community', 'separation']),
      spouse: z.strictObject({ id: nic, name: text }),
    })
    .nullable()
    .default(null),
})

const encumbrance = z.strictObject({
  kind: z.enum(['mortgage', 'caveat', 'seizure', 'promise']),
  inscription: text,
  inscribedOn: day,
  beneficiary: text,
  beneficiaryId: personId.nullable().default(null),
  amount: z.int().positive().transform(cents).nullable().default(null),
  until: day.nullable().default(null),
  condition: text.nullable().default(null),
  erasedAt: instant.nullable().default(null),
})

const record = z
  .strictObject({
    parcel: z.strictObject({
      ...{ pin, district: text, locality: text, extent: z.number().positive() },
      tenure: z.enum(['freehold', 'state-lease']).default('freehold'),
    }),
    title: z.strictObject({
      holders: z.array(holder).min(1),
      transcription: z.strictObject({ volume: text, number: z.int().positive() }),
      validFrom: day.optional(),
      registeredAt: instant,
      price: z.int().nonnegative().transform(cents).nullable(),
      refersTo: text.nullable().default(null),
      order: z.strictObject({ court: text, number: text, date: day }).optional(),
    }),
    encumbrances: z.array(encumbrance),
  })
  .refine(({ title }) => makesOne(title.holders), {
    message: 'the shares of the holders must add to one',
    path: ['title', 'holders'],
  })
  .refine(
    ({ encumbrances }) => new Set(encumbrances.map((one) => one.inscription)).size === encumbrances.length,
    {
      message: 'each inscription must have its own place in the volumes',
      path: ['encumbrances'],
    },
  )

function makesOne(holders: readonly Holder[]): boolean {
  try {
    return holdersOf(holders).length > 0
  } catch {
    return false
  }
}

const file = z.strictObject({ parcels: z.array(record) })

/** Reads a register file. Throws one error that names every field that is wrong. */
export function readRegisterFile(json: string): readonly ParcelRecord[] {
  const result = file.safeParse(JSON.parse(json))
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The file is not a register:\n${lines.join('\n')}`)
  }
  return result.data.parcels.map(({ parcel, title: { order, ...title }, encumbrances }) => ({
    parcel,
    title: {
      ...{ pin: parcel.pin, ...title, transactionId: null },
      ...(order === undefined ? {} : { order }),
      validFrom: title.validFrom ?? localDateAt(title.registeredAt),
    },
    encumbrances: encumbrances.map((one, i) => ({ pin: parcel.pin, ...one, rank: i + 1, erasedBy: null })),
  }))
}

/** The same in writing: what `readRegisterFile` reads back to the same parcels. */
export function writeRegisterFile(records: readonly ParcelRecord[]): string {
  const parcels = records.map(({ parcel, title, encumbrances }) => ({
    parcel,
    title: {
      holders: title.holders.map((one) => ({ ...one, share: formatFraction(one.share) })),
      transcription: title.transcription,
      validFrom: title.validFrom,
      registeredAt: title.registeredAt,
      price: title.price,
      refersTo: title.refersTo,
      order: title.order,
    },
    encumbrances: encumbrances.map(inFile),
  }))
  return `${JSON.stringify({ parcels }, null, 2)}\n`
}

/** The rank of an encumbrance is its place in the list. */
function inFile(one: Encumbrance): Omit<Encumbrance, 'pin' | 'rank' | 'erasedBy'> {
  const { kind, inscription, inscribedOn, beneficiary, beneficiaryId } = one
  const { amount, until, condition, erasedAt } = one
  return { kind, inscription, inscribedOn, beneficiary, beneficiaryId, amount, until, condition, erasedAt }
}
