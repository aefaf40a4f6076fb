import { z } from 'zod'
import { KIND_NAMES } from '../../../domain/transaction/kinds.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { PartyRole } from '../../../domain/transaction/party.ts'
import { DECLARATIONS, RIGHTS } from '../../../domain/transaction/declarations.ts'
import { courtOrder } from './title.ts'
import { localDate, nic, orNull, personId, pin, share } from './values.ts'

export const kind = z.enum(KIND_NAMES).meta({ id: 'Kind', description: 'See GET /v1/kinds' })
export const role = z.enum(Object.keys(PARTY_ROLES) as PartyRole[]).meta({ id: 'PartyRole' })
export const right = z.enum(RIGHTS).meta({ id: 'Right' })
export const declaration = z.enum(DECLARATIONS).meta({ id: 'Declaration' })

export const bilingual = z.strictObject({ en: z.string(), fr: z.string() }).meta({ id: 'Bilingual' })

const name = z.string().trim().min(1).max(200)
const words = z.string().max(2_000)

const marriage = z
  .strictObject({
    regime: z.enum(['community', 'separation']),
    spouse: z.strictObject({ id: nic, name }),
  })
  .meta({ id: 'Marriage' })

const party = z
  .strictObject({
    role,
    id: personId,
    name,
    citizen: z.boolean().default(true),
    share: share.nullable().default(null),
    marriage: orNull(marriage).default(null),
    cannotSign: words.nullable().default(null),
  })
  .meta({
    id: 'Party',
    description:
      'One person in one part. Where a role receives, its shares make one; elsewhere there is none',
  })

/** A number at large, because a price that is no sum of money has its own refusal. */
const declaredPrice = z.number().meta({ type: 'integer', minimum: 1, example: 800_000_000 })

/** What a notary declares of a transaction. Which roles and fields its kind needs, its row in the catalogue says. */
export const terms = z
  .strictObject({
    kind,
    pin,
    counterpart: pin.nullable().default(null),
    parties: z.array(party).min(1).max(100),
    price: declaredPrice.nullable().default(null),
    deedDate: localDate,
    diedOn: localDate
      .nullable()
      .default(null)
      .meta({ description: 'When the deceased of a succession died' }),
    right: right.default('ownership'),
    refersTo: z.string().max(200).nullable().default(null),
    order: orNull(courtOrder).default(null),
    condition: z.strictObject({ text: words, until: localDate }).nullable().default(null),
    declarations: z.array(declaration).max(10).default([]),
  })
  .meta({
    id: 'Terms',
    description:
      'The terms as the notary declares them. The price, declared value or sum secured is in cents',
  })
