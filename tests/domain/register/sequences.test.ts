import { expect } from 'chai'
import fc from 'fast-check'
import type { PersonId } from '../../../domain/ids.ts'
import type { Book, Change } from '../../../domain/register/change.ts'
import { effectOf } from '../../../domain/register/effect.ts'
import { fraction } from '../../../domain/register/fraction.ts'
import { holdersOf } from '../../../domain/register/holders.ts'
import { placeOf } from '../../../domain/register/places.ts'
import type { Encumbrance, ParcelRecord, Title } from '../../../domain/register/title.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Party, PartyRole } from '../../../domain/transaction/party.ts'
import type { Right } from '../../../domain/transaction/declarations.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import {
  at,
  brn,
  coOwnerNic,
  parcel,
  pin,
  purchaserNic,
  strangerNic,
  title,
  today,
  vendorNic,
} from '../sample.ts'
import { deed, party, ROWS } from './deeds.ts'

/* Deeds at random, one after another, as notaries might draw them: the register takes some and refuses others. */

const PEOPLE: readonly PersonId[] = [vendorNic, coOwnerNic, purchaserNic, strangerNic, brn]

/** Which roles give and receive in each kind that passes a title. */
const SIDES = {
  sale: ['vendor', 'purchaser'],
  gift: ['donor', 'donee'],
  succession: ['deceased', 'heir'],
} as const satisfies Readonly<Partial<Record<Kind, readonly [PartyRole, PartyRole]>>>

const someone = fc.constantFrom(...PEOPLE)
const number = fc.nat({ max: 11 })
const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })

type PlanKind = keyof typeof SIDES | 'partition' | 'mortgage' | 'seizure' | 'erasure' | 'prescription'

const KINDS_BY_CHANCE: readonly PlanKind[] = [
  ...(['sale', 'sale', 'gift', 'gift', 'succession', 'partition', 'prescription'] as const),
  ...(['mortgage', 'mortgage', 'erasure', 'erasure', 'erasure', 'seizure'] as const),
]

/** A deed as chance has it, before it is known who holds the parcel and what is inscribed on it. */
const plans = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS_BY_CHANCE),
    giver: number,
    others: fc.uniqueArray(someone, { minLength: 1, maxLength: 4 }),
    parts,
    right: fc.constantFrom<Right[]>('ownership', 'bare-ownership', 'usufruct'),
  }),
  { minLength: 10, maxLength: 40 },
)
type Plan = typeof plans extends fc.Arbitrary<(infer One)[]> ? One : never

interface Chance extends Plan {
  readonly by: PersonId
  readonly first: PersonId
  readonly ids: readonly PersonId[]
  readonly encumbrances: readonly Encumbrance[]
}

const passes = (chance: Chance & { readonly kind: keyof typeof SIDES }): Terms => {
  const [gives, receives] = SIDES[chance.kind]
  const parties = [party(gives, chance.by), ...sharing(receives, chance.others, chance.parts)]
  return deed(chance.kind, parties, { right: chance.right })
}

const TERMS: Readonly<Record<PlanKind, (chance: Chance) => Terms>> = {
  sale: (chance) => passes({ ...chance, kind: 'sale' }),
  gift: (chance) => passes({ ...chance, kind: 'gift' }),
  succession: (chance) => passes({ ...chance, kind: 'succession' }),
  partition: ({ ids, parts: weights }) =>
    deed('partition', [
      ...ids.map((id) => party('sharer', id)),
      ...sharing('allottee', ids.slice(0, 4), weights),
    ]),
  prescription: ({ others, parts: weights }) => deed('prescription', sharing('occupier', others, weights)),
  mortgage: ({ by, first }) => deed('mortgage', [party('mortgagor', by), party('creditor', first)]),
  seizure: ({ by, first }) => deed('seizure', [party('debtor', by), party('creditor', first)]),
  erasure: ({ giver, first, encumbrances }) => {
    const named = encumbrances[giver]
    const creditor = party('creditor', named?.beneficiaryId ?? first)
    return deed('erasure', [creditor], { refersTo: named?.inscription ?? 'IV 1 No 99' })
  },
}

/** Mostly by somebody who holds, and now and then by somebody who does not. */
function termsOf(plan: Plan, { record: { title: held, encumbrances } }: Register): Terms {
  const ids = [...new Set(held.holders.map(({ id }) => id))]
  const [first = vendorNic] = plan.others
  const by = ids[plan.giver % (ids.length + 1)] ?? first
  return TERMS[plan.kind]({ ...plan, by, first, ids, encumbrances })
}

function sharing(role: PartyRole, ids: readonly PersonId[], weights: readonly number[]): readonly Party[] {
  const own = ids.map((_, i) => weights[i] ?? 1)
  const whole = own.reduce((sum, part) => sum + part, 0)
  return ids.map((id, i) => party(role, id, fraction(own[i] ?? 1, whole)))
}

interface Register {
  readonly record: ParcelRecord
  readonly chain: readonly Title[]
  readonly numbers: Readonly<Record<Book, readonly number[]>>
}

const EMPTY: Register = {
  record: { parcel, title, encumbrances: [] },
  chain: [title],
  numbers: { TV: [], IV: [], EV: [] },
}

function take(register: Register, plan: Plan): Register {
  try {
    const terms = termsOf(plan, register)
    const standing = { parcel: register.record, counterpart: null }
    return write(register, effectOf(ROWS[terms.kind], standing, terms, today))
  } catch (error) {
    if (error instanceof Refusal) return register
    throw error
  }
}

/** As a commit does it: one number drawn for the deed, everything it changes beside it. */
function write({ record, chain, numbers }: Register, change: Change): Register {
  const number = numbers[change.book].length + 1
  const transcription = { volume: `${change.book} 1`, number }
  const made = change.titles.map((one) => ({ ...title, ...one, transcription, registeredAt: at }))
  const inscribed = change.inscriptions.map((one) => ({
    ...{ ...one, inscription: placeOf(transcription), erasedAt: null, erasedBy: null },
  }))
  const erased = ({ rank }: Encumbrance): boolean => change.erasures.some((mark) => mark.rank === rank)
  const encumbrances = [
    ...record.encumbrances.map((one) => (erased(one) ? { ...one, erasedAt: at } : one)),
    ...inscribed,
  ]
  return {
    record: { ...record, title: made[0] ?? record.title, encumbrances },
    chain: [...made, ...chain],
    numbers: { ...numbers, [change.book]: [...numbers[change.book], number] },
  }
}

describe('deeds at random, one after another', () => {
  it('leave shares that make one, ranks without gaps, and nothing that was there before changed', () => {
    let taken = 0
    fc.assert(
      fc.property(plans, (sequence) => {
        let before = EMPTY
        for (const plan of sequence) {
          const after = take(before, plan)
          const { title: inForce, encumbrances } = after.record
          expect(holdersOf(inForce.holders)).to.deep.equal(inForce.holders)
          expect(inForce.pin).to.equal(pin)
          expect(encumbrances.map(({ rank }) => rank)).to.deep.equal(encumbrances.map((_, i) => i + 1))
          expect(after.chain.slice(-before.chain.length)).to.deep.equal(before.chain)
          for (const [i, one] of before.record.encumbrances.entries()) {
            if (one.erasedAt !== null) expect(encumbrances[i]).to.deep.equal(one)
          }
          if (after !== before) taken += 1
          before = after
        }
      }),
      { numRuns: 120 },
    )
    expect(taken, 'many were taken, so the property was put to the test').to.be.greaterThan(500)
  })
})
