import type { Role } from '../../domain/actor.ts'

/** Someone who logs in. No such person exists: the names are those of plants and birds. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

const NOTARIES = [
  'Ébène Paille-en-Queue',
  'Latanier Tamarin',
  'Badamier Crécerelle',
  'Vacoas Martin-Triste',
  'Filao Tourterelle',
  'Bois-Colophane Cateau',
  'Mahogany Merle-Cuisinier',
  'Tecoma Cardinal-Moineau',
]

const OFFICERS = ['Ravenale Serin-du-Cap', 'Tambalacoque Pigeon-Rose', 'Jamblon Bengali-Rouge']

/** Eight notaries and three officers of the Registrar, always the same. */
export const PEOPLE: readonly Person[] = [...staff('notary', NOTARIES), ...staff('officer', OFFICERS)]

function staff(role: Role, names: readonly string[]): readonly Person[] {
  return names.map((name, i) => ({ id: `${role}-${i + 1}`, name, roles: [role] }))
}
