import { WHOLE } from '../../../domain/register/fraction.ts'
import { partyAs, purchaserNic, vendorNic } from '../../domain/sample.ts'

/* The two sides of an act, whatever its kind calls them. */

type Role = Parameters<typeof partyAs>[0]
type Change = Parameters<typeof partyAs>[3]
type Side = ReturnType<typeof partyAs>

/** Who holds the parcel. */
export const by = (role: Role, change: Change = {}): Side =>
  partyAs(role, vendorNic, 'Latanier ARAUCARIA', change)

/** Who is to have all of it, unless the change says otherwise. */
export const to = (role: Role, change: Change = {}): Side =>
  partyAs(role, purchaserNic, 'Filao CASUARINA', { share: WHOLE, ...change })
