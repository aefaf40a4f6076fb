import type { PersonId } from '../../../domain/ids.ts'
import type { Pin } from '../../../domain/ids.ts'
import { rupees } from '../../../domain/money.ts'
import { WHOLE } from '../../../domain/register/fraction.ts'
import type { ParcelRecord } from '../../../domain/register/title.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { RoleRow } from '../../../domain/transaction/kinds/kind-row.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import { coOwnerNic, partyAs, purchaserNic, strangerNic, today } from '../../domain/sample.ts'

const OTHERS: readonly PersonId[] = [purchaserNic, coOwnerNic, strangerNic]

/** A deed of any kind upon a parcel as it stands, drawn from the catalogue's row alone. */
export function termsOf(
  kind: Kind,
  { parcel, title, encumbrances }: ParcelRecord,
  counterpart: Pin,
  n: number,
): Terms {
  const row = KINDS[kind]
  const party = (role: RoleRow): Party =>
    partyAs(
      role.role,
      role.side === 'gives' ? (title.holders[0]?.id ?? strangerNic) : (OTHERS[n % 3] ?? strangerNic),
      role.role,
      {
        share: role.shares ? WHOLE : null,
      },
    )
  const refersTo =
    encumbrances[0]?.inscription ?? `${title.transcription.volume} No ${title.transcription.number}`
  return {
    ...{ kind, pin: parcel.pin, deedDate: today, declarations: [] },
    counterpart: row.needs.includes('counterpart') ? counterpart : null,
    parties: row.roles.filter(({ least }) => least > 0).map(party),
    // Now and then one that an officer doubts.
    price: row.amount === null ? null : rupees(n === 1 ? 3_000_000 : 6_000_000),
    right: row.rights[0] ?? 'ownership',
    ...(row.needs.includes('diedOn') ? { diedOn: today } : {}),
    refersTo: row.needs.includes('refersTo') ? refersTo : null,
    condition: row.needs.includes('condition') ? { text: 'a loan', until: today } : null,
  }
}
