import type { Knex } from 'knex'
import type { Pin } from '../../domain/ids.ts'
import type { Encumbrance, EncumbranceKind } from '../../domain/register/title.ts'
import type { LocalDate } from '../../domain/time.ts'

export interface EncumbranceRow {
  readonly pin: Pin
  readonly position: number
  readonly kind: EncumbranceKind
  readonly inscription: string
  readonly inscribed_on: LocalDate
  readonly beneficiary: string
}

/** The encumbrances of the parcel, in the order of their inscription. */
export async function encumbrancesOf(knex: Knex, pin: Pin): Promise<readonly Encumbrance[]> {
  const rows = await knex<EncumbranceRow>('encumbrance')
    .where({ pin })
    .orderBy('position')
    .select('pin', 'kind', 'inscription', 'inscribed_on', 'beneficiary')
  return rows.map(encumbranceFrom)
}

export function encumbranceFrom(row: Omit<EncumbranceRow, 'position'>): Encumbrance {
  const { pin, kind, inscription, inscribed_on: inscribedOn, beneficiary } = row
  return { pin, kind, inscription, inscribedOn, beneficiary }
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
