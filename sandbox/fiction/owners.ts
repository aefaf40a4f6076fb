import { nicCheckCharacter, parseNic } from '../../domain/ids.ts'
import type { Nic } from '../../domain/ids.ts'

/** One who holds land in the fictional register: a plant's first name, a bird's SURNAME, nobody's identity. */
interface Owner {
  readonly nic: Nic
  readonly name: string
}

const PLANTS = [
  ...[
    'Takamaka',
    'Manglier',
    'Veloutier',
    'Fangame',
    'Benjoin',
    'Natte',
    'Colophane',
    'Affouche',
    'Goyavier',
  ],
  ...['Jamrosat', 'Papayer', 'Corossol', 'Bilimbi', 'Carambole', 'Bigarade', 'Combava', 'Vétiver', 'Ayapana'],
  ...['Songe', 'Bois-Noir', 'Jacquier', 'Longanier', 'Sagoutier', 'Palissandre', 'Citronnelle'],
]

const BIRDS = [
  ...['Corbigeau', 'Fouquet', 'Goélette', 'Frégate', 'Salangane', 'Gasse', 'Macoua', 'Courlis-Corlieu'],
  ...['Bec-Rose', 'Oiseau-Blanc', 'Coq-des-Bois', 'Poule-Rouge', 'Tourterelle-Peinte', 'Chevalier-Bargette'],
  ...['Yeux-Blancs', 'Zoiseau-Manioc', 'Lunettes-Vertes', 'Quivi', 'Échasse', 'Pluvier-Doré'],
]

/** The owner of that number, the same at every call; numbers from 0 to 99 give different people. */
export function owner(number: number): Owner {
  const surname = at(BIRDS, number * 7).toLocaleUpperCase('fr')
  return { nic: fictionalNic(surname, number), name: `${at(PLANTS, number)} ${surname}` }
}

/** Serial numbers from 990000: the end of a range that no registry office has reached in one day. */
function fictionalNic(surname: string, number: number): Nic {
  const initial = surname.normalize('NFD').charAt(0)
  const born = [1 + ((number * 11) % 28), 1 + ((number * 5) % 12), 40 + ((number * 17) % 58)]
    .map(twoDigits)
    .join('')
  const first13 = `${initial}${born}${990_000 + number}`
  const nic = parseNic(first13 + nicCheckCharacter(first13))
  if (nic === undefined) throw new RangeError(`${first13} makes no identity number`)
  return nic
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function at(names: readonly string[], number: number): string {
  return names[number % names.length] ?? ''
}
