import { parseNic, parsePersonId, parsePin } from '../../../domain/ids.ts'
import { parseRupees } from '../../../domain/money.ts'
import { parseFraction } from '../../../domain/register/fraction.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { RoleRow } from '../../../domain/transaction/kinds/kind-row.ts'
import type { FieldMessage, Voice } from '../render/show.ts'
import type { PersonForm, TermsForm } from './terms-form.ts'

type Check = readonly [field: string, isRight: boolean, text: string]

/** All that is visibly wrong, field by field, so that nobody has to send the form once for each mistake. */
export function mistakesIn({ t }: Pick<Voice, 't'>, form: TermsForm): readonly FieldMessage[] {
  const checks = [
    ...termChecks(t, form),
    ...form.roles.flatMap(({ row, people }) =>
      people.flatMap((person, i) => personChecks(t, row, person, `${row.role}.${String(i)}`)),
    ),
  ]
  return checks.filter(([, isRight]) => !isRight).map(([field, , text]) => ({ field, text }))
}

function termChecks(t: Voice['t'], { kind, fields }: TermsForm): readonly Check[] {
  const { amount, needs } = KINDS[kind]
  const { textMissing } = t.notary.opening.errors
  const isOnly = (field: (typeof needs)[number], isRight: boolean): boolean =>
    !needs.includes(field) || isRight
  return [
    ['pin', parsePin(fields.pin) !== undefined, refused(t, 'pin-malformed')],
    ['price', amount === null || (parseRupees(fields.price) ?? 0) > 0, refused(t, 'price-invalid')],
    [
      'counterpart',
      isOnly('counterpart', parsePin(fields.counterpart) !== undefined),
      refused(t, 'pin-malformed'),
    ],
    ['refersTo', isOnly('refersTo', fields.refersTo !== ''), textMissing],
    ['conditionText', isOnly('condition', fields.conditionText !== ''), textMissing],
  ]
}

function personChecks(t: Voice['t'], row: RoleRow, person: PersonForm, at: string): readonly Check[] {
  const { errors } = t.notary.opening
  const { name, id, share, regime, spouseName, spouseId } = person
  const isMarried = regime !== ''
  return [
    [`${at}.name`, name !== '', errors.nameMissing],
    [`${at}.id`, parsePersonId(id.toUpperCase()) !== undefined, refused(t, 'nic-malformed')],
    [`${at}.share`, !row.shares || isShare(share), errors.shareInvalid],
    [`${at}.spouseName`, !isMarried || spouseName !== '', errors.nameMissing],
    [
      `${at}.spouseId`,
      !isMarried || parseNic(spouseId.toUpperCase()) !== undefined,
      refused(t, 'nic-malformed'),
    ],
  ]
}

function refused(t: Voice['t'], code: 'pin-malformed' | 'price-invalid' | 'nic-malformed'): string {
  return `${t.refusals[code].title}. ${t.refusals[code].advice}`
}

function isShare(text: string): boolean {
  const share = parseFraction(text)
  return share !== undefined && share.numerator > 0
}
