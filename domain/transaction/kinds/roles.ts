import type { PartyRole } from '../party.ts'
import type { RoleRow } from './kind-row.ts'

const MANY = 50

/** Gives up his right: signs, and may owe a tax on what he gives. */
export function giving(role: PartyRole, change: Partial<RoleRow> = {}): RoleRow {
  return { role, side: 'gives', least: 1, most: MANY, shares: false, signs: true, pays: true, ...change }
}

/** Receives a share of what passes: signs, and may owe the duty. */
export function receiving(role: PartyRole, change: Partial<RoleRow> = {}): RoleRow {
  return { role, side: 'receives', least: 1, most: MANY, shares: true, signs: true, pays: true, ...change }
}

/** Has a part in the deed without giving or receiving a title. */
export function concerned(role: PartyRole, change: Partial<RoleRow> = {}): RoleRow {
  return { role, side: 'concerned', least: 1, most: MANY, shares: false, signs: true, pays: false, ...change }
}
