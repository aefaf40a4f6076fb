import type { Role } from '../../domain/actor.ts'

/** Someone who logs in. No such person exists: the names are those of plants and birds. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The notary for whom a clerk works. */
  readonly worksFor?: string
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

/** Of the first two notaries. */
const CLERKS = ['Bambou Zoizo-Blanc', 'Goyave Pic-Pic']

/** Eight notaries, three officers of the Registrar and two notaries' clerks, always the same. */
export const PEOPLE: readonly Person[] = [
  ...staff('notary', NOTARIES),
  ...staff('officer', OFFICERS),
  ...staff('clerk', CLERKS).map((clerk, i) => ({ ...clerk, worksFor: `notary-${i + 1}` })),
]

function staff(role: Role, names: readonly string[]): readonly Person[] {
  return names.map((name, i) => ({ id: `${role}-${i + 1}`, name, roles: [role] }))
}
