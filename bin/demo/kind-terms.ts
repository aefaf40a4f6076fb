import { addMonths } from '../../domain/calendar/days.ts'
import { parseBrn } from '../../domain/ids.ts'
import type { PersonId } from '../../domain/ids.ts'
import { rupees } from '../../domain/money.ts'
import { fraction, parseFraction, WHOLE } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import type { LocalDate } from '../../domain/time.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import type { RoleRow } from '../../domain/transaction/kinds/kind-row.ts'
import type { Party } from '../../domain/transaction/party.ts'
import type { Kind, Terms } from '../../domain/transaction/terms.ts'
import { newcomers, priceAt } from './terms.ts'
import type { ParcelView } from './terms.ts'

/** What a transaction of the demo is about. */
export interface Subject {
  readonly record: ParcelView
  /** The other parcel, where the kind needs one. */
  readonly other: ParcelView | null
  /** The inscription to be erased, or the transcription to be rectified, where the kind needs one. */
  readonly refersTo: string | null
}

interface Somebody {
  readonly id: PersonId
  readonly name: string
  readonly share?: Fraction
}

const FAIR_PERCENT = 120
const LOAN = rupees(2_000_000)

/** Sound terms of that kind, made from its row and from who is on the title. */
export function termsFor(kind: Kind, subject: Subject): Terms {
  const { roles, amount, needs } = KINDS[kind]
  const { record, other, refersTo } = subject
  const today = localDateAt(instantOf(new Date()))
  const condition = { text: 'Obtention d’un prêt par le bénéficiaire', until: inHalfAYear(today) }
  const value = amount === 'sum' ? LOAN : priceAt(record.title.price, FAIR_PERCENT)
  return {
    ...{ kind, pin: record.parcel.pin, deedDate: today, refersTo },
    counterpart: other?.parcel.pin ?? null,
    parties: roles.flatMap((row) => partiesFor(row, subject)),
    price: amount === null ? null : value,
    right: kind === 'gift' ? 'bare-ownership' : 'ownership',
    ...(needs.includes('diedOn') ? { diedOn: addMonths(today, -2) } : {}),
    condition: needs.includes('condition') ? condition : null,
    declarations: kind === 'gift' ? ['to-descendant'] : [],
  }
}

function partiesFor({ role, side, shares, least }: RoleRow, subject: Subject): readonly Party[] {
  const people =
    PEOPLE[role]?.(subject) ?? (side === 'gives' ? holdersOf(subject.record) : newTo(subject, least))
  return people.map(({ id, name, share = WHOLE }) => ({
    ...{ role, id, name, citizen: true, marriage: null, cannotSign: null },
    share: shares ? share : null,
  }))
}

/** Whom a role names, where it is neither those on the title nor somebody new. */
const PEOPLE: Readonly<Partial<Record<Party['role'], (subject: Subject) => readonly Somebody[]>>> = {
  creditor: () => [bank()],
  'counter-exchanger': ({ other }) => (other === null ? [] : holdersOf(other)),
  allottee: ({ record }) => holdersOf(record).slice(0, 1),
  heir: (subject) => newTo(subject, 2).map((heir) => ({ ...heir, share: fraction(1, 2) })),
  holder: ({ record }) =>
    record.title.holders.map(({ id, name, share }) => ({
      ...{ id, name: `${name} dit Ti-Frère` },
      share: parseFraction(share) ?? WHOLE,
    })),
}

function holdersOf({ title }: ParcelView): readonly Somebody[] {
  return title.holders.map(({ id, name }) => ({ id, name }))
}

function newTo({ record }: Subject, count: number): readonly Somebody[] {
  return newcomers(record).slice(0, count)
}

function bank(): Somebody {
  const id = parseBrn('C07800899')
  if (id === undefined) throw new RangeError('The bank of the demo has no BRN')
  return { id, name: 'Banque du Bac à Sable Ltd' }
}

function inHalfAYear(day: LocalDate): LocalDate {
  const at = new Date(`${day}T06:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + 6)
  return localDateAt(instantOf(at))
}
