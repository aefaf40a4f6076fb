import type { PersonId, Pin } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import { WHOLE } from '../../domain/register/fraction.ts'
import type { LocalDate } from '../../domain/time.ts'
import type { Party } from '../../domain/transaction/party.ts'
import type { Terms } from '../../domain/transaction/terms.ts'

interface Somebody {
  readonly id: PersonId
  readonly name: string
}

/** What is agreed; the rest of a fictional sale is always the same. */
interface Agreed {
  readonly pin: Pin
  readonly vendors: readonly Somebody[]
  readonly purchaser: Somebody
  readonly price: Cents
  readonly deedDate: LocalDate
}

/** An unmarried citizen who signs for himself. */
const PLAIN = { citizen: true, share: null, marriage: null, cannotSign: null }

/** A sale of the whole of a parcel by all its holders to one purchaser. */
export function saleTerms({ pin, vendors, purchaser, price, deedDate }: Agreed): Terms {
  return {
    kind: 'sale',
    ...{ pin, price, deedDate },
    parties: [
      ...vendors.map(({ id, name }): Party => ({ ...PLAIN, role: 'vendor', id, name })),
      { ...PLAIN, role: 'purchaser', id: purchaser.id, name: purchaser.name, share: WHOLE },
    ],
    counterpart: null,
    right: 'ownership',
    refersTo: null,
    condition: null,
    declarations: [],
  }
}
