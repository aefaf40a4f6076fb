import type { Knex } from 'knex'
import type { PersonId, Pin, TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { Encumbrance, EncumbranceKind } from '../../domain/register/title.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'

interface InscriptionRow {
  readonly pin: Pin
  readonly position: number
  readonly kind: EncumbranceKind
  readonly inscription: string
  readonly inscribed_on: LocalDate
  readonly beneficiary: string
  readonly beneficiary_id: PersonId | null
  readonly amount: Cents | null
  readonly until_day: LocalDate | null
  readonly awaits: string | null
}

interface ErasureRow {
  readonly pin: Pin
  readonly position: number
  readonly erased_at: Instant
  readonly transaction_id: TransactionId | null
}

/** An inscription with the mark that ended it, if there is one. */
export type EncumbranceRow = Omit<InscriptionRow, 'position'> & {
  readonly nth: number
  readonly erased_at: Instant | null
  readonly erased_by: TransactionId | null
}

export const ENCUMBRANCE_COLUMNS = [
  ...['encumbrance.kind', 'encumbrance.inscription', 'encumbrance.inscribed_on', 'encumbrance.beneficiary'],
  ...['encumbrance.beneficiary_id', 'encumbrance.amount', 'encumbrance.until_day', 'encumbrance.awaits'],
  ...['encumbrance.position as nth', 'erasure.erased_at', 'erasure.transaction_id as erased_by'],
] as const

export const ERASURE_OF = { 'erasure.pin': 'encumbrance.pin', 'erasure.position': 'encumbrance.position' }

export function encumbranceFrom(row: EncumbranceRow): Encumbrance {
  const { pin, kind, inscription, beneficiary, amount } = row
  return {
    ...{ pin, kind, inscription, beneficiary, amount },
    rank: row.nth + 1,
    inscribedOn: row.inscribed_on,
    beneficiaryId: row.beneficiary_id,
    until: row.until_day,
    condition: row.awaits,
    erasedAt: row.erased_at,
    erasedBy: row.erased_by,
  }
}

/** Writes the encumbrances at their ranks, those erased before with their marks. */
export async function insertEncumbrances(
  trx: Knex.Transaction,
  encumbrances: readonly Encumbrance[],
): Promise<void> {
  for (const one of encumbrances) {
    await trx<InscriptionRow>('encumbrance').insert({
      pin: one.pin,
      position: one.rank - 1,
      kind: one.kind,
      inscription: one.inscription,
      inscribed_on: one.inscribedOn,
      beneficiary: one.beneficiary,
      beneficiary_id: one.beneficiaryId,
      amount: one.amount,
      until_day: one.until,
      awaits: one.condition,
    })
    if (one.erasedAt !== null) await insertErasure(trx, one, one.erasedAt, one.erasedBy)
  }
}

/** Marks the encumbrance as erased. It stays on record. */
export async function insertErasure(
  trx: Knex.Transaction,
  { pin, rank }: Pick<Encumbrance, 'pin' | 'rank'>,
  erasedAt: Instant,
  transactionId: TransactionId | null,
): Promise<void> {
  const erasure = { pin, position: rank - 1, erased_at: erasedAt, transaction_id: transactionId }
  await trx<ErasureRow>('erasure').insert(erasure)
}
