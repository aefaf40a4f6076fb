import { parsePin } from '../../domain/ids.ts'
import type { Pin } from '../../domain/ids.ts'
import { rupees } from '../../domain/money.ts'
import { fraction, WHOLE } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import type {
  Encumbrance,
  EncumbranceKind,
  Holder,
  Parcel,
  ParcelRecord,
  Tenure,
  Title,
} from '../../domain/register/title.ts'
import { instantOf, localDateAt, parseLocalDate } from '../../domain/time.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { owner } from './owners.ts'

const SIZE = 50

/** The districts are real; the localities are on no map. */
const PLACES: readonly (readonly [district: string, locality: string])[] = [
  ['Port Louis', 'Ruelle des Flamboyants'],
  ['Pamplemousses', 'Mare aux Nénuphars'],
  ['Rivière du Rempart', 'Anse du Corail-Bleu'],
  ['Flacq', 'Belle-Lisière'],
  ['Grand Port', 'Pointe des Veloutiers'],
  ['Savanne', 'Ravine Songes'],
  ['Black River', 'Morne aux Fougères'],
  ['Plaines Wilhems', 'Plateau des Goyaviers'],
  ['Moka', 'Source Vétiver'],
]

/** Every fifth parcel has more than one holder. */
const JOINT_SHARES: readonly (readonly Fraction[])[] = [
  [fraction(1, 2), fraction(1, 2)],
  [fraction(2, 3), fraction(1, 3)],
  [fraction(1, 2), fraction(1, 4), fraction(1, 4)],
]

/** A parent has the use of this one for life, and the child the rest. */
const DIVIDED = 44

/** What is unusual about a parcel, by its place in the list; the rest is free of everything. */
const ENCUMBERED: ReadonlyMap<number, EncumbranceKind> = new Map([
  ...[6, 13, 20, 27, 34, 41].map((index) => [index, 'mortgage'] as const),
  [16, 'caveat'],
  [23, 'seizure'],
])

const BENEFICIARIES: Readonly<Record<EncumbranceKind, string>> = {
  mortgage: 'Banque du Bac à Sable Ltd',
  caveat: 'Succession Bois-Noir CORBIGEAU',
  seizure: 'Caisse Fictive de Crédit Ltd',
  promise: 'Compagnie du Bac à Sable Ltd',
}

/** No price was paid for these: they came by succession. */
const INHERITED: ReadonlySet<number> = new Set([9, 38])

/** Land of the State: the holders of the title are its lessees. */
const LEASED: ReadonlySet<number> = new Set([11, 47])

/** The fictional register: fifty parcels, the same at every call. The first is held whole, free and once sold. */
export function fictionalRegister(): readonly ParcelRecord[] {
  return Array.from({ length: SIZE }, (_, index) => {
    const parcel = parcelAt(index)
    return { parcel, title: titleAt(parcel, index), encumbrances: encumbrancesAt(parcel.pin, index) }
  })
}

function parcelAt(index: number): Parcel {
  const [district, locality] = PLACES[index % PLACES.length] ?? ['', '']
  return {
    pin: pinAt(index),
    district,
    locality,
    extent: 300 + ((544 + index * 137) % 1_400),
    tenure: tenureAt(index),
  }
}

function tenureAt(index: number): Tenure {
  return LEASED.has(index) ? 'state-lease' : 'freehold'
}

/** The leading 9 marks the fiction: the one number in public begins with 1. */
function pinAt(index: number): Pin {
  const pin = parsePin(String(900_100_000 + index * 1_013))
  if (pin === undefined) throw new RangeError(`${index} makes no parcel number`)
  return pin
}

function titleAt({ pin, extent }: Parcel, index: number): Title {
  const registeredAt = registeredWhen(index)
  return {
    pin,
    holders: holdersAt(index),
    transcription: { volume: `TV ${9_000 + Math.floor(index / 10)}`, number: (index % 10) + 1 },
    validFrom: localDateAt(registeredAt),
    registeredAt,
    price: INHERITED.has(index) ? null : rupees(extent * (5_000 + ((2_400 + index * 311) % 9_000))),
    transactionId: null,
    refersTo: null,
  }
}

function registeredWhen(index: number): Instant {
  return instantOf(new Date(Date.UTC(1998 + (index % 24), (index * 5) % 12, 1 + ((index * 7) % 28), 6)))
}

/** The last parcels are held by people who hold another one too. */
function holdersAt(index: number): readonly Holder[] {
  return sharesAt(index).map(({ share, right }, i) => {
    const { nic: id, name } = owner(i === 0 ? index % 45 : 50 + index + i)
    return { id, name, share, right, marriage: null }
  })
}

function sharesAt(index: number): readonly Pick<Holder, 'share' | 'right'>[] {
  if (index % 5 !== 4) return [{ share: WHOLE, right: 'full' }]
  if (index === DIVIDED) return (['usufruct', 'bare'] as const).map((right) => ({ share: WHOLE, right }))
  const shares = JOINT_SHARES[Math.floor(index / 5) % JOINT_SHARES.length] ?? []
  return shares.map((share) => ({ share, right: 'full' }))
}

function encumbrancesAt(pin: Pin, index: number): readonly Encumbrance[] {
  const kind = ENCUMBERED.get(index)
  if (kind === undefined) return []
  return [
    {
      ...{ pin, kind, inscription: `IV 9100/1 No ${index + 1}`, rank: 1, inscribedOn: dayAt(index) },
      ...{ beneficiary: BENEFICIARIES[kind], beneficiaryId: null },
      ...{ amount: kind === 'mortgage' ? rupees(1_000_000 + index * 50_000) : null, until: null },
      ...{ condition: null, erasedAt: null, erasedBy: null },
    },
  ]
}

function dayAt(index: number): LocalDate {
  const day = parseLocalDate(`${2022 + (index % 3)}-0${1 + (index % 9)}-15`)
  if (day === undefined) throw new RangeError(`${index} makes no day`)
  return day
}
