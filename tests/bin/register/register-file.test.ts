import { expect } from 'chai'
import { readRegisterFile, writeRegisterFile } from '../../../bin/register/register-file.ts'
import { WHOLE } from '../../../domain/register/fraction.ts'
import type { Holder, ParcelRecord } from '../../../domain/register/title.ts'
import { localDateAt } from '../../../domain/time.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import {
  at,
  brn,
  holding,
  mortgage,
  order,
  otherPin,
  parcel,
  purchaserNic,
  sharedTitle,
  title,
  today,
  vendorNic,
} from '../../domain/sample.ts'

const erased = { ...mortgage, inscription: 'IV 2020/1 No 8', rank: 2, until: today, erasedAt: at } as const
const divided: readonly Holder[] = [
  holding(vendorNic, 'Latanier ARAUCARIA', WHOLE, 'usufruct'),
  {
    ...holding(brn, 'Filao Ltd', WHOLE, 'bare'),
    marriage: { regime: 'community', spouse: { id: purchaserNic, name: 'Filao CASUARINA' } },
  },
]

const records: readonly ParcelRecord[] = [
  {
    parcel: { ...parcel, extent: 844.5 },
    title: sharedTitle,
    encumbrances: [mortgage, erased],
  },
  {
    parcel: { ...parcel, pin: otherPin, tenure: 'state-lease' },
    title: { ...title, pin: otherPin, price: null, holders: divided, refersTo: 'TV 2019/4 No 16', order },
    encumbrances: [],
  },
]

interface File {
  parcels: {
    parcel: Record<string, unknown>
    title: Record<string, unknown> & { holders: Record<string, unknown>[] }
    encumbrances: Record<string, unknown>[]
  }[]
}

/** What reading says of the sample file after one change. */
function complaint(change: (first: File['parcels'][number], file: File) => void): string {
  const file = JSON.parse(writeRegisterFile(records)) as File
  const [first] = file.parcels
  if (first !== undefined) change(first, file)
  try {
    readRegisterFile(JSON.stringify(file))
  } catch (error) {
    return (error as Error).message
  }
  return 'taken'
}

const WRONG: Readonly<Record<string, Parameters<typeof complaint>[0]>> = {
  'parcels.0.parcel.pin: must be a PIN of nine digits': ({ parcel }) => {
    parcel['pin'] = '1030'
  },
  'parcels.0.parcel.extent': ({ parcel }) => {
    parcel['extent'] = 0
  },
  'parcels.0.title.holders.1.id: must be a NIC with its check character': ({ title: { holders } }) => {
    Object.assign(holders[1] ?? {}, { id: 'A0101800000013' })
  },
  'parcels.0.title.holders: the shares of the holders must add to one': ({ title: { holders } }) => {
    holders.pop()
  },
  'parcels.0.title.price': (first) => {
    first.title['price'] = 0.5
  },
  'parcels.0.encumbrances: each inscription must have its own place': ({ encumbrances }) => {
    Object.assign(encumbrances[0] ?? {}, { inscription: encumbrances[1]?.['inscription'] })
  },
  'parcels.0.encumbrances.0.kind': ({ encumbrances }) => {
    Object.assign(encumbrances[0] ?? {}, { kind: 'servitude' })
  },
  'parcels.0.encumbrances.0.inscribedOn: must be a date such as': ({ encumbrances }) => {
    Object.assign(encumbrances[0] ?? {}, { inscribedOn: '2026-02-30' })
  },
  'parcels.0.parcel: Unrecognized key': ({ parcel }) => {
    parcel['owner'] = 'nobody'
  },
}

describe('a register file', () => {
  it('without the later facts says what was the case before there were any', () => {
    const file = JSON.parse(writeRegisterFile(records.slice(0, 1))) as File
    const [first] = file.parcels
    delete first?.parcel['tenure']
    delete first?.title['validFrom']
    for (const line of first?.title.holders ?? []) {
      delete line['right']
      delete line['marriage']
    }
    const [read] = readRegisterFile(JSON.stringify(file))
    expect(read?.title).to.deep.equal({ ...sharedTitle, validFrom: localDateAt(sharedTitle.registeredAt) })
    expect(read?.parcel.tenure).to.equal('freehold')
  })

  it('gives back what was written, to the share and to the cent', () => {
    expect(readRegisterFile(writeRegisterFile(records))).to.deep.equal(records)
  })

  it('carries a register from one installation to another', async () => {
    const [from, to] = [createMemoryStores().register, createMemoryStores().register]
    await from.import(records)
    expect(await to.import(readRegisterFile(writeRegisterFile(await from.all())))).to.equal(records.length)
    expect(await to.all()).to.deep.equal(await from.all())
  })

  for (const [line, change] of Object.entries(WRONG)) {
    it(`is refused with the field named: ${line}`, () => {
      expect(complaint(change)).to.include(`The file is not a register:\n  ${line}`)
    })
  }

  it('names every field that is wrong at once', () => {
    const said = complaint(({ parcel }, { parcels }) => {
      parcel['pin'] = null
      Object.assign(parcels[1] ?? {}, { encumbrances: 'none' })
    })
    expect(said).to.include('  parcels.0.parcel.pin: ').and.to.include('  parcels.1.encumbrances: ')
  })

  it('is refused when it is not JSON', () => {
    expect(() => readRegisterFile('parcels:')).to.throw(SyntaxError)
  })
})
