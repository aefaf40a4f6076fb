import type { Knex } from 'knex'
import type { Pin } from '../../domain/ids.ts'
import type { Encumbrance, EncumbranceKind } from '../../domain/register/title.ts'
import type { LocalDate } from '../../domain/time.ts'

interface EncumbranceRow {
  readonly pin: Pin
  readonly position: number
  readonly kind: EncumbranceKind
  readonly inscription: string
  readonly inscribed_on: LocalDate
  readonly beneficiary: string
}

/** The encumbrances of one parcel, or of all, in the order of their inscription. */
export async function encumbrancesOf(trx: Knex.Transaction, pin?: Pin): Promise<readonly Encumbrance[]> {
  const rows = await trx<EncumbranceRow>('encumbrance')
    .where(pin === undefined ? {} : { pin })
    .orderBy(['pin', 'position'])
    .select('pin', 'kind', 'inscription', 'inscribed_on', 'beneficiary')
  return rows.map(({ inscribed_on, ...rest }) => ({ ...rest, inscribedOn: inscribed_on }))
}

export async function insertEncumbrances(
  trx: Knex.Transaction,
  pin: Pin,
  encumbrances: readonly Encumbrance[],
): Promise<void> {
  for (const [position, { kind, inscription, inscribedOn, beneficiary }] of encumbrances.entries()) {
    await trx<EncumbranceRow>('encumbrance').insert({
      pin,
      position,
      kind,
      inscription,
      inscribed_on: inscribedOn,
      beneficiary,
    })
  }
}
