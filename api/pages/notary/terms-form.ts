import { formatRupees, parseRupees } from '../../../domain/money.ts'
import { formatFraction } from '../../../domain/register/fraction.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { RoleRow } from '../../../domain/transaction/kinds/kind-row.ts'
import type { Party, PartyRole } from '../../../domain/transaction/party.ts'
import type { LocalDate } from '../../../domain/time.ts'
import { RIGHTS } from '../../../domain/transaction/declarations.ts'
import { partiesAs } from '../../../domain/transaction/sides.ts'
import type { Declaration, Right } from '../../../domain/transaction/declarations.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import type { DeclaredParty, DeclaredTerms } from '../../terms.ts'
import { textIn } from '../form.ts'
import type { Form } from '../form.ts'

/** Terms as they stand in the form: whatever was typed. */
export interface TermsForm {
  readonly kind: Kind
  readonly fields: Readonly<Record<(typeof FIELDS)[number], string>>
  /** One list a role of the kind, in the order of its row. */
  readonly roles: readonly RoleForm[]
  readonly declarations: readonly Declaration[]
}

export interface RoleForm {
  readonly row: RoleRow
  readonly people: readonly PersonForm[]
}

export interface PersonForm {
  readonly name: string
  readonly id: string
  readonly share: string
  readonly citizen: boolean
  readonly regime: string
  readonly spouseName: string
  readonly spouseId: string
  readonly cannotSign: string
}

const FIELDS = [
  ...(['pin', 'counterpart', 'price', 'right', 'refersTo', 'conditionText'] as const),
  ...(['day', 'month', 'year', 'untilDay', 'untilMonth', 'untilYear'] as const),
  ...(['diedDay', 'diedMonth', 'diedYear'] as const),
  ...(['court', 'orderNumber', 'orderDay', 'orderMonth', 'orderYear'] as const),
] as const

const NOBODY: PersonForm = {
  ...{ name: '', id: '', share: '', citizen: true, regime: '' },
  ...{ spouseName: '', spouseId: '', cannotSign: '' },
}

/** A form for that kind with nothing filled in: as many people as each role needs at least. */
export function emptyTerms(kind: Kind): TermsForm {
  return {
    kind,
    fields: fieldsBy(() => ''),
    roles: KINDS[kind].roles.map((row) => ({ row, people: peopleOf(row) })),
    declarations: [],
  }
}

/** The form as it was filled in for these terms. */
export function formOfTerms(terms: Terms): TermsForm {
  const { kind, declarations } = terms
  const roles = KINDS[kind].roles.map((row) => ({ row, people: partiesAs(terms, row.role).map(personOf) }))
  return { kind, fields: { ...fieldsOf(terms), ...conditionFields(terms) }, roles, declarations }
}

type Field = keyof TermsForm['fields']
type ConditionField = Extract<Field, 'conditionText' | `until${string}`>

function fieldsOf(terms: Terms): Omit<TermsForm['fields'], ConditionField> {
  const [year, month, day] = partsOf(terms.deedDate)
  const [diedYear, diedMonth, diedDay] = partsOf(terms.diedOn)
  const [orderYear, orderMonth, orderDay] = partsOf(terms.order?.date)
  return {
    ...{ pin: terms.pin, counterpart: terms.counterpart ?? '', right: terms.right, day, month, year },
    ...{ diedDay, diedMonth, diedYear, orderDay, orderMonth, orderYear },
    ...{ court: terms.order?.court ?? '', orderNumber: terms.order?.number ?? '' },
    ...{ price: terms.price === null ? '' : formatRupees(terms.price), refersTo: terms.refersTo ?? '' },
  }
}

function conditionFields({ condition }: Terms): Pick<TermsForm['fields'], ConditionField> {
  const [untilYear, untilMonth, untilDay] = partsOf(condition?.until)
  return { conditionText: condition?.text ?? '', untilYear, untilMonth, untilDay }
}

function partsOf(date: LocalDate | undefined): readonly [year: string, month: string, day: string] {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  return [year, month, day]
}

function personOf({ name, id, share, citizen, marriage, cannotSign }: Party): PersonForm {
  return {
    ...{ name, id, citizen, share: share === null ? '' : formatFraction(share) },
    ...{ regime: marriage?.regime ?? '', spouseName: marriage?.spouse.name ?? '' },
    ...{ spouseId: marriage?.spouse.id ?? '', cannotSign: cannotSign ?? '' },
  }
}

/** Who is alone receives the whole. */
function peopleOf({ least, shares }: RoleRow): readonly PersonForm[] {
  return Array.from({ length: least }, () => (shares && least === 1 ? { ...NOBODY, share: '1' } : NOBODY))
}

function fieldsBy(textOf: (field: string) => string): TermsForm['fields'] {
  return Object.fromEntries(FIELDS.map((field) => [field, textOf(field)])) as TermsForm['fields']
}

export function readTerms(form: Form, kind: Kind): TermsForm {
  const { roles, declarations } = KINDS[kind]
  return {
    kind,
    fields: fieldsBy((field) => textIn(form, field)),
    roles: roles.map((row) => ({ row, people: rowsIn(form, row).map((at) => readPerson(form, at)) })),
    declarations: declarations.filter((one) => (form.get('declarations') ?? []).includes(one)),
  }
}

function readPerson(form: Form, at: string): PersonForm {
  const text = (name: string): string => textIn(form, `${at}.${name}`)
  return {
    ...{ name: text('name'), id: text('id'), share: text('share'), citizen: form.has(`${at}.citizen`) },
    ...{ regime: text('regime'), spouseName: text('spouseName'), spouseId: text('spouseId') },
    cannotSign: text('cannotSign'),
  }
}

/** `vendor.0`, `vendor.1` and so on, as far as they go without a gap; there are always as many as are needed. */
function rowsIn(form: Form, { role, least, most }: RoleRow): readonly string[] {
  const rows = Array.from({ length: most }, (_, i) => `${role}.${String(i)}`)
  const end = rows.findIndex((row) => !form.has(`${row}.name`))
  return rows.slice(0, Math.max(least, end === -1 ? most : end))
}

/** What another button than the last one asks for: a row more, or a row less. Undefined when it asks for neither. */
export function withOtherRows(terms: TermsForm, action: string): TermsForm | undefined {
  const [, what, role, index] = /^(add|remove)-([a-z-]+?)(?:-(\d+))?$/.exec(action) ?? []
  if (!terms.roles.some(({ row }) => row.role === role)) return undefined
  const change = ({ row, people }: RoleForm): readonly PersonForm[] =>
    what === 'add' ? [...people, NOBODY].slice(0, row.most) : people.filter((_, i) => i !== Number(index))
  return {
    ...terms,
    roles: terms.roles.map((one) => (one.row.role === role ? { ...one, people: change(one) } : one)),
  }
}

export function declaredBy({ kind, fields, roles, declarations }: TermsForm): DeclaredTerms {
  const { amount, needs } = KINDS[kind]
  const text = fields.conditionText
  return {
    ...{ kind, declarations, pin: fields.pin, deedDate: dayIn(fields.year, fields.month, fields.day) },
    counterpart: needs.includes('counterpart') ? fields.counterpart : null,
    diedOn: needs.includes('diedOn') ? dayIn(fields.diedYear, fields.diedMonth, fields.diedDay) : null,
    parties: roles.flatMap(({ row, people }) => people.map((person) => declaredPerson(row, person))),
    price: amount === null ? null : (parseRupees(fields.price) ?? 0),
    right: rightIn(fields.right),
    refersTo: needs.includes('refersTo') ? fields.refersTo : null,
    order: orderIn(fields),
    condition: needs.includes('condition')
      ? { text, until: dayIn(fields.untilYear, fields.untilMonth, fields.untilDay) }
      : null,
  }
}

/** None where its fields are empty: then it is a deed. */
function orderIn(fields: TermsForm['fields']): DeclaredTerms['order'] {
  const { court, orderNumber: number, orderDay, orderMonth, orderYear } = fields
  if ([court, number, orderDay, orderMonth, orderYear].every((text) => text === '')) return null
  return { court, number, date: dayIn(orderYear, orderMonth, orderDay) }
}

function declaredPerson({ role, shares }: RoleRow, person: PersonForm): DeclaredParty {
  const { name, id, share, citizen, regime, spouseName, spouseId, cannotSign } = person
  const isMarried = regime === 'community' || regime === 'separation'
  return {
    ...{ role, id, name, citizen },
    share: shares ? share : null,
    marriage: isMarried ? { regime, spouse: { id: spouseId, name: spouseName } } : null,
    cannotSign: cannotSign === '' ? null : cannotSign,
  }
}

function rightIn(text: string): Right {
  return RIGHTS.find((right) => right === text) ?? 'ownership'
}

function dayIn(year: string, month: string, day: string): string {
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

/** Where the form has a field of the terms: `parties.2.share` is `purchaser.0.share`, `parties` its role's first. */
export function placeOf({ roles }: TermsForm, field: string, role: unknown): string {
  const places = roles.flatMap(({ row, people }) => people.map((_, i) => `${row.role}.${String(i)}`))
  const [, index, rest] = /^parties\.(\d+)\.(.+)$/.exec(field) ?? []
  if (index !== undefined) return `${places[Number(index)] ?? 'pin'}.${inForm(rest ?? '')}`
  if (field !== 'parties') return field.startsWith('condition') ? 'conditionText' : field
  const found = roles.find(({ row }) => row.role === (role as PartyRole))
  return found === undefined ? 'pin' : `${found.row.role}.0.${found.row.shares ? 'share' : 'name'}`
}

function inForm(field: string): string {
  return field === 'marriage.spouse.id' ? 'spouseId' : field
}
