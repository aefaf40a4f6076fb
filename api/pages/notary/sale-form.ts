import { parseNic, parsePin } from '../../../domain/ids.ts'
import { parseRupees } from '../../../domain/money.ts'
import { parseFraction } from '../../../domain/register/fraction.ts'
import type { DeclaredSale } from '../../terms.ts'
import { textIn } from '../form.ts'
import type { Form } from '../form.ts'
import type { FieldMessage, Voice } from '../render/show.ts'

/** A sale as it stands in the form: whatever was typed. */
export interface SaleForm {
  readonly pin: string
  readonly price: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly vendors: readonly { readonly name: string; readonly nic: string }[]
  readonly purchasers: readonly PurchaserRow[]
  readonly firstTimeBuyer: boolean
  readonly scheme: boolean
}

interface PurchaserRow {
  readonly name: string
  readonly nic: string
  readonly share: string
  readonly citizen: boolean
}

const MAX_ROWS = 50
const VENDOR = { name: '', nic: '' }
const PURCHASER: PurchaserRow = { name: '', nic: '', share: '', citizen: true }

export const EMPTY_SALE: SaleForm = {
  ...{ pin: '', price: '', day: '', month: '', year: '' },
  vendors: [VENDOR],
  purchasers: [{ ...PURCHASER, share: '1' }],
  firstTimeBuyer: false,
  scheme: false,
}

export function readSale(form: Form): SaleForm {
  const text = (name: string): string => textIn(form, name)
  return {
    ...{ pin: text('pin'), price: text('price') },
    ...{ day: text('day'), month: text('month'), year: text('year') },
    vendors: rowsIn(form, 'vendors').map((row) => ({ name: text(`${row}.name`), nic: text(`${row}.nic`) })),
    purchasers: rowsIn(form, 'purchasers').map((row) => ({
      ...{ name: text(`${row}.name`), nic: text(`${row}.nic`), share: text(`${row}.share`) },
      citizen: form.has(`${row}.citizen`),
    })),
    firstTimeBuyer: form.has('firstTimeBuyer'),
    scheme: form.has('scheme'),
  }
}

/** `vendors.0`, `vendors.1` and so on, as far as they go without a gap; there is always one. */
function rowsIn(form: Form, group: string): readonly string[] {
  const rows = Array.from({ length: MAX_ROWS }, (_, i) => `${group}.${String(i)}`)
  const end = rows.findIndex((row) => !form.has(`${row}.name`))
  return rows.slice(0, Math.max(1, end === -1 ? MAX_ROWS : end))
}

/** What another button than the last one asks for: a row more, or a row less. Undefined when it asks for neither. */
export function withOtherRows(sale: SaleForm, action: string): SaleForm | undefined {
  if (action === 'add-vendor') return { ...sale, vendors: [...sale.vendors, VENDOR].slice(0, MAX_ROWS) }
  if (action === 'add-purchaser') {
    return { ...sale, purchasers: [...sale.purchasers, PURCHASER].slice(0, MAX_ROWS) }
  }
  const [, group, index] = /^remove-(vendors|purchasers)-(\d+)$/.exec(action) ?? []
  const others = (_: unknown, i: number): boolean => i !== Number(index)
  if (group === 'vendors') return { ...sale, vendors: sale.vendors.filter(others) }
  return group === 'purchasers' ? { ...sale, purchasers: sale.purchasers.filter(others) } : undefined
}

export function declaredBy(sale: SaleForm): DeclaredSale {
  return {
    kind: 'sale',
    pin: sale.pin,
    vendors: sale.vendors,
    purchasers: sale.purchasers,
    price: parseRupees(sale.price) ?? 0,
    deedDate: [sale.year, sale.month.padStart(2, '0'), sale.day.padStart(2, '0')].join('-'),
    firstTimeBuyer: sale.firstTimeBuyer,
    scheme: sale.scheme,
  }
}

/** All that is visibly wrong, field by field, so that nobody has to send the form once for each mistake. */
export function mistakesIn({ t }: Pick<Voice, 't'>, sale: SaleForm): readonly FieldMessage[] {
  const { errors } = t.notary.opening
  const checks: readonly (readonly [field: string, isRight: boolean, text: string])[] = [
    ['pin', parsePin(sale.pin) !== undefined, refused(t, 'pin-malformed')],
    ['price', (parseRupees(sale.price) ?? 0) > 0, refused(t, 'price-invalid')],
    ...sale.vendors.flatMap((person, i) => personChecks(t, person, `vendors.${String(i)}`)),
    ...sale.purchasers.flatMap((person, i) => [
      ...personChecks(t, person, `purchasers.${String(i)}`),
      [`purchasers.${String(i)}.share`, isShare(person.share), errors.shareInvalid] as const,
    ]),
  ]
  return checks.filter(([, isRight]) => !isRight).map(([field, , text]) => ({ field, text }))
}

function personChecks(
  t: Voice['t'],
  { name, nic }: { readonly name: string; readonly nic: string },
  row: string,
) {
  return [
    [`${row}.name`, name !== '', t.notary.opening.errors.nameMissing] as const,
    [`${row}.nic`, parseNic(nic.toUpperCase()) !== undefined, refused(t, 'nic-malformed')] as const,
  ]
}

function refused(t: Voice['t'], code: 'pin-malformed' | 'price-invalid' | 'nic-malformed'): string {
  return `${t.refusals[code].title}. ${t.refusals[code].advice}`
}

function isShare(text: string): boolean {
  const share = parseFraction(text)
  return share !== undefined && share.numerator > 0
}
