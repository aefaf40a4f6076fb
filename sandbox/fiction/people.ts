import type { Role } from '../../domain/actor.ts'
import type { Nic } from '../../domain/ids.ts'
import { owner } from './owners.ts'

/** Someone who logs in. No such person exists: the names are those of plants and birds. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The notary for whom a clerk works. */
  readonly worksFor?: string
  /** By which an owner stands in the register. */
  readonly nic?: Nic
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

/** Of the fictional register: the first parcels are theirs. */
const OWNERS = [owner(0), owner(1), owner(2)]

/** Eight notaries, three officers of the Registrar, two notaries' clerks and three owners, always the same. */
export const PEOPLE: readonly Person[] = [
  ...staff('notary', NOTARIES),
  ...staff('officer', OFFICERS),
  ...staff('clerk', CLERKS).map((clerk, i) => ({ ...clerk, worksFor: `notary-${i + 1}` })),
  ...OWNERS.map(({ nic, name }, i) => ({ id: `owner-${i + 1}`, name, roles: ['owner'] as const, nic })),
]

function staff(role: Role, names: readonly string[]): readonly Person[] {
  return names.map((name, i) => ({ id: `${role}-${i + 1}`, name, roles: [role] }))
}
