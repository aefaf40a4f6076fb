import { expect } from 'chai'
import { mortgage } from '../domain/sample.ts'
import { createWorld, day } from '../storage/contract/world.ts'
import type { World } from '../storage/contract/world.ts'
import { NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

interface Shown {
  readonly titles: readonly {
    readonly transcription: { readonly volume: string }
    readonly validFrom: string
  }[]
  readonly encumbrances: readonly Record<string, unknown>[]
  readonly code?: string
}

describe('a parcel of the register', () => {
  let town: Town
  let world: World
  before(async () => {
    town = await openTown()
    world = createWorld(town.deps.stores)
  })
  after(() => town.close())

  const ask = async (path: string): Promise<Shown> => {
    const { text } = await town.ask('GET', `/v1/parcels/${path}`, { as: NOTARY })
    return JSON.parse(text) as Shown
  }
  const volumes = ({ titles }: Shown) => titles.map(({ transcription }) => transcription.volume)

  it('shows every title that it ever had, with both its times', async () => {
    const { pin } = await world.registered()
    const { titles } = await ask(`${pin}/titles`)
    expect(volumes({ titles, encumbrances: [] })).to.deep.equal(['TV 2026/1', 'TV 2019/4'])
    expect(titles[1]).to.deep.include({ validFrom: '2019-05-02', registeredAt: '2019-05-06T06:00:00.000Z' })
  })

  it('shows the title of a day, as the register knew it at a moment', async () => {
    const { pin } = await world.registered()
    const of = async (query: string): Promise<readonly string[]> =>
      volumes(await ask(`${pin}/titles?${query}`))
    expect(await of('valid=2026-11-24')).to.deep.equal(['TV 2026/1'])
    expect(await of(`valid=2026-11-24&known=${day(2)}`)).to.deep.equal(['TV 2019/4'])
    expect(await of('valid=2026-11-22')).to.deep.equal(['TV 2019/4'])
    expect(await of('valid=2019-05-01')).to.deep.equal([])
    expect((await ask(`${pin}/titles?valid=tomorrow`)).code).to.equal('request-malformed')
  })

  it('shows its encumbrances with rank and erasure', async () => {
    const pin = await world.parcel(undefined, ['mortgage', 'seizure'])
    const { encumbrances } = await ask(pin)
    expect(encumbrances.map(({ rank }) => rank)).to.deep.equal([1, 2])
    expect(encumbrances[0]).to.deep.include({ amount: mortgage.amount, erasedAt: null, erasedBy: null })
  })

  it('is refused by a code when its PIN is malformed or unknown', async () => {
    expect((await ask('12/titles')).code).to.equal('pin-malformed')
    expect((await ask('000000009/titles')).code).to.equal('pin-unknown')
  })
})
